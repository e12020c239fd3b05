"""`python -m benchmarks.extraction.train READINGS...`: the weights of the evidence, learned from cards for tuning.

Log-linear over explanations: the likelihood of the best explanation that a card's candidates allow, among the likeliest
ones of the search, is made as great as can be (contrastive estimation over n-best lists, decoded anew in rounds), held
back toward the weights that are there.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, takewhile
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.extraction.examples import Example, load
from benchmarks.extraction.toml import as_toml
from benchmarks.extraction.truth import rightness, row_of
from enishi.extraction import decide, regions
from enishi.extraction.candidates import Candidate
from enishi.extraction.decide import NEEDS_NAME, Explanation, Weights, explanations
from enishi.extraction.draft import candidates
from enishi.extraction.lines import layout
from enishi.extraction.pairs import evidence
from enishi.model.card import Property

SHIPPED = Path(decide.__file__).with_name("weights.toml")
ROUNDS, STEPS = 4, 150
RATE = 0.03
RESTRAINT = 0.03
"""What a weight's squared distance from where it began costs, per card: of 0.001 to 0.1 the best on cards left out."""
NEARLY = 0.75
"""Likeness from which a value is the right part of the card, misread."""

Numbers: TypeAlias = npt.NDArray[np.float64]


@dataclass(slots=True)
class Problem:
    """One card: its candidates, what each is worth, and the explanations seen so far."""

    candidates: tuple[Candidate, ...]
    gains: Mapping[int, float]
    seen: dict[tuple[int, ...], Mapping[str, float]] = field(default_factory=dict)

    def see(self, table: Weights) -> None:
        """The likeliest explanations, and the likeliest of what is right alone."""
        right = [each for each in self.candidates if self.gains[id(each)] > 0]
        for found in (*explanations(self.candidates, table), *explanations(right, table)):
            self.seen.setdefault(tuple(sorted(map(id, found.chosen))), features(found))

    def rewards(self) -> Numbers:
        return np.array([sum(self.gains[one] for one in chosen) for chosen in self.seen])


def features(explanation: Explanation) -> Mapping[str, float]:
    """How often each weight counts in an explanation's score."""
    counts: Counter[str] = Counter()
    chosen = explanation.chosen
    for candidate in chosen:
        counts[f"{candidate.what}.bias"] += 1
        for name, value in candidate.evidence.items():
            counts[f"{candidate.what}.{name}"] += value
        if (need := NEEDS_NAME.get(candidate.what)) and all(other.what is not Property.NAME for other in chosen):
            counts[f"pairs.{need}"] += 1
    for first, second in combinations(chosen, 2):
        counts.update(f"pairs.{name}" for name in evidence(second, first))
    return counts


def learned(examples: Sequence[Example], start: Weights, restraint: float = RESTRAINT) -> Weights:
    """Weights under which the right explanations are the likeliest."""
    problems = [_problem(example) for example in examples]
    names = [f"{group}.{name}" for group, table in start.items() for name in table]
    begin = np.array([value for table in start.values() for value in table.values()])
    now = begin.copy()
    for _ in range(ROUNDS):
        for problem in problems:
            problem.see(_table(names, now))
        now = _climbed(problems, names, begin, now, restraint)
    return _table(names, now)


def _problem(example: Example) -> Problem:
    page = layout(example.readings)
    found = candidates(page, regions.guess(page.text, "JP"))
    return Problem(found, {id(each): _gain(example, each) for each in found})


def _gain(example: Example, candidate: Candidate) -> float:
    if not row_of(candidate.what):
        return 0.0
    right = rightness(example.truth, candidate.what, candidate.value)
    return right if right >= NEARLY else -1.0


def _climbed(problems: Sequence[Problem], names: list[str], begin: Numbers, now: Numbers, restraint: float) -> Numbers:
    """Adam, over all cards at each step."""
    lists = [(_matrix(problem.seen.values(), names), _best(problem.rewards())) for problem in problems]
    mean, square = np.zeros_like(now), np.zeros_like(now)
    for step in range(1, STEPS + 1):
        slope = 2 * restraint * (now - begin) - sum(_slope(matrix, best, now) for matrix, best in lists) / len(lists)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        now = now - RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return now


def _matrix(seen: Iterable[Mapping[str, float]], names: list[str]) -> Numbers:
    return np.array([[counts.get(name, 0.0) for name in names] for counts in seen])


def _best(rewards: Numbers) -> npt.NDArray[np.bool_]:
    return rewards >= rewards.max() - 1e-6


def _slope(matrix: Numbers, best: npt.NDArray[np.bool_], weights: Numbers) -> Numbers:
    """Of the log of the best explanations' probability."""
    scores = matrix @ weights
    every = np.exp(scores - scores.max())
    wanted = np.where(best, every, 0.0)
    if wanted.sum() <= 0:
        wanted = np.where(best, 1e-300, 0.0)
    return (wanted / wanted.sum() - every / every.sum()) @ matrix


def _table(names: Sequence[str], values: Numbers) -> Weights:
    table: dict[str, dict[str, float]] = {}
    for full, value in zip(names, values, strict=True):
        group, _, name = full.partition(".")
        table.setdefault(group, {})[name] = float(value)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction.train", description=__doc__)
    parser.add_argument("readings", nargs="+", type=Path, help="what benchmarks.extraction.examples printed")
    parser.add_argument("--start", type=Path, default=SHIPPED, help="weights to begin with and to be held back to")
    parser.add_argument("--restraint", type=float, default=RESTRAINT)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    wish = parser.parse_args()
    text = wish.start.read_text("utf-8")
    head = "".join(takewhile(lambda line: not line.startswith("["), text.splitlines(keepends=True)))
    table = learned(load(wish.readings), tomllib.loads(text), wish.restraint)
    wish.out.write_text(as_toml(table, head), "utf-8")


if __name__ == "__main__":
    main()
