"""`python -m benchmarks.matching.train FOLDERS`: cards with their truth -> `matching/data/learned.toml`.

Fellegi and Sunter's weights take channels as independent, which they are not: colleagues share company, host and
switchboard at once. A logistic regression over the outcomes and the weights, which starts from the latter and is drawn
back to them, says how many bits each outcome has too few or too many, and how much of its weight a channel deserves.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import enishi.matching
from enishi.exchange.records import Identified, identified
from enishi.matching.blocking import keys, weak_keys
from enishi.matching.channels import Observation
from enishi.matching.compare import WORKPLACE, observations
from enishi.matching.decide import prior
from enishi.matching.form import glance, unpack
from enishi.matching.person import person
from enishi.matching.rules import Findings
from enishi.matching.weights import Channel, Rarity
from enishi.store.index import Index
from enishi.workflow.linkage import contacts_of

LEARNED = Path(enishi.matching.__file__).parent / "data" / "learned.toml"
LAMBDA = 0.5
"""How strongly each correction is drawn to none."""
HARD = frozenset(
    {
        "father and son",
        "has a namesake",
        "has kin",
        "namesake elsewhere",
        "namesake in the firm",
        "numbered mailbox",
        "reassigned mobile",
        "same surname and firm",
        "same switchboard",
        "shared mailbox",
        "siblings",
    }
)
RARER = 0.2
"""What examples of these count: they are in the cards far more often than in life."""

TIMES = "times"
"""Of a channel: what its weights are multiplied with beyond 1."""
SHARED = WORKPLACE | {Channel.TITLE}
"""Channels of which that is learned; the others' weights grow with the store as the prior falls, and must."""

Feature = tuple[str, str]
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A card beside a candidate."""

    same: bool
    bits: float
    """By the weights as they are written, with the prior."""
    features: dict[Feature, float]
    kind: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", help="contacts, cards and truth of the tuning half")
    examples = [example for folder in parser.parse_args().folders for example in examples_of(folder)]
    print(f"{len(examples)} pairs, {sum(each.same for each in examples)} of one person")
    learned = fit(examples)
    LEARNED.write_text(as_toml(learned), "utf-8")


def examples_of(folder: Path) -> Iterator[Example]:
    """Every candidate of every card."""
    truth = {each["id"]: each for each in map(json.loads, (folder / "truth.jsonl").read_text("utf-8").splitlines())}
    with (
        (folder / "contacts.jsonl").open(encoding="utf-8") as contacts,
        (folder / "cards.jsonl").open(encoding="utf-8") as cards,
        contacts_of(contacts) as against,
    ):
        for card in identified(cards):
            if isinstance(card, Identified):
                means = truth[card.id]
                for contact_id, features, bits in _candidates(card, against.index):
                    yield Example(against.called(contact_id) == means["contact"], bits, features, means["kind"])


def _candidates(card: Identified, index: Index) -> Iterator[tuple[int, dict[Feature, float], float]]:
    somebody = person(card.said)
    rarity, may_be = Rarity(index.size(), cache(index.count)), glance(somebody)
    for contact_id, packed in index.forms(index.sharing_any(keys(somebody), weak_keys(somebody))):
        if may_be(packed):
            seen = observations(somebody, unpack(packed), rarity)
            yield contact_id, _features(seen), prior(rarity) + sum(each.weight for each in seen)


def _features(seen: Sequence[Observation]) -> dict[Feature, float]:
    outcomes = {(each.channel.value, each.outcome.value): 1.0 for each in seen}
    weights = {(each.channel.value, TIMES): each.weight for each in seen if each.channel in SHARED}
    return outcomes | weights | {("situation", Findings.of(seen).situation): 1.0}


def fit(examples: Sequence[Example]) -> dict[Feature, float]:
    """Bits to add to each feature: penalised maximum likelihood, by Newton's method."""
    names = sorted({feature for each in examples for feature in each.features})
    place = {name: number for number, name in enumerate(names)}
    seen = np.zeros((len(examples), len(names)))
    for row, each in enumerate(examples):
        for feature, value in each.features.items():
            seen[row, place[feature]] = value
    same = np.array([each.same for each in examples], dtype=float)
    start = np.array([each.bits for each in examples]) * np.log(2)
    counts = np.array([RARER if each.kind in HARD else 1.0 for each in examples])
    found = _newton(seen, same, start, counts)
    return dict(zip(names, found / np.log(2), strict=True))


def _newton(seen: npt.NDArray[Any], same: Vector, start: Vector, counts: Vector) -> Vector:
    found = np.zeros(seen.shape[1])
    longest = np.inf
    while longest > 1e-4:
        likely = 1 / (1 + np.exp(-np.clip(start + seen @ found, -40, 40)))
        slope = seen.T @ (counts * (likely - same)) + LAMBDA * found
        curvature = (seen * (counts * likely * (1 - likely))[:, None]).T @ seen + LAMBDA * np.eye(len(found))
        step = np.linalg.solve(curvature, slope)
        longest = float(np.abs(step).max())
        found -= step * min(1.0, 1 / longest)
    return found


def as_toml(learned: dict[Feature, float]) -> str:
    rows: dict[str, list[str]] = {}
    for (channel, outcome), bits in learned.items():
        if round(bits, 2):
            rows.setdefault(channel, []).append(f'"{outcome}" = {bits:.2f}\n')
    head = (
        "# Bits that an outcome has too few or too many when channels are taken as independent, and what a channel's\n"
    )
    head += "# weights are multiplied with beyond 1 (times): see train.py in\n"
    tables = (f"\n[{channel}]\n{''.join(lines)}" for channel, lines in rows.items())
    return head + "# benchmarks/matching, which wrote this.\n" + "".join(tables)


if __name__ == "__main__":
    main()
