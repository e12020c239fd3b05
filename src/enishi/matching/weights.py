"""What each observation is worth: Fellegi and Sunter's m and u (1969), each with its reason."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import log2
from types import MappingProxyType

from enishi.model.match import Degree


class Channel(StrEnum):
    """What is compared."""

    NAME = "name"
    READING = "reading"
    FAMILY = "family"
    """The family name's sound, guessed from kanji."""
    RARITY = "rarity"
    EMAIL = "email"
    MAILBOX = "mailbox"
    """One that a role reads, as info@."""
    MOBILE = "mobile"
    TELEPHONE = "telephone"
    COMPANY = "company"
    HOST = "host"
    POSTCODE = "postcode"
    DEPARTMENT = "department"
    TITLE = "title"


class Outcome(StrEnum):
    """How two values of a channel relate."""

    SAME = "same"
    VARIANT = "variant"
    CONFUSED = "confused"
    TYPO = "typo"
    PART = "part"
    ONE_OFF = "one off"
    OTHER_GIVEN = "other given name"
    OTHER_FAMILY = "other family name"
    NUMBERED = "numbered"
    OTHER_LOCAL = "other local part"
    MOVED = "moved"
    RARE = "rare"
    COMMON = "common"
    DIFFERENT = "different"

    @property
    def degree(self) -> Degree:
        return _DEGREES.get(self, Degree.SIMILAR)


_DEGREES = {
    Outcome.SAME: Degree.SAME,
    Outcome.RARE: Degree.SAME,
    Outcome.COMMON: Degree.SAME,
    Outcome.OTHER_GIVEN: Degree.DIFFERENT,
    Outcome.OTHER_FAMILY: Degree.DIFFERENT,
    Outcome.NUMBERED: Degree.DIFFERENT,
    Outcome.OTHER_LOCAL: Degree.DIFFERENT,
    Outcome.DIFFERENT: Degree.DIFFERENT,
}


@dataclass(frozen=True, slots=True)
class Weight:
    """How often an outcome is seen of one person's two records, and of two people's."""

    m: float
    u: float
    """Where the frequency of the value itself counts, its multiple."""
    reason: str

    def bits(self, frequency: float = 1.0) -> float:
        return log2(self.m / (self.u * frequency))


@cache
def learned() -> Mapping[tuple[str, str], float]:
    """Bits that examples add to an outcome of a channel, or to a situation, since channels depend on each other.

    Under "times" what the weights of a channel are multiplied with beyond 1. Written by `benchmarks/matching/train.py`.
    """
    table = tomllib.loads((files(__package__) / "data" / "learned.toml").read_text("utf-8"))
    return {(channel, outcome): bits for channel, row in table.items() for outcome, bits in row.items()}


