"""Findable: what a contact is found by. Query: what is looked for, in the same comparable form."""

from dataclasses import dataclass
from enum import IntEnum


class Rank(IntEnum):
    """Where something was found, the best first."""

    EXACT = 0
    """It is the whole name."""
    PREFIX = 1
    """The name, or a word of a Latin name, begins with it."""
    NAME = 2
    READING = 3
    COMPANY = 4
    OTHER = 5


@dataclass(frozen=True, slots=True)
class Findable:
    """The text of a contact's facts, folded; Latin words keep one space between them, other scripts none."""

    names: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    """Readings in hiragana, and how the name sounds in Latin letters."""
    companies: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    """The digits of telephone numbers."""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Needle:
    """One word that is looked for, in the forms in which it may be found; "" where it has no such form."""

    text: str
    name: str = ""
    sound: str = ""
    core: str = ""
    """What is left of a company's name without its legal form; "" if nothing is."""
    number: str = ""
    """Some digits of a telephone number."""

    def may_be_in(self, text: str) -> bool:
        """Whether any form of it is in a text without spaces."""
        forms = (self.text, self.name, self.sound, self.core, self.number.removeprefix("0"))
        return any(form and form in text for form in forms)


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that is looked for at once; whoever is found has all of it."""

    needles: tuple[Needle, ...] = ()
    name: str = ""
    """All of it as one name."""

    def may_be_in(self, text: str) -> bool:
        """Whether a contact of this text can have all of it; quick, and wrong at times."""
        text = bare(text)
        return bare(self.name) in text or all(needle.may_be_in(text) for needle in self.needles)

    def rank(self, found: Findable) -> tuple[int, ...] | None:
        """How good a find it is, the least the best; None if something is missing."""
        if self.is_name(found):
            return (Rank.EXACT,)
        ranks = [_rank(needle, found) for needle in self.needles]
        known = sorted(rank for rank in ranks if rank is not None)
        return (sum(known), *known) if known and len(known) == len(ranks) else None

    def is_name(self, found: Findable) -> bool:
        """Whether it is somebody's whole name, the words of a Latin one in any order."""
        joined, words = bare(self.name), sorted(self.name.split())
        return bool(joined) and any(bare(name) == joined or sorted(name.split()) == words for name in found.names)


def bare(text: str) -> str:
    return text.replace(" ", "")


def _rank(needle: Needle, found: Findable) -> Rank | None:
    if needle.name and any(_begins(name, needle.name) for name in found.names):
        return Rank.PREFIX
    if _is_in(needle.name, found.names):
        return Rank.NAME
    if _is_in(needle.name, found.sounds) or _is_in(needle.sound, found.sounds):
        return Rank.READING
    if _is_in(needle.text, found.companies) or _is_in(needle.core, found.companies):
        return Rank.COMPANY
    if _is_in(needle.text, found.others) or _has_digits(needle.number, found.numbers):
        return Rank.OTHER
    return None


def _begins(name: str, part: str) -> bool:
    return name.startswith(part) or f" {part}" in name or bare(name).startswith(part)


def _is_in(part: str, texts: tuple[str, ...]) -> bool:
    return bool(part) and any(part in bare(text) for text in texts)


def _has_digits(digits: str, numbers: tuple[str, ...]) -> bool:
    """Whether a number has them; the zero before an area code is not kept in international ones."""
    return bool(digits) and any(digits in number or digits.removeprefix("0") in number for number in numbers)
