"""A Japanese number as read -> the number, where brackets, dashes or the sign before it were taken for digits."""

import re
from collections.abc import Iterator

from enishi.extraction.numerals import is_phone

MOST_BEFORE = 2
"""Digits that a sign before a number (☎, 【, a slash) may have become; no number begins with them."""
_FEWEST, _MOST = 11, 13
"""Digits of such a number: ten or eleven, and those that are none."""


def mended(raw: str) -> tuple[str, int]:
    """(The number, where it begins in what was read); ("", 0) if it is not a slip or two away from one."""
    digits = sum(character.isdigit() for character in raw)
    if not _FEWEST <= digits <= _MOST or raw.startswith("+"):
        return "", 0
    return next(((number, start) for number, start in _ways(raw) if is_phone(number)), ("", 0))


def _ways(raw: str) -> Iterator[tuple[str, int]]:
    plain = re.sub(r"\s*-\s*", "-", re.sub(r"[./]", "-", raw.strip()))
    for start in range(1, MOST_BEFORE + 1):
        if re.match("[0168]" * start + "0", plain):
            yield _dashed(plain[start:]), start
    yield from ((way, 0) for way in _with_dashes(plain))


def _with_dashes(plain: str) -> Iterator[str]:
    """With a 1 for a bracket or a dash after the area, before the last four, or for both."""
    squeezed = plain.lstrip("(")
    tail = re.search(r"[1-](\d{4})$", squeezed)
    if not tail:
        return
    head = squeezed[: tail.start()]
    for at in range(2, min(6, len(head))):
        if head[at] in "1)":
            yield f"{head[:at]}-{head[at + 1 :]}-{tail.group(1)}"


def _dashed(number: str) -> str:
    return re.sub("-+", "-", re.sub(r"[() ]", "-", number)).strip("-")
