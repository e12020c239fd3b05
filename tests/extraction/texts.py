"""Readings made of lines of text and where they stand."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from enishi.model.card import Draft, Line, PhoneKind, Property, Reading

Box = tuple[float, float, float, float]
RECORDED = Path(__file__).parent / "readings"
HEIGHT = 20.0


def line(text: str, box: Box, confidence: float = 0.98) -> Line:
    left, top, right, bottom = box
    return Line(text, ((left, top), (right, top), (right, bottom), (left, bottom)), confidence)


def rows(*texts: str, left: float = 40, top: float = 40, size: float = HEIGHT) -> Reading:
    """Lines of one block, from the top."""
    lines = []
    for text in texts:
        lines.append(line(text, (left, top, left + size * 0.6 * max(1, len(text)), top + size)))
        top += 1.6 * size
    return Reading(tuple(lines), (1000, 600), "test")


def placed(*lines: tuple[str, Box]) -> Reading:
    return Reading(tuple(line(text, box) for text, box in lines), (1000, 600), "test")


def recorded(name: str) -> tuple[Reading, list[list[str]]]:
    """What an engine once read on an invented card, and what the card says."""
    kept: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text("utf-8"))
    lines = tuple(line(text, box, confidence) for text, box, confidence in kept["lines"])
    return Reading(lines, tuple(kept["size"]), kept["engine"]), kept["expected"]


def claims(draft: Draft) -> list[list[str]]:
    return [[field.property.value, field.value, *([field.kind.value] if field.kind else [])] for field in draft.fields]


def phones(draft: Draft) -> list[tuple[str, PhoneKind | None]]:
    return [(field.value, field.kind) for field in draft.all(Property.PHONE)]


def names() -> Sequence[str]:
    return sorted(path.stem for path in RECORDED.glob("*.json"))
