"""What is made of pictures for the screen, in a folder of its own."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from enishi.model.card import Size


@dataclass(frozen=True, slots=True)
class PreviewFolder:
    """Pictures made smaller for the screen; they are made of others, and go when those go."""

    folder: Path

    def path(self, name: str, page: int, width: int) -> Path:
        """Where a page of the picture of that name is, or would be, so many pixels wide."""
        return self._of(name) / f"{page}-{width}.jpg"

    def put(self, name: str, page: int, width: int, data: bytes) -> None:
        _write(self.path(name, page, width), data, self.folder)

    def sizes(self, name: str) -> tuple[Size, ...]:
        """How large each page of a picture is, as it was kept; () if nobody has looked yet."""
        try:
            kept = json.loads((self._of(name) / "sizes.json").read_bytes())
        except FileNotFoundError:
            return ()
        return tuple((width, height) for width, height in kept)

    def put_sizes(self, name: str, sizes: Sequence[Size]) -> None:
        _write(self._of(name) / "sizes.json", json.dumps(sizes).encode(), self.folder)

    def remove(self, names: Iterable[str]) -> None:
        """Remove all that was made of the pictures of these names."""
        for name in names:
            shutil.rmtree(self._of(name), ignore_errors=True)

    def _of(self, name: str) -> Path:
        return self.folder / name[:2] / name


def _write(path: Path, data: bytes, top: Path) -> None:
    """Write a file whole or not at all, for its owner alone, and the folders it lies in up to the top one."""
    above = [folder for folder in path.parents if folder.is_relative_to(top)]
    for folder in reversed(above):  # one by one: mkdir gives its mode to the last alone
        folder.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:  # mode 0600
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
