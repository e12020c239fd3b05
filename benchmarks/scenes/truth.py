"""What lies on a picture -> a line of labels.jsonl."""

import re
from collections.abc import Sequence
from typing import Any

import numpy.typing as npt

from benchmarks.scenes.cards import Face
from benchmarks.scenes.people import kanji_digits

SINGLE = ("name", "name_kana", "name_romaji", "company", "department", "title", "postal_code", "address", "country")
SEVERAL = ("emails", "urls", "qualifications")


def label(
    file: str, size: tuple[int, int], cards: Sequence[tuple[Face, npt.NDArray[Any]]], *, page: int = 1
) -> dict[str, Any]:
    """The truth of one picture (or one page of a file): its size and its cards with their corners and fields."""
    where = file if page == 1 else f"{file}@{page}"
    return {
        "file": file,
        "page": page,
        "size": list(size),
        "cards": [_card(f"{where}#{number}", face, corners) for number, (face, corners) in enumerate(cards)],
    }


def _card(name: str, face: Face, corners: npt.NDArray[Any]) -> dict[str, Any]:
    person = face.person
    card: dict[str, Any] = {field: value for field in SINGLE if (value := getattr(person, field))}
    card |= {field: list(value) for field in SEVERAL if (value := getattr(person, field))}
    phones = (*person.phones, *(phone for office in person.offices for phone in office.phones))
    card["phones"] = [{"type": phone.kind, "number": phone.number} for phone in phones]
    return card | {
        "lang": person.language,
        "region": person.region,
        "corners": [[round(float(x), 1), round(float(y), 1)] for x, y in corners],
        "id": name,
        "accept": _accepted(face),
        **({"side": person.side} if person.side else {}),
        **({"lines": _lines(face), "size_mm": list(face.size)} if face.lines else {}),
    }


def _lines(face: Face) -> list[dict[str, Any]]:
    """Of generated cards: every line with its box on the card (left, top, right, bottom) in millimetres."""
    return [
        {"text": line.text, "box": [round(side, 2) for side in line.box], "fields": list(line.fields)}
        | ({"upright": True} if line.upright else {})
        for line in face.lines
    ]


def _accepted(face: Face) -> dict[str, list[str]]:
    """Other forms of a value that are as right as the first."""
    accepted = {}
    if face.lines:
        return _forms(face)
    if face.person.company_also:
        accepted["company"] = [face.person.company_also]
    if face.design.writes_kanji_digits:
        accepted["address"] = [kanji_digits(face.person.address)]
    return accepted


def _forms(face: Face) -> dict[str, list[str]]:
    """As `_accepted`, for a generated card: its other language, its other offices, titles with qualifications."""
    person = face.person
    title, name = person.title, person.name
    degrees = "　".join(person.qualifications)
    bare = re.sub(r"^((Prof|Dr|Dipl-Ing|Dipl\.-Ing)\. )+", "", name)
    forms = {
        "name": [person.name_romaji, bare if bare != name else ""],
        "company": [person.company_also],
        "title": [person.title_also, *([f"{title} {degrees}", degrees] if degrees else [])],
        "department": [person.department_also],
        "address": [person.address_also, *(office.address for office in person.offices)],
        "postal_code": [office.postal_code for office in person.offices],
    }
    if degrees:
        forms["name"] += [f"{name} {degrees}", f"{name}, {degrees}"]
    if face.design.writes_kanji_digits:
        forms["address"] += [kanji_digits(address) for address in (person.address, *forms["address"])]
    kept = {field: [form for form in several if form] for field, several in forms.items()}
    return {field: several for field, several in kept.items() if several}
