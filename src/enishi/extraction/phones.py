"""Page -> candidates for telephone and fax numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, PhoneNumberType

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import clean
from enishi.extraction.lexicon import words
from enishi.extraction.lines import Page, Piece
from enishi.extraction.misdialled import mended
from enishi.extraction.numerals import arabic
from enishi.model.card import PhoneKind, Property

FEWEST, MOST = 9, 15
"""Digits of a number without a label; with one, SHORTEST are enough."""
SHORTEST, SHORT_AND_VALID = 6, 8
_RUN = re.compile(r"(?:\(?\+\s?)?[(\d](?:[\d]|[\s()./·-]{1,3}(?=[\d(]))*\d\)?")
_EXTENSION = re.compile(
    r"\s*[(\[]?\s*(?:内線|内|ext\.?|extension|x|durchwahl|poste)\s*[:.]?\s*\d{1,5}\s*[)\]]?", re.IGNORECASE
)
_REGISTERED = re.compile(r"(?:登録|許可|免許|認[証定]|インボイス)(?:番号)?[ :.T第(]{0,3}$|第$")
_INVOICE = re.compile(r"T ?\d{13}$")
"""Numbers of registrations and licences, and those that Japanese invoices bear."""
_LABEL_TEXT = re.compile(r"[^\d+()\[\]【】〈〉<>,、;|]{1,16}$")
_SEPARATORS = re.compile(r"[\s.・:：/&＆+()\[\]【】〈〉<>|_=-]+")


def spoken_number(text: str, region: str) -> tuple[str, PhoneKind]:
    """A number as a person types it, perhaps with its label: as E.164 where valid, else as typed; and its kind."""
    found = next(_numbers(arabic(clean(text)), region), None)
    if found is None:
        return clean(text), PhoneKind.OTHER
    label = _ending_kind(clean(text)[: found.start])
    return found.value, _settle(label[0] if label else None, found.region_kind)


def written(number: str, region: str) -> str:
    """A number as people write it: without the country if it is theirs; what is no E.164 stays as it is."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_valid_number(parsed) or not number.startswith("+"):
        return number
    own = phonenumbers.region_code_for_number(parsed) == region
    return phonenumbers.format_number(parsed, PhoneNumberFormat.NATIONAL if own else PhoneNumberFormat.INTERNATIONAL)


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: str
    region_kind: PhoneKind | None
    """What numbers of its form are; None where unknown."""
    valid: bool


def find(page: Page, region: str) -> Iterator[Candidate]:
    before: Candidate | None = None
    for piece in page.pieces:
        text = arabic(piece.text)
        previous = 0
        for number in _numbers(text, region):
            for found in _candidates(page, piece, number, previous, region):
                yield replace(found, kind=PhoneKind.FAX) if before and _is_fax_of(found, before) else found
                before = found
            previous = number.end


def _is_fax_of(second: Candidate, first: Candidate) -> bool:
    """Of two numbers of one exchange on lines of their own, without a word, the second is the fax, by custom."""
    if second.spans[0].piece is first.spans[0].piece:
        return False
    silent = not (first.evidence["labelled"] or second.evidence["labelled"])
    valid = first.evidence["valid"] and second.evidence["valid"]
    exchange = first.value[:-4] == second.value[:-4] and first.value != second.value
    return bool(silent and valid and exchange and second.value.startswith("+81"))


def _numbers(text: str, region: str) -> Iterator[_Number]:
    for run in _RUN.finditer(text):
        raw = run.group()
        if _REGISTERED.search(text[: run.start()]) or _INVOICE.search(text[: run.end()]):
            continue
        found = [_parsed(run.start(), raw, region)] if _plausible(raw) else []
        number, start = mended(raw) if region == "JP" and not (found and found[0].valid) else ("", 0)
        if number:
            found = [replace(_parsed(run.start(), number, region), start=run.start() + start, end=run.end())]
        elif not (found and found[0].valid):
            parts = [
                _Number(run.start() + m.start, run.start() + m.end, *_formatted(m.number), valid=True)
                for m in PhoneNumberMatcher(raw, region)
            ]
            digits = sum(_count(text[part.start : part.end]) for part in parts)
            found = parts if parts and digits >= 0.8 * _count(raw) else found
        yield from found


def _plausible(raw: str) -> bool:
    return SHORTEST <= _count(raw) <= MOST


