"""Camera: millimetres on a desk -> pixels, for a pinhole lens."""

from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Matrix: TypeAlias = npt.NDArray[np.float64]
"""3 x 3, of homogeneous points in the plane."""
Points: TypeAlias = npt.NDArray[np.float64]
"""n x 2."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A phone above the desk."""

    size: tuple[int, int] = (4032, 3024)
    """Width and height of the picture in pixels."""
    width: float = 420.0
    """Millimetres of desk across the middle of the picture."""
    tilt: float = 0.0
    """Degrees by which the camera looks up the desk instead of straight down."""
    pan: float = 0.0
    roll: float = 0.0
    focal: float = 0.75
    """In widths of the picture: 27 mm on a full frame, a phone's main lens."""
    blur: float = 0.7
    """Standard deviation in pixels."""
    noise: float = 2.5
    """Standard deviation of a mid grey, of 255."""


HALF: Matrix = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
"""OpenCV counts from the middle of the first pixel, truth from its outer corner."""


def view_of(camera: Camera) -> Matrix:
    """Millimetres on the desk -> pixels."""
    return space_of(camera)[:, [0, 1, 3]]


def space_of(camera: Camera) -> npt.NDArray[np.float64]:
    """Millimetres above the desk, z away from the camera -> pixels: 3 x 4."""
    focal = camera.focal * camera.size[0]
    tilt, pan, roll = (
        cv2.Rodrigues(np.radians(angle) * axis)[0]
        for angle, axis in zip((camera.tilt, camera.pan, camera.roll), np.eye(3), strict=True)
    )
    turned = roll @ tilt @ pan
    lens = np.array([[focal, 0, camera.size[0] / 2], [0, focal, camera.size[1] / 2], [0, 0, 1]])
    away = np.array([0, 0, camera.focal * camera.width])
    return lens @ np.column_stack([turned, away])


def placing(at: tuple[float, float], turn: float, size: tuple[float, float]) -> Matrix:
    """Millimetres on a face from its top left -> millimetres on the desk."""
    cos, sin = np.cos(np.radians(turn)), np.sin(np.radians(turn))
    turned = np.array([[cos, -sin, at[0]], [sin, cos, at[1]], [0, 0, 1]])
    return turned @ np.array([[1, 0, -size[0] / 2], [0, 1, -size[1] / 2], [0, 0, 1]])


def outline_of(size: tuple[float, float]) -> Points:
    """The corners of a face, clockwise from its own top left."""
    width, height = size
    return np.array([[0, 0], [width, 0], [width, height], [0, height]], float)


def project(matrix: Matrix, points: Points) -> Points:
    projected: Points = cv2.perspectiveTransform(points[None], matrix)[0]
    return projected
