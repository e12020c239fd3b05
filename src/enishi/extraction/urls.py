"""Page -> candidates for web addresses."""

import re
from collections.abc import Iterator

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.domains import USUAL, is_domain, mended
from enishi.extraction.lines import Page, Piece
from enishi.model.card import Property

_SCHEME = r"h\s?t\s?t\s?p\s?s?\s*[:;.]?\s*/\s?/?\s*"
_HOST = r"[A-Za-z0-9-]+(?:\s?[.,]\s?[A-Za-z0-9-]+)*"
_PATH = r"(?:/[A-Za-z0-9._~%&=?#+@!$'*,;:/-]*)?"
_MARKED = re.compile(rf"({_SCHEME})?(w\s?w\s?w\s?[.,]?\s?)?({_HOST})({_PATH})", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?:(?<![A-Za-z0-9@._-])(?!(?-i:URL)[a-z0-9])|(?<=(?-i:URL))(?=[a-z0-9]))[A-Za-z0-9][A-Za-z0-9-]*"
    rf"(?:\.[A-Za-z0-9-]+)*\.(?:{USUAL})(?![A-Za-z0-9@-]|\.[A-Za-z])({_PATH})",
    re.IGNORECASE,
)
_START = re.compile(rf"{_SCHEME}|(?<![A-Za-z])w\s?w\s?w\s?[.,]\s?|(?<![A-Za-z])www(?=[a-z0-9-]+\.)", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:url|web|website|web site|homepage|home page|hp|site|ホームページ|サイト|ウェブ|网址)\s*[:.・/|】\])]*\s*$",
    re.IGNORECASE,
)


_MAIL = re.compile(r"\W*(?:e[- ]?)?ma[il1]l\b", re.IGNORECASE)
"""The label of an address that is no site, though its @ was lost."""


def find(page: Page) -> Iterator[Candidate]:
    for piece in page.pieces:
        ends = [0]
        for start in _START.finditer(piece.text):
            if start.start() >= ends[-1] and (found := _marked(piece, start.start())):
                ends.append(found.spans[0].end)
                yield found
        for plain in () if _MAIL.match(piece.text) else _PLAIN.finditer(piece.text):
            if plain.start() >= ends[-1]:
                yield _candidate(piece, plain.start(), plain.end(), plain.group(), {"plain": 1.0})


def _marked(piece: Piece, start: int) -> Candidate | None:
    """What begins with a scheme or www."""
    found = _MARKED.match(piece.text, start)
    if not found:
        return None
    scheme, www, host, path = (part or "" for part in found.groups())
    for end in _host_ends(host):
        domain = mended(re.sub(r"\s+", "", host[:end]))
        if is_domain(domain):
            whole = end == len(host)
            value = _scheme(scheme) + ("www." if www else "") + domain + (path.rstrip(".,") if whole else "")
            stop = found.end() if whole else found.start(3) + end
            return _candidate(piece, start, stop, value, {"marked": 1.0})
    return None


def _host_ends(host: str) -> list[int]:
    """Where the host may end, the longest first: a space within may be the engine's or the end."""
    return [len(host), *(cut.start() for cut in reversed(list(re.finditer(r"\s", host))))]


def _scheme(text: str) -> str:
    squeezed = re.sub(r"\s", "", text).lower()
    return "" if not squeezed else "https://" if squeezed.startswith("https") else "http://"


def _candidate(piece: Piece, start: int, end: int, value: str, evidence: dict[str, float]) -> Candidate:
    label = _LABEL.search(piece.text[:start])
    begin = label.start() if label else start
    return Candidate(
        Property.URL,
        value,
        (Span(piece, start, end),),
        evidence | {"labelled": float(bool(label))},
        also=(Span(piece, begin, start),),
    )
