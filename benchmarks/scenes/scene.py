"""Faces on a desk -> a photograph, and where each card came to lie on it."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scenes import desk
from benchmarks.scenes.camera import HALF, Camera, Matrix, outline_of, placing, project, view_of
from benchmarks.scenes.cards import Face, Pixels

OVERSAMPLING = 2
"""Rendered so much larger, then shrunk: edges without stairs."""


@dataclass(frozen=True, slots=True)
class Lying:
    """A card on the desk."""

    face: Face
    at: tuple[float, float] = (0.0, 0.0)
    """Of its centre, in millimetres from the middle of the picture; x to the right, y down."""
    turn: float = 0.0
    """Degrees clockwise from upright."""


@dataclass(frozen=True, slots=True)
class Light:
    """A lamp at one side, and what stands before it."""

    level: float = 0.96
    warmth: float = 0.05
    """How much red it has more, and blue less."""
    comes_from: float = 220.0
    """Degrees clockwise from the right: 270 is the top of the picture."""
    falloff: float = 0.25
    """Part of the light that is lost at the far corner."""
    shade: float = 0.0
    """Part of the light that the photographer's own shadow takes."""
    shadow: float = 0.45
    """Depth of the cards' own shadows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is in front of the lens, and the lens."""

    cards: tuple[Lying, ...]
    """Later ones lie above earlier ones."""
    on: str
    """A name in desk.DESKS."""
    camera: Camera
    light: Light


@dataclass(frozen=True, slots=True)
class Photograph:
    pixels: Pixels
    corners: tuple[npt.NDArray[np.float64], ...]
    """Of each card in order: 4 x 2, clockwise from its own top left."""


def photograph(scene: Scene, random: np.random.Generator) -> Photograph:
    """What the camera sees, and the truth about it; the same for the same seed."""
    view = view_of(scene.camera)
    pixels = _desk(scene.on, view, scene.camera, random)
    corners = []
    for card in scene.cards:
        place = view @ placing(card.at, card.turn, card.face.size)
        _cast_shadows(pixels, place, card.face, scene)
        _paste(pixels, place, card.face)
        corners.append(project(place, outline_of(card.face.size)))
    small = cv2.resize(pixels, scene.camera.size, interpolation=cv2.INTER_AREA)
    return Photograph(_expose(small, scene.camera, scene.light, random), tuple(corners))


def _desk(kind: str, view: Matrix, camera: Camera, random: np.random.Generator) -> Pixels:
    width, height = camera.size
    seen = project(np.linalg.inv(view), np.array([[0, 0], [width, 0], [width, height], [0, height]], float))
    first, last = seen.min(axis=0) - 2, seen.max(axis=0) + 2
    px_per_mm = width / camera.width * 1.2
    size = (int((last[0] - first[0]) * px_per_mm), int((last[1] - first[1]) * px_per_mm))
    texture = desk.lay(kind, size, px_per_mm, random)
    to_desk = np.array([[1 / px_per_mm, 0, first[0]], [0, 1 / px_per_mm, first[1]], [0, 0, 1]])
    return cv2.warpPerspective(
        texture, _finer(view @ to_desk), _large(camera), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def _cast_shadows(pixels: Pixels, place: Matrix, face: Face, scene: Scene) -> None:
    """Darken the desk beside the card: a narrow line where paper meets wood, a soft one away from the lamp."""
    px_per_mm = OVERSAMPLING * scene.camera.size[0] / scene.camera.width
    lamp = np.radians(scene.light.comes_from)
    away = -np.array([np.cos(lamp), np.sin(lamp)]) * px_per_mm
    outline = project(_finer(place), outline_of(face.size))
    for reach, softness, depth in ((0.15, 0.25, 0.8), (0.9, 1.1, 0.6)):  # the first two in millimetres
        _shade(pixels, outline + reach * away, softness * px_per_mm, scene.light.shadow * depth)


def _shade(pixels: Pixels, outline: npt.NDArray[np.float64], softness: float, depth: float) -> None:
    left, top = np.maximum(outline.min(axis=0) - 4 * softness, 0).astype(int)
    right, bottom = np.minimum(outline.max(axis=0) + 4 * softness, pixels.shape[1::-1]).astype(int)
    if right <= left or bottom <= top:
        return
    mask = np.zeros((bottom - top, right - left), np.float32)
    cv2.fillConvexPoly(mask, np.round(outline - (left, top)).astype(np.int32), 1.0, cv2.LINE_AA)
    mask = cv2.GaussianBlur(mask, (0, 0), softness)
    part = pixels[top:bottom, left:right]
    part[:] = part * (1 - depth * mask)[..., None]


def _paste(pixels: Pixels, place: Matrix, face: Face) -> None:
    outline = project(_finer(place), outline_of(face.size))
    # Shrink to about the size it will have, or thin strokes fall between the samples.
    ratio = float(np.linalg.norm(outline[1] - outline[0])) / face.pixels.shape[1]
    printed = face.pixels
    if ratio < 1:
        printed = cv2.resize(printed, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    height, width = printed.shape[:2]
    to_mm = np.diag([face.size[0] / width, face.size[1] / height, 1.0])
    cv2.warpPerspective(
        printed,
        _finer(place) @ to_mm @ HALF,
        (pixels.shape[1], pixels.shape[0]),
        dst=pixels,
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_TRANSPARENT,
    )


def _expose(pixels: Pixels, camera: Camera, light: Light, random: np.random.Generator) -> Pixels:
    """Lamp, lens and sensor."""
    exposed = pixels.astype(np.float32) * _lamplight(camera, light)[..., None]
    exposed *= np.array([1 + light.warmth / 2, 1.0, 1 - light.warmth], np.float32)
    if camera.blur:
        exposed = cv2.GaussianBlur(exposed, (0, 0), camera.blur)
    grain = random.standard_normal(exposed.shape, dtype=np.float32)
    grain = (
        cv2.GaussianBlur(grain, (0, 0), 0.6) * 2
    )  # a sensor's neighbours depend on each other; 2 restores the strength
    exposed += grain * camera.noise * np.sqrt(exposed.clip(4, None) / 128)
    return np.clip(exposed, 0, 255).astype(np.uint8)


def _lamplight(camera: Camera, light: Light) -> npt.NDArray[np.float32]:
    """How much light falls on each pixel."""
    width, height = camera.size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width - 0.5, (y - height / 2) / width
    lamp = np.radians(light.comes_from)
    far = 0.5 - (x * np.cos(lamp) + y * np.sin(lamp)) / 1.25
    lit = light.level * (1 - light.falloff * far.clip(0, 1)) * (1 - 0.12 * (x**2 + y**2))
    # The photographer stands across the light; the edge of the shadow wavers like a shoulder.
    across = x * np.sin(lamp) * 0.9 - y * np.cos(lamp) + 0.06 * np.sin(9 * x + 4 * y) - 0.1
    return (lit * (1 - light.shade / (1 + np.exp(-across * 14)))).astype(np.float32)


def _finer(matrix: Matrix) -> Matrix:
    """The same map into the oversampled picture, in OpenCV's pixel centres."""
    return np.linalg.inv(HALF) @ np.diag([OVERSAMPLING, OVERSAMPLING, 1.0]) @ matrix


def _large(camera: Camera) -> tuple[int, int]:
    return camera.size[0] * OVERSAMPLING, camera.size[1] * OVERSAMPLING
