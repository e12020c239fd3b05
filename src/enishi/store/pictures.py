"""Pictures in a folder, each under the SHA-256 of its bytes."""

import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from enishi.store.previews import PreviewFolder

INCOMING = "incoming"
ABANDONED = 24 * 3600
"""Seconds after which what is still coming in was cut off by a power failure."""


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """Originals and card pictures, written whole or not at all, readable by their owner alone."""

    folder: Path
    previews: PreviewFolder

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their name; keeping the same bytes again does nothing."""
        name = sha256(data).hexdigest()
        path = self.path(name)
        if not path.exists():
            self._made(path.parent)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:  # mode 0600
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(path)
        return name

    def incoming(self) -> "Incoming":
        """A picture that comes in piece by piece, and is no picture of the store's until it is kept."""
        folder = self._made(self.folder / INCOMING)
        for left in folder.iterdir():
            with suppress(FileNotFoundError):  # another one was kept meanwhile
                if left.stat().st_mtime < time.time() - ABANDONED:
                    left.unlink()
        return Incoming(self, folder)

    def path(self, name: str) -> Path:
        """Where the picture of that name is, or would be."""
        return self.folder / name[:2] / name

    def _made(self, folder: Path) -> Path:
        for each in (self.folder, folder):  # one by one: mkdir gives its mode to the last alone
            each.mkdir(mode=0o700, exist_ok=True)
        return folder

    def remove(self, names: Iterable[str]) -> None:
        """Remove the pictures of these names, if they are there, and their previews."""
        for name in names:
            self.path(name).unlink(missing_ok=True)
            self.previews.remove([name])


class Incoming:
    """A picture on its way into the folder. To be discarded in the end, kept or not."""

    def __init__(self, pictures: PictureFolder, folder: Path) -> None:
        self._pictures = pictures
        self._file = tempfile.NamedTemporaryFile(dir=folder, delete=False)  # noqa: SIM115 - closed by `discard`
        self._digest = sha256()
        self.size = 0

    def write(self, piece: bytes) -> None:
        self._file.write(piece)
        self._digest.update(piece)
        self.size += len(piece)

    @property
    def digest(self) -> str:
        """Of what has come so far."""
        return self._digest.hexdigest()

    def keep(self) -> None:
        """Make it a picture of the store's; inside the transaction that refers to it, so that no undo removes it."""
        self._file.flush()
        os.fsync(self._file.fileno())
        path = self._pictures.path(self.digest)
        if not path.exists():
            self._pictures._made(path.parent)  # noqa: SLF001 - one thing in two classes
            self._file.close()
            Path(self._file.name).replace(path)

    def discard(self) -> None:
        """Leave nothing of what was not kept."""
        self._file.close()
        Path(self._file.name).unlink(missing_ok=True)
