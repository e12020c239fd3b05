"""A seed -> the surface on which cards lie."""

from collections.abc import Callable
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scenes.cards import Pixels

Texture: TypeAlias = npt.NDArray[np.float32]
"""Shape (height, width) or (height, width, 3)."""


def lay(kind: str, size: tuple[int, int], px_per_mm: float, random: np.random.Generator) -> Pixels:
    """A desk of (width, height) pixels; kind is a name in DESKS."""
    width, height = size
    return np.clip(DESKS[kind]((height, width), px_per_mm, random), 0, 255).astype(np.uint8)


def _wood(shape: tuple[int, int], px_per_mm: float, random: np.random.Generator) -> Texture:
    """Oak boards along x, each cut from another place of the tree."""
    height, width = shape
    surface = np.empty((height, width, 3), np.float32)
    top = -int(random.uniform(0, 90) * px_per_mm)
    while top < height:
        deep = int(random.uniform(95, 130) * px_per_mm)
        board = _board((deep, width), px_per_mm, random)
        seen = slice(max(top, 0), min(top + deep, height))
        surface[seen] = board[seen.start - top : seen.stop - top]
        top += deep
    return surface


def _board(shape: tuple[int, int], px_per_mm: float, random: np.random.Generator) -> Texture:
    height = shape[0]
    y = np.linspace(0, height / px_per_mm, height, dtype=np.float32)[:, None]
    bend = 14 * noise(shape, (260 * px_per_mm, 45 * px_per_mm), random)
    rings = 0.5 + 0.5 * np.sin((y + bend) * random.uniform(0.7, 1.1) + random.uniform(0, 6))
    grain = noise(shape, (22 * px_per_mm, 0.28 * px_per_mm), random)
    pores = np.clip(noise(shape, (9 * px_per_mm, 0.2 * px_per_mm), random) - 0.45, 0, 1)
    tone = 0.42 * rings + 0.16 * grain + 0.25 * noise(shape, (120 * px_per_mm, 30 * px_per_mm), random)
    light, dark = np.array([196, 154, 108], np.float32), np.array([150, 104, 64], np.float32)
    colour = light + (dark - light) * np.clip(tone + random.uniform(0.05, 0.3), 0, 1)[..., None]
    colour *= (1 - 0.5 * pores)[..., None]
    seam = np.minimum(y, y[::-1])
    return (colour * (1 - 0.55 * np.exp(-((seam / 0.5) ** 2)))[..., None]).astype(np.float32)


def _cloth(shape: tuple[int, int], px_per_mm: float, random: np.random.Generator) -> Texture:
    """Linen: threads across threads, folds so soft that they are only light."""
    height, width = shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / px_per_mm
    wander = 0.3 * noise(shape, (20 * px_per_mm, 20 * px_per_mm), random)
    weave = np.sin((x + wander) * 9.5) * np.sin((y + wander) * 9.5)
    threads = noise(shape, (16 * px_per_mm, 0.35 * px_per_mm), random)
    threads = threads + noise(shape, (0.35 * px_per_mm, 16 * px_per_mm), random)
    folds = noise(shape, (90 * px_per_mm, 90 * px_per_mm), random)
    tone = 1 + 0.05 * weave + 0.05 * threads + 0.08 * folds
    return np.array([92, 112, 128], np.float32) * tone[..., None]


def _white(shape: tuple[int, int], px_per_mm: float, random: np.random.Generator) -> Texture:
    """A lacquered desk, nearly as white as a card."""
    tone = 1 + 0.015 * noise(shape, (150 * px_per_mm, 150 * px_per_mm), random)
    tone = tone + 0.008 * noise(shape, (0.4 * px_per_mm, 0.4 * px_per_mm), random)
    return np.array([226, 225, 220], np.float32) * tone[..., None]


def _dark(shape: tuple[int, int], px_per_mm: float, random: np.random.Generator) -> Texture:
    """Black leather, grained."""
    pebbles = noise(shape, (1.2 * px_per_mm, 1.2 * px_per_mm), random)
    tone = 1 + 0.25 * pebbles + 0.1 * noise(shape, (60 * px_per_mm, 60 * px_per_mm), random)
    return np.array([46, 43, 42], np.float32) * tone[..., None]


def _bed(shape: tuple[int, int], _px_per_mm: float, _random: np.random.Generator) -> Texture:
    """The light grey lid of a scanner."""
    return np.full((*shape, 3), 206, np.float32)


DESKS: dict[str, Callable[[tuple[int, int], float, np.random.Generator], Texture]] = {
    "wood": _wood,
    "cloth": _cloth,
    "white": _white,
    "dark": _dark,
    "bed": _bed,
}


def noise(shape: tuple[int, int], cell: tuple[float, float], random: np.random.Generator) -> Texture:
    """Smooth noise about 0, mostly within ±1; `cell` is the (width, height) of its largest spots in pixels."""
    height, width = shape
    total = np.zeros(shape, np.float32)
    for octave in range(3):
        columns, rows = (
            max(2, int(side / (size / 2**octave)) + 2) for side, size in zip((width, height), cell, strict=True)
        )
        spots = random.standard_normal((min(rows, height), min(columns, width))).astype(np.float32)
        total += cv2.resize(spots, (width, height), interpolation=cv2.INTER_CUBIC) / 2**octave
    return total / 1.6
