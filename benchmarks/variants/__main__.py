"""Typefaces kept for judging -> how often a character's form is told: `python -m benchmarks.variants FONTS`."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from japanese_personal_name_dataset import load_dataset

from benchmarks.variants.fonts import Face, faces
from benchmarks.variants.shots import line
from enishi.model.card import Draft, Field, Pixels, Property
from enishi.ocr.forms import families
from enishi.ocr.rapid import Rapid
from enishi.ocr.variants import settle

SEEDS = 100, 101
"""Of the two times that every name is printed, in a size and light of its own."""
LOST = ""
"""Read where the reader lost or added a character."""
SURE = 0.85
"""Confidence of fields that nobody needs to look at."""
SIZES = (14, 18, 24, 32, 48)
"""Pixels of the em: writing of 9 points on a card that fills 600, 800, 1000, 1400, 2000 pixels."""


@dataclass(frozen=True, slots=True)
class Case:
    """A name that was printed with one form of a character, and what became of it."""

    forms: str
    """Of the family, the commonest first."""
    printed: str
    read: str
    settled: str
    confidence: float
    size: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", type=Path, help="a folder with the fonts of fonts.toml, at any depth")
    folder = parser.parse_args().fonts
    cases = [case for seed in SEEDS for case in _cases(folder, seed)]
    asked = [case for case in cases if case.read in families() and case.printed in families()[case.read].shares]
    print(f"{len(cases)} names; of {len(asked)} the character was read as one that another may have been taken for")
    print("             lines   reader  settled   mended  spoilt     sure  of these right")
    _table(asked, "pixels", lambda case: str(case.size))
    _table(asked, "forms", lambda case: case.forms)
    _table(asked, "", lambda case: "rarer form" if case.printed != case.forms[0] else "usual form")


def _cases(folder: Path, seed: int) -> Iterator[Case]:
    names = dict(_names())
    reader, random = Rapid(), np.random.default_rng(seed)
    of = {form: "".join(family.shares) for family in families().values() for form in family.shares}
    for face in _one_weight_each(faces(folder, "judge", sorted({*of.values()}), "".join(names.values()))):
        for form, name in names.items():
            if {*name} <= {*face.glyphs}:
                size = int(random.choice(SIZES))
                read, settled, confidence = _read(line(face, name, size, random), name, name.index(form), reader)
                yield Case(of[form], form, read, settled, confidence, size)


def _read(pixels: Pixels, name: str, place: int, reader: Rapid) -> tuple[str, str, float]:
    """(the character at a place as it was read, as it was settled, the confidence then)."""
    reading = reader.read(pixels)
    said = "".join(each.text for each in reading.lines).replace(" ", "")
    if len(said) != len(name):
        return LOST, LOST, 0.0
    drafted = Draft((Field(Property.NAME, said, 1.0, tuple(range(len(reading.lines)))),))
    settled = settle(drafted, [(pixels, reading)]).fields[0]
    return said[place], settled.value[place], settled.confidence


def _one_weight_each(found: Iterable[Face]) -> Iterator[Face]:
    """The middle one of each typeface's weights."""
    by_typeface: dict[str, list[Face]] = defaultdict(list)
    for face in found:
        by_typeface[face.typeface].append(face)
    yield from (weights[len(weights) // 2] for weights in by_typeface.values())


def _names() -> Iterator[tuple[str, str]]:
    """Each form -> a name with it: the commonest family name with its character, or any given name."""
    men, women, families_of = load_dataset("org", include_last_names=True)
    given = [kanji for names in (men, women) for entry in names.values() for kanji in entry["kanji"]]
    by_count = sorted(families_of, key=lambda name: -int(families_of[name]["count"]))
    for family in {id(each): each for each in families().values()}.values():
        usual = next(iter(family.shares))
        surname = next((name for name in by_count if usual in name and len(name) > 1), "")
        name = f"{surname}一也" if surname else "田中" + next((each for each in given if usual in each), usual)
        yield from ((form, name.replace(usual, form)) for form in family.shares)


def _table(cases: Sequence[Case], heading: str, key: Callable[[Case], str]) -> None:
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[key(case)].append(case)
    print(heading)
    for name, group in sorted(groups.items()):
        print(f"{name:12} {_row(group)}")


def _row(group: Sequence[Case]) -> str:
    right = Counter((case.read == case.printed, case.settled == case.printed) for case in group)
    sure = [case.settled == case.printed for case in group if case.confidence >= SURE]
    before, after = right[True, True] + right[True, False], right[True, True] + right[False, True]
    shares = (f"{part / len(group):8.3f}" for part in (before, after))
    told = (f"{part / max(whole, 1):8.3f}" for part, whole in ((len(sure), len(group)), (sum(sure), len(sure))))
    return f"{len(group):5} {' '.join(shares)} {right[False, True]:8} {right[True, False]:7} {' '.join(told)}"


if __name__ == "__main__":
    main()
