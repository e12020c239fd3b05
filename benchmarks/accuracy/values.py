"""A row of the table, a card and what was claimed of it -> folded values, and how many are hit."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from rapidfuzz.distance import Levenshtein

from benchmarks.accuracy import fold
from benchmarks.accuracy.labels import SEVERAL, SINGLE, TrueCard, listed

KINDS = "phones+type"
"""The row of phones that wants the kind right as well as the number."""
ROWS = (*SINGLE[:6], "phones", KINDS, "emails", "urls", *SINGLE[6:])

Answer: TypeAlias = tuple[str, ...]
"""A value that is to be found, in every folded form that is right."""

SOFT = 0.90
"""Likeness from which a value counts as softly right: one slip in ten characters."""
NOBODY = TrueCard({})


def answers(card: TrueCard, row: str) -> list[Answer]:
    """All that is to be found in a row."""
    if row == "phones":
        return [(_number(phone, card),) for phone in card.printed("phones")]
    if row == KINDS:
        return [_kinds_of(phone, card) for phone in card.printed("phones")]
    if row in SEVERAL:
        return [(_fold(value, row, card),) for value in card.printed(row)]
    forms = tuple(_fold(value, row, card) for value in (*card.printed(row), *card.accepted(row)))
    return [forms] if forms else []


def claims(fields: Mapping[str, Any], row: str, card: TrueCard = NOBODY) -> list[str]:
    """All that is said in a row, each once; numbers and addresses are understood as the card's own."""
    if row in ("phones", KINDS):
        numbers = [phone if isinstance(phone, dict) else {"number": phone} for phone in listed(fields.get("phones"))]
        said = [_number(phone, card) and _row_of(phone, row, card) for phone in numbers]
    elif row in SEVERAL:
        return list(dict.fromkeys(_fold(value, row, card) for value in listed(fields.get(row))))
    else:
        joined = " ".join(map(str, listed(fields.get(row))))
        said = [_fold(joined, row, card) if joined else ""]
    return list(dict.fromkeys(filter(None, said)))


def likeness(answer: Answer, claim: str) -> float:
    return max(Levenshtein.normalized_similarity(form, claim) for form in answer)


def hits(wanted: Sequence[Answer], said: Sequence[str], *, at_least: float = 1.0) -> int:
    """How many answers are hit, each by a claim of its own."""
    left, hit = list(said), 0
    for answer in wanted:
        best = max(left, key=partial(likeness, answer), default=None)
        if best is not None and likeness(answer, best) >= at_least:
            left.remove(best)
            hit += 1
    return hit


def wholly_right(card: TrueCard, fields: Mapping[str, Any]) -> bool:
    """Name, company, every e-mail and at least one phone exactly right, as far as the card has them."""
    for row in ("name", "company", "emails"):
        wanted = answers(card, row)
        if hits(wanted, claims(fields, row, card)) < len(wanted):
            return False
    wanted = answers(card, "phones")
    return not wanted or hits(wanted, claims(fields, "phones", card)) > 0


def _fold(value: object, row: str, card: TrueCard) -> str:
    if row != "address":
        return _FOLDS.get(row, fold.text)(value)
    codes = [*(card.printed("postal_code") or [""]), *card.accepted("postal_code")]
    printed = str(value)
    for code in codes[1:]:
        printed = printed.replace(code, "")
    return fold.address(printed, without=(codes[0], card.country))


_FOLDS = {"name_kana": fold.reading, "urls": fold.url, "postal_code": fold.postal_code}


def _number(phone: Mapping[str, Any], card: TrueCard) -> str:
    return fold.phone(phone.get("number", ""), card.region)


def _row_of(phone: Mapping[str, Any], row: str, card: TrueCard) -> str:
    return _number(phone, card) if row == "phones" else _with_kind(phone, phone.get("type"), card)


def _kinds_of(phone: Mapping[str, Any], card: TrueCard) -> Answer:
    return tuple(_with_kind(phone, kind, card) for kind in (phone["type"], *phone.get("also", ())))


def _with_kind(phone: Mapping[str, Any], kind: object, card: TrueCard) -> str:
    return f"{_number(phone, card)} {fold.phone_kind(kind)}"
