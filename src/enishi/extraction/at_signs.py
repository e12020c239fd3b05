"""A piece of a page -> its text with the @ of an e-mail address where engines read a g, a Q, a 6."""

import re
from collections.abc import Iterator

from enishi.extraction.lines import Page, Piece

POSSIBLE = 0.02
"""Probability from which an @ that the engine thought of is one, in a line that wants one."""
LEGIBLE = 0.85
"""Confidence of a line below which an address would be a guess, with or without its @."""
SHORTEST = 5
"""Letters of a word of the card that tell where a domain begins."""
_ALIKE = "gGqQ690oOeéöüaäWwpd&©®"
_ENDING = re.compile(r"[A-Za-z0-9-]{2,}(?:\s?[.,・·]\s?|\s)[A-Za-z0-9.,・· -]*[A-Za-z]{2,}\s*$")
"""A domain, its dots perhaps lost."""
_SITE = re.compile(r"https?|www|\bht+p|^(?:url|web|hp|site|home ?page)\b", re.IGNORECASE)
_MAIL = re.compile(r"^\W*(?:e[- ]?)?ma[il1]{1,2}|^\W*e\W|メール", re.IGNORECASE)
_HOST = re.compile(r"(?:@|//(?:www\.)?|www\.)([A-Za-z0-9-]{3,}(?:\.[A-Za-z0-9-]+)+)")


def with_at(page: Page, piece: Piece) -> str:
    """The text of a piece, with the @ that it wants; as it is where it has one, or wants none."""
    text = piece.text
    if "@" in text or piece.confidence < LEGIBLE or _SITE.search(text) or not re.search(r"[A-Za-z]{2}", text):
        return text
    at = _thought_of(piece) or _before_domain(page, piece)
    return f"{text[:at]}@{text[at + 1 :]}" if at else text


def _thought_of(piece: Piece) -> int:
    """Where the engine held an @ likeliest, a domain following; 0 for nowhere."""
    sure = {at: chance for at, rivals in enumerate(piece.rivals) for other, chance in rivals if other == "@"}
    likely = {at: chance for at, chance in sure.items() if chance >= POSSIBLE and _is_mail(piece.text, at)}
    return max(likely, key=lambda at: likely[at], default=0)


def _is_mail(text: str, at: int) -> bool:
    return bool(re.search(r"[A-Za-z0-9]$", text[:at]) and _ENDING.match(text, at + 1))


def _before_domain(page: Page, piece: Piece) -> int:
    """Where a glyph like an @ stands before a domain that the card gives elsewhere, or before a firm's word."""
    hosts = {found.group(1).casefold() for other in page.pieces for found in _HOST.finditer(other.text)}
    known = [*hosts, *(_words_beside(page, piece) if _MAIL.search(piece.text) else ())]
    places = (piece.text.casefold().find(word) for word in sorted(known, key=len, reverse=True))
    return next(
        (at - 1 for at in places if at > 2 and piece.text[at - 1] in _ALIKE and _is_mail(piece.text, at - 1)), 0
    )


def _words_beside(page: Page, piece: Piece) -> Iterator[str]:
    for other in page.pieces:
        if other is not piece and not re.search(r"[@/]", other.text):
            yield from (word.casefold() for word in re.findall(r"[A-Za-z]+", other.text) if len(word) >= SHORTEST)
