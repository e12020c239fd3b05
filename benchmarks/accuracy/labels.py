"""labels.jsonl -> Pages: what is really on the pictures."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Corners: TypeAlias = Sequence[Sequence[float]]
"""Four points (x, y), in pixels."""

SINGLE = ("name", "name_kana", "name_romaji", "company", "department", "title", "postal_code", "address")
SEVERAL = ("phones", "emails", "urls")

LABEL_FILES = ("labels.jsonl", "truth.jsonl")


@dataclass(frozen=True, slots=True)
class TrueCard:
    """A card that is really there; an empty one stands for none."""

    label: Mapping[str, Any]
    """As it is written in the file: its fields as printed, and `accept`, other forms of them that are as right."""

    @property
    def name(self) -> str:
        return str(self.label.get("id", ""))

    @property
    def corners(self) -> Corners:
        corners: Corners = self.label["corners"]
        return corners

    @property
    def region(self) -> str:
        """Where a number without a country code is dialled."""
        return str(self.label.get("region", "JP"))

    @property
    def country(self) -> str:
        return str(self.label.get("country") or "")

    def printed(self, field: str) -> list[Any]:
        return listed(self.label.get(field))

    def accepted(self, field: str) -> list[str]:
        return listed(self.label.get("accept", {}).get(field))


@dataclass(frozen=True, slots=True)
class Page:
    """A picture, or a page of a document."""

    file: str
    number: int
    size: tuple[float, float] | None
    """On which the corners were measured."""
    cards: tuple[TrueCard, ...]

    @property
    def group(self) -> str:
        """The first part of the path: the set it belongs to."""
        return self.file.split("/")[0]


def read_labels(path: Path) -> list[Page]:
    """Every page of a labels file, in its order."""
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return [_page(line) for line in lines]


def labels_of(folder: Path) -> Path:
    """The labels file of a folder of pictures."""
    for name in LABEL_FILES:
        if (folder / name).is_file():
            return folder / name
    raise SystemExit(f"{folder} has no {' or '.join(LABEL_FILES)}; name one with --labels.")


def join(front: TrueCard, back: TrueCard) -> TrueCard:
    """One card from its two sides: lists united; of two different values either is right."""
    joined = dict(front.label)
    accept = {field: listed(forms) for field, forms in front.label.get("accept", {}).items()}
    for field in SEVERAL:
        mine = front.printed(field)
        joined[field] = [*mine, *(value for value in back.printed(field) if value not in mine)]
    for field in SINGLE:
        if not (theirs := back.printed(field)):
            continue
        if front.printed(field):
            accept[field] = [*accept.get(field, ()), *theirs, *back.accepted(field)]
        elif field != "department":  # one that only the back tells is often the front's in another place
            joined[field] = back.label[field]
    return TrueCard(joined | {"accept": accept})


def listed(value: Any) -> list[Any]:
    """One, several or none, as a list."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _page(line: Mapping[str, Any]) -> Page:
    width, height = line.get("size") or (0, 0)
    size = (float(width), float(height)) if width and height else None
    return Page(line["file"], int(line.get("page", 1)), size, tuple(map(TrueCard, line["cards"])))
