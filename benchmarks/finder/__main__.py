"""A folder of labelled pictures -> how many of their cards are found: `python -m benchmarks.finder FOLDER`."""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import cv2
import numpy as np
from shapely.geometry import Polygon

from benchmarks.accuracy.labels import Corners, Page, labels_of, read_labels
from benchmarks.accuracy.pair import DETECTED
from enishi import settings
from enishi.imaging.load import pages, read_photo
from enishi.imaging.locate import locate
from enishi.model.card import Pixels, Quad
from enishi.ocr.rapid import Rapid

WRITING = "writing.json"
"""Where text was found on the pictures of a folder; made once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found on one page."""

    page: Page
    size: tuple[int, int]
    quads: tuple[Quad, ...]
    overlaps: tuple[float, ...]
    """Of each true card with the card found that means it (intersection over union)."""
    seconds: float

    @property
    def found(self) -> int:
        return sum(each >= DETECTED for each in self.overlaps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="name the pictures with a card missed or too many")
    parser.add_argument("--draw", type=Path, help="a folder for pictures of those, what is true in green")
    given = parser.parse_args()
    outcomes = []
    for page, pixels, writing in _pictures(given.folder):
        outcome = _outcome(page, pixels, writing)
        outcomes.append(outcome)
        if given.draw and outcome.found < max(len(page.cards), len(outcome.quads)):
            given.draw.mkdir(parents=True, exist_ok=True)
            _draw(pixels, outcome, given.draw / f"{Path(page.file).stem}-{page.number}.jpg")
    _report(outcomes, misses=given.misses)


def _pictures(folder: Path) -> Iterator[tuple[Page, Pixels, tuple[Quad, ...]]]:
    """Each labelled page with its pixels, and where text is on it."""
    kept = folder / WRITING
    writing = json.loads(kept.read_text()) if kept.exists() else {}
    engine = None
    for page in read_labels(labels_of(folder)):
        pixels = _pixels(folder, page)
        key = f"{page.file}#{page.number}"
        if key not in writing:
            engine = engine or Rapid()
            writing[key] = engine.find(pixels)
            kept.write_text(json.dumps(writing))
        yield page, pixels, tuple(writing[key])


def _pixels(folder: Path, page: Page) -> Pixels:
    path = folder / page.file
    if not path.exists():  # a label may name its folder as well
        path = folder.parent / page.file
    limits = settings.Pictures()
    return next(each.pixels for each in pages(read_photo(path, limits), limits) if each.number == page.number)


def _outcome(page: Page, pixels: Pixels, writing: Sequence[Quad]) -> Outcome:
    """As the program does: what has writing and no card is itself the card."""
    start = process_time()
    quads = locate(pixels, writing)
    seconds = process_time() - start
    height, width = pixels.shape[:2]
    if not quads and writing and page.cards:
        quads = (((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))),)
    scale = np.array([width, height]) / (page.size or (width, height))
    truths = [Polygon(np.array(card.corners) * scale) for card in page.cards]
    overlaps = _paired(truths, [Polygon(quad) for quad in quads])
    return Outcome(page, (width, height), quads, overlaps, seconds)


def _paired(truths: Sequence[Polygon], found: Sequence[Polygon]) -> tuple[float, ...]:
    """Of each true card, by greatest overlap first."""
    overlaps = np.array([[_overlap(truth, other) for other in found] for truth in truths])
    overlaps = overlaps.reshape(len(truths), len(found))
    best = [0.0] * len(truths)
    for _ in range(min(overlaps.shape)):
        truth, other = np.unravel_index(overlaps.argmax(), overlaps.shape)
        best[int(truth)] = float(overlaps[truth, other])
        overlaps[truth], overlaps[:, other] = -1, -1
    return tuple(best)


def _overlap(one: Polygon, other: Polygon) -> float:
    shared = one.intersection(other).area
    return float(shared / (one.area + other.area - shared))


def _report(outcomes: Sequence[Outcome], *, misses: bool) -> None:
    print("                cards  found  recall  precision  mean overlap   s a picture  longest")
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for each in outcomes:
        groups[each.page.group].append(each)
        kind, dash, _number = Path(each.page.file).stem.partition("-")
        if dash:
            groups[f"  {kind}"].append(each)
    for name, group in sorted(groups.items(), key=lambda each: (each[1][0].page.group, each[0].strip() == each[0])):
        print(f"{name:14} {_row(group)}")
    if misses:
        for each in outcomes:
            if each.found < max(len(each.page.cards), len(each.quads)):
                told = " ".join(f"{overlap:.2f}" for overlap in each.overlaps)
                print(f"{each.page.file}: {len(each.quads)} of {len(each.page.cards)} found: {told}")


def _row(group: Sequence[Outcome]) -> str:
    cards, said = sum(len(each.page.cards) for each in group), sum(len(each.quads) for each in group)
    found = [overlap for each in group for overlap in each.overlaps if overlap >= DETECTED]
    times = [each.seconds for each in group]
    shares = f"{len(found) / max(cards, 1):7.3f} {len(found) / max(said, 1):10.3f} {np.mean(found or [0]):13.3f}"
    return f"{cards:6} {said:6} {shares} {np.mean(times):13.3f} {max(times):8.3f}"


def _draw(pixels: Pixels, outcome: Outcome, path: Path) -> None:
    scale = 900 / max(pixels.shape[:2])
    drawn = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    width, height = outcome.page.size or outcome.size
    truths: list[Corners] = [card.corners for card in outcome.page.cards]
    for quad in truths:
        _outline(drawn, np.array(quad) * (outcome.size[0] / width, outcome.size[1] / height) * scale, (0, 200, 0))
    for found in outcome.quads:
        _outline(drawn, np.array(found) * scale, (255, 0, 0))
    cv2.imwrite(str(path), drawn[..., ::-1])


def _outline(drawn: Pixels, quad: np.ndarray, colour: tuple[int, int, int]) -> None:
    cv2.polylines(drawn, [np.rint(quad).astype(np.int32)], True, colour, 2)  # noqa: FBT003 - cv2's own signature


if __name__ == "__main__":
    main()
