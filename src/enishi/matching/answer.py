"""What the user says when asked who it was -> whether it is their name."""

from collections.abc import Iterator

from enishi.matching import spoken
from enishi.matching.normalise import fold, reading, words
from enishi.model.card import Property
from enishi.model.contact import Contact

SLIP_FROM = 5
"""Letters from which on one wrong letter is a slip of the pen; in a shorter name it makes another one."""

_NAMES = (Property.NAME, Property.NAME_KANA, Property.NAME_ROMAJI)


def names(answer: str, contact: Contact) -> bool:
    """Whether it is their name or a word of it, such as the family name: in any script, near enough."""
    said, sounds = set(_spellings(answer)), set(_sounds(answer))
    theirs = [value for what in _NAMES for value in contact.values(what)]
    spelt = {form for name in theirs for form in _spellings(name)}
    heard = {form for name in theirs for form in _sounds(name)}
    if said & spelt or sounds & heard:
        return True
    if any(_is_begun(form, name) for form in said for name in spelt):
        return True
    return any(_is_slip(one, other) for one in sounds for other in heard)


def _spellings(name: str) -> Iterator[str]:
    """All of it, each of its words, and the family name that a name without spaces begins with."""
    joined = "".join(words(name))
    yield from filter(None, (joined, *words(name), spoken.family(joined)))


def _sounds(name: str) -> Iterator[str]:
    """How all of it and each of its words sound in Latin letters; of kanji the usual reading of the family name."""
    parts = reading(name)
    joined = "".join(words(name))
    yield from filter(None, ("".join(parts), *parts, spoken.family_sound(joined)))


def _is_begun(form: str, name: str) -> bool:
    """Whether a name in kanji without spaces begins so; one character alone begins too many."""
    return len(form) > 1 and not form.isascii() and not fold(name).isascii() and name.startswith(form)


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SLIP_FROM:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - what is right is known without it

    return OSA.distance(one, other, score_cutoff=1) <= 1
