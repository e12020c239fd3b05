"""Quads -> how much each looks like a card whose edge shows."""

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels

Quads = npt.NDArray[np.float32]
"""Shape (n, 4, 2), each clockwise."""
Values = npt.NDArray[np.float32]

SAMPLES = 48
"""Points looked at along each side."""
REACH = 8
"""Pixels looked at across a side, either way."""
SHIFT = 5
"""Pixels that the ends of a side may be moved to settle on an edge."""
FOLLOWED = 2
"""Times that the sides are moved onto the rims that the network sees: together as far as it may be off."""
NEAR = 2
"""Pixels that the network may be off about where a card ends."""
SMOOTHED = 7
"""Samples along the side that are averaged: more than a letter of newsprint, less than a corner."""
CORNER = 0.06
"""Of a side, at either end, that is not looked at: corners may be round."""
PLACES = np.linspace(CORNER, 1 - CORNER, SAMPLES, dtype=np.float32)
BORDER = 2
"""Pixels along the border of the picture that show no edges."""
LEAST_SEEN = 0.4
"""Of a side, that must lie on the picture."""
NO_EDGE = 0.33
"""Belief in a side that is no more of a step than what surrounds it."""
PARTS = np.linspace(0, 1, SAMPLES, dtype=np.float32)
"""The same samples, counted between the first and the last."""
FAINT = 2.0
"""A step in Lab units that is half believed on a spotless desk; the eye sees 1 to 2."""
BLINDING = 15.0
"""A step that is wholly believed: what is stronger may be print."""
TEXTURE = 2.0
"""How many times stronger than its surroundings a step has to be to be half believed."""


def settle(lab: Values, quads: Quads) -> tuple[Quads, Values]:
    """Each quad with its sides moved onto the nearest straight edges, and the belief in each point of its sides.

    `lab` is the picture in CIE Lab, L 0..100. A side without an edge nearby stays where it is. Belief
    (n, 4, samples) is 0 (no edge) to 1 (a sharp one); off the picture, where a corner is cut off, it is what the
    rest of the side gives; a side that hardly shows has none.
    """
    if not len(quads):
        return quads, np.zeros((0, 4, SAMPLES), np.float32)
    steps = _steps(lab, quads)
    steps_told = np.minimum(steps, BLINDING)
    starts, ends = _straightened(steps_told, *_best_lines(steps_told))
    belief = _belief(steps, starts, ends)
    shows = belief.mean(axis=-1) > NO_EDGE
    moved = _moved(quads, starts * shows, ends * shows)
    return moved, _seen_only(belief, moved, lab.shape[:2])


def follow(rims: Values, quads: Quads) -> Quads:
    """Each quad with its sides moved onto where cards end nearby; `rims` tells of each pixel whether one does, 0..1."""
    for _ in range(FOLLOWED if len(quads) else 0):
        smooth = _running_mean(_across(rims, quads, REACH), SMOOTHED)
        quads = _moved(quads, *_straightened(smooth, *_best_lines(smooth * BLINDING)))
    return quads


def ends(rims: Values, quads: Quads) -> Values:
    """Whether a card ends at each point (n, 4, samples) along the sides, or a step from it, 0..1."""
    if not len(quads):
        return np.zeros((0, 4, SAMPLES), np.float32)
    return _seen_only(_across(rims, quads, NEAR).max(axis=-1), quads, rims.shape[:2])


def points_along(quads: Quads) -> Values:
    """The points (n, 4, samples, 2) along the sides that are looked at."""
    along = np.roll(quads, -1, axis=1) - quads
    return np.asarray(quads[:, :, None] + PLACES[:, None] * along[:, :, None])


def support(belief: Values) -> Values:
    """Of each side (n, 4): half by all of it, half by its second worst quarter.

    A finger hides one quarter; the gap between two cards in a row more.
    """
    quarters = np.sort(belief.reshape(*belief.shape[:-1], 4, SAMPLES // 4).mean(axis=-1), axis=-1)
    return np.asarray((belief.mean(axis=-1) + quarters[..., 1]) / 2)


def to_lab(pixels: Pixels) -> Values:
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / 255, cv2.COLOR_RGB2LAB))


def _steps(lab: Values, quads: Quads) -> Values:
    """Strength of the step (n, 4, samples, offsets) across each side, at each point of it; offset 0 is the side."""
    smooth = _running_mean(_across(lab, quads, REACH + 1), SMOOTHED)
    return np.asarray(np.linalg.norm(smooth[:, :, :, 2:] - smooth[:, :, :, :-2], axis=-1), np.float32)


def _across(planes: Values, quads: Quads, reach: int) -> Values:
    """What is seen (n, 4, samples, offsets, ...) at each point of each side and so many pixels to either side of it."""
    offsets = np.arange(-reach, reach + 1, dtype=np.float32)
    normals = _normals(quads)
    grid = points_along(quads)[:, :, :, None, :] + offsets[:, None] * normals[:, :, None, None, :]
    return _sampled(planes, grid.reshape(-1, len(offsets), 2)).reshape(*grid.shape[:-1], *planes.shape[2:])


