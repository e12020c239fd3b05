"""Cards and contacts <-> JSON: one object a card as `enishi read --json` prints it, one a line for contacts."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from enishi.errors import ExchangeError
from enishi.exchange.entry import Entry, Fault, Said, entry
from enishi.language import _
from enishi.model.card import Advice, Card, Draft, Line, PhoneKind, Property, Quad, Side

Record: TypeAlias = dict[str, Any]


def card_record(card: Card, source: str, seconds: float, advice: Iterable[Advice] = ()) -> Record:
    """A card as found on a picture: where it lies, what it claims and on what evidence, what would be better."""
    side = card.front
    joined = {"pages": [each.page for each in card.sides]} if len(card.sides) > 1 else {}
    apart = {"sources": [each.source for each in card.sides]} if side.source else {}
    return {
        "source": side.source or source,
        **apart,
        "page": side.page,
        **joined,
        "card": card.number,
        "image_size": list(side.image_size),
        "corners": _points(side.corners),
        "side": side.face.value,
        "fields": fields(Said(claim.property, claim.value, claim.kind) for claim in card.draft.fields),
        "confidence": _confidence(card.draft),
        "evidence": _evidence(card.draft),
        "lines": [_line(line, side) for side in card.sides for line in side.reading.lines],
        "advice": advice_record(advice),
        "codes": [code for side in card.sides for code in side.reading.codes],
        "engine": side.reading.engine,
        "seconds": round(seconds, 3),
    }


def advice_record(advice: Iterable[Advice]) -> list[Record]:
    return [{"slug": each.slug, "message": each.message, "hint": each.hint} for each in advice]


def fields(said: Iterable[Said]) -> Record:
    """Values under their names, those one has several of as lists; what is absent is left out."""
    record: Record = {}
    for each in said:
        name = _name(each.property)
        if each.property is Property.PHONE:
            kind = each.kind or PhoneKind.OTHER
            record.setdefault(name, []).append({"type": kind.value, "number": each.value})
        elif each.property.is_list:
            record.setdefault(name, []).append(each.value)
        else:
            record.setdefault(name, each.value)
    return record


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """A line of JSON for each entry: its fields and, as `id`, its uid."""
    for each in entries:
        yield json.dumps({"id": each.uid, **fields(each.said)}, ensure_ascii=False) + "\n"


def unusable(message: str) -> ExchangeError:
    """What to say of a file that is no JSON Lines of people."""
    example = '{"id": "1", "name": "..."}'
    return ExchangeError(message, hint=_("Each line is to be an object such as {example}").format(example=example))


def stream(lines: Iterable[str], start: int = 1) -> Iterator[Entry | Fault]:
    """The records of JSON Lines one by one, however many there are; empty lines are passed over.

    `start` is the number of the first line.
    """
    for each in identified(lines, start):
        if isinstance(each, Fault):
            yield each
        else:
            yield entry(each.said, each.uid) or Fault(each.where, _("It says nothing of a person."))


class Identified(NamedTuple):
    """A record with what its file calls it."""

    id: str | int | None
    said: tuple[Said, ...]
    """As it stands there, perhaps nothing."""
    where: str
    """The line, in words."""

    @property
    def uid(self) -> str:
        return "" if self.id is None else str(self.id)


def identified(lines: Iterable[str], start: int = 1) -> Iterator[Identified | Fault]:
    """The records of JSON Lines one by one, those too that say nothing; empty lines are passed over.

    `start` is the number of the first line.
    """
    for number, line in enumerate(lines, start):
        if line.strip():
            yield _parse(line, _("line {number}").format(number=number))


def _points(quad: Quad) -> list[list[float]]:
    """To a tenth of a pixel; no picture tells more."""
    return [[round(x, 1), round(y, 1)] for x, y in quad]


def _line(line: Line, side: Side) -> Record:
    """A line with the side of the card on whose flat picture its box lies."""
    confidence = round(line.confidence, 4)
    return {"text": line.text, "box": _points(line.box), "confidence": confidence, "side": side.face.value}


def _confidence(draft: Draft) -> dict[str, float]:
    """The least of what one has several of."""
    least: dict[str, float] = {}
    for claim in draft.fields:
        name = _name(claim.property)
        least[name] = min(least.get(name, 1.0), round(claim.confidence, 4))
    return least


def _evidence(draft: Draft) -> dict[str, list[int]]:
    found: dict[str, set[int]] = {}
    for claim in draft.fields:
        found.setdefault(_name(claim.property), set()).update(claim.lines)
    return {name: sorted(lines) for name, lines in found.items()}


def _name(what: Property) -> str:
    return f"{what.value}s" if what.is_list else what.value


_PROPERTIES = {_name(what): what for what in Property}


def _parse(line: str, where: str) -> Identified | Fault:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return Fault(where, _("It is no JSON: {reason}").format(reason=error))
    if not isinstance(record, dict):
        return Fault(where, _("It is no JSON object."))
    nested = record.get("fields")
    claims = nested if isinstance(nested, dict) else record
    given = record.get("id")
    try:
        said = tuple(_said(claims))
    except _NoTextError as error:
        return Fault(where, _("{field} is neither text nor a list of texts.").format(field=error))
    return Identified(given if isinstance(given, str | int) and not isinstance(given, bool) else None, said, where)


class _NoTextError(Exception):
    """The value under this name cannot be used."""


def _said(claims: Record) -> Iterator[Said]:
    for name, what in _PROPERTIES.items():
        value = claims.get(name)
        if value is None:
            continue
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                yield (
                    _phone(each) if what is Property.PHONE and isinstance(each, dict) else Said(what, _text(each, name))
                )


def _text(value: object, name: str) -> str:
    if isinstance(value, str):
        return value if value.isascii() else _well_formed(value)
    if isinstance(value, int) and not isinstance(value, bool):  # a postal code or a phone without its quotes
        return str(value)
    raise _NoTextError(name)


def _well_formed(text: str) -> str:
    r"""Without halves of surrogate pairs, which JSON can escape (\ud800) and no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _phone(phone: Record) -> Said:
    kind = str(phone.get("type", "")).lower()
    known = PhoneKind(kind) if kind in set(PhoneKind) else PhoneKind.OTHER
    return Said(Property.PHONE, _text(phone.get("number", ""), "phones"), known)
