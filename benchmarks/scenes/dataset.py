"""A half, kinds and a seed -> pictures in a folder with their labels."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.scenes import photos, scans
from benchmarks.scenes.cards import Face
from benchmarks.scenes.design import back_of, draw
from benchmarks.scenes.files import keep
from benchmarks.scenes.halves import Half
from benchmarks.scenes.papers import Prints
from benchmarks.scenes.sheets import Card, Drawer, print_papers, printable
from benchmarks.scenes.stage import Picture, Stage
from benchmarks.scenes.truth import label


@dataclass(frozen=True, slots=True)
class Kind:
    make: Callable[[Sequence[Face], Stage], Picture]
    group: str
    """The set it is told with, and its folder."""
    cards: tuple[int, ...]
    """How many there may be on one picture."""
    suffix: str = ".jpg"


KINDS = {
    "scan": Kind(scans.scan, "scans", (1,)),
    "web": Kind(scans.web, "scans", (1,)),
    "duplex": Kind(scans.scan, "scans", (1,), ".pdf"),
    "photo": Kind(photos.photo, "photos", (1,)),
    "heic": Kind(photos.photo, "photos", (1,), ".heic"),
    "table": Kind(photos.table, "tables", (2, 3, 4, 5, 6, 7, 8, 9, 10, 12)),
    "page": Kind(scans.page, "tables", (8, 8, 8, 10, 6)),
    "desk": Kind(photos.empty, "none", (0,)),
    "blank": Kind(scans.blank, "none", (0,)),
}
ORDERS = {
    "scans": {"scan": 75, "web": 13, "duplex": 12},
    "photos": {"photo": 94, "heic": 6},
    "tables": {"table": 100},
    "pages": {"page": 100},
    "none": {"desk": 70, "blank": 30},
    "all": {"scan": 27, "web": 5, "duplex": 4, "photo": 34, "heic": 2, "table": 14, "page": 4, "desk": 7, "blank": 3},
}
"""What is made for whom asks for a kind of picture, in parts of a hundred."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A half, a seed, and where printed faces and papers are kept."""

    half: Half
    seed: int
    drawer: Drawer

    def write(self, kinds: Mapping[str, int], out: Path) -> None:
        """So many pictures of each kind in KINDS, and labels.jsonl beside their folders."""
        out.mkdir(parents=True, exist_ok=True)
        with (out / "labels.jsonl").open("w", encoding="utf-8") as labels:
            for kind, count in kinds.items():
                for number, (pages, random) in enumerate(self.take(kind, count)):
                    file = f"{KINDS[kind].group}/{kind}-{number:04}{KINDS[kind].suffix}"
                    keep([page.pixels for page in pages], out / file, random)
                    for line in _labels(file, pages):
                        labels.write(json.dumps(line, ensure_ascii=False) + "\n")

    def take(self, kind: str, count: int) -> Iterator[tuple[list[Picture], Random]]:
        """Pictures of a kind, each as its pages and the dice that go on; the first are the same whatever the count."""
        print_papers(prints := Prints(self.half, self.drawer.folder / "papers"))
        sizes = [self._dice(kind, number, "size").choice(KINDS[kind].cards) for number in range(count)]
        units = iter(printable(self._units(kind), self.drawer, sum(sizes)))
        for number, size in enumerate(sizes):
            stage = Stage(self.half, self._dice(kind, number), prints)
            mine = [next(units) for _ in range(size)]
            pages = zip(*mine, strict=True) if mine else [()]
            yield [KINDS[kind].make(list(map(self.drawer.face, page)), stage) for page in pages], stage.random

    def _units(self, kind: str) -> Iterator[tuple[Card, ...]]:
        """Cards; with their backs where both sides are scanned."""
        random = self._dice(kind, "cards")
        while True:
            front = draw(self.half, random)
            if kind != "duplex":
                yield (front,)
            elif front[0].language == "ja":
                yield back_of(self.half, random, front)

    def _dice(self, *key: object) -> Random:
        return Random("/".join(map(str, (self.half, self.seed, *key))))


def _labels(file: str, pages: Sequence[Picture]) -> Iterator[dict[str, Any]]:
    for number, page in enumerate(pages, start=1):
        height, width = page.pixels.shape[:2]
        yield label(file, (width, height), page.cards, page=number) | {"set": file.split("/", maxsplit=1)[0]}