def _sampled(lab: Values, places: Values) -> Values:
    """cv2.remap takes no map of more than 32767 rows."""
    parts = [
        cv2.remap(lab, part[..., 0] - 0.5, part[..., 1] - 0.5, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        for part in np.array_split(places, len(places) // 30000 + 1)
    ]
    return np.concatenate(parts)


def _running_mean(values: Values, width: int) -> Values:
    """Along the samples (axis 2); ends are padded with themselves."""
    pad = width // 2
    padded = np.concatenate(
        [values[:, :, :1].repeat(pad + 1, axis=2), values, values[:, :, -1:].repeat(pad, axis=2)], 2
    )
    sums = np.cumsum(padded, axis=2, dtype=np.float32)
    return np.asarray((sums[:, :, width:] - sums[:, :, :-width]) / width)


def _normals(quads: Quads) -> Quads:
    """Of unit length, outward."""
    along = np.roll(quads, -1, axis=1) - quads
    lengths = np.maximum(np.linalg.norm(along, axis=2, keepdims=True), 1e-6)
    return np.asarray(np.stack([along[..., 1], -along[..., 0]], axis=-1) / lengths, np.float32)


def _best_lines(steps: Values) -> tuple[Values, Values]:
    """Offsets (n, 4) of both ends of the line across each side that the strongest steps lie on."""
    shifts = np.arange(-SHIFT, SHIFT + 1)
    first, last = (each.ravel() for each in np.meshgrid(shifts, shifts, indexing="ij"))
    rows = np.rint(first[:, None] * (1 - PARTS) + last[:, None] * PARTS).astype(int) + REACH
    totals = steps[:, :, np.arange(SAMPLES), rows].mean(axis=-1)
    totals -= 0.01 * (np.abs(first) + np.abs(last))  # of equals, the nearest
    best = totals.argmax(axis=-1)
    return first[best].astype(np.float32), last[best].astype(np.float32)


def _straightened(steps: Values, starts: Values, ends: Values) -> tuple[Values, Values]:
    """The ends of the lines moved by parts of a pixel, to where the steps next to them weigh most (least squares)."""
    rows = np.rint(starts[..., None] * (1 - PARTS) + ends[..., None] * PARTS).astype(int)
    window = np.clip(rows[..., None] + np.arange(-2, 3), -REACH, REACH)
    weight = np.take_along_axis(steps, window + REACH, axis=-1) ** 2 + 1e-6
    total = weight.sum(axis=-1)
    middle = (weight * window).sum(axis=-1) / total
    mean = (total * PARTS).sum(axis=-1) / total.sum(axis=-1)
    level = (total * middle).sum(axis=-1) / total.sum(axis=-1)
    away = PARTS - mean[..., None]
    slope = (total * away * (middle - level[..., None])).sum(axis=-1) / (total * away**2).sum(axis=-1)
    return np.asarray(level - slope * mean), np.asarray(level + slope * (1 - mean))


def _belief(steps: Values, starts: Values, ends: Values) -> Values:
    line = np.rint(starts[..., None] * (1 - PARTS) + ends[..., None] * PARTS).astype(int) + REACH
    near = [np.take_along_axis(steps, np.clip(line + each, 0, 2 * REACH)[..., None], axis=-1) for each in (-1, 0, 1)]
    here = np.max(near, axis=0)[..., 0]
    around = np.median(steps, axis=-1)
    return np.asarray(here / (here + FAINT + TEXTURE * around), np.float32)


def _seen_only(belief: Values, quads: Quads, shape: tuple[int, ...]) -> Values:
    points = points_along(quads)
    limits = np.array([shape[1], shape[0]], np.float32) - BORDER
    seen = ((points > BORDER) & (points < limits)).all(axis=-1)
    count = seen.sum(axis=-1, keepdims=True)
    mean = (belief * seen).sum(axis=-1, keepdims=True) / np.maximum(count, 1)
    return np.asarray(np.where(count < LEAST_SEEN * SAMPLES, 0, np.where(seen, belief, mean)), np.float32)


def _moved(quads: Quads, starts: Values, ends: Values) -> Quads:
    """The quads whose sides run through the moved ends."""
    normals = _normals(quads)
    along = np.roll(quads, -1, axis=1) - quads
    ones = quads + CORNER * along + starts[..., None] * normals
    twos = quads + (1 - CORNER) * along + ends[..., None] * normals
    lines = np.cross(_homogeneous(ones), _homogeneous(twos))
    corners = np.cross(np.roll(lines, 1, axis=1), lines)
    weight = corners[..., 2:]
    return np.asarray(corners[..., :2] / np.where(np.abs(weight) < 1e-9, 1e-9, weight), np.float32)


def _homogeneous(points: Quads) -> npt.NDArray[np.float64]:
    return np.concatenate([points, np.ones((*points.shape[:-1], 1))], axis=-1)
