"""Stage: the desks and papers of a half and the dice of one picture, and the Picture that is made there."""

from dataclasses import dataclass
from random import Random

import numpy as np

from benchmarks.scenes.camera import Camera, Points
from benchmarks.scenes.cards import Face, Pixels
from benchmarks.scenes.compose import Paper, background
from benchmarks.scenes.halves import Half
from benchmarks.scenes.papers import PX_PER_MM as PRINTED
from benchmarks.scenes.papers import VARIANTS, Prints
from benchmarks.scenes.plates import PX_PER_MM, SIZE, any_desk


@dataclass(frozen=True, slots=True)
class Picture:
    pixels: Pixels
    cards: tuple[tuple[Face, Points], ...] = ()
    """Each with its corners, clockwise from its own top left."""


@dataclass(frozen=True, slots=True)
class Stage:
    half: Half
    random: Random
    prints: Prints
    longest: int = 0
    """Pixels on the longer side of the picture; as many as a scanner or phone gives when 0."""

    def frame(self, size: tuple[int, int]) -> tuple[int, int]:
        """The size that a picture of this size has here."""
        if not self.longest:
            return size
        scale = self.longest / max(size)
        return max(32, round(size[0] * scale)), max(32, round(size[1] * scale))

    def desk(self, camera: Camera, *, printed: bool | None = None) -> Pixels:
        """Under the camera; one in six is a newspaper, a magazine or a heap of letters."""
        random = self.random
        shift = np.array([random.uniform(-150, 150), random.uniform(-100, 100)])
        turn = random.uniform(0, 360)
        if printed or (printed is None and random.random() < 0.17):
            name = random.choice(self.prints.names("desk"))
            pixels = self.prints.pixels(name, random.randrange(VARIANTS), _level(PRINTED["desk"], camera))
            return background(pixels, pixels.shape[1] / self.prints.size(name)[0], camera, shift, turn)
        pixels = self.prints.desk(*any_desk(random), _level(PX_PER_MM, camera))
        return background(pixels, pixels.shape[1] / SIZE[0], camera, shift, turn)

    def loose(self, at: tuple[float, float], turn: float) -> Paper:
        """A receipt, a letter, a ticket; or an empty sheet."""
        random = self.random
        shadow, bend = random.uniform(0.15, 0.5), random.choice((0.0, 0.0, random.uniform(1, 4)))
        if random.random() < 0.15:
            tone = np.array([random.uniform(225, 255)] * 3) * (1, random.uniform(0.93, 1), random.uniform(0.8, 1))
            size = random.choice(((210.0, 297.0), (148.0, 210.0), (75.0, 75.0), (105.0, 148.0)))
            return Paper(np.full((64, 48, 3), tone, np.uint8), size, at, turn, 0.0, 0.0, shadow)
        name = random.choice(self.prints.names("loose"))
        pixels = self.prints.pixels(name, random.randrange(VARIANTS))
        return Paper(pixels, self.prints.size(name), at, turn, 0.0, bend, shadow)

    def grain(self) -> np.random.Generator:
        """Dice for noise."""
        return np.random.default_rng(self.random.getrandbits(64))


def _level(px_per_mm: float, camera: Camera) -> int:
    """How often a plate can be halved and still be finer than the picture."""
    return max(0, int(np.log2(px_per_mm * camera.width / camera.size[0])))
