"""Page -> candidates for addresses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from enishi.extraction.candidates import Candidate, Span, covered, remains_of
from enishi.extraction.characters import JAPANESE, KANJI, bare, has_japanese
from enishi.extraction.lexicon import alternatives, words
from enishi.extraction.lines import Page
from enishi.extraction.numerals import arabic
from enishi.extraction.postal_codes import CITY, CODE
from enishi.extraction.spans import chains
from enishi.model.card import Property

MOST_LINES = 5
_LABEL = re.compile(
    r"^(?:本社住所|住所|所在地|勤務先|address|add|adresse|addr|anschrift|地址)\s*[:.・/|】\])]*\s*"
    r"|^A(?: |: ?)(?=[〒\d])",
    re.IGNORECASE,
)
_OFFICE_NAME = (
    rf"[{KANJI}ァ-ヺー]{{0,8}}"
    "(?:本社|本店|支社|支店|支部|営業所|事業所|出張所|研究所|オフィス|工場|事務所|センター|スタジオ|ラボ)"
)
_OFFICE = re.compile(
    rf"^[(\[【<〈■●◆□・]?\s*{_OFFICE_NAME}\s*[)\]】>〉:/|]?\s*(?=$|〒|.{{0,2}}\d{{3}}-\d|{alternatives('prefectures')})"
)
_BLOCK = re.compile(
    r"\d+(?:-\d+)+|\d+\s?(?:丁目|番地?|号)|[一二三四五六七八九十]+(?:丁目|番)|\d+[路弄层座棟]|(?<=[^\d])\d+(?:-\d+)*$"
)
_FLOOR = re.compile(r"(?:B|地下)?\d+\s?(?:F|階|号室)(?![A-Za-z])|[一二三四五六七八九十]+階(?![一-鿿])")
_STREET = re.compile(r"^\d+[A-Za-z]?(?:-\d+)*[, ]+(?:[A-Z0-9]|[a-z]+\b)|[a-zß.]\s?\d+\s?[a-z]?(?:$|,|\s?[·|•])")
_ROMAJI_PLACE = re.compile(
    r"[a-zō]-(?:ku|shi|cho|machi|gun|fu|ken|to|dori)\b|\bChome\b"
    r"|\b(?:Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Kobe|Sapporo|Fukuoka|Sendai|Hiroshima)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"(?i:\b(?:since|est\.?|établi|seit) ?\d{4})"
    r"|[¥￥]\s?\d|\d円|%|第?\d{4,}号(?![室館棟])|登録|許可|免許|認定|プライバシー"
)
"""Prices, licences and marks have numbers too."""
_DIALLED = re.compile(r"\d{2,4}\.\d{3,4}\.\d{3}|0\d{1,3}\.\d{6}")
_LETTERS = re.compile(rf"[A-Za-zÀ-ÿ{JAPANESE}가-힣].*[A-Za-zÀ-ÿ{JAPANESE}가-힣]")
"""An address is more than a number and what is left of a misread mark."""
_ADDRESS_FOR_SURE = 2.0


def find(page: Page, free: Sequence[Span], codes: Sequence[Candidate]) -> Iterator[Candidate]:
    """Candidates for addresses among what is no number, mail or web address; postal codes may stand within."""
    lines = [line for span in free if (line := _unlabelled(span)) and _may_be_line(page, line)]
    coded = {id(code.spans[0].piece): code for code in codes if not code.evidence.get("generic")}
    scores = {
        id(line): _HOUSE * _is_house(page, line) or likeness(line.text) + _CODED * (id(line.piece) in coded)
        for line in lines
    }
    likely = [line for line in lines if scores[id(line)] > 0 or _may_be_building(line.text)]
    for chain in chains(page, likely, MOST_LINES):
        texts = [line.text for line in chain]
        if not all(scores[id(line)] > 0 for line in chain[: max(1, len(chain) - 1)]):
            continue
        if not all(_goes_on(texts[:count], text) for count, text in enumerate(texts) if count):
            continue
        evidence = {
            "lines": sum(max(0.0, scores[id(line)]) for line in chain),
            "unknown_end": float(scores[id(chain[-1])] <= 0),
            "building_end": float(scores[id(chain[-1])] <= 0 and _is_set_on(chain)),
            "weak_start": float(scores[id(chain[0])] < _STRONG),
            "japanese": float(has_japanese("".join(texts))),
            "order": page.pieces.index(chain[0].piece) / 10,
        }
        yield Candidate(Property.ADDRESS, joined(chain), chain, evidence)


def _may_be_line(page: Page, line: Span) -> bool:
    return bool(_LETTERS.search(line.text) or _REST.fullmatch(line.text)) or _is_house(page, line)


def _is_house(page: Page, line: Span) -> bool:
    """Whether it is the number of a house whose street stands below."""
    below = page.below(line.piece) if _NUMBER.fullmatch(line.text) else None
    return bool(below and not has_japanese(below.text) and _street().search(below.text))


_NUMBER = re.compile(r"\d{1,4}[A-Za-z]?(?: ?(?:bis|ter))?")
_HOUSE = 1.0
"""Likeness of a house's number above its street."""


