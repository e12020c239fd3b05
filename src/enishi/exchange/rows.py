"""The filled cells of a row, each with what its column holds -> what the row says."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from enishi.exchange.cells import bare, parted
from enishi.exchange.entry import Said
from enishi.exchange.headings import Column, Part
from enishi.exchange.order import Address, full_name
from enishi.model.card import PhoneKind, Property

Filled: TypeAlias = Sequence[tuple[Column, str]]


def said(filled: Filled) -> Iterator[Said]:
    """The first value of what one has once, every value of what one has several of."""
    yield from _once(filled)
    for meant, cell in filled:
        if meant.property is not None and meant.property.is_list and meant.part is None:
            kind = meant.kind or _labelled(filled, meant.number)
            yield from (Said(meant.property, value, kind) for value in parted(cell))


def uid(filled: Filled) -> str:
    return next((bare(cell) for meant, cell in filled if meant.property is None), "")


def _once(filled: Filled) -> Iterator[Said]:
    for what in Property:
        if not what.is_list:
            composed = _composed(what, _parts(filled, what))
            plain = (bare(cell) for meant, cell in filled if meant.property is what and meant.part in _PLAIN)
            whole = next(filter(str.strip, plain), "")
            # Google's formatted address repeats the code and the country; its parts do not.
            yield Said(what, composed or whole if what is Property.ADDRESS else whole or composed)


_PLAIN = (None, Part.AMBIGUOUS)


def _composed(what: Property, parts: dict[Part, str]) -> str:
    if what is Property.NAME:
        return full_name(*(parts.get(part, "") for part in (Part.FAMILY, Part.GIVEN, Part.MIDDLE)))
    if what is Property.NAME_KANA:
        return " ".join(parts[part] for part in (Part.FAMILY, Part.GIVEN) if part in parts)
    if what is Property.ADDRESS and Part.STREET in parts:
        return str(Address(**{part.value: text for part, text in parts.items()}))
    return ""


def _parts(filled: Filled, what: Property) -> dict[Part, str]:
    """The texts of a property that is spread over columns; of several groups the first."""
    spread = [
        (meant, bare(cell).strip()) for meant, cell in filled if meant.property is what and meant.part is not None
    ]
    first = min((meant.number for meant, _text in spread), default=0)
    return {meant.part: text for meant, text in spread if meant.part and meant.number == first}


def _labelled(filled: Filled, number: int) -> PhoneKind:
    """The kind of Google's phone by the label beside it."""
    label = next((cell.casefold() for meant, cell in filled if meant.part is Part.LABEL and meant.number == number), "")
    return next((kind for kind, words in _LABELS.items() if any(word in label for word in words)), PhoneKind.OTHER)


_LABELS = {
    PhoneKind.FAX: ("fax", "ファ"),
    PhoneKind.MOBILE: ("mobile", "cell", "携帯"),
    PhoneKind.WORK: ("work", "main", "勤務先", "会社", "代表"),
}
