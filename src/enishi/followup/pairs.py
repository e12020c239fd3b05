"""What people look for and what they do -> who should know each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import log

from enishi.followup.needs import needs, without_needs
from enishi.followup.wants import Want, synonyms_in, wants

SHARED_AT_MOST = 12
"""What more people than that have in common brings nobody together."""
SHARED_COUNTS = 0.4
"""Having a topic in common is less than one having what the other looks for."""
DOERS = 30
"""Of so many who do what one looks for, one is as good as another."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """What is known of a person that may bring them together with another."""

    id: int
    does: tuple[str, ...]
    """Titles, departments, companies."""
    notes: tuple[str, ...]
    circles: frozenset[str]
    """Companies and introductions; who shares one knows each other already."""


@dataclass(frozen=True, slots=True)
class Pair:
    seeker: int
    target: int
    topic: str
    """The word that the target has for it."""
    wanted: str
    """What the one looks for, as it was noted; "" where both have the topic in common."""
    found: str
    """Where it stands with the other."""
    weight: float


def pairs(people: Sequence[Somebody]) -> tuple[Pair, ...]:
    """Who should know each other, the most telling first; nobody seeks or is met more than once."""
    best: dict[tuple[int, int], Pair] = {}
    known = {each.id: each.circles for each in people}
    for pair in (*_served(people), *_alike(people)):
        two = (pair.seeker, pair.target)
        if not known[pair.seeker] & known[pair.target] and (two not in best or best[two].weight < pair.weight):
            best[two] = pair
    ranked = sorted(best.values(), key=lambda each: (-_both_ways(each, best), each.seeker, each.target))
    return tuple(_one_each(ranked))


def _both_ways(pair: Pair, best: Mapping[tuple[int, int], Pair]) -> float:
    """Two who each have what the other looks for are worth more than two of whom one has."""
    back = best.get((pair.target, pair.seeker))
    return pair.weight + (back.weight if back else 0.0)


def _one_each(ranked: Iterable[Pair]) -> Iterator[Pair]:
    seekers: set[int] = set()
    targets: set[int] = set()
    shown: set[frozenset[int]] = set()
    for pair in ranked:
        two = frozenset((pair.seeker, pair.target))
        if pair.seeker not in seekers and pair.target not in targets and two not in shown:
            seekers.add(pair.seeker)
            targets.add(pair.target)
            shown.add(two)
            yield pair


@dataclass(frozen=True, slots=True)
class _Place:
    person: int
    word: str
    text: str


def _served(people: Sequence[Somebody]) -> Iterator[Pair]:
    """One looks for what another does."""
    doing = {each.id: (*each.does, *map(without_needs, each.notes)) for each in people}
    kinds = _kinds(doing.items())
    for seeker in people:
        for need in (need for note in seeker.notes for need in needs(note)):
            for want in wants((), need):
                places = [each for each in _doers(want, kinds, doing) if each.person != seeker.id]
                weight = log(1 + len(people) / max(len(places), 1))
                for place in islice(places, DOERS):
                    yield Pair(seeker.id, place.person, place.word, need, place.text, weight)


def _alike(people: Sequence[Somebody]) -> Iterator[Pair]:
    """Two have something in common of which few have anything."""
    for places in _kinds((each.id, each.notes) for each in people).values():
        some = {place.person: place for place in places}
        if len(some) <= SHARED_AT_MOST:
            weight = SHARED_COUNTS * log(1 + len(people) / len(some))
            for one, other in combinations(some.values(), 2):
                yield Pair(one.person, other.person, other.word, "", other.text, weight)


def _kinds(texts: Iterable[tuple[int, Collection[str]]]) -> dict[int, list[_Place]]:
    """Where words with synonyms stand, by the number of their group; each person once in each."""
    found: dict[int, dict[int, _Place]] = defaultdict(dict)
    for person, said in texts:
        for text in said:
            for group, word in synonyms_in(text):
                found[group].setdefault(person, _Place(person, word, text))
    return {group: list(places.values()) for group, places in found.items()}


def _doers(want: Want, kinds: dict[int, list[_Place]], doing: dict[int, tuple[str, ...]]) -> list[_Place]:
    if want.groups:
        return [place for group in want.groups for place in kinds.get(group, ())]
    return [_Place(person, want.said, text) for person, said in doing.items() for text in said if want.found_in(text)]
