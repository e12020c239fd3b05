"""Desks with cards on them, drawn so that every corner is known."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from enishi.model.card import Pixels, Quad

WHITE, DARK = (250, 250, 250), (25, 28, 40)


@dataclass(frozen=True)
class Laid:
    """A card of 91 x 55 mm: where its middle lies (mm), turned by degrees clockwise."""

    x: float
    y: float
    turn: float = 0.0
    paper: tuple[int, int, int] = WHITE
    panel: tuple[int, int, int] | None = None
    """The colour of its left third, if it has another."""


@dataclass(frozen=True)
class Desk:
    pixels: Pixels
    corners: tuple[Quad, ...]
    """Of each card, from its own top left."""
    writing: tuple[Quad, ...]


def desk(cards: Sequence[Laid], top: Pixels, *, scale: float = 4.0, tilt: float = 0.0, shadow: float = 0.25) -> Desk:
    """Cards on a desk top, `scale` pixels a millimetre; `tilt` narrows the far edge by that share."""
    height, width = top.shape[:2]
    pixels = top.astype(np.float32)
    lean = np.array([[tilt * width / 2, 0], [width * (1 - tilt / 2), 0], [width, height], [0, height]], np.float32)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    camera = cv2.getPerspectiveTransform(flat, lean)
    corners: list[Quad] = []
    writing: list[Quad] = []
    for card in cards:
        placed = camera @ _placement(card, scale)
        face, mask, rows = _face(card)
        soft = cv2.GaussianBlur(cv2.warpPerspective(mask, _moved(placed), (width, height)), (0, 0), scale)
        pixels *= 1 - shadow * soft[..., None]
        seen = cv2.warpPerspective(mask, placed, (width, height), flags=cv2.INTER_AREA)[..., None]
        pixels = pixels * (1 - seen) + cv2.warpPerspective(face, placed, (width, height), flags=cv2.INTER_AREA) * seen
        corners.append(_seen(placed, (0, 0, 910, 550)))
        writing += [_seen(placed, row) for row in rows]
    noise = np.random.default_rng(1).normal(0, 2, pixels.shape)
    return Desk(np.clip(pixels + noise, 0, 255).astype(np.uint8), tuple(corners), tuple(writing))


def plain(width: int, height: int, colour: tuple[int, int, int]) -> Pixels:
    return np.full((height, width, 3), colour, np.uint8)


def wood(width: int, height: int) -> Pixels:
    grain = np.random.default_rng(2).normal(0, 1, (height // 3, width // 90)).astype(np.float32)
    grain = cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.clip(np.array([150, 105, 65]) * (1 + 0.12 * grain[..., None]), 0, 255).astype(np.uint8)


def newsprint(width: int, height: int) -> Pixels:
    page = plain(width, height, (222, 220, 210))
    rng = np.random.default_rng(3)
    for y in range(0, height, 14):
        for x in range(0, width, 9):
            if x % 180 > 14 and rng.random() < 0.85:
                cv2.rectangle(
                    page, (x, y + 2), (x + int(rng.integers(3, 7)), y + int(rng.integers(6, 11))), (70,) * 3, -1
                )
    return page


def overlap(one: Quad, other: Quad) -> float:
    """Intersection over union."""
    a, b = np.array(one, np.float32), np.array(other, np.float32)
    shared = float(cv2.intersectConvexConvex(a, b)[0])
    return shared / (cv2.contourArea(a) + cv2.contourArea(b) - shared)


def _face(card: Laid) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int, int, int]]]:
    """The card at 10 pixels a millimetre, where it is, and the rows (left, top, right, bottom) of its print."""
    face = np.full((550, 910, 3), card.paper, np.float32)
    ink = (40, 40, 40) if sum(card.paper) > 380 else (230, 230, 230)
    left = 60
    if card.panel:
        face[:, :300] = card.panel
        left = 340
    rows = [(left, 70, left + 380, 105), (left, 200, left + 300, 270), (left, 400, left + 420, 425)]
    for start, top, end, bottom in rows:
        for x in range(start, end, 36):
            cv2.rectangle(face, (x, top), (x + 24, bottom), ink, 5)
    return face, np.ones((550, 910), np.float32), rows


def _placement(card: Laid, scale: float) -> np.ndarray:
    """From the card at 10 pixels a millimetre to the desk."""
    turn = np.deg2rad(card.turn)
    cosine, sine = np.cos(turn) * scale / 10, np.sin(turn) * scale / 10
    rotation = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1.0]])
    centre = np.array([[1, 0, -455], [0, 1, -275], [0, 0, 1.0]])
    place = np.array([[1, 0, card.x * scale], [0, 1, card.y * scale], [0, 0, 1.0]])
    return place @ rotation @ centre


def _moved(placed: np.ndarray) -> np.ndarray:
    return np.array([[1, 0, 4], [0, 1, 5], [0, 0, 1.0]]) @ placed


def _seen(placed: np.ndarray, box: tuple[int, int, int, int]) -> Quad:
    left, top, right, bottom = box
    points = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float64)
    a, b, c, d = ((float(x), float(y)) for x, y in cv2.perspectiveTransform(points, placed)[0])
    return a, b, c, d
