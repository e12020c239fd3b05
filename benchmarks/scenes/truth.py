"""What lies on a picture -> a line of labels.jsonl."""

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
    card["phones"] = [{"type": phone.kind, "number": phone.number} for phone in person.phones]
    return card | {
        "lang": person.language,
        "region": person.region,
        "corners": [[round(float(x), 1), round(float(y), 1)] for x, y in corners],
        "id": name,
        "accept": _accepted(face),
    }


def _accepted(face: Face) -> dict[str, list[str]]:
    """Other forms of a value that are as right as the first."""
    accepted = {}
    if face.person.company_also:
        accepted["company"] = [face.person.company_also]
    if face.design.writes_kanji_digits:
        accepted["address"] = [kanji_digits(face.person.address)]
    return accepted
