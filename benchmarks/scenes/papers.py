"""A half -> what is printed and no card: newspapers to lie under cards, receipts and letters to lie beside them."""

import hashlib
from pathlib import Path

import cv2

from benchmarks.scenes.cards import Pixels
from benchmarks.scenes.halves import HERE, Half, stock

VARIANTS = 4
"""Prints of each template."""
PX_PER_MM = {"desk": 8.0, "loose": 10.0}
"""By what comes before the first hyphen of a name."""
LOADED = 8
"""Prints kept in memory; a newspaper takes 30 MB."""


class Prints:
    """The printed matter of a half, on disk; benchmarks.scenes.sheets prints it."""

    def __init__(self, half: Half, folder: Path) -> None:
        self.half, self._folder = half, folder
        self._loaded: dict[Path, Pixels] = {}

    def names(self, use: str = "") -> list[str]:
        """Of all templates to lie under cards (desk) or beside them (loose)."""
        return [name for name in stock(self.half).looks["papers"] if name.startswith(use)]

    def size(self, name: str) -> tuple[float, float]:
        """In millimetres."""
        width, height = stock(self.half).looks["papers"][name]
        return width, height

    def path(self, name: str, variant: int) -> Path:
        """Named after all that decides how it looks."""
        folder = HERE / self.half
        sources = (folder / "papers" / f"{name}.html", folder / "words.toml", folder / "looks.toml")
        text = "".join(source.read_text("utf-8") for source in sources)
        return self._folder / f"{name}-{variant}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.jpg"

    def pixels(self, name: str, variant: int) -> Pixels:
        path = self.path(name, variant)
        if path not in self._loaded:
            if len(self._loaded) >= LOADED:
                self._loaded.clear()
            self._loaded[path] = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
        return self._loaded[path]
