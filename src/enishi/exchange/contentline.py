"""Values <-> the escaped, folded lines of a vCard (RFC 6350, sections 3.2 and 3.4; RFC 2426 alike)."""

import re
from collections.abc import Iterable, Iterator

_WIDTH = 75
"""Octets of a line, its end not counted."""

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TOKEN = re.compile(r"\\.|.", re.DOTALL)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")


def line(name: str, value: str) -> str:
    """One property, folded, with its end; the value is escaped already."""
    return "\r\n ".join(_folds(f"{name}:{value}")) + "\r\n"


def escape(text: str) -> str:
    plain = _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\,;])", r"\\\1", plain).replace("\n", "\\n")


def structured(components: Iterable[str]) -> str:
    return ";".join(map(escape, components))


def components(value: str) -> list[str]:
    """The parts of a structured value, each unescaped; a list within a part is joined with spaces."""
    parts = split(value, ";")
    return [" ".join(unescape(item).strip() for item in split(part, ",") if item.strip()) for part in parts]


def unescape(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split(value: str, separator: str) -> list[str]:
    """Cut at the separators that no backslash protects."""
    pieces = [""]
    for token in _TOKEN.findall(value):
        if token == separator:
            pieces.append("")
        else:
            pieces[-1] += token
    return pieces


def _folds(text: str) -> Iterator[str]:
    """Cuts that never part the octets of a character; each but the first follows a space that counts."""
    start, room = 0, _WIDTH
    for place, character in enumerate(text):
        size = len(character.encode())
        if size > room:
            yield text[start:place]
            start, room = place, _WIDTH - 1
        room -= size
    yield text[start:]
