"""Two people's records -> the evidence for and against their being one."""

from collections.abc import Iterable, Iterator
from functools import cache

from enishi.language import _, current
from enishi.matching import channels
from enishi.matching.channels import Observation
from enishi.matching.identity import named
from enishi.matching.person import Person
from enishi.matching.weights import NEUTRAL, Channel, Outcome, Rarity
from enishi.model.match import Comparison


def compare(one: Person, other: Person, rarity: Rarity = NEUTRAL) -> tuple[Comparison, ...]:
    """One comparison for each channel on which both say something, in words for a person to read."""
    return tuple(in_words(seen) for seen in observations(one, other, rarity))


def observations(one: Person, other: Person, rarity: Rarity) -> tuple[Observation, ...]:
    """What is seen on each channel; what both do not say is no evidence.

    Of people of other names who share no channel of their own nothing more is looked at: nothing can make them one.
    """
    names = tuple(named(one, other, rarity))
    if names and names[0].outcome in _OTHERS and not one.shares_channel(other):
        return names
    seen = (
        *names,
        *channels.emails(one, other, rarity),
        *channels.mobiles(one, other, rarity),
        *channels.telephones(one, other, rarity),
        *channels.companies(one, other, rarity),
        *channels.offices(one, other),
    )
    return tuple(_not_counted_twice(seen))


_OTHERS = frozenset({Outcome.OTHER_GIVEN, Outcome.OTHER_FAMILY, Outcome.DIFFERENT})


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
        Channel.FAMILY: _("sound of the name"),
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
