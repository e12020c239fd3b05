"""A folder -> generated scenes of the tuning half, drawn once and kept as JPEG."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.scenes.cards import Pixels
from benchmarks.scenes.halves import Half
from benchmarks.scenes.stream import Small, stream

SEEDS = range(9000, 9010)
"""Each prints cards of its own."""
FACES = 240
SCENES = 600
LONGEST = (448, 704)
"""Pixels: larger than the network sees, so that parts of them can be shown to it too."""
QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 95]


@dataclass(frozen=True, slots=True)
class Kept:
    kind: str
    jpeg: npt.NDArray[np.uint8]
    quads: npt.NDArray[np.float32]
    """(n, 4, 2), clockwise from the card's own top left; later ones may lie over earlier ones."""

    @property
    def pixels(self) -> Pixels:
        return np.asarray(cv2.imdecode(self.jpeg, cv2.IMREAD_COLOR_RGB), np.uint8)


def scenes(folder: Path, faces: Path, seeds: Sequence[int] = SEEDS) -> Iterator[Kept]:
    """All scenes of the seeds; those not yet in the folder are drawn first."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        path = folder / f"{seed}.pickle"
        if not path.exists():
            small = islice(stream(Half.TUNING, seed, faces, faces=FACES, longest=LONGEST), SCENES)
            path.write_bytes(pickle.dumps([_kept(each) for each in small]))
        yield from pickle.loads(path.read_bytes())  # noqa: S301 - our own file, written by the line above


def _kept(small: Small) -> Kept:
    jpeg = cv2.imencode(".jpg", small.pixels[..., ::-1], QUALITY)[1]
    return Kept(small.kind, jpeg, np.array(small.quads, np.float32).reshape(-1, 4, 2))
