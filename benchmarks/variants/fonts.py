"""A folder of fonts -> pictures of their glyphs."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

Mask = npt.NDArray[np.uint8]
"""Ink 255 on 0, shape (CANVAS, CANVAS), the em square in the middle."""

EM = 72
CANVAS = 112
BASELINE = 0.88
"""Of the em square from its top: where Japanese fonts put it."""
HALVES: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "fonts.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Face:
    """One weight of a typeface and those of the wanted characters that it has."""

    typeface: str
    name: str
    glyphs: dict[str, Mask]


def faces(folder: Path, half: str, families: Sequence[str], others: str) -> Iterator[Face]:
    """The faces of a half of fonts.toml that lie under a folder, with the forms of the families and some more."""
    found = sorted(path for path in folder.rglob("*.*") if path.suffix in {".ttf", ".otf", ".ttc", ".woff2"})
    for typeface, pattern in HALVES[half].items():
        files = sorted((path for path in found if fnmatch(path.name, pattern)), key=_face_name)
        for name, parts in groupby(files, _face_name):
            glyphs: dict[str, Mask] = {}
            for part in parts:
                glyphs = _glyphs(part, {*"".join(families), *others}) | glyphs
            yield Face(typeface, name, _without_twins(glyphs, families))


def _face_name(path: Path) -> str:
    """Of @fontsource, whose fonts come in a hundred numbered parts, without the number."""
    return re.sub(r"-(\d+|japanese)-(\d00)-", r"-\2-", path.stem)


def _glyphs(path: Path, wanted: set[str]) -> dict[str, Mask]:
    with TTFont(path, fontNumber=0, lazy=True) as font:
        present = sorted(wanted & set(map(chr, font.getBestCmap())))
    if not present:
        return {}
    type_ = ImageFont.truetype(path, EM)
    drawn = ((character, _drawn(character, type_)) for character in present)
    return {character: mask for character, mask in drawn if mask.any()}


def _drawn(character: str, type_: ImageFont.FreeTypeFont) -> Mask:
    image = Image.new("L", (CANVAS, CANVAS))
    edge = (CANVAS - EM) / 2
    ImageDraw.Draw(image).text((CANVAS / 2, edge + BASELINE * EM), character, fill=255, font=type_, anchor="ms")
    return np.asarray(image)


def _without_twins(glyphs: dict[str, Mask], families: Sequence[str]) -> dict[str, Mask]:
    """Some fonts draw a variant like the usual form: there nothing can be told apart, so both are left out."""
    twins = set()
    for family in families:
        present = [form for form in family if form in glyphs]
        for form in present:
            if any(np.array_equal(glyphs[form], glyphs[other]) for other in present if other != form):
                twins.add(form)
    return {character: mask for character, mask in glyphs.items() if character not in twins}
