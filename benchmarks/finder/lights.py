"""A view with its cards -> the same in another light, through another lens, with things over it."""

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.finder.views import View
from benchmarks.scenes.cards import Pixels

Quads = npt.NDArray[np.float32]
Plane = npt.NDArray[np.float32]
GRAINS = 104.0
"""Standard deviation of the difference of two random bytes."""
SKINS = ((236, 188, 160), (214, 160, 128), (190, 132, 100), (120, 82, 62), (24, 24, 28), (30, 52, 120), (232, 226, 210))


def lit(seen: View, random: np.random.Generator) -> View:
    """Each of these happens to some views only."""
    pixels, quads = seen.pixels, seen.quads
    if len(quads) and random.random() < 0.25:
        pixels = _alike(pixels, quads, random)
    if random.random() < 0.12:
        pixels = _covered(pixels, quads, random)
    if random.random() < 0.3:
        pixels = (pixels * _shade(pixels.shape[:2], random)[..., None]).astype(np.uint8)
    if random.random() < 0.1:
        pixels = (255 - (255 - pixels) * _shade(pixels.shape[:2], random)[..., None]).astype(np.uint8)
    return View(_developed(_blurred(pixels, random), random), quads)


def _alike(pixels: Pixels, quads: Quads, random: np.random.Generator) -> Pixels:
    """The desk drawn toward the colour of the cards: white on white."""
    inside = np.zeros(pixels.shape[:2], np.uint8)
    cv2.fillPoly(inside, list(np.rint(quads).astype(np.int32)), 1)
    few, within = pixels[::4, ::4], inside[::4, ::4] > 0
    if within.all() or not within.any():
        return pixels
    paper, desk = np.percentile(few[within], 75, axis=0), np.median(few[~within], axis=0)
    near, calm = random.uniform(0.5, 1), random.uniform(0.2, 1)
    tones = (np.arange(256)[:, None] - desk) * calm + desk * (1 - near) + paper * near
    lifted = cv2.LUT(pixels, np.clip(tones, 0, 255)[:, None].astype(np.uint8))
    mask = cv2.GaussianBlur(inside.astype(np.float32), (0, 0), 0.6)[..., None]
    return (pixels * mask + lifted * (1 - mask)).astype(np.uint8)


def _covered(pixels: Pixels, quads: Quads, random: np.random.Generator) -> Pixels:
    """A finger or a pen over a rim, from outside."""
    height, width = pixels.shape[:2]
    if len(quads):
        quad = quads[int(random.integers(len(quads)))]
        side = int(random.integers(4))
        end = quad[side] + (quad[(side + 1) % 4] - quad[side]) * random.uniform(0.1, 0.9)
        long = float(np.linalg.norm(quad[1] - quad[0]))
        end += (quad.mean(axis=0) - end) * random.uniform(-0.1, 0.25)
    else:
        end, long = random.uniform(0, 1, 2) * (width, height), 0.5 * width
    way = random.uniform(0, 2 * np.pi) if not len(quads) else np.arctan2(*(end - quad.mean(axis=0))[::-1])
    far = end + np.array([np.cos(way + random.normal(0, 0.4)), np.sin(way + random.normal(0, 0.4))]) * 2 * max(
        height, width
    )
    colour = np.clip(np.array(SKINS[int(random.integers(len(SKINS)))]) * random.uniform(0.6, 1.1), 0, 255)
    thick = max(2, int(long * random.choice((0.06, 0.1, 0.18))))
    mask = np.zeros((height, width), np.float32)
    cv2.line(
        mask,
        tuple(np.rint(end).astype(int).tolist()),
        tuple(np.rint(far).astype(int).tolist()),
        1.0,
        thick,
        cv2.LINE_AA,
    )
    soft = cv2.GaussianBlur(mask, (0, 0), 0.7)[..., None]
    dark = 1 - 0.3 * cv2.GaussianBlur(mask, (0, 0), thick / 3)[..., None]
    return (pixels * dark * (1 - soft) + colour.astype(np.float32) * soft).astype(np.uint8)


def _shade(size: tuple[int, int], random: np.random.Generator) -> Plane:
    """Light that a hand, a head or a window bar leaves."""
    field = np.zeros(size, np.float32)
    middle = random.uniform(-0.1, 1.1, 2) * size[::-1]
    angles = np.sort(random.uniform(0, 2 * np.pi, int(random.integers(3, 8))))
    reach = random.uniform(0.15, 0.9, len(angles)) * max(size)
    points = middle + np.stack([np.cos(angles), np.sin(angles)], axis=1) * reach[:, None]
    cv2.fillPoly(field, [np.rint(points).astype(np.int32)], 1.0)
    soft = cv2.GaussianBlur(field, (0, 0), random.choice((1.0, 4.0, 15.0, 40.0)))
    return np.asarray(1 - random.uniform(0.1, 0.7) * soft, np.float32)


def _blurred(light: Pixels, random: np.random.Generator) -> Pixels:
    kind = random.random()
    if kind < 0.25:
        return np.asarray(cv2.GaussianBlur(light, (0, 0), random.uniform(0.4, 1.6)), np.uint8)
    if kind < 0.32:
        length, angle = int(random.integers(2, 8)), random.uniform(0, np.pi)
        kernel = np.zeros((15, 15), np.float32)
        way = np.array([np.cos(angle), np.sin(angle)]) * length / 2
        cv2.line(
            kernel, tuple(np.rint(7 - way).astype(int).tolist()), tuple(np.rint(7 + way).astype(int).tolist()), 1.0
        )
        return np.asarray(cv2.filter2D(light, -1, kernel / kernel.sum()), np.uint8)
    if kind < 0.4:  # small pictures of the web
        small = cv2.resize(light, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        return np.asarray(cv2.resize(small, light.shape[1::-1], interpolation=cv2.INTER_LINEAR), np.uint8)
    return light


def _developed(shown: Pixels, random: np.random.Generator) -> Pixels:
    """White balance, contrast, brightness, tone curve, grey, noise, JPEG."""
    tones = np.arange(256)[:, None] * random.normal(1, 0.06, 3) * random.uniform(0.7, 1.15)
    tones = (tones - 128) * random.uniform(0.75, 1.25) + 128 + random.normal(0, 8)
    tones = np.clip(tones / 255, 0, 1) ** float(np.exp(random.normal(0, 0.2))) * 255
    shown = cv2.LUT(shown, tones[:, None].astype(np.uint8))
    if random.random() < 0.12:
        shown = cv2.cvtColor(cv2.cvtColor(shown, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    if random.random() < 0.15:
        shown = np.ascontiguousarray(shown[..., random.permutation(3)])
    strength = random.choice((0.0, 1.5, 5.0))
    if strength:
        one, other = random.integers(0, 256, (2, *shown.shape), np.uint8)
        noisy = cv2.addWeighted(one, strength / GRAINS, shown, 1, 0, dtype=cv2.CV_16S)
        shown = cv2.addWeighted(noisy, 1, other, -strength / GRAINS, 0, dtype=cv2.CV_8U)
    if random.random() < 0.5:
        quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(30, 95))]
        shown = cv2.imdecode(cv2.imencode(".jpg", shown, quality)[1], cv2.IMREAD_COLOR)
    return np.asarray(shown, np.uint8)
