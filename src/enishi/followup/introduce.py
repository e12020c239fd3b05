"""Circles of people -> who can bring the user to somebody: ways of at most two go-betweens, the strongest first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from heapq import nsmallest

BREADTH = 20
"""Of those who know somebody, so many of the closest are asked for whom they know in turn; more change no answer."""

ACQUAINTED = 0.02
"""Two who know each other less than this would not ask each other for anything."""


class CircleKind(StrEnum):
    COMPANY = "company"
    EVENT = "event"
    INTRODUCTION = "introduction"
    """Two who were brought together, with the one who did it."""


@dataclass(frozen=True, slots=True)
class Circle:
    """People who have to do with each other."""

    kind: CircleKind
    name: str
    members: frozenset[int]
    strength: float
    """How likely any two of them know each other well enough to ask a favour, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the user comes to somebody."""

    target: int
    between: tuple[int, ...]
    """Whom to ask, in order, none twice; () where the user knows them himself."""
    strength: float
    """How likely it is that everybody on the way does what is asked, 0 to 1."""


class Web:
    """Who knows whom, as far as the circles tell; whoever is shunned is in none of them."""

    def __init__(
        self,
        circles: Iterable[Circle],
        own: Mapping[int, float],
        shunned: Collection[int] = (),
        refused: Collection[tuple[int, int]] = (),
    ) -> None:
        """`own` is how well the user knows somebody, 0 to 1; who is not named he does not know.

        `refused` are go-betweens with those to whom they did not want to bring the user.
        """
        self._circles = tuple(circles)
        self._refused = frozenset(refused)
        self._shunned = frozenset(shunned)
        self.own = {each: strength for each, strength in own.items() if strength > 0 and each not in self._shunned}
        self._known: dict[int, dict[int, float]] = {}

    def ways(self, target: int, limit: int) -> tuple[Way, ...]:
        """The ways to somebody, the strongest first; the direct one, where there is one, before all others."""
        if target in self._shunned:
            return ()
        direct = [Way(target, (), self.own[target])] if target in self.own else []
        others = nsmallest(limit, self._through_others(target))
        return (*direct, *(Way(target, between, -strength) for strength, _steps, between in others))[:limit]

    def know(self, somebody: int) -> Mapping[int, float]:
        """Whom somebody knows, and how well."""
        if somebody not in self._known:
            strangers: dict[int, float] = defaultdict(lambda: 1.0)
            for circle in self._of.get(somebody, ()):
                for other in circle.members - {somebody} - self._shunned:
                    strangers[other] *= 1 - circle.strength
            self._known[somebody] = {each: 1 - rest for each, rest in strangers.items() if 1 - rest >= ACQUAINTED}
        return self._known[somebody]

    def shared(self, one: int, other: int) -> tuple[Circle, ...]:
        """What two have in common, the strongest first."""
        both = [circle for circle in self._of.get(one, ()) if other in circle.members]
        return tuple(sorted(both, key=lambda each: -each.strength))

    def _through_others(self, target: int) -> Iterator[tuple[float, int, tuple[int, ...]]]:
        """The strength, below zero so that the strongest is the least, the steps, and who is between."""
        willing = (each for each in self.know(target).items() if (each[0], target) not in self._refused)
        near = sorted(willing, key=lambda each: (-each[1], each[0]))
        for last, step in near:
            if last in self.own:
                yield -self.own[last] * step, 1, (last,)
        for last, step in near[:BREADTH]:
            for first, earlier in self.know(last).items():
                if first in self.own and first != target:
                    yield -self.own[first] * earlier * step, 2, (first, last)

    @cached_property
    def _of(self) -> dict[int, list[Circle]]:
        found: dict[int, list[Circle]] = defaultdict(list)
        for circle in self._circles:
            for member in circle.members - self._shunned:
                found[member].append(circle)
        return found


def company(name: str, members: Collection[int]) -> Circle:
    """Colleagues of a small firm know each other; of a large one hardly."""
    return Circle(CircleKind.COMPANY, name, frozenset(members), 0.6 * min(1.0, 8 / max(len(members), 1)))


def event(name: str, members: Collection[int], *, is_close: bool) -> Circle:
    """Who meets in a small round that comes together again is close; in a crowd, few have spoken to each other."""
    usual, size = (0.4, 12) if is_close else (0.15, 10)
    return Circle(CircleKind.EVENT, name, frozenset(members), usual * min(1.0, size / max(len(members), 1)))


def introduction(topic: str, members: Collection[int], *, came_about: bool) -> Circle:
    """Who was brought together knows each other; who has agreed to it knows whom to bring."""
    return Circle(CircleKind.INTRODUCTION, topic, frozenset(members), 0.8 if came_about else 0.4)


def closeness(meetings: int, answers: int, favours: int, years: float) -> float:
    """How well the user knows somebody, 0 to 1, from what came of it, and how long ago the last of it was."""
    strangeness = 0.75 ** min(meetings, 6) * 0.6 ** min(answers, 4) * 0.7 ** min(favours, 3)
    return float((1 - strangeness) * 0.5 ** (max(years, 0.0) / HALF_LIFE_YEARS))


HALF_LIFE_YEARS = 3.0
"""After so many years of silence a tie is half as strong."""


def chained(brought: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    """The chains of (who brought the user, to whom), each as long as it goes, from either end the same."""
    onward: dict[int, list[int]] = defaultdict(list)
    for between, target in dict.fromkeys(brought):
        onward[between].append(target)
    met = {target for targets in onward.values() for target in targets}
    chains: list[tuple[int, ...]] = []
    for start in sorted(onward, key=lambda each: (each in met, each)):  # a ring has no beginning: any will do
        if start not in met or not any(start in chain for chain in chains):
            chains.extend(_onward((start,), onward))
    return tuple(chains)


def _onward(chain: tuple[int, ...], onward: Mapping[int, list[int]]) -> Iterator[tuple[int, ...]]:
    following = [each for each in onward.get(chain[-1], ()) if each not in chain]
    if not following:
        yield chain
    for each in following:
        yield from _onward((*chain, each), onward)
