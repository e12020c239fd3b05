"""JSON Lines of `enishi read` -> Predictions: what was said to be on the pictures."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.accuracy.labels import Corners


@dataclass(frozen=True, slots=True)
class Prediction:
    """A card that somebody claims to have seen."""

    source: str
    pages: tuple[int, ...]
    """Of the source; several where front and back were joined."""
    corners: Corners | None
    size: tuple[float, float] | None
    """On which the corners were measured."""
    fields: Mapping[str, Any]
    seconds: float = 0.0
    behind: tuple[str, ...] = ()
    """Other pictures that show its other side."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A picture that could not be read."""

    source: str
    message: str


def parse(lines: Iterable[str]) -> tuple[list[Prediction], list[Refusal]]:
    """What was seen, and what could not be."""
    predictions, refusals = [], []
    for line in filter(str.strip, lines):
        found = json.loads(line)
        if "error" in found:
            refusals.append(Refusal(str(found["source"]), str(found["error"].get("message", ""))))
        else:
            predictions.append(_prediction(found))
    return predictions, refusals


def _prediction(found: Mapping[str, Any]) -> Prediction:
    behind = tuple(str(each) for each in found.get("sources") or () if each != found["source"])
    pages = () if behind else sorted(int(page) for page in found.get("pages") or ())
    size = found.get("image_size")
    return Prediction(
        source=str(found["source"]),
        pages=tuple(pages) if len(pages) > 1 else (int(found.get("page") or 1),),
        corners=found.get("corners") or None,
        size=(float(size[0]), float(size[1])) if size else None,
        fields=found.get("fields") or {},
        seconds=float(found.get("seconds") or 0.0),
        behind=behind,
    )
