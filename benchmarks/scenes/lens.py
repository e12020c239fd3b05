"""What is on the desk -> what the sensor keeps: lamp, shadows, glare, blur, noise."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scenes.cards import Pixels

COARSE = 160
"""Width at which light is reckoned; it changes slowly."""


@dataclass(frozen=True, slots=True)
class Glare:
    at: tuple[float, float]
    """In parts of the picture's width and height."""
    size: tuple[float, float]
    turn: float
    strength: float
    """Part of the way to white at its middle."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A shadow that falls into the picture."""

    outline: tuple[tuple[float, float], ...]
    """In parts of the picture's width and height."""
    softness: float
    """Of its edge, in parts of the width."""
    depth: float
    """Part of the light it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """Light and lens of one picture."""

    level: float = 1.0
    warmth: float = 0.0
    """How much red it has more, and blue less."""
    lamp: float = 220.0
    """Where the light comes from: degrees clockwise from the right."""
    falloff: float = 0.0
    """Part of the light that is lost at the far corner."""
    vignette: float = 0.0
    shades: tuple[Shade, ...] = ()
    glares: tuple[Glare, ...] = ()
    blur: float = 0.6
    """Standard deviation in pixels."""
    motion: tuple[float, float] = (0.0, 0.0)
    """How far the camera moved meanwhile, in pixels."""
    noise: float = 2.0
    contrast: float = 1.0
    grey: bool = False


def expose(pixels: Pixels, exposure: Exposure, random: np.random.Generator) -> Pixels:
    """The same for the same seed."""
    height, width = pixels.shape[:2]
    light = _light((height, width), exposure)
    lit = cv2.multiply(pixels, cv2.resize(light, (width, height), interpolation=cv2.INTER_LINEAR), dtype=cv2.CV_8U)
    for glare in exposure.glares:
        veil = cv2.resize(_veil(light.shape[:2], glare), (width, height), interpolation=cv2.INTER_LINEAR)
        lit = (lit + (255 - lit.astype(np.float32)) * veil[..., None]).astype(np.uint8)
    if exposure.blur > 0.25:
        lit = cv2.GaussianBlur(lit, (0, 0), exposure.blur)
    if any(exposure.motion):
        lit = cv2.filter2D(lit, -1, _streak(exposure.motion))
    if exposure.grey:
        lit = cv2.cvtColor(cv2.cvtColor(lit, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    if exposure.contrast != 1.0:
        lit = cv2.convertScaleAbs(lit, alpha=exposure.contrast, beta=(1 - exposure.contrast) * 128)
    return _grain(lit, exposure.noise, random)


def _light(shape: tuple[int, int], exposure: Exposure) -> npt.NDArray[np.float32]:
    height, width = max(2, round(COARSE * shape[0] / shape[1])), COARSE
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width - 0.5, (y - height / 2) / width
    lamp = np.radians(exposure.lamp)
    far = 0.5 - (x * np.cos(lamp) + y * np.sin(lamp)) / 1.25
    lit = exposure.level * (1 - exposure.falloff * far.clip(0, 1)) * (1 - exposure.vignette * (x**2 + y**2) * 2)
    for shade in exposure.shades:
        lit = lit * (1 - shade.depth * _cast((height, width), shade))
    gains = np.array([1 + exposure.warmth / 2, 1.0, 1 - exposure.warmth], np.float32)
    return (lit[..., None] * gains).astype(np.float32)


def _cast(shape: tuple[int, int], shade: Shade) -> npt.NDArray[np.float32]:
    mask = np.zeros(shape, np.float32)
    points = np.round(np.array(shade.outline) * shape[::-1] * 16).astype(np.int32)
    cv2.fillPoly(mask, [points], 1.0, cv2.LINE_AA, shift=4)
    return cv2.GaussianBlur(mask, (0, 0), shade.softness * shape[1])


def _veil(shape: tuple[int, int], glare: Glare) -> npt.NDArray[np.float32]:
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    x, y = x / shape[1] - glare.at[0], y / shape[0] - glare.at[1]
    cos, sin = np.cos(np.radians(glare.turn)), np.sin(np.radians(glare.turn))
    along, across = (x * cos + y * sin) / glare.size[0], (y * cos - x * sin) / glare.size[1]
    veil: npt.NDArray[np.float32] = glare.strength * np.exp(-((along**2 + across**2) ** 1.5))
    return veil


def _streak(motion: tuple[float, float]) -> npt.NDArray[np.float32]:
    reach = int(np.ceil(max(map(abs, motion)))) | 1
    kernel = np.zeros((reach * 2 + 1, reach * 2 + 1), np.float32)
    ends = [tuple(int((reach + sign * part / 2) * 16) for part in motion) for sign in (-1, 1)]
    cv2.line(kernel, ends[0], ends[1], 1.0, 1, cv2.LINE_AA, shift=4)
    return kernel / kernel.sum()


def _grain(pixels: Pixels, strength: float, random: np.random.Generator) -> Pixels:
    """Noise whose neighbours depend on each other, as after a camera's own smoothing; cut from a square of it."""
    if strength < 0.2:
        return pixels
    side = 256
    square = cv2.GaussianBlur(random.standard_normal((side, side, 3), dtype=np.float32), (0, 0), 0.6) * 2 * strength
    tile = np.clip(np.rint(square), -127, 127).astype(np.int16)
    height, width = pixels.shape[:2]
    grain = np.tile(tile, (-(-height // side), -(-width // side), 1))[:height, :width]
    return cv2.add(pixels, grain, dtype=cv2.CV_8U)
