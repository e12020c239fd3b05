"""Half -> Japanese surnames, as common as surnames are in Japan, each name in one half only."""

import tomllib
from collections.abc import Iterator
from hashlib import sha256
from itertools import product
from pathlib import Path
from random import Random

from japanese_personal_name_dataset import load_dataset

from benchmarks.matching.pool import Pool, Word, word
from benchmarks.scenes.halves import Half

PEOPLE = 126_000_000
"""Of Japan; the 2,000 surnames of the data set are those of 79 % of them."""


def surnames(half: Half) -> Pool:
    """Known names go to the halves in turn, so that each has the frequencies of all; rare ones are made up."""
    known = sorted(load_dataset("org", include_last_names=True)[2].items(), key=lambda each: -each[1]["count"])
    counts = [entry["count"] for _, entry in known]
    ours = [word(written, entry["reading"]) for written, entry in known[list(Half).index(half) :: len(Half)]]
    taken = {written for written, _ in known}
    rare = [made for made in _rare() if made.written not in taken and _half(made.written) is half]
    Random("rare surnames").shuffle(rare)
    left = PEOPLE - sum(counts)
    tail = [1 / (rank + 300) for rank in range(len(ours) + len(rare) - len(counts))]
    scale = left / sum(tail)
    return Pool.of([*ours, *rare], [*counts, *(share * scale for share in tail)])


def _half(written: str) -> Half:
    halves = list(Half)
    return halves[sha256(written.encode()).digest()[0] % len(halves)]


def _rare() -> Iterator[Word]:
    parts = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["surnames"]
    first, link, second = (
        [(each[0], each[1:]) for each in parts[place].split()] for place in ("first", "link", "second")
    )
    for made in (*product(first, second), *product(first[::3], link, second[::2])):
        written, kana = map("".join, zip(*made, strict=True))
        yield word(written, kana)
