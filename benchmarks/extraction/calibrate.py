"""`python -m benchmarks.extraction.calibrate READINGS...`: how sure one may be of a field, learned from readings.

Logistic regression (Newton's method): one for all properties, then one for each, held back toward it, since a card has
one title and few cards have kana.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.extraction.examples import Example, load
from benchmarks.extraction.toml import as_toml
from benchmarks.extraction.truth import is_read_right, row_of
from enishi.extraction import confidence
from enishi.extraction.draft import claims
from enishi.extraction.lines import layout
from enishi.model.card import Field, Property

SHIPPED = Path(confidence.__file__).with_name("confidence.toml")
HEAD = (
    "# How sure one may be of a field: what each piece of evidence is worth, in log-odds.\n"
    "# Written by benchmarks/extraction/calibrate.py.\n\n"
)
STEPS = 25
RESTRAINT, FAMILY = 2.0, 4.0
"""What a weight's squared distance from 0, and of one property's from that of all, costs in cards."""

Numbers: TypeAlias = npt.NDArray[np.float64]
Case: TypeAlias = tuple[Property, Mapping[str, float], bool]
"""A claim's property, its evidence, and whether it is right."""


def cases(examples: Sequence[Example]) -> Iterator[Case]:
    """Every claim of labelled properties that the cards' readings lead to."""
    for example in examples:
        said = claims(layout(example.readings))
        for claim, evidence in zip(said, confidence.evidence(said), strict=True):
            if row_of(claim.what):
                field = Field(claim.what, claim.value, 0.0, claim.lines, claim.candidate.kind)
                yield claim.what, evidence, is_read_right(example.truth, field)


def learned(known: Sequence[Case]) -> dict[str, dict[str, float]]:
    """Property, or ANY -> evidence -> weight."""
    names = sorted({name for _, evidence, _ in known for name in evidence})
    by_property: dict[Property, list[Case]] = defaultdict(list)
    for case in known:
        by_property[case[0]].append(case)
    everywhere = _fitted(known, names, np.zeros(len(names)), RESTRAINT)
    weights = {
        what.value: _fitted(by_property[what], names, everywhere, FAMILY) for what in Property if by_property[what]
    }
    table = {**weights, confidence.ANY: everywhere}
    return {name: dict(zip(names, worth, strict=True)) for name, worth in table.items()}


def _fitted(known: Sequence[Case], names: Sequence[str], centre: Numbers, restraint: float) -> Numbers:
    now = centre.copy()
    if not known:
        return now
    table = np.array([[evidence.get(name, 0.0) for name in names] for _, evidence, _ in known])
    right = np.array([float(is_right) for *_, is_right in known])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-np.clip(table @ now, -30, 30)))
        slope = table.T @ (right - sure) - restraint * (now - centre)
        curve = (table * (sure * (1 - sure))[:, None]).T @ table + restraint * np.eye(len(names))
        now = now + np.linalg.solve(curve, slope)
    return now


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.calibrate", description=__doc__)
    parser.add_argument("readings", nargs="+", type=Path, help="what benchmarks.extraction.examples printed")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    wish = parser.parse_args()
    wish.out.write_text(as_toml(learned(list(cases(load(wish.readings)))), HEAD), "utf-8")


if __name__ == "__main__":
    main()
