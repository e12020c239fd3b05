"""Verdicts -> counts, the rates that follow from them, and the mistakes behind them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benchmarks.accuracy.judge import Fields, Verdict
from benchmarks.accuracy.labels import TrueCard
from benchmarks.accuracy.values import NOBODY, ROWS, SOFT, answers, claims, hits, wholly_right

ALL = "all"


@dataclass(slots=True)
class Count:
    """The values on the cards, those claimed, and those in common."""

    hits: int = 0
    labelled: int = 0
    claimed: int = 0

    @property
    def recall(self) -> float:
        return _share(self.hits, self.labelled)

    @property
    def precision(self) -> float:
        return _share(self.hits, self.claimed)

    @property
    def f1(self) -> float:
        recall, precision = self.recall, self.precision
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _counts() -> dict[str, Count]:
    return {row: Count() for row in ROWS}


@dataclass(slots=True)
class Tally:
    """Of one set of pictures."""

    pictures: int = 0
    cards: int = 0
    predicted: int = 0
    paired: int = 0
    whole: int = 0
    detection: Count = field(default_factory=Count)
    exact: dict[str, Count] = field(default_factory=_counts)
    soft: dict[str, Count] = field(default_factory=_counts)

    @property
    def wholly_right(self) -> float:
        return _share(self.whole, self.cards)

    def add(self, verdict: Verdict) -> None:
        self.pictures += 1
        self.cards += len(verdict.cards)
        self.predicted += verdict.paired + len(verdict.phantoms)
        self.paired += verdict.paired
        self.detection.hits += verdict.detected
        self.detection.labelled += len(verdict.cards)
        self.detection.claimed += verdict.outlined
        for card, fields in verdict.cards:
            self.whole += wholly_right(card, fields)
            self._add_rows(card, fields)
        for fields in verdict.phantoms:
            self._add_rows(NOBODY, fields)

    def _add_rows(self, card: TrueCard, fields: Fields) -> None:
        for row in ROWS:
            wanted, said = answers(card, row), claims(fields, row, card)
            for counts, at_least in ((self.exact, 1.0), (self.soft, SOFT)):
                counts[row].hits += hits(wanted, said, at_least=at_least)
                counts[row].labelled += len(wanted)
                counts[row].claimed += len(said)


def tally(verdicts: Iterable[Verdict]) -> dict[str, Tally]:
    """One of all, and one of each set."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for verdict in verdicts:
        for name in (ALL, verdict.page.group):
            tallies[name].add(verdict)
    return dict(tallies)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What one card says in one row, and what was said instead, both folded."""

    where: str
    wanted: tuple[str, ...]
    said: tuple[str, ...]


def mistakes(verdicts: Iterable[Verdict], row: str) -> Iterator[Mistake]:
    """Where a row is not exactly right; phantoms included."""
    for verdict in verdicts:
        spoken = [(card, fields, card.name) for card, fields in verdict.cards]
        spoken += [(NOBODY, fields, f"{verdict.page.file} (no card)") for fields in verdict.phantoms]
        for card, fields, where in spoken:
            wanted, said = answers(card, row), claims(fields, row, card)
            if not hits(wanted, said) == len(wanted) == len(said):
                yield Mistake(where, tuple(answer[0] for answer in wanted), tuple(said))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
