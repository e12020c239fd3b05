"""Candidates -> the one explanation of a card that has the most evidence, and how sure each part of it is."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import TypeAlias

from enishi.extraction.candidates import Candidate
from enishi.extraction.pairs import evidence
from enishi.model.card import Property

Weights: TypeAlias = Mapping[str, Mapping[str, float]]
"""Property (or `pairs`) -> evidence -> what it is worth."""

WIDTH = 64
"""Explanations kept at each step of the search; with 500 no card of our own came out otherwise."""
TEMPERATURE = 0.6
"""Below 1: the weights, set by hand, are more cautious than their decisions turned out to be."""
RIVALS = 24
"""Candidates for one single-valued property that are worth considering together."""
_ORDER = (
    Property.EMAIL, Property.URL, Property.PHONE, Property.POSTAL_CODE, Property.ADDRESS, Property.COMPANY,
    Property.NAME, Property.NAME_ROMAJI, Property.NAME_KANA, Property.TITLE, Property.DEPARTMENT,
    Property.QUALIFICATION,
)  # fmt: skip
NEEDS_NAME = {Property.NAME_ROMAJI: "romaji_without_name", Property.NAME_KANA: "kana_without_name"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Candidates that do not overlap, and the sum of their evidence."""

    score: float = 0.0
    chosen: tuple[Candidate, ...] = ()
    taken: int = 0

    def allows(self, candidate: Candidate, mask: int) -> bool:
        return not self.taken & mask and (
            candidate.what.is_list or all(other.what is not candidate.what for other in self.chosen)
        )


def decide(candidates: Sequence[Candidate]) -> tuple[tuple[Candidate, float], ...]:
    """The best explanation's candidates, each with the share of all explanations' weight that says the same."""
    beam = explanations(candidates, weights())
    return tuple((candidate, _share(candidate, beam)) for candidate in beam[0].chosen)


def explanations(candidates: Sequence[Candidate], table: Weights) -> list[Explanation]:
    """The likeliest explanations of a card, best first: they approximate the log-linear distribution of the weights.

    A beam search over the candidates, property by property.
    """
    beam = [Explanation()]
    scorer = _Scorer(table)
    for what in _ORDER:
        for candidate in _worthy((c for c in candidates if c.what is what), table):
            mask = candidate.mask
            grown = [
                Explanation(e.score + scorer.gain(candidate, e.chosen), (*e.chosen, candidate), e.taken | mask)
                for e in beam
                if e.allows(candidate, mask)
            ]
            beam = sorted((*beam, *grown), key=lambda e: -e.score)[:WIDTH]
    return beam


def decide_apart(candidates: Sequence[Candidate]) -> tuple[tuple[Candidate, float], ...]:
    """The best candidates of each property in turn by their own evidence alone, to hold the joint decision against."""
    chosen: list[Candidate] = []
    taken = 0
    for what in _ORDER:
        for candidate in sorted((c for c in candidates if c.what is what), key=lambda c: (-own_score(c), c.value)):
            if own_score(candidate) > 0 and Explanation(0.0, tuple(chosen), taken).allows(candidate, candidate.mask):
                chosen.append(candidate)
                taken |= candidate.mask
    return tuple((candidate, 1 / (1 + exp(-own_score(candidate)))) for candidate in chosen)


def _worthy(candidates: Iterable[Candidate], table: Weights) -> list[Candidate]:
    scored = ((own_score(c, table), c) for c in candidates)
    ranked = sorted(scored, key=lambda each: (-each[0], each[1].value, each[1].mask))
    return [candidate for score, candidate in ranked if score > _HOPELESS][:RIVALS]


_HOPELESS = -6.0
"""More than any other claim's evidence could make good."""


def own_score(candidate: Candidate, table: Weights | None = None) -> float:
    """What a candidate's own evidence is worth."""
    own = (table or weights())[candidate.what.value]
    return own["bias"] + sum(own[name] * value for name, value in candidate.evidence.items() if value)


class _Scorer:
    """Gains of candidates, each pair looked at once."""

    def __init__(self, table: Weights) -> None:
        self._table = table
        self._pairs: dict[tuple[int, int], float] = {}

    def gain(self, candidate: Candidate, chosen: Sequence[Candidate]) -> float:
        gain = own_score(candidate, self._table) + sum(self._pair(candidate, other) for other in chosen)
        if need := NEEDS_NAME.get(candidate.what):
            gain += self._table["pairs"][need] * all(other.what is not Property.NAME for other in chosen)
        return gain

    def _pair(self, one: Candidate, other: Candidate) -> float:
        key = (id(one), id(other))
        if key not in self._pairs:
            self._pairs[key] = sum(self._table["pairs"][name] for name in evidence(one, other))
        return self._pairs[key]


def _share(candidate: Candidate, beam: Sequence[Explanation]) -> float:
    best = beam[0].score
    total = same = 0.0
    for explanation in beam:
        weight = exp((explanation.score - best) / TEMPERATURE)
        total += weight
        same += weight * any(c.what is candidate.what and c.value == candidate.value for c in explanation.chosen)
    return same / total


@cache
def weights() -> Weights:
    """The table of weights that is shipped."""
    return tomllib.loads(files("enishi.extraction").joinpath("weights.toml").read_text("utf-8"))
