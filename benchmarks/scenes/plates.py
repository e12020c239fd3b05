"""A half and a kind of desk -> a large plate of it, of which each scene sees another part."""

from random import Random
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scenes import desk
from benchmarks.scenes.cards import Pixels
from benchmarks.scenes.halves import Half

PX_PER_MM = 4.0
SIZE = (760, 570)
"""Of a plate, in millimetres."""
VARIANTS = 3
"""Plates of each kind and half."""

Noise = npt.NDArray[np.float32]


def plate(half: Half, kind: str, variant: int) -> Pixels:
    """The same for the same half, kind and variant; the halves share none."""
    random = np.random.default_rng([*half.encode(), *kind.encode(), variant])
    width, height = (round(side * PX_PER_MM) for side in SIZE)
    if kind in desk.DESKS:
        pixels = desk.lay(kind, (width, height), PX_PER_MM, random).astype(np.float32)
        return _clip(pixels * _tint(random, kind))
    return _clip(_KINDS[kind]((height, width), random))


def _tint(random: np.random.Generator, kind: str) -> Noise:
    """Another wood, another cloth; white stays white."""
    if kind == "white":
        return random.uniform(0.94, 1.1) * (1 + random.uniform(-0.03, 0.03, 3)).astype(np.float32)
    spread = {"wood": 0.16, "cloth": 0.55, "dark": 0.3}.get(kind, 0.1)
    return (random.uniform(0.65, 1.35) * (1 + random.uniform(-spread, spread, 3))).astype(np.float32)


def _marble(shape: tuple[int, int], random: np.random.Generator) -> Noise:
    """Veins where a smooth field crosses zero."""
    field = sum(desk.noise(shape, (size, size), random) * size for size in (900.0, 300.0, 90.0)) / 900
    veins = np.exp(-np.abs(field) / random.uniform(0.015, 0.05))
    fine = np.exp(-np.abs(desk.noise(shape, (340, 260), random)) / 0.02) * 0.35
    cloud = desk.noise(shape, (700, 500), random)[..., None]
    light = random.random() < 0.7
    base = np.array([232, 230, 226] if light else [52, 56, 58], np.float32)
    vein = np.array([150, 146, 142] if light else [190, 186, 178], np.float32)
    share = np.clip(veins + fine, 0, 1)[..., None] * 0.75
    return (base * (1 + 0.04 * cloud)) * (1 - share) + vein * share


def _leather(shape: tuple[int, int], random: np.random.Generator) -> Noise:
    """Pebbles with dark seams between them, stitched at times."""
    pebbles = desk.noise(shape, (9, 9), random)
    seams = np.exp(-np.abs(desk.noise(shape, (14, 14), random)) / 0.12)
    tone = 1 + 0.12 * pebbles - 0.22 * seams + 0.1 * desk.noise(shape, (500, 500), random)
    colours = ([104, 62, 38], [60, 40, 30], [120, 30, 30], [40, 52, 70], [150, 118, 84])
    return np.array(colours[random.integers(len(colours))], np.float32) * tone[..., None]


def _stripes(shape: tuple[int, int], random: np.random.Generator) -> Noise:
    """A tablecloth of checks or stripes: straight edges that are no cards."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    pitch = random.uniform(40, 220)
    across = (np.sin(2 * np.pi * x / pitch) > random.uniform(-0.5, 0.7)).astype(np.float32)
    down = (np.sin(2 * np.pi * y / pitch) > random.uniform(-0.5, 0.7)).astype(np.float32)
    share = cv2.GaussianBlur(across * 0.5 + down * 0.5 * (random.random() < 0.6), (0, 0), 0.8)[..., None]
    one, other = (random.uniform(90, 245, 3).astype(np.float32) for _ in range(2))
    weave = 1 + 0.06 * desk.noise(shape, (3, 3), random)[..., None]
    return (one * (1 - share) + other * share) * weave


def _plain(shape: tuple[int, int], random: np.random.Generator) -> Noise:
    """A coloured desk mat, hardly any texture."""
    colour = random.uniform(40, 220) * (1 + random.uniform(-0.25, 0.25, 3))
    grain = 1 + 0.02 * desk.noise(shape, (2, 2), random) + 0.02 * desk.noise(shape, (600, 600), random)
    return colour.astype(np.float32) * grain[..., None]


def _speckled(shape: tuple[int, int], random: np.random.Generator) -> Noise:
    """Granite, cork or carpet."""
    base, spot = (random.uniform(50, 200) * (1 + random.uniform(-0.15, 0.15, 3)) for _ in range(2))
    size = random.uniform(2.5, 12)
    share = 1 / (1 + np.exp(-(desk.noise(shape, (size, size), random) - random.uniform(0, 0.6)) * 6))
    return base.astype(np.float32) * (1 - share[..., None]) + spot.astype(np.float32) * share[..., None]


_KINDS: dict[str, Any] = {
    "marble": _marble, "leather": _leather, "stripes": _stripes, "plain": _plain, "speckled": _speckled,
}  # fmt: skip
DESKS = ("wood", "wood", "cloth", "white", "white", "dark", *_KINDS)
"""Kinds without print, wood and white twice as often."""


def _clip(pixels: Noise) -> Pixels:
    return np.clip(pixels, 0, 255).astype(np.uint8)


def any_desk(random: Random) -> tuple[str, int]:
    return random.choice(DESKS), random.randrange(VARIANTS)