def _may_be_building(text: str) -> bool:
    """Whether it could be the name of a building that no list has: ラ・メゾン青葉; or what is left of its number."""
    return bool(_NAME.fullmatch(text) or _REST.fullmatch(text)) and not re.search(alternatives("legal_forms"), text)


def _is_set_on(chain: Sequence[Span]) -> bool:
    """Whether a last line, in katakana or a number, is set as the one before it."""
    before, last = chain[-2].piece, chain[-1].piece
    alike = max(before.size, last.size) < ALIKE * min(before.size, last.size)
    return alike and last.continues(before) and bool(_KATAKANA_OR_NUMBER.search(chain[-1].text))


_REST = re.compile(r"[〇一二三四五六七八九]{1,4}(?:階|号室?|F)?")
_KATAKANA_OR_NUMBER = re.compile(rf"[ァ-ヺー]{{3}}|{_REST.pattern}$")
ALIKE = 1.25
"""Times by which the sizes of two lines of one address may differ."""
_NAME = re.compile(rf"[{JAPANESE}A-Z・ ]{{3,14}}\d{{0,4}}")


def _goes_on(before: Sequence[str], text: str) -> bool:
    """Whether a line can follow others: not the next office's, and in their script or a building's Latin name."""
    japanese = has_japanese(before[0])
    if CODE.search(arabic(text)) and any(CODE.search(arabic(line)) or japanese for line in before):
        return False
    return japanese == has_japanese(text) or (japanese and len(text) <= LATIN_BUILDING and "," not in text)


LATIN_BUILDING = 25
"""Characters of a building's name in Latin letters, with its floor."""


_CODED, _STRONG = 1.0, 0.9
"""Likeness that a postal code adds to its line, and that a first line has."""


def without_code(address: Candidate, others: Sequence[Candidate]) -> Candidate:
    """An address without the postal code that stands within it; any other candidate as it is."""
    code = next((other for other in others if other.what is Property.POSTAL_CODE), None)
    if address.what is not Property.ADDRESS or code is None:
        return address
    taken = covered((*code.spans, *code.also))
    spans = tuple(part for span in address.spans for part in remains_of(span, taken))
    return replace(address, value=joined(spans), spans=spans) if spans else address


def is_office(page: Page, span: Span) -> bool:
    """Whether it only names the office whose address stands beside or below it."""
    if not re.fullmatch(_OFFICE_NAME, bare(span.text)):
        return False
    piece = span.piece
    beside = [piece.text[span.end :], *(other.text for other in (page.right_of(piece), page.below(piece)) if other)]
    return any(likeness(text) >= _ADDRESS_FOR_SURE or CODE.match(arabic(text).lstrip()) for text in beside)


def _unlabelled(span: Span) -> Span | None:
    for pattern in (_LABEL, _OFFICE):
        if found := pattern.match(span.text):
            start = span.start + found.end()
            return Span(span.piece, start, span.end) if start < span.end else None
    return span


def likeness(text: str) -> float:
    """How much a line looks like (a part of) an address: 0 is not at all, over 1 a good deal."""
    plain, text = text, arabic(text)
    if _NO_PLACE.search(plain) or _DIALLED.search(text):
        return 0.0
    return _japanese_likeness(text) if has_japanese(text) else _western_likeness(text)


def _japanese_likeness(text: str) -> float:
    score = 3.0 * bool(re.match(alternatives("prefectures"), text)) + 1.2 * bool(CITY.search(text))
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


def joined(chain: Sequence[Span]) -> str:
    value = chain[0].text
    for before, span in pairwise(chain):
        beside = before.piece is span.piece
        gap = before.piece.text[before.end : span.start]
        comma = bool(re.search("[,·|•]", gap)) if beside else not has_japanese(value)
        value = value.rstrip(", ") + (", " if comma else " ") + span.text
    value = _LEFT_OVER.sub("", value)
    if has_japanese(value):
        return re.sub(r"\s*[·|•]\s*", " ", _OTHER_CODE.sub("", value))
    return _STOP.sub(", ", re.sub(r"\s*[·|•]\s*", ", ", value))


_OTHER_CODE = re.compile(r"^[^\d\s-]?\s?\d{3}-\d{4}\s+(?=\D)")
"""The postal code of one of several offices, with what was read for its mark."""
_LEFT_OVER = re.compile(r"[ ,]+(?i:tel|fax)[.:]?$|[(（](?=[^)）]*$)")
"""The label of what follows, a bracket that nothing closes."""
_STOP = re.compile(r"(?:(?<=[a-z]{4})|(?<=-[a-z]{2}))(?<!Bldg)(?<!Road)(?<!Blvd)\.\s?(?=[A-Z])")
"""A comma that engines read as a full stop; abbreviations are shorter."""
