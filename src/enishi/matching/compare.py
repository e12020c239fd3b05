"""Two people's records -> the evidence for and against their being one."""

from collections.abc import Iterable, Iterator
from functools import cache
from math import log2

from rapidfuzz.distance import OSA

from enishi.language import _, current
from enishi.matching import blocking, channels, surnames
from enishi.matching.channels import Observation, decisive, observe
from enishi.matching.names import differences, relate
from enishi.matching.person import Name, Person, Script
from enishi.matching.weights import FAMILY_SOUND, NEUTRAL, READING_BESIDE_NAME, Channel, Outcome, Rarity
from enishi.model.match import Comparison


def compare(one: Person, other: Person, rarity: Rarity = NEUTRAL) -> tuple[Comparison, ...]:
    """One comparison for each channel on which both say something, in words for a person to read."""
    return tuple(in_words(seen) for seen in observations(one, other, rarity))


def observations(one: Person, other: Person, rarity: Rarity) -> tuple[Observation, ...]:
    """What is seen on each channel; what both do not say is no evidence."""
    seen = (
        *_names(one, other, rarity),
        *channels.emails(one, other, rarity),
        *channels.mobiles(one, other, rarity),
        *channels.telephones(one, other, rarity),
        *channels.companies(one, other, rarity),
        *channels.offices(one, other),
    )
    return tuple(_not_counted_twice(seen))


WORKPLACE = frozenset(
    {Channel.COMPANY, Channel.HOST, Channel.MAILBOX, Channel.TELEPHONE, Channel.POSTCODE, Channel.DEPARTMENT}
)
"""Channels that colleagues share: where one agrees the others mostly do."""

_SAID_AGAIN = 0.2
"""What a second sign of the same workplace adds, as a part of its own weight."""


def _not_counted_twice(seen: Iterable[Observation]) -> Iterator[Observation]:
    shared = [each for each in seen if each.channel in WORKPLACE and each.weight > 0]
    strongest = max(shared, key=lambda each: each.weight, default=None)
    for each in seen:
        is_repeated = each.channel in WORKPLACE and each.weight > 0 and each is not strongest
        yield each._replace(weight=each.weight * _SAID_AGAIN) if is_repeated else each


def _names(one: Person, other: Person, rarity: Rarity) -> Iterator[Observation]:
    """The written names of the first script that both use, then how they sound."""
    for script in Script:
        pairs = [(left, right) for left in one.names for right in other.names if left.script is right.script is script]
        if pairs:
            yield from _written(pairs, rarity)
            if script is Script.HAN:
                yield from _readings_beside(one, other)
            return
    if one.readings and other.readings:
        yield _reading(one, other, rarity)
    else:
        yield from _family_sounds(one, other)


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


def _with_rarity(name: Observation, rarity: Rarity, term: str) -> Iterator[Observation]:
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
    """Kanji against romaji or kana: the family name alone can be guessed well enough to compare."""
    for written, spoken in ((one, other), (other, one)):
        sounds = {
            sound for name in written.names if name.script is Script.HAN and (sound := surnames.sound(name.joined))
        }
        if sounds and spoken.readings and not written.readings:
            agrees = any(form.startswith(sound) for form in spoken.readings for sound in sounds)
            outcome = Outcome.PART if agrees else Outcome.DIFFERENT
            yield Observation(Channel.FAMILY, outcome, FAMILY_SOUND[outcome].bits(), f"({', '.join(sorted(sounds))})")


def in_words(seen: Observation) -> Comparison:
    return Comparison(_channel(seen), seen.outcome.degree, seen.weight, seen.detail)


def _channel(seen: Observation) -> str:
    if seen.outcome is Outcome.COMMON:
        return _("common name")
    return _channels(current())[seen.channel]


@cache
def _channels(_language: str) -> dict[Channel, str]:
    return {
        Channel.NAME: _("name"),
        Channel.READING: _("reading"),
        Channel.FAMILY: _("sound of the family name"),
        Channel.RARITY: _("rare name"),
        Channel.EMAIL: _("e-mail"),
        Channel.MAILBOX: _("shared mailbox"),
        Channel.MOBILE: _("mobile"),
        Channel.TELEPHONE: _("phone"),
        Channel.COMPANY: _("company"),
        Channel.HOST: _("e-mail domain"),
        Channel.POSTCODE: _("postal code"),
        Channel.DEPARTMENT: _("department"),
        Channel.TITLE: _("title"),
    }
