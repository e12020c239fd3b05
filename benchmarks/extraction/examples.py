"""`python -m benchmarks.extraction.examples FOLDER`: labelled pictures -> readings with their truth, as JSON Lines."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy.labels import Page, TrueCard, labels_of, read_labels
from benchmarks.accuracy.pair import pair
from benchmarks.accuracy.predictions import Prediction
from enishi.errors import EnishiError
from enishi.model.card import Line, Photo, Reading
from enishi.ocr.engine import Engine
from enishi.ocr.registry import open_engine
from enishi.settings import Settings
from enishi.workflow.reading import ReadCard, read_cards


@dataclass(frozen=True, slots=True)
class Example:
    """What was read on one card, and what it says."""

    name: str
    readings: tuple[Reading, ...]
    truth: TrueCard


def load(paths: Sequence[Path]) -> list[Example]:
    """The examples in files of JSON Lines."""
    return [_example(json.loads(line)) for path in paths for line in path.read_text("utf-8").splitlines()]


def examples_of(folder: Path, engine: Engine) -> Iterator[Example]:
    """Each card that is found on the pictures of a labelled folder; pictures without one are left out."""
    for page in read_labels(labels_of(folder)):
        path = next(path for path in (folder / page.file, folder.parent / page.file) if path.is_file())
        try:
            cards = list(read_cards(Photo(page.file, path.read_bytes()), engine, Settings()))
        except EnishiError:
            continue
        yield from _paired(page, cards)


def _paired(page: Page, cards: Sequence[ReadCard]) -> Iterator[Example]:
    fronts = [each.card.front for each in cards]
    said = [Prediction(page.file, (1,), front.corners, front.image_size, {}) for front in fronts]
    for meant, seen in pair(page.cards, said, page).pairs:
        readings = tuple(side.reading for side in cards[seen].card.sides)
        yield Example(f"{page.file}#{meant}", readings, page.cards[meant])


def as_json(example: Example) -> str:
    readings = [_as_dict(reading) for reading in example.readings]
    return json.dumps({"name": example.name, "readings": readings, "truth": example.truth.label}, ensure_ascii=False)


def _as_dict(reading: Reading) -> dict[str, Any]:
    lines = [
        {"text": line.text, "box": line.box, "confidence": round(line.confidence, 4)}
        | {"certainties": [round(each, 3) for each in line.certainties]}
        | {"rivals": [[(other, round(sure, 3)) for other, sure in each] for each in line.rivals]}
        for line in reading.lines
    ]
    return {"lines": lines, "size": reading.size, "engine": reading.engine}


def _example(kept: Mapping[str, Any]) -> Example:
    return Example(kept["name"], tuple(map(_reading, kept["readings"])), TrueCard(kept["truth"]))


def _reading(kept: Mapping[str, Any]) -> Reading:
    lines = (
        Line(
            each["text"],
            tuple(map(tuple, each["box"])),
            each["confidence"],
            tuple(each.get("certainties", ())),
            tuple(tuple(map(tuple, rivals)) for rivals in each.get("rivals", ())),
        )
        for each in kept["lines"]
    )
    width, height = kept["size"]
    return Reading(tuple(lines), (width, height), kept["engine"])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.examples", description=__doc__)
    parser.add_argument("folder", type=Path, help="pictures with a labels file")
    parser.add_argument("--engine", default="auto", help="as for enishi read (default: auto)")
    wish = parser.parse_args()
    for example in examples_of(wish.folder, open_engine(wish.engine)):
        sys.stdout.write(as_json(example) + "\n")


if __name__ == "__main__":
    main()
