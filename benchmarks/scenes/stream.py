"""A half and a seed -> endless small pictures with the corners of their cards, in memory, to train a network with."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.scenes.camera import Points
from benchmarks.scenes.cards import Pixels
from benchmarks.scenes.dataset import KINDS
from benchmarks.scenes.design import draw
from benchmarks.scenes.halves import Half
from benchmarks.scenes.papers import Prints
from benchmarks.scenes.sheets import Drawer, print_papers, printable
from benchmarks.scenes.stage import Stage

SHARES = {"photo": 40, "table": 34, "scan": 10, "page": 5, "desk": 8, "blank": 3}
"""Of the kinds, in parts of a hundred."""


@dataclass(frozen=True, slots=True)
class Small:
    kind: str
    pixels: Pixels
    quads: tuple[Points, ...]
    """4 x 2 each, clockwise from the card's own top left, in pixels from the outer corner of the first; later ones
    may lie over earlier ones."""


def stream(
    half: Half, seed: int, folder: Path, *, faces: int = 300, longest: tuple[int, int] = (256, 512)
) -> Iterator[Small]:
    """Scenes with the longer side between the two of `longest`; `faces` cards are printed first if not in `folder`."""
    drawer, dice = Drawer(folder), Random(f"{half}/{seed}/stream")
    print_papers(prints := Prints(half, folder / "papers"))
    units = printable(((draw(half, dice),) for _ in count()), drawer, faces)
    pool = [drawer.face(card, reduced=2) for (card,) in units]
    for number in count():
        random = Random(f"{half}/{seed}/stream/{number}")
        kind = random.choices(list(SHARES), list(SHARES.values()))[0]
        stage = Stage(half, random, prints, random.randint(*longest))
        picture = KINDS[kind].make(random.sample(pool, random.choice(KINDS[kind].cards)), stage)
        yield Small(kind, np.ascontiguousarray(picture.pixels), tuple(corners for _, corners in picture.cards))
