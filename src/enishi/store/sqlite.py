"""The door to sqlite-utils, opened without the libraries that it would pull in for data frames."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def _unseen(*names: str) -> "Iterator[None]":
    """Modules that an `import` in this block shall not find unless they are loaded already."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        # The documented way to make an import fail.
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


# sqlite-utils imports NumPy and pandas when it can, only to store their types: 150 ms that every command would pay.
with _unseen("numpy", "pandas"):
    from sqlite_utils import Database, Migrations
    from sqlite_utils.db import NotFoundError as RowNotFoundError

__all__ = ["Database", "Migrations", "RowNotFoundError"]
