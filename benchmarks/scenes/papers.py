"""A half -> desks to lie on, newspapers among them, and papers that are no cards, to lie beside them."""

import hashlib
from pathlib import Path

import cv2

from benchmarks.scenes import desk, plates
from benchmarks.scenes.cards import Pixels
from benchmarks.scenes.halves import HERE, Half, stock

VARIANTS = 4
"""Prints of each template."""
PX_PER_MM = {"desk": 8.0, "loose": 10.0}
"""By what comes before the first hyphen of a name."""
LOADED = 60
"""Pictures kept in memory; a whole newspaper takes 30 MB, most are wanted halved."""
JPEG = [cv2.IMWRITE_JPEG_QUALITY, 94]


class Prints:
    """Desks and printed matter of a half, kept on disk; what is printed is printed by benchmarks.scenes.sheets."""

    def __init__(self, half: Half, folder: Path) -> None:
        self.half, self._folder = half, folder
        self._loaded: dict[tuple[Path, int], Pixels] = {}

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
        return self._folder / f"{name}-{variant}-{_digest(text)}.jpg"

    def pixels(self, name: str, variant: int, level: int = 0) -> Pixels:
        """Halved `level` times."""
        return self._halved(self.path(name, variant), level)

    def desk(self, kind: str, variant: int, level: int = 0) -> Pixels:
        """A plate of a desk without print, halved `level` times; made when first asked for."""
        sources = "".join(Path(module.__file__).read_text("utf-8") for module in (plates, desk))
        path = self._folder / f"{self.half}-{kind}-{variant}-{_digest(sources)}.jpg"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(path), cv2.cvtColor(plates.plate(self.half, kind, variant), cv2.COLOR_RGB2BGR), JPEG)
        return self._halved(path, level)

    def _halved(self, path: Path, level: int) -> Pixels:
        if (path, level) not in self._loaded:
            if len(self._loaded) >= LOADED:
                self._loaded.pop(next(iter(self._loaded)))
            pixels = cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)
            self._loaded[path, level] = cv2.resize(
                pixels, None, fx=0.5**level, fy=0.5**level, interpolation=cv2.INTER_AREA
            )
        return self._loaded[path, level]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
