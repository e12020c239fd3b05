"""How people were met, and what came of each -> which ways lead to ties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TIE_DAYS = 2
"""On so many days at least one must have heard from each other again: once is politeness."""


class Route(StrEnum):
    """How one came to somebody."""

    SERIES = "series"
    MIXER = "mixer"
    SEMINAR = "seminar"
    STUDY_GROUP = "study-group"
    INTRODUCTION = "introduction"
    DIRECT = "direct"
    """Written to without ever having met."""
    OTHER = "other"


class Step(StrEnum):
    """How far it went with somebody; who replied need not have been chosen."""

    CARDS = "people"
    CHOSEN = "chosen"
    IN_TIME = "in-time"
    """Written to before the meeting had faded."""
    REPLIED = "replied"
    MET_AGAIN = "met-again"
    TIE = "tie"
    FADED = "faded"
    """Let slip: neither written to, nor met again, nor passed over by decision."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How it began with somebody, and what came after."""

    contact_id: int
    route: Route
    occasion: str
    """What tells the evenings apart."""
    at: datetime
    is_chosen: bool = False
    is_closed: bool = False
    """Whether the user has decided against it."""
    tries: tuple[datetime, ...] = ()
    replies: tuple[datetime, ...] = ()
    meetings: tuple[datetime, ...] = ()
    """Again, not the first one."""
    favours: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Harvest:
    """What came of one way to meet people."""

    route: Route
    occasions: int
    counts: Mapping[Step, int]

    def rate(self, step: Step) -> float:
        """Of those who were met, how many came so far; 0 to 1."""
        return self.counts[step] / self.counts[Step.CARDS]


def look_back(beginnings: Iterable[Beginning], now: datetime, fades_after: timedelta) -> tuple[Harvest, ...]:
    """What came of each way, the one that leads to ties most often first; each person counts once in each."""
    ways: dict[Route, dict[int, Beginning]] = {}
    occasions: dict[Route, set[str]] = {}
    for each in sorted(beginnings, key=lambda each: each.at):
        ways.setdefault(each.route, {}).setdefault(each.contact_id, each)
        occasions.setdefault(each.route, set()).add(each.occasion)
    found = [
        Harvest(
            route,
            occasions=len(occasions[route]),
            counts={step: sum(_came(each, now, fades_after)[step] for each in people.values()) for step in Step},
        )
        for route, people in ways.items()
    ]
    return tuple(sorted(found, key=lambda each: ([-each.rate(step) for step in _BEST], each.route)))


_BEST = (Step.TIE, Step.MET_AGAIN, Step.REPLIED)


def _came(begun: Beginning, now: datetime, fades_after: timedelta) -> dict[Step, bool]:
    heard = {each.date() for each in (*begun.replies, *begun.meetings, *begun.favours)}
    untouched = not (begun.tries or heard or begun.is_closed)
    return {
        Step.CARDS: True,
        Step.CHOSEN: begun.is_chosen,
        Step.IN_TIME: any(each - begun.at <= fades_after for each in begun.tries),
        Step.REPLIED: bool(begun.replies),
        Step.MET_AGAIN: bool(begun.meetings),
        Step.TIE: len(heard) >= TIE_DAYS,
        Step.FADED: untouched and now - begun.at >= fades_after,
    }


@dataclass(frozen=True, slots=True)
class Promptness:
    """What writing in time is worth: of how many written to, how many replied."""

    in_time: tuple[int, int]
    late: tuple[int, int]


def promptness(beginnings: Iterable[Beginning], fades_after: timedelta) -> Promptness:
    """How often somebody replied who was written to before the meeting had faded, and after."""
    counts = {True: [0, 0], False: [0, 0]}
    for each in beginnings:
        if each.tries and each.route is not Route.DIRECT:
            told = counts[min(each.tries) - each.at <= fades_after]
            told[0] += 1
            told[1] += bool(each.replies)
    return Promptness(in_time=(counts[True][0], counts[True][1]), late=(counts[False][0], counts[False][1]))
