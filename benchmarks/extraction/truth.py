"""Values -> how right they are, on the card they were read from."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from benchmarks.accuracy.labels import TrueCard
from benchmarks.accuracy.values import KINDS, ROWS, answers, claims, likeness
from enishi.model.card import Field, PhoneKind, Property
from enishi.ocr.forms import families

_ROWS = {Property.PHONE: "phones", Property.EMAIL: "emails", Property.URL: "urls"}


def row_of(what: Property) -> str:
    """The benchmark's name for a property; "" for one that is not labelled."""
    row = _ROWS.get(what, what.value)
    return row if row in ROWS else ""


def rightness(truth: TrueCard, what: Property, value: str) -> float:
    """How much a value is like one that the card says: 1 is exactly right."""
    said = claims({row_of(what): [value] if what.is_list else value}, row_of(what), truth)
    wanted = answers(truth, row_of(what))
    return max((likeness(answer, claim) for answer in wanted for claim in said), default=0.0)


def is_right(truth: TrueCard, field: Field) -> bool:
    """Whether a field is exactly right, a phone's kind included."""
    if field.kind is None:
        return rightness(truth, field.property, field.value) == 1
    return any(
        claim in answer for answer in answers(truth, KINDS) for claim in _numbers(truth, field.value, field.kind)
    )


def is_read_right(truth: TrueCard, field: Field) -> bool:
    """The same but for the forms of a name's characters, which are told apart, and doubted, by another network."""
    if field.property is not Property.NAME:
        return is_right(truth, field)
    names = {"name": [_folded(name) for name in truth.printed("name")]}
    accepted = {"name": [_folded(name) for name in truth.accepted("name")]}
    return is_right(TrueCard(names | {"accept": accepted}), replace(field, value=_folded(field.value)))


def _folded(name: str) -> str:
    """With one form for all of a family."""
    return "".join(min(families()[each].shares) if each in families() else each for each in name)


def _numbers(truth: TrueCard, number: str, kind: PhoneKind) -> list[str]:
    fields: Mapping[str, Any] = {"phones": [{"type": kind.value, "number": number}]}
    return claims(fields, KINDS, truth)
