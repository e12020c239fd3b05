"""Pictures in a folder, each under the SHA-256 of its bytes."""

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """Originals and card pictures, written whole or not at all, readable by their owner alone."""

    folder: Path

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their name; keeping the same bytes again does nothing."""
        name = sha256(data).hexdigest()
        path = self.path(name)
        if not path.exists():
            for folder in (self.folder, path.parent):  # one by one: mkdir gives its mode to the last alone
                folder.mkdir(mode=0o700, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:  # mode 0600
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(path)
        return name

    def path(self, name: str) -> Path:
        """Where the picture of that name is, or would be."""
        return self.folder / name[:2] / name

    def remove(self, names: Iterable[str]) -> None:
        """Remove the pictures of these names, if they are there."""
        for name in names:
            self.path(name).unlink(missing_ok=True)
