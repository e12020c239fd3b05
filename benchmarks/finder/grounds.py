"""Dice -> what cards may lie on besides the desks of the generator."""

from collections.abc import Sequence

import cv2
import numpy as np

from benchmarks.finder.shelf import Kept
from benchmarks.scenes.cards import Pixels


def ground(scenes: Sequence[Kept], size: tuple[int, int], random: np.random.Generator) -> Pixels:
    """A plain, a gradient, noise of several grains, or a part of some scene without cards."""
    kind = random.choice(4, p=(0.2, 0.15, 0.25, 0.4))
    if kind == 0:
        return np.full((*size, 3), tone(random), np.uint8)
    if kind == 1:
        ramp = np.array([tone(random) for _ in range(4)], np.float32).reshape(2, 2, 3)
        return np.clip(cv2.resize(ramp, size[::-1], interpolation=cv2.INTER_CUBIC), 0, 255).astype(np.uint8)
    if kind == 2:
        return _noise(size, random)
    empty = pick(scenes, random)
    for _ in range(30):
        if not len(empty.quads):
            break
        empty = pick(scenes, random)
    pixels = empty.pixels if not len(empty.quads) else _noise(size, random)
    side = int(min(pixels.shape[:2]) * random.uniform(0.3, 1))
    top, left = (int(random.integers(0, each - side + 1)) for each in pixels.shape[:2])
    part = np.rot90(pixels[top : top + side, left : left + side], int(random.integers(4)))
    return np.ascontiguousarray(cv2.resize(part, size[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def _noise(size: tuple[int, int], random: np.random.Generator) -> Pixels:
    pixels = np.full((*size, 3), tone(random), np.float32)
    for _ in range(int(random.integers(1, 4))):
        grain = np.maximum(2, np.array(size) / random.choice((1, 2, 6, 20, 60), 2)).astype(int)
        field = random.normal(0, random.uniform(3, 25), (*grain, 1)).astype(np.float32)
        pixels += cv2.resize(field, size[::-1], interpolation=cv2.INTER_CUBIC)[..., None] * random.uniform(0.5, 1, 3)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def tone(random: np.random.Generator) -> tuple[float, float, float]:
    grey = random.uniform(0, 255) if random.random() < 0.6 else random.uniform(215, 255)
    red, green, blue = np.clip(grey + random.normal(0, random.choice((2, 8, 40)), 3), 0, 255)
    return float(red), float(green), float(blue)


def pick(scenes: Sequence[Kept], random: np.random.Generator) -> Kept:
    return scenes[int(random.integers(len(scenes)))]
