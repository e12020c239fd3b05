"""`python -m benchmarks.digits`: how many numbers in typefaces kept apart are read wholly right, by their size."""

import re
from collections import defaultdict
from random import Random

import numpy as np

from benchmarks.digits.strips import EM, faces, strip
from enishi.ocr.digits import OTHER, read

SEED = 9
STRIPS = 2000
BOUNDS = (0, 14, 20, 28, 99)
"""Pixels of a strip's height that part the rows of the table."""


def main() -> None:
    using, random, noise = faces("judge"), Random(SEED), np.random.default_rng(SEED)
    rows: dict[tuple[bool, int], list[bool]] = defaultdict(list)
    for _ in range(STRIPS):
        grey, is_column, signs = strip(using, random, noise)
        size = next(bound for bound in BOUNDS[1:] if grey.shape[0] < bound)
        seen = "".join(each.text for each in read(np.stack([grey] * 3, axis=2), is_column=is_column))
        rows[is_column, size].append(_numbers(seen) == _numbers(signs))
    print(f"{len(using)} typefaces, drawn at {EM} pixels")
    for (is_column, size), right in sorted(rows.items()):
        kind = "columns" if is_column else "lines"
        print(f"{kind:8} lower than {size:2} pixels: {len(right):5} strips, {sum(right) / len(right):.3f} wholly right")


def _numbers(signs: str) -> list[str]:
    return [number for number in signs.split(OTHER) if re.search("[〇一二三四五六七八九十]", number)]


if __name__ == "__main__":
    main()
