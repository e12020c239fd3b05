"""A card that has just come in, in words."""

from enishi.language import _
from enishi.model.card import Draft, Property
from enishi.model.match import Verdict


def verdict_words(verdict: Verdict) -> str:
    """Whether the user knew whose card it is, with the mark that the terminal shows."""
    return {
        Verdict.LINK: _("= known"),
        Verdict.POSSIBLE_LINK: _("? perhaps known"),
        Verdict.NON_LINK: _("+ new"),
    }[verdict]


def glimpse(draft: Draft) -> tuple[str, str]:
    """A name and a company, as far as they can be read."""
    name = draft.value(Property.NAME) or draft.value(Property.NAME_ROMAJI)
    return name, draft.value(Property.COMPANY)
