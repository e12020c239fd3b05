"""Papers on a plate before a camera -> pixels, and where each paper came to lie."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scenes.camera import HALF, Camera, Matrix, Points, outline_of, placing, project, space_of, view_of
from benchmarks.scenes.cards import Pixels

Grey = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Paper:
    """Something flat, or nearly, that lies on the desk."""

    pixels: Pixels
    size: tuple[float, float]
    at: tuple[float, float] = (0.0, 0.0)
    turn: float = 0.0
    radius: float = 0.0
    """Of its corners, in millimetres."""
    bend: float = 0.0
    """How far its middle stands off the desk, in millimetres."""
    shadow: float = 0.45

    @property
    def place(self) -> Matrix:
        return placing(self.at, self.turn, self.size)

    @property
    def quad(self) -> Points:
        """Its corners on the desk, in millimetres."""
        return project(self.place, outline_of(self.size))


def fit(camera: Camera, papers: Sequence[Paper], margin: float = 0.02) -> tuple[Camera, list[Paper]]:
    """The papers moved to the middle and the camera away, until all corners are in the picture but for a `margin`."""
    corners = np.concatenate([paper.quad for paper in papers])
    shift = np.zeros(2)
    size = np.array(camera.size, float)
    for _ in range(80):
        seen = project(view_of(camera), corners + shift)
        low, high = seen.min(axis=0), seen.max(axis=0)
        if (low > margin * size[0]).all() and (high < size - margin * size[0]).all():
            break
        if ((high - low) < size * (1 - 2 * margin) - 2).all():
            back = project(np.linalg.inv(view_of(camera)), np.array([(low + high) / 2, size / 2]))
            shift += (back[1] - back[0]) * 0.9
        camera = replace(camera, width=camera.width * 1.03)
    moved = [replace(each, at=(each.at[0] + float(shift[0]), each.at[1] + float(shift[1]))) for each in papers]
    return camera, moved


def background(plate: Pixels, px_per_mm: float, camera: Camera, shift: Points, turn: float) -> Pixels:
    """The plate under the camera, repeated as in a mirror where it ends; shift and turn move it on the desk."""
    height, width = plate.shape[:2]
    scale = np.diag([1 / px_per_mm, 1 / px_per_mm, 1.0])
    place = placing((float(shift[0]), float(shift[1])), turn, (width / px_per_mm, height / px_per_mm))
    matrix = np.linalg.inv(HALF) @ view_of(camera) @ place @ scale @ HALF
    shrink = float(camera.size[0] / camera.width / px_per_mm)
    if shrink < 0.7:
        plate = cv2.resize(plate, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
        matrix = matrix @ np.diag([1 / shrink, 1 / shrink, 1.0])
    return cv2.warpPerspective(plate, matrix, camera.size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def lay(pixels: Pixels, paper: Paper, camera: Camera, lamp: float) -> Points:
    """Put the paper into the picture with its shadow (the lamp's direction in degrees); its corners in pixels."""
    matrix = view_of(camera) @ paper.place
    corners = project(matrix, outline_of(paper.size))
    px_per_mm = float(np.linalg.norm(corners[1] - corners[0]) + np.linalg.norm(corners[2] - corners[1])) / sum(
        paper.size
    )
    face, alpha, pad = _prepare(paper, camera, matrix, px_per_mm)
    scale = np.array(paper.size) / (np.array(alpha.shape[::-1]) - 2 * pad)
    to_mm = np.array([[scale[0], 0, -pad * scale[0]], [0, scale[1], -pad * scale[1]], [0, 0, 1]])
    reach = 6 * px_per_mm
    edges = project(
        matrix @ to_mm, np.array([[0, 0], [alpha.shape[1], 0], alpha.shape[::-1], [0, alpha.shape[0]]], float)
    )
    left, top = np.clip(np.floor(edges.min(axis=0) - reach), 0, None).astype(int)
    right, bottom = np.minimum(np.ceil(edges.max(axis=0) + reach), camera.size).astype(int)
    if right - left < 2 or bottom - top < 2:
        return corners
    warp = np.linalg.inv(HALF) @ np.array([[1, 0, -left], [0, 1, -top], [0, 0, 1]]) @ matrix @ to_mm @ HALF
    size = (int(right - left), int(bottom - top))
    seen = cv2.warpPerspective(face, warp, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(alpha, warp, size, flags=cv2.INTER_LINEAR)
    part = pixels[top:bottom, left:right]
    dark = _shadow(mask, px_per_mm, lamp, paper)
    share = mask[..., None]
    part[:] = np.clip(part * dark[..., None] * (1 - share) + seen * share, 0, 255).astype(np.uint8)
    return corners


def _prepare(paper: Paper, camera: Camera, matrix: Matrix, px_per_mm: float) -> tuple[Pixels, Grey, int]:
    """Face and mask at about the size they will have, with a border of `pad` pixels around."""
    ratio = px_per_mm * paper.size[0] / paper.pixels.shape[1]
    face = paper.pixels
    if ratio < 0.95:
        face = cv2.resize(face, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
    height, width = face.shape[:2]
    pad = max(2, round(width * (0.05 if paper.bend else 0.0)))
    alpha = _cut(width, height, paper.radius * width / paper.size[0])
    face = cv2.copyMakeBorder(face, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    alpha = cv2.copyMakeBorder(alpha, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=0)
    if paper.bend:
        maps = _bow(alpha.shape, pad, paper, (space_of(camera), matrix))
        return _slope(face, paper, maps), cv2.remap(alpha, maps, None, cv2.INTER_LINEAR), pad
    return face, alpha, pad


def _cut(width: int, height: int, radius: float) -> Grey:
    alpha = np.ones((height, width), np.float32)
    if radius < 1:
        return alpha
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) + 0.5
    outside = np.hypot(
        np.maximum(radius - np.minimum(x, width - x), 0), np.maximum(radius - np.minimum(y, height - y), 0)
    )
    return np.clip(radius - outside + 0.5, 0, 1)


def _bow(
    shape: tuple[int, int], pad: int, paper: Paper, view: tuple[npt.NDArray[np.float64], Matrix]
) -> npt.NDArray[np.float32]:
    """For each pixel of a face whose middle stands off the desk, drawn onto the plane of its corners: what it shows."""
    height, width = shape
    mm = np.array(paper.size) / (width - 2 * pad, height - 2 * pad)
    ys, xs = np.mgrid[0:48, 0:80].astype(np.float64)
    target = np.stack([(xs * (width - 1) / 79 + 0.5 - pad) * mm[0], (ys * (height - 1) / 47 + 0.5 - pad) * mm[1]], -1)
    source = target.copy()
    for _ in range(3):
        source = target - (_risen(source, paper, *view) - source)
    maps = ((source / mm) + pad - 0.5).astype(np.float32)
    return cv2.resize(maps, (width, height), interpolation=cv2.INTER_LINEAR)


def _risen(
    points: npt.NDArray[np.float64], paper: Paper, lens: npt.NDArray[np.float64], matrix: Matrix
) -> npt.NDArray[np.float64]:
    """Where points of the face seem to lie when it is bowed along its width."""
    flat = points.reshape(-1, 2)
    along = np.clip(flat[:, 0] / paper.size[0], -0.1, 1.1)
    lift = -paper.bend * 4 * along * (1 - along)
    seen = lens @ np.column_stack([project(paper.place, flat), lift, np.ones(len(flat))]).T
    return project(np.linalg.inv(matrix), (seen[:2] / seen[2]).T).reshape(points.shape)


def _slope(face: Pixels, paper: Paper, maps: npt.NDArray[np.float32]) -> Pixels:
    """The bow turns away from the lamp along its length."""
    tilt = 1 + 0.012 * paper.bend * np.linspace(1, -1, face.shape[1], dtype=np.float32)[None, :, None]
    shaded = np.clip(face * tilt, 0, 255).astype(np.uint8)
    return cv2.remap(shaded, maps, None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)


def _shadow(mask: Grey, px_per_mm: float, lamp: float, paper: Paper) -> Grey:
    """How much light is left beside the paper: a narrow line where it meets the desk, a soft one away from the lamp."""
    left = np.ones_like(mask)
    away = -np.array([np.cos(np.radians(lamp)), np.sin(np.radians(lamp))]) * px_per_mm
    lift = 1 + paper.bend * 0.4
    for reach, softness, depth in ((0.12, 0.22, 0.8), (0.7 * lift, 0.9 * lift, 0.6)):
        moved = cv2.warpAffine(mask, np.array([[1, 0, reach * away[0]], [0, 1, reach * away[1]]]), mask.shape[::-1])
        left *= 1 - paper.shadow * depth * cv2.GaussianBlur(moved, (0, 0), max(softness * px_per_mm, 0.4))
    return left
