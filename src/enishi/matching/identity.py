"""The names of two people -> what is observed of them."""

from collections.abc import Iterator
from math import log2

from rapidfuzz.distance import OSA

from enishi.matching import blocking, spoken
from enishi.matching.channels import Observation, decisive, observe
from enishi.matching.names import differences, relate
from enishi.matching.person import Name, Person, Script
from enishi.matching.weights import FAMILY_SOUND, READING_BESIDE_NAME, Channel, Outcome, Rarity


def named(one: Person, other: Person, rarity: Rarity) -> Iterator[Observation]:
    """The written names of the first script that both use, then how they sound."""
    if pairs := _pairs(one, other):
        yield from _written(pairs, rarity)
        if pairs[0][0].script is Script.HAN:
            yield from _readings_beside(one, other)
    elif one.readings and other.readings:
        yield _reading(one, other, rarity)
    else:
        yield from _family_sounds(one, other)


def _pairs(one: Person, other: Person) -> list[tuple[Name, Name]]:
    """The names of the first script that both use, each beside each."""
    for script in Script:
        theirs = [name for name in other.names if name.script is script]
        if theirs and (pairs := [(left, right) for left in one.names if left.script is script for right in theirs]):
            return pairs
    return []


def _written(pairs: list[tuple[Name, Name]], rarity: Rarity) -> Iterator[Observation]:
    seen = {_name(left, right, rarity): left for left, right in pairs}
    for name in decisive(seen):
        yield from _with_rarity(name, rarity, blocking.name_key(seen[name]))


def _name(left: Name, right: Name, rarity: Rarity) -> Observation:
    outcome = relate(left, right)
    frequency = 1.0
    if outcome in (Outcome.SAME, Outcome.VARIANT, Outcome.CONFUSED, Outcome.TYPO):
        frequency = max(rarity.of_name(blocking.name_key(name)) for name in (left, right))
    return observe(Channel.NAME, outcome, frequency, "" if outcome is Outcome.SAME else differences(left, right))


_USUAL = 1 / 31_000
"""Share of a name that nobody else in a small store has."""

_NOTABLE = 2.0
"""Bits from which it is worth a word that a name is rare or common."""


def _with_rarity(name: Observation, rarity: Rarity, term: int) -> Iterator[Observation]:
    """A name that agrees, and apart from it what its frequency adds or takes."""
    bonus = log2(_USUAL / rarity.of_name(term))
    if name.outcome is not Outcome.SAME or abs(bonus) < _NOTABLE:
        yield name
        return
    yield name._replace(weight=name.weight - bonus)
    yield Observation(Channel.RARITY, Outcome.RARE if bonus > 0 else Outcome.COMMON, bonus)


def _readings_beside(one: Person, other: Person) -> Iterator[Observation]:
    if one.readings and other.readings:
        outcome = _relate_readings(one.readings, other.readings)
        yield Observation(Channel.READING, outcome, READING_BESIDE_NAME[outcome].bits())


def _reading(one: Person, other: Person, rarity: Rarity) -> Observation:
    outcome = _relate_readings(one.readings, other.readings)
    shared = one.readings & other.readings
    frequency = max((rarity.of_name(blocking.reading_key(sound)) for sound in shared), default=1.0)
    if outcome is Outcome.TYPO:
        frequency = _USUAL
    return observe(Channel.READING, outcome, frequency)


_LONG_READING = 8
"""Letters from which one wrong letter makes no other person's name."""


def _relate_readings(left: frozenset[str], right: frozenset[str]) -> Outcome:
    if left & right:
        return Outcome.SAME
    is_close = any(
        min(len(x), len(y)) >= _LONG_READING and OSA.distance(x, y, score_cutoff=1) == 1 for x in left for y in right
    )
    return Outcome.TYPO if is_close else Outcome.DIFFERENT


def _family_sounds(one: Person, other: Person) -> Iterator[Observation]:
    """Kanji against romaji or kana: the family name can be guessed well enough, a given name only be looked up."""
    for written, heard in ((one, other), (other, one)):
        if heard.readings and not written.readings:
            names = [name for name in written.names if name.script is Script.HAN and spoken.family_sound(name.joined)]
            outcomes = {_by_sound(name, form) for name in names for form in heard.readings}
            if outcomes:
                best = next(outcome for outcome in FAMILY_SOUND if outcome in outcomes)
                sounds = ", ".join(sorted(spoken.family_sound(name.joined) for name in names))
                yield Observation(Channel.FAMILY, best, FAMILY_SOUND[best].bits(), f"({sounds})")


def _by_sound(name: Name, heard: str) -> Outcome:
    family = spoken.family_sound(name.joined)
    if not heard.startswith(family):
        return Outcome.DIFFERENT
    known = spoken.may_sound(name.joined[len(spoken.family(name.joined)) :], heard[len(family) :])
    return Outcome.PART if known is None else Outcome.SAME if known else Outcome.OTHER_GIVEN
