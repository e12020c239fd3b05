"""A note -> what it says that somebody looks for, and the rest."""

import re

_NEED = re.compile(
    r"\b(?:looking for|looks? for|needs?|wants?|seeks?|seeking|searching for|in search of|hiring)\b\s+([^.;,\n。、]+)"
    r"|([^。、，,.;\n]+?)[をがは]?(?:探して|捜して|求めて|募集|欲し|ほしい|必要|困って)[^。、，,.;\n]*",
    re.IGNORECASE,
)


def needs(note: str) -> tuple[str, ...]:
    """What somebody looks for, in the words of the note."""
    return tuple((found[1] or found[2]).strip() for found in _NEED.finditer(note))


def without_needs(note: str) -> str:
    """The note without what somebody looks for: who looks for a thing has none to give."""
    return _NEED.sub(" ", note).strip()
