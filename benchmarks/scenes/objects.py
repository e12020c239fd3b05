"""Fingers and pens that lie over the blank rim of a card."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from random import Random

import cv2
import numpy as np
import numpy.typing as npt
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union

from benchmarks.scenes.arrange import printed
from benchmarks.scenes.camera import Camera, project, view_of
from benchmarks.scenes.cards import Face, Pixels
from benchmarks.scenes.compose import Paper

SKINS = ((236, 188, 160), (214, 160, 128), (190, 132, 100), (224, 172, 144), (120, 82, 62))
INKS = ((24, 24, 28), (30, 52, 120), (150, 28, 34), (205, 205, 208), (232, 226, 210), (40, 96, 70))

ARM = 260.0
"""Millimetres of a finger and what follows, so that it comes from outside the picture."""
MARGIN = 1.0
"""Millimetres kept to what is printed."""


@dataclass(frozen=True, slots=True)
class Rod:
    """A finger or a pen: a thick line on the desk, in millimetres."""

    start: tuple[float, float]
    end: tuple[float, float]
    radius: float
    colour: tuple[int, int, int]
    shine: float
    """How much the light is thrown back from its ridge."""
    nail: bool = False


def touch(pixels: Pixels, cards: Sequence[tuple[Face, Paper]], camera: Camera, random: Random) -> None:
    """On one picture in five something reaches over a card's edge, where nothing is printed."""
    if random.random() > 0.2:
        return
    text = unary_union([printed(face, paper) for face, paper in cards]).buffer(MARGIN)
    make = random.choice((_finger, _finger, _pen))
    for _ in range(random.choice((1, 1, 2))):
        tries = (make(random.choice(cards)[1], random) for _ in range(40))
        free = next((rod for rod in tries if not _body(rod).intersects(text)), None)
        if free:
            _draw(pixels, free, camera)


def _finger(paper: Paper, random: Random) -> Rod:
    """A thumb that holds the card by its rim."""
    edge, inward = _rim(paper, random)
    deep, radius = random.uniform(2, 9), random.uniform(6.5, 10)
    slant = random.uniform(-0.5, 0.5)
    way = inward[0] * cos(slant) - inward[1] * sin(slant), inward[0] * sin(slant) + inward[1] * cos(slant)
    end = edge[0] + way[0] * (deep - radius), edge[1] + way[1] * (deep - radius)
    start = end[0] - way[0] * ARM, end[1] - way[1] * ARM
    return Rod(start, end, radius, random.choice(SKINS), 0.25, nail=True)


def _pen(paper: Paper, random: Random) -> Rod:
    """Across an edge, or along it."""
    edge, inward = _rim(paper, random)
    slant = random.choice((random.uniform(-0.9, 0.9), pi / 2 + random.uniform(-0.25, 0.25)))
    way = inward[0] * cos(slant) - inward[1] * sin(slant), inward[0] * sin(slant) + inward[1] * cos(slant)
    deep = random.uniform(4, 70) if abs(slant) > 1.2 else random.uniform(4, 14)
    end = edge[0] + way[0] * deep, edge[1] + way[1] * deep
    return Rod((end[0] - way[0] * 138, end[1] - way[1] * 138), end, random.uniform(3.5, 5.5), random.choice(INKS), 0.8)


def _rim(paper: Paper, random: Random) -> tuple[tuple[float, float], tuple[float, float]]:
    """A point on the edge, and the way to the inside."""
    side, part = random.randrange(4), random.uniform(0.05, 0.95)
    one, other = paper.quad[side], paper.quad[(side + 1) % 4]
    along = (other - one) / np.linalg.norm(other - one)
    point = one + (other - one) * part
    return (float(point[0]), float(point[1])), (float(-along[1]), float(along[0]))


def _body(rod: Rod) -> Polygon:
    return LineString([rod.start, rod.end]).buffer(rod.radius)


def _draw(pixels: Pixels, rod: Rod, camera: Camera) -> None:
    ends = project(view_of(camera), np.array([rod.start, rod.end]))
    radius = _seen_radius(rod, camera)
    reach = radius * 1.8
    left, top = np.clip(np.floor(ends.min(axis=0) - reach), 0, None).astype(int)
    right, bottom = np.minimum(np.ceil(ends.max(axis=0) + reach), camera.size).astype(int)
    if right - left < 2 or bottom - top < 2:
        return
    y, x = np.mgrid[top:bottom, left:right].astype(np.float32)
    along, far = _measure(x, y, ends)
    part = pixels[top:bottom, left:right].astype(np.float32)
    dark = 0.45 * np.exp(-((np.clip(far - radius * 0.8, 0, None) / (radius * 0.35)) ** 2))
    part *= (1 - dark)[..., None]
    round_ = np.sqrt(np.clip(1 - (far / radius) ** 2, 0, 1))
    tone = (0.62 + 0.42 * round_ + rod.shine * 0.5 * np.clip(round_ - 0.86, 0, 1) * 7)[..., None]
    body = np.array(rod.colour, np.float32) * tone
    if rod.nail:
        share = np.clip((0.62 - np.hypot((along + radius * 0.1) / 1.15, far) / radius) * 9, 0, 1)[..., None] * 0.5
        body = body * (1 - share) + np.array([246, 214, 202], np.float32) * share
    mask = np.clip((radius - far) + 0.5, 0, 1)[..., None]
    pixels[top:bottom, left:right] = np.clip(part * (1 - mask) + body * mask, 0, 255).astype(np.uint8)


def _seen_radius(rod: Rod, camera: Camera) -> float:
    """In pixels, at the tip, where it meets the card."""
    along = np.subtract(rod.end, rod.start)
    beside = np.array([-along[1], along[0]]) / np.hypot(*along) * rod.radius
    left, right = project(view_of(camera), np.array([rod.end - beside, rod.end + beside]))
    return float(np.linalg.norm(right - left)) / 2


def _measure(
    x: npt.NDArray[np.float32], y: npt.NDArray[np.float32], ends: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """How far each pixel is from the tip along the rod, and from its axis."""
    start, tip = ends.astype(np.float32)
    length = float(np.linalg.norm(tip - start))
    way = (tip - start) / length
    along = (x - tip[0]) * way[0] + (y - tip[1]) * way[1]
    back = np.clip(along, -length, 0)
    far = cv2.magnitude(x - tip[0] - back * way[0], y - tip[1] - back * way[1])
    return along, far
