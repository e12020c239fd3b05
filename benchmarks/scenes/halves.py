"""Half: what pictures are made of, once for tuning and once, with nothing shared, for judging."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


class Half(StrEnum):
    """Tune on one, report figures of the other."""

    TUNING = "tuning"
    JUDGING = "judging"


@dataclass(frozen=True, slots=True)
class Stock:
    """The words, looks and layouts of a half."""

    words: dict[str, Any]
    """Names, firms, towns: the names and places of invented people, by language."""
    looks: dict[str, Any]
    """Fonts, palettes, labels, forms of numbers."""
    layouts: dict[str, tuple[str, ...]]
    """Names of templates by what they are for: the part of their name before the first hyphen."""


@cache
def stock(half: Half) -> Stock:
    folder = HERE / half
    layouts: dict[str, list[str]] = {}
    for path in sorted((folder / "layouts").glob("*.html")):
        layouts.setdefault(path.stem.split("-")[0], []).append(path.stem)
    return Stock(
        words=tomllib.loads((folder / "words.toml").read_text("utf-8")),
        looks=tomllib.loads((folder / "looks.toml").read_text("utf-8")),
        layouts={purpose: tuple(names) for purpose, names in layouts.items()},
    )
