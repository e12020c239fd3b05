"""`python -m benchmarks.advice FOLDER`: whether the cards that were hard to read come with advice, and no others."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from benchmarks.accuracy.labels import labels_of
from benchmarks.advice.worse import KINDS, spoiled
from enishi.imaging.load import pages, read_photo
from enishi.imaging.quality import measure
from enishi.imaging.rectify import rectify
from enishi.model.card import Pixels, Reading
from enishi.ocr.engine import Engine
from enishi.ocr.registry import open_engine
from enishi.settings import Pictures

ILLEGIBLE = 0.15
"""Share of a card's characters that were not read."""
OF_A_PICTURE = 2
"""Cards taken of each."""


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    missed: float
    """Share of the characters on the card that were not read."""
    told: bool


def main() -> None:
    wish = _arguments()
    cases = defaultdict(list)
    for case in _cases(wish.folder, wish.cards, open_engine(wish.engine)):
        cases[case.kind].append(case)
        cases["all"].append(case)
    print("| cards | all | illegible | advised | of them illegible | characters missed: advised | others |")
    print("| --- " * 7 + "|")
    for kind in (*KINDS, "all"):
        print(_row(kind, cases[kind]))


def _cases(folder: Path, count: int, engine: Engine) -> Iterator[Case]:
    """Cards cut out along their true corners, each as it is and made worse in one way."""
    random = Random(0)
    for number, (pixels, label) in enumerate(_cards(folder, random)):
        if number == count:
            return
        for kind in (KINDS[0], random.choice(KINDS[1:])):
            worse = spoiled(kind, pixels, random)
            reading = engine.read(worse)
            quality = measure(worse, reading)
            yield Case(kind, _missed(reading, label), quality is None or bool(quality.flaws))


def _cards(folder: Path, random: Random) -> Iterator[tuple[Pixels, dict[str, Any]]]:
    rows = [json.loads(line) for line in labels_of(folder).read_text("utf-8").splitlines()]
    random.shuffle(rows)
    for row in rows:
        page = list(pages(read_photo(folder / row["file"], Pictures()), Pictures()))[row.get("page", 1) - 1]
        for label in random.sample(row["cards"], min(OF_A_PICTURE, len(row["cards"]))):
            a, b, c, d = ((float(x), float(y)) for x, y in label["corners"])
            yield rectify(page.pixels, (a, b, c, d)), label


def _missed(reading: Reading, label: dict[str, Any]) -> float:
    read = "".join(line.text for line in reading.lines).replace(" ", "")
    printed = ["".join(line["text"].split()) for line in label["lines"]]
    found = sum(len(text) * partial_ratio(text, read) / 100 for text in printed) if read else 0.0
    return 1 - found / max(1, sum(map(len, printed)))


def _row(kind: str, cases: Sequence[Case]) -> str:
    told, others = ([case for case in cases if case.told is told] for told in (True, False))
    hard = [case for case in cases if case.missed > ILLEGIBLE]
    right = sum(case.missed > ILLEGIBLE for case in told)
    return f"| {kind} | {len(cases)} | {len(hard)} | {len(told)} | {right} | {_mean(told):.2f} | {_mean(others):.2f} |"


def _mean(cases: Sequence[Case]) -> float:
    return sum(case.missed for case in cases) / len(cases) if cases else 0.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.advice", description=__doc__)
    parser.add_argument("folder", type=Path, help="generated scenes (benchmarks.scenes)")
    parser.add_argument("--cards", type=int, default=100, help="how many (default: 100)")
    parser.add_argument("--engine", default="auto", help="as for enishi read (default: auto)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
