"""Page -> Sides: every card on it found, laid flat, turned upright, read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from enishi.imaging import codes, orient
from enishi.imaging.codes import Code
from enishi.imaging.load import Page
from enishi.imaging.locate import locate
from enishi.imaging.rectify import flat_boxes, rectify
from enishi.model.card import Pixels, Quad, Reading, Side
from enishi.ocr.engine import Engine, TextSense

NEAR = 0.7
"""Share of a picture's length from which a card on it is large enough that its writing need not be found again."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """One side of a card, with the flat and upright picture it was read from."""

    side: Side
    pixels: Pixels = field(repr=False)


def sight(page: Page, engine: Engine) -> Iterator[Sighted]:
    """The sides on a page in reading order, each as soon as it is read.

    The whole page is a side where no card shows its edge; a page without any text has none.
    """
    height, width = page.pixels.shape[:2]
    writing = engine.find(page.pixels) if isinstance(engine, TextSense) else ()
    whole: Quad = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    anything = False
    for side in _sides(page, engine, locate(page.pixels, writing), writing):
        anything = True
        yield side
    if not anything:
        yield from _sides(page, engine, (whole,), writing)


def sight_within(page: Page, corners: Quad, engine: Engine) -> Sighted | None:
    """The side that lies within those corners, turned as its writing wants it; None if nothing can be read there."""
    return next(_sides(page, engine, (corners,), ()), None)


def sight_as_told(page: Page, corners: Quad, engine: Engine) -> Sighted | None:
    """The side that lies within those corners, their first edge on top; None if nothing can be read there."""
    flat = rectify(page.pixels, corners)
    seen = codes.find(flat)
    if isinstance(engine, TextSense):
        reading = engine.read_at(flat, codes.without(engine.find(flat), seen))
    else:
        reading = engine.read(flat)
    return _side(page, corners, flat, reading, seen) if reading.lines else None


def _sides(page: Page, engine: Engine, cards: Sequence[Quad], writing: Sequence[Quad]) -> Iterator[Sighted]:
    height, width = page.pixels.shape[:2]
    for corners in cards:
        flat = rectify(page.pixels, corners)
        here = flat_boxes(writing, corners, (flat.shape[1], flat.shape[0]))
        is_near = max(flat.shape[:2]) >= NEAR * max(height, width)
        seen = codes.find(flat)
        upright, turns, reading = _read_upright(flat, engine, here if is_near else (), seen)
        if reading.lines:
            yield _side(page, orient.turned_corners(corners, turns), upright, reading, seen)


def _side(page: Page, corners: Quad, upright: Pixels, reading: Reading, seen: Sequence[Code]) -> Sighted:
    height, width = page.pixels.shape[:2]
    reading = replace(reading, codes=tuple(code.text for code in seen))
    return Sighted(Side(page.number, (width, height), corners, reading), upright)


def _read_upright(
    flat: Pixels, engine: Engine, writing: Sequence[Quad], seen: Sequence[Code]
) -> tuple[Pixels, int, Reading]:
    """The side turned as its writing wants it, by how many quarters, and what it says beside its codes."""
    if not isinstance(engine, TextSense):
        return _read_at_every_turn(flat, engine)
    writing = codes.without(writing or engine.find(flat), seen)
    turns = orient.quarter_turns(flat, writing, engine.legibility)
    upright = orient.turned(flat, turns)
    boxes = [orient.turned_box(box, turns, (flat.shape[1], flat.shape[0])) for box in writing]
    return upright, turns, engine.read_at(upright, boxes)


def _read_at_every_turn(flat: Pixels, engine: Engine) -> tuple[Pixels, int, Reading]:
    sides = [(orient.turned(flat, turns), turns) for turns in range(4)]
    readings = [(upright, turns, engine.read(upright)) for upright, turns in sides]
    return max(readings, key=lambda each: sum(len(line.text) * line.confidence for line in each[2].lines))
