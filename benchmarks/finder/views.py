"""Kept scenes -> views of them to train with: other parts, turns and desks than the generator's."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.finder.grounds import ground, pick, tone
from benchmarks.finder.shelf import Kept
from benchmarks.scenes.cards import Pixels

Quads = npt.NDArray[np.float32]

LAID_ANEW = 0.3
"""Share of views in which cards cut from scenes lie on something that no card of the generator lies on."""
SMALL, LARGE = ((256, 256), (320, 224), (224, 320)), ((384, 384), (448, 352), (352, 448), (448, 320), (320, 448))
"""Height and width; a batch is of one size."""
FRAME = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
REACH = 12
"""Pixels around a card that its shadow may fall on."""
FACE = 256
"""Pixels of the longer side of a card that is cut out."""


@dataclass(frozen=True, slots=True)
class View:
    pixels: Pixels
    quads: Quads
    """(n, 4, 2), clockwise; later ones may lie over earlier ones."""


def view(scenes: Sequence[Kept], size: tuple[int, int], random: np.random.Generator) -> View:
    """A new picture of that height and width, in the light of its scenes."""
    return _laid_anew(scenes, size, random) if random.random() < LAID_ANEW else _part(scenes, size, random)


def _part(scenes: Sequence[Kept], size: tuple[int, int], random: np.random.Generator) -> View:
    """A scene from nearer or farther, turned, mirrored, at a slant."""
    scene = pick(scenes, random)
    pixels = scene.pixels
    move = _camera((pixels.shape[0], pixels.shape[1]), size, random)
    around = ground(scenes, size, random) if random.random() < 0.3 else np.full((*size, 3), tone(random), np.uint8)
    scale = float(np.sqrt(abs(np.linalg.det(move[:2, :2]))))
    if scale < 0.7:
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        move = move @ np.diag([1 / scale, 1 / scale, 1])
        quads = scene.quads * scale
    else:
        quads = scene.quads
    cv2.warpPerspective(pixels, move, size[::-1], dst=around, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT)
    return View(around, _clockwise(_projected(quads, move)))


def _camera(before: tuple[int, int], size: tuple[int, int], random: np.random.Generator) -> npt.NDArray[np.float64]:
    """From a picture to the view of it."""
    fit = min(size[0] / before[0], size[1] / before[1])
    if (before[0] > before[1]) != (size[0] > size[1]):  # a quarter turn shows more of it
        fit = max(fit, min(size[0] / before[1], size[1] / before[0]) * 0.8)
    zoom = fit * float(np.exp(random.choice((random.uniform(-0.05, 0.1), random.uniform(-0.5, 0.9)))))
    turn = float(random.choice((0, 90, 180, 270))) + random.normal(0, 6)
    if random.random() < 0.15:
        turn = random.uniform(0, 360)
    slack = np.abs(np.array(size[::-1]) - np.array(before[::-1]) * zoom) / 2
    shift = random.uniform(-1, 1, 2) * slack * (random.random() < 0.7)
    cosine, sine = np.cos(np.radians(turn)) * zoom, np.sin(np.radians(turn)) * zoom
    mirror = random.choice((-1.0, 1.0))
    rotate = np.array([[cosine * mirror, -sine, 0], [sine * mirror, cosine, 0], [0, 0, 1]])
    slant = np.eye(3)
    slant[2, :2] = random.normal(0, 0.15, 2) / max(size) * (random.random() < 0.4)
    centre = np.array([[1, 0, -before[1] / 2], [0, 1, -before[0] / 2], [0, 0, 1.0]])
    back = np.array([[1, 0, size[1] / 2 + shift[0]], [0, 1, size[0] / 2 + shift[1]], [0, 0, 1.0]])
    return np.asarray(back @ slant @ rotate @ centre)


def _laid_anew(scenes: Sequence[Kept], size: tuple[int, int], random: np.random.Generator) -> View:
    """Cards of scenes in rows, heaps or alone on another ground, and things that are no cards among them."""
    pixels = ground(scenes, size, random)
    count = int(random.choice((0, 1, 1, 2, 3, 4, 6, 8, 12)))
    long = min(size) * random.uniform(0.7, 1.0) / max(1.0, np.sqrt(count)) if count else 100.0
    quads = _places(count, long, size, random)
    for _ in range(int(random.choice((0, 0, 1, 2)))):
        _distract(pixels, long, random)
    laid = [quad for quad in quads if _lay_card(pixels, quad, pick(scenes, random), random)]
    return View(pixels, np.array(laid, np.float32).reshape(-1, 4, 2))


def _places(count: int, long: float, size: tuple[int, int], random: np.random.Generator) -> Quads:
    """Strewn, each where it hardly hides another, or in rows a millimetre or more apart."""
    ratio = random.choice((91 / 55, 91 / 55, 85 / 55, 89 / 51, 55 / 91))
    side = np.array([long, long / ratio]) if ratio > 1 else np.array([long * ratio, long])
    square = (FRAME - 0.5) * side
    slant = np.eye(3)
    slant[2, :2] = random.normal(0, 0.2, 2) / max(size)
    if random.random() < 0.5:
        columns = max(1, int(np.sqrt(count)))
        gap = long * random.choice((0.0, 0.011, 0.02, 0.1, 0.3))
        cells = np.stack(np.divmod(np.arange(count), columns)[::-1], axis=1) * (side + gap)
        middles = cells - cells.mean(axis=0) if count else cells
        turns = random.normal(0, random.choice((0.0, 0.01, 0.04)), count)
    else:
        middles, turns = _strewn(count, long, size, random), random.uniform(0, 2 * np.pi, count)
    whole = random.normal(0, 0.1) + random.choice((0, np.pi / 2))
    at = np.array(size[::-1]) / 2 + random.normal(0, 0.05, 2) * size[0]
    flat = np.array(
        [_turned(_turned(square, turn) + middle, whole) for turn, middle in zip(turns, middles, strict=True)]
    )
    if not count:
        return np.zeros((0, 4, 2), np.float32)
    return np.asarray(_projected(flat.astype(np.float32), slant) + at, np.float32)


def _strewn(count: int, long: float, size: tuple[int, int], random: np.random.Generator) -> npt.NDArray[np.float64]:
    middles: list[npt.NDArray[np.float64]] = []
    for _ in range(count * 20):
        middle = random.uniform(-0.4, 0.4, 2) * size[::-1]
        if all(np.linalg.norm(middle - other) > 0.75 * long for other in middles):
            middles.append(middle)
    middles += [random.uniform(-0.4, 0.4, 2) * size[::-1] for _ in range(count - len(middles))]
    return np.array(middles[:count]).reshape(-1, 2)


def _lay_card(pixels: Pixels, quad: Quads, scene: Kept, random: np.random.Generator) -> bool:
    """Whether a card of the scene could be laid there."""
    shown = scene.pixels
    whole = [each for each in scene.quads if _lies_free(each, scene.quads, shown)]
    if not whole:
        return False
    face = _cut_out(shown, whole[int(random.integers(len(whole)))], random)
    _lay(pixels, quad, face, random)
    return True


def _lies_free(quad: Quads, quads: Quads, shown: Pixels) -> bool:
    """On the picture, and over and under no other card."""
    inside = (quad > -1).all() and (quad < np.array(shown.shape[1::-1]) + 1).all()
    others = [each for each in quads if not np.array_equal(each, quad)]
    return bool(inside) and all(cv2.intersectConvexConvex(quad, each)[0] < 4 for each in others)


def _cut_out(pixels: Pixels, quad: Quads, random: np.random.Generator) -> Pixels:
    across, down = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    scale = min(1.0, FACE / max(across, down))
    size = np.maximum(np.rint(np.array([across, down]) * scale), 8).astype(int)
    inner = quad + (quad.mean(axis=0) - quad) * random.uniform(0.01, 0.025)  # without the desk around it
    move = cv2.getPerspectiveTransform(np.asarray(inner, np.float32), FRAME * size.astype(np.float32))
    return np.asarray(cv2.warpPerspective(pixels, move, tuple(map(int, size)), flags=cv2.INTER_AREA), np.uint8)


def _lay(pixels: Pixels, quad: Quads, face: Pixels, random: np.random.Generator) -> None:
    """With a shadow, or none."""
    height, width = face.shape[:2]
    long = np.linalg.norm(quad[1] - quad[0]) >= np.linalg.norm(quad[2] - quad[1])
    if long != (width >= height):
        face = np.ascontiguousarray(np.rot90(face))
        height, width = face.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shrink = np.linalg.norm(quad[1] - quad[0]) / width
    if shrink < 0.8:
        face = cv2.resize(face, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA).astype(np.uint8)
        corners *= np.array([face.shape[1] / width, face.shape[0] / height], np.float32)
    left, top = np.clip(np.floor(quad.min(axis=0)) - REACH, 0, None).astype(int)
    right, bottom = np.minimum(np.ceil(quad.max(axis=0)) + REACH, pixels.shape[1::-1]).astype(int)
    if right - left < 2 or bottom - top < 2:
        return
    part, here = pixels[top:bottom, left:right], np.asarray(quad - (left, top), np.float32)
    size = (int(right - left), int(bottom - top))
    mask = np.zeros(size[::-1], np.float32)
    cv2.fillConvexPoly(mask, np.rint((here - 0.5) * 16).astype(np.int32), 1.0, cv2.LINE_AA, 4)
    mask = cv2.GaussianBlur(mask, (0, 0), 0.5)
    dark = np.float32(random.choice((0.0, 0.1, 0.3, 0.5)))
    away = random.normal(0, 2, 2)
    cast = cv2.warpAffine(mask, np.array([[1, 0, away[0]], [0, 1, away[1]]]), size)
    left_over = (1 - dark * cv2.GaussianBlur(cast, (0, 0), random.uniform(0.8, 3))) * (1 - mask)
    shown = cv2.warpPerspective(
        face,
        cv2.getPerspectiveTransform(corners, here),
        size,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    part[:] = part * left_over[..., None] + shown * mask[..., None]


def _distract(pixels: Pixels, long: float, random: np.random.Generator) -> None:
    """A sheet, a slip, a phone: of no card's shape, or without a word on it."""
    ratio = float(random.choice((1.0, 1.15, 1.41, 2.3, 3.0, 4.5)))
    wide = long * random.uniform(0.6, 2.2)
    square = _turned((FRAME - 0.5) * np.array([wide, wide / ratio]), random.uniform(0, 2 * np.pi))
    quad = np.asarray(square + random.uniform(0, 1, 2) * pixels.shape[1::-1], np.float32)
    face = np.full((64, int(64 * ratio), 3), tone(random), np.uint8)
    if random.random() < 0.6:
        ink = tone(random)
        for y in range(6, 58, int(random.integers(4, 9))):
            for x in range(6, face.shape[1] - 8, int(random.integers(3, 12))):
                cv2.line(face, (x, y), (x + int(random.integers(0, 4)), y), ink, 1)
    _lay(pixels, quad, face, random)


def _turned(points: npt.NDArray[np.float64], angle: float) -> npt.NDArray[np.float64]:
    cosine, sine = np.cos(angle), np.sin(angle)
    return points @ np.array([[cosine, sine], [-sine, cosine]])


def _projected(quads: Quads, move: npt.NDArray[np.float64]) -> Quads:
    if not len(quads):
        return quads.reshape(0, 4, 2)
    return np.asarray(cv2.perspectiveTransform(quads.reshape(1, -1, 2), move).reshape(-1, 4, 2), np.float32)


def _clockwise(quads: Quads) -> Quads:
    return np.array(
        [quad if cv2.contourArea(quad, oriented=True) > 0 else quad[::-1] for quad in quads], np.float32
    ).reshape(-1, 4, 2)
