"""A person and those who may be the same -> Matches, best first."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import exp2, fsum, log2

from enishi.matching.channels import Observation
from enishi.matching.compare import in_words, observations
from enishi.matching.person import Person
from enishi.matching.rules import Bounds, Findings, bounds
from enishi.matching.weights import NEUTRAL, Rarity, learned
from enishi.model.match import Match, Verdict
from enishi.settings import Matching


def decide(
    person: Person, candidates: Iterable[tuple[int, Person]], settings: Matching, rarity: Rarity = NEUTRAL
) -> tuple[Match, ...]:
    """A match with each of the best candidates, best first.

    At most the first is a LINK, and only if clearly ahead of the rest.
    """
    counted = Rarity(rarity.size, cache(rarity.count))
    judged = [
        _judge(contact_id, person, candidate, settings, counted)  # one line a pair
        for contact_id, candidate in candidates
    ]
    judged.sort(key=lambda each: (-_RANK[each.verdict], -each.weight, each.contact_id))
    verdicts = _settled(judged, settings)
    return tuple(_match(*each) for each in islice(zip(judged, verdicts, strict=True), MOST))


MOST = 10
"""Candidates that are told; all others are hardly possible."""


@dataclass(frozen=True, slots=True)
class _Judged:
    contact_id: int
    seen: tuple[Observation, ...]
    weight: float
    verdict: Verdict


_RANK = {Verdict.NON_LINK: 0, Verdict.POSSIBLE_LINK: 1, Verdict.LINK: 2}


def _judge(contact_id: int, person: Person, candidate: Person, settings: Matching, rarity: Rarity) -> _Judged:
    seen = observations(person, candidate, rarity)
    findings = Findings.of(seen)
    bits = prior(rarity) + weight(seen, findings)
    wanted = _by_probability(_probability(bits), settings)
    allowed = bounds(findings, both_named=person.is_named and candidate.is_named)
    return _Judged(contact_id, seen, bits, _clamp(wanted, allowed))


def weight(seen: Iterable[Observation], findings: Findings) -> float:
    """log2 of the likelihood ratio of all that is seen, corrected for what channels say together."""
    corrections = learned()
    return corrections.get(("situation", findings.situation), 0.0) + fsum(
        each.weight * (1 + corrections.get((each.channel, "times"), 0.0))
        + corrections.get((each.channel, each.outcome), 0.0)
        for each in seen
    )


_KNOWN = 0.5
"""Half of an evening's cards belong to somebody who is already in the store."""


def prior(rarity: Rarity) -> float:
    """log2 of the odds, before anything is compared, that a card is one certain contact's."""
    return log2(_KNOWN / rarity.population)


_CERTAIN = 60.0
"""Bits past which a double cannot tell a probability from 1."""


def _probability(weight: float) -> float:
    return 1 / (1 + exp2(-max(-_CERTAIN, min(weight, _CERTAIN))))


def _by_probability(probability: float, settings: Matching) -> Verdict:
    if probability >= settings.link_at:
        return Verdict.LINK
    return Verdict.POSSIBLE_LINK if probability >= settings.ask_at else Verdict.NON_LINK


def _clamp(verdict: Verdict, allowed: Bounds) -> Verdict:
    least, most = allowed
    return min(max(verdict, least, key=_RANK.__getitem__), most, key=_RANK.__getitem__)


def _settled(judged: list[_Judged], settings: Matching) -> list[Verdict]:
    """Each one's verdict beside the others': who is known for certain raises no further question."""
    verdicts = [each.verdict for each in judged]
    if Verdict.LINK not in verdicts:
        return verdicts
    lead = judged[0].weight - max((each.weight for each in judged[1:]), default=-_CERTAIN)
    if lead >= settings.ahead_by:
        return [Verdict.LINK] + [Verdict.NON_LINK] * (len(judged) - 1)
    return [min(verdict, Verdict.POSSIBLE_LINK, key=_RANK.__getitem__) for verdict in verdicts]


def _match(judged: _Judged, verdict: Verdict) -> Match:
    return Match(judged.contact_id, tuple(map(in_words, judged.seen)), _probability(judged.weight), verdict)