WEIGHTS: Mapping[tuple[Channel, Outcome], Weight] = MappingProxyType(
    {
        (Channel.NAME, Outcome.SAME): Weight(0.85, 1, "most names are read right; others share one by its frequency"),
        (Channel.NAME, Outcome.VARIANT): Weight(0.05, 0.06, "髙 for 高: people and engines write both"),
        (Channel.NAME, Outcome.CONFUSED): Weight(0.04, 0.15, "a misreading; now and then a neighbouring name"),
        (Channel.NAME, Outcome.TYPO): Weight(0.03, 0.3, "one letter in a long name"),
        (Channel.NAME, Outcome.PART): Weight(0.03, 1 / 2_000, "family name with an initial, or without the given name"),
        (Channel.NAME, Outcome.ONE_OFF): Weight(0.01, 1 / 300, "one kanji misread, or a sister's name"),
        (Channel.NAME, Outcome.OTHER_GIVEN): Weight(0.0005, 1 / 120, "relatives and the many Satos"),
        (Channel.NAME, Outcome.OTHER_FAMILY): Weight(0.002, 1 / 60, "a marriage; far oftener a shared given name"),
        (Channel.NAME, Outcome.DIFFERENT): Weight(0.002, 0.97, "a name that was not read at all"),
        (Channel.READING, Outcome.SAME): Weight(0.8, 3, "several kanji names share a reading"),
        (Channel.READING, Outcome.TYPO): Weight(0.06, 1, "one letter of a long reading"),
        (Channel.READING, Outcome.DIFFERENT): Weight(0.01, 0.97, "furigana is small and misread more often"),
        (Channel.EMAIL, Outcome.SAME): Weight(0.8, 1, "a personal mailbox is shared by one in two hundred"),
        (Channel.EMAIL, Outcome.CONFUSED): Weight(
            0.05, 0.3, "1 for l: somebody else's address seldom differs so little"
        ),
        (Channel.EMAIL, Outcome.TYPO): Weight(0.02, 1 / 5_000, "one letter inside a word of the address"),
        (Channel.MAILBOX, Outcome.SAME): Weight(0.5, 1 / 400, "info@ tells the company, not the person"),
        (Channel.EMAIL, Outcome.MOVED): Weight(0.1, 1 / 30, "people take their habit of an address along"),
        (Channel.EMAIL, Outcome.NUMBERED): Weight(0.02, 0.5, "tanaka1 and tanaka2: numbers tell colleagues apart"),
        (Channel.EMAIL, Outcome.OTHER_LOCAL): Weight(0.05, 0.9, "one company gives a person one address"),
        (Channel.EMAIL, Outcome.DIFFERENT): Weight(0.5, 0.95, "another employer, another address"),
        (Channel.MOBILE, Outcome.SAME): Weight(0.8, 1, "kept for years; shared in families, given out anew"),
        (Channel.MOBILE, Outcome.CONFUSED): Weight(0.02, 1 / 50_000, "a 3 for an 8, or a digit that was not read"),
        (Channel.MOBILE, Outcome.TYPO): Weight(0.005, 1 / 800, "one other digit: a firm's mobiles follow one another"),
        (Channel.MOBILE, Outcome.DIFFERENT): Weight(0.15, 0.99, "a second or a new mobile"),
        (Channel.TELEPHONE, Outcome.SAME): Weight(0.5, 1, "a direct line, or a switchboard by its frequency"),
        (Channel.TELEPHONE, Outcome.DIFFERENT): Weight(0.6, 0.9, "other office or other company"),
        (Channel.COMPANY, Outcome.SAME): Weight(0.7, 1, "people stay; others work there by its frequency"),
        (Channel.COMPANY, Outcome.TYPO): Weight(0.1, 3, "a misreading, or a sister company"),
        (Channel.COMPANY, Outcome.DIFFERENT): Weight(0.2, 0.97, "people move, and firms are renamed"),
        (Channel.HOST, Outcome.SAME): Weight(0.7, 1 / 1_000, "colleagues share it, and hardly anybody else"),
        (Channel.POSTCODE, Outcome.SAME): Weight(0.6, 1 / 60, "offices crowd where other offices are"),
        (Channel.DEPARTMENT, Outcome.SAME): Weight(0.4, 1 / 20, "departments have few names"),
        (Channel.TITLE, Outcome.SAME): Weight(0.5, 1 / 5, "titles have fewer"),
    }
)
"""Set by hand from the measured error rates of card readers and the frequencies of names in Japan."""

READING_BESIDE_NAME: Mapping[Outcome, Weight] = MappingProxyType(
    {
        Outcome.SAME: Weight(0.9, 0.6, "the same kanji are mostly read the same"),
        Outcome.TYPO: Weight(0.06, 0.06, "tells nothing"),
        Outcome.DIFFERENT: Weight(0.02, 0.3, "幸子 is Sachiko or Yukiko"),
    }
)
"""Once the written names were compared, the reading adds little when it agrees and much when it does not."""

FAMILY_SOUND: Mapping[Outcome, Weight] = MappingProxyType(
    {
        Outcome.SAME: Weight(0.5, 1 / 6_000, "the given name is known to be read so too"),
        Outcome.PART: Weight(0.3, 1 / 100, "the family name can be read so, of the given name nothing is known"),
        Outcome.OTHER_GIVEN: Weight(0.08, 1 / 110, "the given name has other known readings; lists have gaps"),
        Outcome.DIFFERENT: Weight(0.08, 0.98, "the usual reading of a family name is right for nine in ten"),
    }
)
"""Kanji against romaji, the best first."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How often values occur in the store; by default a small store in which nothing is known to recur."""

    size: int = 1_000
    """Contacts in the store."""
    count: Callable[[int], int] = lambda _term: 1
    """Contacts that carry a term (see `blocking.terms`)."""

    def of_name(self, term: int) -> float:
        """As if the store were joined with a town of 30,000 in which every name occurs once."""
        return self._among(term, 30_000)

    def of_workplace(self, term: int) -> float:
        """As if 300 more people had been met, one of a company."""
        return self._among(term, 300)

    def of_personal(self, term: int) -> float:
        """What is one person's own is still shared, or taken over, by one in 200."""
        return (max(self.count(term), 1) - 1 + 1 / 200) / self.population

    @property
    def population(self) -> int:
        """Those among whom somebody is looked for; never less than the circle that one moves in."""
        return max(self.size, 1_000)

    def _among(self, term: int, others: int) -> float:
        return max(self.count(term), 1) / (self.population + others)


NEUTRAL = Rarity()
