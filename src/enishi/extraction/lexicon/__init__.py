"""Word lists as data: one entry a line, `#` begins a comment."""

import re
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `name`.txt."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.partition("#")[0].strip()))


@cache
def folded(name: str) -> frozenset[str]:
    """The entries in lower case."""
    return frozenset(word.casefold() for word in words(name))


@cache
def alternatives(*names: str) -> str:
    """A regular expression group that matches any entry of the lists, the longest first; Latin ones as whole words."""
    entries = sorted({word for name in names for word in words(name)}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(_whole, entries)) + ")"


def _whole(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s?")
    before = r"(?<![A-Za-z])" if re.match("[A-Za-z]", word) else ""
    after = r"(?![A-Za-z])" if re.search("[A-Za-z]$", word) else ""
    return before + escaped + after
