"""Pixels -> the corners of every card that shows its edge."""

from collections.abc import Callable, Iterator, Sequence

import cv2
import numpy as np

from enishi.imaging.choose import choose
from enishi.imaging.evidence import Quads, Values, settle, to_lab
from enishi.imaging.lines import by_lines
from enishi.imaging.propose import by_edges, by_faint_edges, by_levels
from enishi.imaging.worth import Candidates
from enishi.model.card import Pixels, Quad

WORK_AT = 1000
"""Pixels of the longer side at which cards are looked for."""
Proposer = Callable[[Pixels], Iterator[Values]]
QUICK: tuple[Proposer, ...] = (by_levels, by_edges, by_faint_edges)
SETTLE_AT = 2000
"""The same for the last step, that moves their sides onto the edges."""
THOROUGH: tuple[Proposer, ...] = (by_lines,)
NONE: Quads = np.zeros((0, 4, 2), np.float32)
EXPLAINED = 0.95
"""Share of the writing that must lie on the cards found for the search to end early."""
CARD_LINES = 30
"""Stretches of writing that a card may hold; newsprint below a card has more."""
HELD = 0.5
"""Share of so little writing that must lie on the one card found, if the picture is not itself the card."""
WITNESSES = 7
"""Points along a stretch of writing that tell where it lies."""


def locate(pixels: Pixels, writing: Sequence[Quad] = ()) -> tuple[Quad, ...]:
    """Every business card whose edge shows, in reading order; () if none does.

    Corners are in pixels of the picture, clockwise, the first edge a long one. `writing` is where text was found.
    """
    small, factors = _reduced(pixels, WORK_AT)
    found = _look(small, np.array(writing, np.float32).reshape(-1, 4, 2) / factors) * factors
    if not len(found):
        return ()
    finer, factors = _reduced(pixels, SETTLE_AT)
    settled, _belief = settle(to_lab(finer), found / factors)
    return tuple(_as_quad(quad) for quad in _in_order(settled * factors))


def _reduced(pixels: Pixels, longest: int) -> tuple[Pixels, Values]:
    """The picture no longer than that, and what its pixels are worth in pixels of the original (x, y)."""
    height, width = pixels.shape[:2]
    scale = min(1.0, longest / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return small, np.array([width / size[0], height / size[1]], np.float32)


def _look(pixels: Pixels, boxes: Quads) -> Quads:
    """The quick proposers first; the thorough ones too if writing is left over."""
    lab = to_lab(pixels)
    lengths = np.linalg.norm(boxes[:, 1] - boxes[:, 0], axis=1)
    found, held = NONE, 0.0
    quads, belief = settle(lab, NONE)
    for proposers in (QUICK, THOROUGH):
        settled, seen = settle(lab, _proposed(pixels, proposers))
        quads, belief = np.concatenate([quads, settled]), np.concatenate([belief, seen])
        found = choose(Candidates(quads, belief, _shares(boxes, quads), lengths))
        covered = _shares(boxes, found).max(axis=1, initial=0)
        held = float(covered @ lengths) / max(float(lengths.sum()), 1.0)
        if held >= EXPLAINED:
            break
    is_detail = len(found) == 1 and held < HELD and 0 < len(boxes) <= CARD_LINES
    return NONE if is_detail else found


def _proposed(pixels: Pixels, proposers: Sequence[Proposer]) -> Quads:
    return np.array([quad for propose in proposers for quad in propose(pixels)], np.float32).reshape(-1, 4, 2)


def _shares(boxes: Quads, quads: Quads) -> Values:
    """(boxes, quads): how much of each stretch of writing lies in each quad."""
    middle = (boxes + boxes[:, [3, 2, 1, 0]]) / 2  # the ends of the line through the middle of the writing
    places = np.linspace(0.04, 0.96, WITNESSES)[:, None]
    points = (middle[:, None, 0] * (1 - places) + middle[:, None, 1] * places).reshape(-1, 1, 1, 2)
    starts, along = quads[None], np.roll(quads, -1, axis=1)[None] - quads[None]
    away = points - starts
    inside = (along[..., 0] * away[..., 1] - along[..., 1] * away[..., 0] > 0).all(axis=2)
    return np.asarray(inside.reshape(len(boxes), WITNESSES, len(quads)).mean(axis=1))


def _in_order(quads: Quads) -> Quads:
    """Rows from the top, each from the left; a row is what lies level with the middle of its first."""
    rows: list[list[int]] = []
    for index in map(int, np.argsort(quads[:, :, 1].mean(axis=1))):
        middle = quads[index, :, 1].mean()
        if rows and middle < quads[rows[-1][0], :, 1].mean() + 0.3 * np.ptp(quads[rows[-1][0], :, 1]):
            rows[-1].append(index)
        else:
            rows.append([index])
    order = [index for row in rows for index in sorted(row, key=lambda each: float(quads[each, :, 0].mean()))]
    return quads[order]


def _as_quad(corners: Values) -> Quad:
    """Begun with the corner from which a long edge runs to the right."""
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    long = 0 if lengths[0] + lengths[2] >= lengths[1] + lengths[3] else 1
    along = corners[long + 1] - corners[long]
    first = long if along[0] > 0 or (along[0] == 0 and along[1] > 0) else long + 2
    a, b, c, d = ((float(x), float(y)) for x, y in np.roll(corners, -first, axis=0))
    return a, b, c, d
