"""The lists in `data/` -> tables: variants, confusables, legal forms, mailboxes."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


@cache
def families(name: str) -> dict[int, str]:
    """Every character that stands in for another -> the character that stands for all, for `str.translate`."""
    return {ord(member): line[0] for line in _lines(name) for member in line[1:]}


@cache
def groups(name: str) -> dict[str, tuple[str, ...]]:
    """[group] -> its entries, in the order of the file."""
    found: dict[str, list[str]] = {}
    group = ""
    for line in _lines(name):
        if line.startswith("["):
            group = line.strip("[]")
        else:
            found.setdefault(group, []).append(line)
    return {name: tuple(entries) for name, entries in found.items()}


def _lines(name: str) -> Iterator[str]:
    text = (files(__package__) / "data" / name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
