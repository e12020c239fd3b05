"""Bytes of a text file from anywhere -> text."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from enishi.errors import ExchangeError
from enishi.language import _

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(data: bytes) -> str:
    """UTF-16 by its mark, UTF-8, else Japan's cp932; raises ExchangeError for what is none of them."""
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ExchangeError(
        _("The file's characters are neither UTF-8 nor Shift_JIS."),
        hint=_("Save it again as UTF-8 in the program that it came from."),
    )


@contextmanager
def lines_of(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a file one by one, however large it is; raises ExchangeError if it cannot be read."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise unreadable(path, error) from error
    with file:
        is_utf_16 = file.peek(2).startswith(_UTF_16)
        yield TextIOWrapper(file, "utf-16", newline="\n") if is_utf_16 else map(decoded, file)


def count(path: Path, mark: bytes = b"\n") -> int:
    """How often something stands in a file, more or less, for a bar; raises ExchangeError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return sum(block.count(mark) for block in iter(lambda: file.read(1 << 20), b""))
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> ExchangeError:
    return ExchangeError(
        _("{file} cannot be read: {reason}").format(file=path, reason=error.strerror),
        hint=_("Check the name of the file, and that you may read it."),
    )