def _count(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _parsed(start: int, raw: str, region: str) -> _Number:
    try:
        number = phonenumbers.parse(raw, region)
    except phonenumbers.NumberParseException:
        number = None
    if number is not None and phonenumbers.is_valid_number(number):
        return _Number(start, start + len(raw), *_formatted(number), valid=True)
    return _Number(start, start + len(raw), raw.strip(), None, valid=False)


def _formatted(number: phonenumbers.PhoneNumber) -> tuple[str, PhoneKind | None]:
    kinds = {
        PhoneNumberType.MOBILE: PhoneKind.MOBILE,
        PhoneNumberType.TOLL_FREE: PhoneKind.OTHER,
        PhoneNumberType.PREMIUM_RATE: PhoneKind.OTHER,
        PhoneNumberType.FIXED_LINE: PhoneKind.WORK,
    }
    return phonenumbers.format_number(number, PhoneNumberFormat.E164), kinds.get(phonenumbers.number_type(number))


def _candidates(page: Page, piece: Piece, number: _Number, previous: int, region: str) -> Iterator[Candidate]:
    kind, span = _label(page, piece, number, previous)
    printed = arabic(piece.text)[number.start : number.end]
    if _count(printed) < _fewest(kind, region, valid=number.valid):
        return
    if kind is None and region == "JP" and not re.match(r"\(?[0+]", printed):
        return
    extension = _EXTENSION.match(piece.text, number.end)
    also = [span] if span else []
    if extension:
        also.append(Span(piece, number.end, extension.end()))
    evidence = {
        "valid": float(number.valid),
        "labelled": float(kind is not None),
        "international": float(number.value.startswith("+")),
        "separated": float(bool(re.search(r"\d[\s().-]+\d", piece.text[number.start : number.end]))),
    }
    settled = _settle(kind, number.region_kind)
    spans = (Span(piece, number.start, number.end),)
    yield Candidate(Property.PHONE, number.value, spans, evidence, settled, tuple(also))


def _fewest(label: PhoneKind | None, region: str, *, valid: bool) -> int:
    """Digits that a number must have: Japan's are never short, and 123-4567 is a postal code there."""
    if region == "JP" or not (label or valid):
        return FEWEST
    return SHORTEST if label else SHORT_AND_VALID


def _settle(label: PhoneKind | None, form: PhoneKind | None) -> PhoneKind:
    """A number's form tells mobile from work where the label says no more than "Tel"."""
    if label is None or (label is PhoneKind.WORK and form is PhoneKind.MOBILE):
        return form or PhoneKind.WORK
    return label


def _label(page: Page, piece: Piece, number: _Number, previous: int) -> tuple[PhoneKind | None, Span | None]:
    """The kind that the words around a number say, and where they stand."""
    before = piece.text[previous : number.start].rstrip(" (+")
    if kind := _ending_kind(before):
        return kind[0], Span(piece, previous + kind[1], number.start)
    suffix = re.match(r"\s*[(\[【](\D{1,8}?)[)\]】](?!\s*[:：]?\s*[+(\d])", piece.text[number.end :])
    if suffix and (found := _kind(suffix.group(1))):
        return found, Span(piece, number.end, number.end + suffix.end())
    if not before.strip() and previous == 0 and (left := page.left_of(piece)) and (found := _kind(left.text)):
        return found, Span(left, 0, len(left.text))
    if not before.strip() and previous == 0 and (above := page.above(piece)) and (found := _kind(above.text)):
        return found, Span(above, 0, len(above.text))
    return None, None


def _ending_kind(text: str) -> tuple[PhoneKind, int] | None:
    """The kind of the label that a text ends with, and where it begins."""
    tail = _LABEL_TEXT.search(text.rstrip(" :.・|/()[]【】〈〉<>="))
    if not tail:
        bracket = re.search(r"[(\[【〈<]([^()\[\]【】〈〉<>]{1,12})[)\]】〉>]?\s*[:.]?\s*$", text)
        found = _kind(bracket.group(1)) if bracket else None
        return (found, bracket.start()) if bracket and found else None
    base = tail.start()
    for start in range(len(tail.group())):
        inside = tail.group()[start:]
        if start and tail.group()[start - 1].isalpha() and inside[0].isascii() and tail.group()[start - 1].isascii():
            continue
        if found := _kind(inside):
            return found, base + start
    return None


def _kind(text: str) -> PhoneKind | None:
    """The kind that a label names; a number for both voice and fax is a work number."""
    parts = [_plain(part) for part in _SEPARATORS.split(text.lower()) if part]
    kinds = {_kinds().get(part) for part in parts} | {_kinds().get("".join(parts))}
    named = {kind for kind in kinds if kind}
    if not named or (None in {_kinds().get(part) for part in parts} and not _kinds().get("".join(parts))):
        return None
    for kind in (PhoneKind.MOBILE, PhoneKind.OTHER, PhoneKind.WORK):
        if kind in named:
            return kind
    return PhoneKind.FAX


@cache
def _kinds() -> dict[str, PhoneKind]:
    entries = (entry.partition("=") for entry in words("phone_labels"))
    return {_plain(word): PhoneKind(kind) for kind, _, word in entries}


def _plain(label: str) -> str:
    """ファックス as フアツクス, as engines often read it."""
    return label.translate(_PLAIN)


_PLAIN = str.maketrans("ァィゥェォッャュョ", "アイウエオツヤユヨ", "ー")
