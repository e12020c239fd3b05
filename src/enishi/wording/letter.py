"""Kinds of messages, in words."""

from enishi.followup.compose import Kind
from enishi.language import _


def kind_words(kind: Kind) -> str:
    return {
        Kind.FIRST: _("the first message"),
        Kind.AGAIN: _("another try"),
        Kind.LETTER: _("a letter"),
        Kind.SHORT: _("a few words"),
        Kind.WORD: _("a word after a long silence"),
    }[kind]


def language_words(tongue: str) -> str:
    """A language by its own name."""
    return {"ja": "日本語", "en": "English"}[tongue]
