"""Dice -> the light of a room and the steadiness of a hand."""

from math import cos, pi, sin
from random import Random

from benchmarks.scenes.lens import Exposure, Glare, Shade


def room(random: Random, size: tuple[int, int]) -> Exposure:
    """Warm or cold, from one side, often with somebody's shadow, sometimes with a lamp's reflection."""
    soft = max(size) / 2600
    blur = soft * random.choice((0.5, 0.6, 0.8, 0.8, 1.1, random.uniform(1.2, 2.0)))
    motion = random.uniform(1.5, 4) * soft if random.random() < 0.06 else 0.0
    way = random.uniform(0, 2 * pi)
    return Exposure(
        level=random.uniform(0.62, 1.12), warmth=random.gauss(0.04, 0.07), lamp=random.uniform(0, 360),
        falloff=random.choice((0.05, 0.2, 0.4, 0.55)), vignette=random.uniform(0, 0.3),
        shades=tuple(_shade(random) for _ in range(random.choice((0, 0, 0, 1, 1, 2)))),
        glares=tuple(_glare(random) for _ in range(random.choice((0, 0, 0, 0, 1, 2)))),
        blur=blur, motion=(motion * cos(way), motion * sin(way)) if motion else (0.0, 0.0),
        noise=random.choice((0.8, 1.5, 2.5, 4.0, 6.0)),
    )  # fmt: skip


def scanner(random: Random) -> Exposure:
    """Even light, little noise; one in eight in grey."""
    return Exposure(
        level=random.uniform(0.94, 1.04), blur=random.uniform(0.3, 0.8), noise=random.uniform(0.4, 2.5),
        contrast=random.choice((1.0, 1.0, 0.85, 1.2)), grey=random.random() < 0.12, lamp=random.choice((90.0, 270.0)),
    )  # fmt: skip


def _shade(random: Random) -> Shade:
    """Of a hand, a phone or a shoulder: a lobed outline that comes in over one side of the picture."""
    side, fingers = random.randrange(4), random.choice((1, 1, 3, 4))
    reach, middle, width = random.uniform(0.25, 0.8), random.uniform(0, 1), random.uniform(0.15, 0.5)
    step = 2 * width / fingers
    points = [(middle - width, -0.2)]
    for finger in range(fingers):
        left, deep = middle - width + step * finger, reach * random.uniform(0.75, 1)
        points += [(left + 0.02, deep * 0.55 if fingers > 1 else 0.0), (left + step / 2, deep)]
        points.append((left + step - 0.02, deep * 0.6))
    points.append((middle + width, -0.2))
    turned = [(x, y) if side % 2 == 0 else (y, x) for x, y in points]
    outline = tuple((1 - x, 1 - y) if side > 1 else (x, y) for x, y in turned)
    return Shade(outline, random.uniform(0.006, 0.06), random.uniform(0.2, 0.6))


def _glare(random: Random) -> Glare:
    return Glare(
        at=(random.uniform(0.05, 0.95), random.uniform(0.05, 0.95)),
        size=(random.uniform(0.05, 0.4), random.uniform(0.03, 0.12)),
        turn=random.uniform(0, 180), strength=random.uniform(0.25, 0.62),
    )  # fmt: skip
