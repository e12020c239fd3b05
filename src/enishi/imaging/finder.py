"""Pixels -> where a small network of our own sees cards (see benchmarks/finder)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels

Values = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]

LONGEST = 448
"""Pixels of the longer side of the picture that the network is shown first,"""
CLOSEST = 800
"""and at most, when it looks again at small cards."""
CLEAR = 115
"""Pixels of a side of a card, on the mean of the four, at which the network is at its best."""
CLOSER = 1.2
"""How much nearer a second look has to be to be worth its time."""
SEEN = 0.3
"""Score of what counts as a card when their size is told."""
STEP = 32
"""Its sides are multiples of this."""
COARSE, FINE = 8, 4
"""Pixels between two places where the network tells of middles and corners, and of rims."""
NEIGHBOURS = np.ones((3, 3), np.uint8)
FAINTEST = 0.1
"""Score of a place that is never the middle of a card."""
AGREED = 0.15
"""Of a card's size, that neighbouring places may differ over a corner for both to count."""
PADDING = 114
"""Grey, below and to the right of a picture that fills no multiple."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the network makes of a picture, in pixels of a smaller or larger one."""

    quads: Values
    """(n, 4, 2), clockwise: a card around each place that looks most like the middle of one."""
    middles: Values
    """(height / COARSE, width / COARSE): how near each place is to the middle of a card, 0..1."""
    rims: Values
    """(height, width): whether a card ends there, 0..1."""
    scale: Values
    """What a pixel is worth in pixels of the picture (x, y)."""

    def scores(self, quads: Values) -> Values:
        """(n,): how much each has its middle where a card has its, 0..1."""
        limits = np.array(self.middles.shape[::-1]) - 1
        columns, rows = np.clip(quads.mean(axis=1) // COARSE, 0, limits).astype(int).T
        return np.asarray(cv2.dilate(self.middles, NEIGHBOURS)[rows, columns])

    def nearest(self, quads: Values) -> Values:
        """(n, 4, 2): for each, of what is seen here (it must be something), that with the nearest middle."""
        away = np.linalg.norm(quads.mean(axis=1)[:, None] - self.quads.mean(axis=1), axis=2)
        return np.asarray(self.quads[away.argmin(axis=1)])


def find(pixels: Pixels) -> Finding:
    """Wherever there may be a card; of two on one place both, if their middles are apart.

    Small cards are looked at a second time from nearer.
    """
    seen = _look(pixels, LONGEST)
    longest = min(CLOSEST, round(LONGEST * CLEAR / _size(seen)))
    return _look(pixels, longest) if longest >= CLOSER * LONGEST else seen


def _look(pixels: Pixels, longest: int) -> Finding:
    shown, scale = _shown(pixels, longest)
    middles, corners, rims = _network().run(None, {"pixels": _padded(shown)})
    finer = cv2.resize(rims[0, 0], None, fx=FINE, fy=FINE, interpolation=cv2.INTER_LINEAR)
    quads = _peaks(middles[0, 0], corners[0])
    return Finding(quads, middles[0, 0], finer[: shown.shape[0], : shown.shape[1]], scale)


def _size(seen: Finding) -> float:
    """Pixels of a side of the card of middling size; of the whole picture where there is none."""
    sides = _sides(seen.quads[seen.scores(seen.quads) >= SEEN])
    return float(np.median(sides)) if len(sides) else float(LONGEST)


def _sides(quads: Values) -> Values:
    """(n,): mean length of the four."""
    return np.asarray(np.linalg.norm(quads - np.roll(quads, 1, axis=1), axis=2).mean(axis=1))


def _shown(pixels: Pixels, longest: int) -> tuple[Pixels, Values]:
    """The picture of that size, and its pixels in pixels of the original (x, y)."""
    height, width = pixels.shape[:2]
    scale = longest / max(height, width)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    shown = np.asarray(cv2.resize(pixels, size, interpolation=way), np.uint8)
    return shown, np.array([width / size[0], height / size[1]], np.float32)


def _padded(shown: Pixels) -> Values:
    height, width = shown.shape[:2]
    padded = np.full((-(-height // STEP) * STEP, -(-width // STEP) * STEP, 3), PADDING, np.float32)
    padded[:height, :width] = shown
    return np.ascontiguousarray(padded.transpose(2, 0, 1)[None])


def _peaks(middles: Values, corners: Values) -> Values:
    """Quads where `middles` is highest; the places around each have a say in where its corners are."""
    rows, columns = np.nonzero((middles >= cv2.dilate(middles, NEIGHBOURS)) & (middles >= FAINTEST))
    own = _corners_from(corners, rows, columns)
    size = _sides(own)
    total, weights = np.zeros_like(own), np.zeros(len(own), np.float32)
    for down, across in product((-1, 0, 1), repeat=2):
        near = np.clip(rows + down, 0, len(middles) - 1), np.clip(columns + across, 0, middles.shape[1] - 1)
        said = _begun_alike(_corners_from(corners, *near), own)
        agrees = np.linalg.norm(said - own, axis=2).max(axis=1) < AGREED * size
        weight = middles[near] * agrees
        total, weights = total + weight[:, None, None] * said, weights + weight
    return np.asarray(total / weights[:, None, None], np.float32)


def _corners_from(corners: Values, rows: Places, columns: Places) -> Values:
    """What these places say: (n, 4, 2)."""
    places = np.stack([columns, rows], axis=1) * COARSE + COARSE / 2
    return np.asarray(corners[:, rows, columns].T.reshape(-1, 4, 2) + places[:, None], np.float32)


def _begun_alike(quads: Values, others: Values) -> Values:
    """Each quad begun with the corner that lies next to the first of the other."""
    turned = np.stack([np.roll(quads, turns, axis=1) for turns in range(4)])
    best = np.abs(turned - others).sum(axis=(2, 3)).argmin(axis=0)
    return np.asarray(turned[best, np.arange(len(quads))])


@cache
def _network() -> Any:
    import onnxruntime  # noqa: PLC0415 - only who looks for cards needs it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    model = (files(__package__) / "finder.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
