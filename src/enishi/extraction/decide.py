"""Candidates -> the one explanation of a card that has the most evidence, and how sure each part of it is."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from enishi.extraction.candidates import Candidate
from enishi.extraction.pairs import evidence
from enishi.model.card import Property

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
_NEEDS_NAME = {Property.NAME_ROMAJI: "romaji_without_name", Property.NAME_KANA: "kana_without_name"}


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
    """The best explanation's candidates, each with the share of all explanations' weight that says the same.

    A beam search over the candidates, property by property; the explanations kept approximate the log-linear
    distribution that the weights define.
    """
    beam = [Explanation()]
    scorer = _Scorer()
    for what in _ORDER:
        for candidate in _worthy(c for c in candidates if c.what is what):
            mask = candidate.mask
            grown = [
                Explanation(e.score + scorer.gain(candidate, e.chosen), (*e.chosen, candidate), e.taken | mask)
                for e in beam
                if e.allows(candidate, mask)
            ]
            beam = sorted((*beam, *grown), key=lambda e: -e.score)[:WIDTH]
    return tuple((candidate, _share(candidate, beam)) for candidate in beam[0].chosen)


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


def _worthy(candidates: Iterable[Candidate]) -> list[Candidate]:
    ranked = sorted(candidates, key=lambda c: (-own_score(c), c.value, c.mask))
    return [c for c in ranked if own_score(c) > _HOPELESS][:RIVALS]


_HOPELESS = -6.0
"""More than any other claim's evidence could make good."""


def own_score(candidate: Candidate) -> float:
    """What a candidate's own evidence is worth."""
    table = weights()[candidate.what.value]
    return table["bias"] + sum(table[name] * value for name, value in candidate.evidence.items() if value)


class _Scorer:
    """Gains of candidates, each pair looked at once."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[int, int], float] = {}

    def gain(self, candidate: Candidate, chosen: Sequence[Candidate]) -> float:
        gain = own_score(candidate) + sum(self._pair(candidate, other) for other in chosen)
        if need := _NEEDS_NAME.get(candidate.what):
            gain += weights()["pairs"][need] * all(other.what is not Property.NAME for other in chosen)
        return gain

    def _pair(self, one: Candidate, other: Candidate) -> float:
        key = (id(one), id(other))
        if key not in self._pairs:
            self._pairs[key] = sum(weights()["pairs"][name] for name in evidence(one, other))
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
def weights() -> Mapping[str, Mapping[str, float]]:
    """The table of weights: property (or `pairs`) -> evidence -> weight."""
    return tomllib.loads(files("enishi.extraction").joinpath("weights.toml").read_text("utf-8"))
