"""A strip of writing and what it says -> where the ink of each glyph is."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from enishi.ocr.forms import Box, Grey

Numbers = npt.NDArray[np.float64]

INKED = 0.9
"""Of an em, about how high kanji are drawn."""
EMS = (0.75, 0.85, 0.95, 1.05, 1.2)
"""Sizes of the em that are tried, of the one that the height of all ink speaks for."""
STEPS = 20
"""Places in an em where a glyph may begin or end."""
NARROWEST, WIDEST = 0.7, 1.3
"""Of its usual advance, how much of the line a glyph may take."""
LATIN = 0.55
"""Advance of a Latin letter or digit in ems."""
STRETCHED, CUT, SKIPPED = 4.0, 3.0, 8.0
"""What it costs to stray from the usual advance, to cut through ink as thick as the line, to leave out an em of it."""
DARK = 0.4
"""Of the way from paper to ink, from which a pixel is ink."""
SMOOTH, SPECK, FOREIGN = 0.02, 0.001, 0.3
"""Of the strip's height: how far grain is smoothed, the area of a speck, the height of what a line beside it sends."""


def cells(strip: Grey, text: str) -> tuple[Box, ...]:
    """The ink of each character of a text without spaces, in pixels of a strip that is dark on light.

    () where so many glyphs find no room. The cheapest way to cut the strip is found by dynamic programming.
    """
    ink = _ink(strip)
    high = _extent(ink.max(axis=1))
    if high is None or not text:
        return ()
    em = (high[1] - high[0]) / INKED
    ways = [way for factor in EMS if (way := _cut(ink.mean(axis=0), text, em * factor))]
    if not ways:
        return ()
    boxes = [_box(ink, start, end) for start, end in min(ways, key=lambda way: way.cost).stretches]
    return tuple(box for box in boxes if box) if all(boxes) else ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to cut a strip into glyphs."""

    cost: float
    stretches: tuple[tuple[int, int], ...]


def _ink(strip: Grey) -> Numbers:
    """0 paper to 1 ink, without light that changes along the strip, grain and what reaches in from outside."""
    height = strip.shape[0]
    smooth = cv2.GaussianBlur(strip, (0, 0), max(SMOOTH * height, 0.5))
    paper = cv2.dilate(smooth, np.ones((height // 2 + 1, height // 2 + 1), np.uint8))
    depth = cv2.GaussianBlur(paper, (0, 0), height / 4).astype(np.float64) - smooth
    ink = np.clip(depth / max(float(np.percentile(depth, 98)), 1.0), 0, 1)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((ink > DARK).astype(np.uint8))
    for label in range(1, count):
        top, tall, area = stats[label, [cv2.CC_STAT_TOP, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA]]
        is_cut_off = (top == 0 or top + tall == height) and tall < FOREIGN * height
        if area < SPECK * height**2 or is_cut_off:
            ink[labels == label] = 0
    return np.asarray(np.where(ink > DARK / 2, ink, 0), np.float64)


def _extent(profile: Numbers) -> tuple[int, int] | None:
    dark = np.flatnonzero(profile > DARK)
    return (int(dark[0]), int(dark[-1]) + 1) if len(dark) else None


def _cut(profile: Numbers, text: str, em: float) -> Way | None:
    """The cheapest way with an em of so many pixels."""
    step = em / STEPS
    places = np.arange(0, len(profile) + step, step)
    along = np.clip(np.round(places).astype(int), 0, len(profile))
    padded = np.concatenate([[0.0], profile, [0.0]])
    through = CUT * np.minimum(padded[along], padded[along + 1]) / max(profile.max(), 1e-6)
    skipped = SKIPPED * np.concatenate([[0.0], np.cumsum(profile)])[along] / (em * max(profile.max(), 1e-6))
    best, steps = skipped.copy(), []
    for character in text:
        best, came_from = _next(best - skipped, through, skipped, LATIN if character.isascii() else 1.0)
        steps.append(came_from)
    total = best + skipped[-1] - skipped
    end = int(total.argmin())
    if not np.isfinite(total[end]):
        return None
    return Way(float(total[end]), _traced(steps, end, along))


def _next(before: Numbers, through: Numbers, skipped: Numbers, advance: float) -> tuple[Numbers, npt.NDArray[np.int64]]:
    """(cost up to each place where this glyph may end, (where it began, where the one before ended))."""
    ended = np.maximum.accumulate(np.where(before == np.minimum.accumulate(before), np.arange(len(before)), 0))
    begun = before[ended] + skipped + through
    cost = np.full(len(before), np.inf)
    came_from = np.zeros((len(before), 2), np.int64)
    usual = advance * STEPS
    for width in range(max(1, round(NARROWEST * usual)), min(round(WIDEST * usual), len(before) - 1) + 1):
        here = begun[:-width] + through[width:] + STRETCHED * (width / usual - 1) ** 2
        better = here < cost[width:]
        cost[width:][better] = here[better]
        came_from[width:, 0][better] = np.flatnonzero(better)
        came_from[width:, 1][better] = ended[:-width][better]
    return cost, came_from


def _traced(steps: list[npt.NDArray[np.int64]], end: int, along: npt.NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    stretches = []
    for came_from in reversed(steps):
        start, before = came_from[end]
        stretches.append((int(along[start]), int(along[end])))
        end = int(before)
    return tuple(reversed(stretches))


def _box(ink: Numbers, start: int, end: int) -> Box | None:
    cell = ink[:, start:end]
    if not cell.size:
        return None
    across, down = _extent(cell.max(axis=0)), _extent(cell.max(axis=1))
    if across is None or down is None:
        return None
    return float(start + across[0]), float(down[0]), float(start + across[1]), float(down[1])
