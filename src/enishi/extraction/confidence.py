"""Claims -> how probable it is that each is exactly what the card says.

A logistic model over named evidence, its weights learned from cards for tuning (`confidence.toml`).
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log, log2

from enishi.extraction import pairs
from enishi.extraction.characters import has_japanese
from enishi.extraction.claims import Claim
from enishi.extraction.coded import SAID_TOO
from enishi.model.card import Property

ANY = "any"
"""The weights learned over all properties."""
SLIGHTEST = 1e-4
"""Doubt below which none is told from none."""
WRONG_TWICE = 0.2
"""Share of the doubt that is left when a code says what was read."""
LEGIBLE = 24
"""Pixels from which larger writing is not more legible."""


def confidences(claims: Sequence[Claim]) -> list[float]:
    """Of each claim of a card, 0..1."""
    return [
        _borne_out(claim, probability(found, weights_of(claim.what)))
        for claim, found in zip(claims, evidence(claims), strict=True)
    ]


def _borne_out(claim: Claim, read: float) -> float:
    """With what a QR code says of it, of which too few were seen to learn from."""
    return 1 - WRONG_TWICE * (1 - read) if SAID_TOO in claim.notes else read


def probability(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """What the evidence is worth; what the weights do not know counts for nothing."""
    score = sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return 1 / (1 + exp(-max(-40.0, min(40.0, score))))


def evidence(claims: Sequence[Claim]) -> list[dict[str, float]]:
    """What speaks for each claim of a card and against it, by name."""
    own = [_own(claim) for claim in claims]
    legibility = sum(each["line"] for each in own) / len(own) if own else 0.0
    return [
        {**found, "card": legibility, **_from_others(claim, claims)} for claim, found in zip(claims, own, strict=True)
    ]


def _from_others(claim: Claim, claims: Sequence[Claim]) -> dict[str, float]:
    others = (other.candidate for other in claims if other.candidate is not claim.candidate)
    return {f"with_{name}": 1.0 for other in others for name in pairs.evidence(claim.candidate, other)}


def _own(claim: Claim) -> dict[str, float]:
    candidate = claim.candidate
    certainties = candidate.certainties or (candidate.confidence,)
    pieces = [span.piece for span in candidate.spans]
    height = min(piece.height for piece in pieces) or LEGIBLE
    return {
        "bias": 1.0,
        "share": _odds(claim.share),
        "doubt": sum(-log(max(each, SLIGHTEST)) for each in certainties),
        "weakest": _odds(min(certainties)),
        "line": _odds(min(piece.confidence for piece in pieces)),
        "small": max(0.0, log2(LEGIBLE / max(height, 1.0))),
        "vertical": float(any(piece.vertical for piece in pieces)),
        "parts": len(candidate.spans) - 1.0,
        "long": len(claim.value) / 10,
        "japanese": float(has_japanese(claim.value)),
        "spaces": float(claim.value.count(" ")),
        **{name: float(value) for name, value in candidate.evidence.items() if name in _TOLD},
        **dict.fromkeys(claim.notes, 1.0),
    }


_TOLD = (
    "valid", "labelled", "mended", "form", "organisation", "person", "unknown", "known", "place", "given", "respaced",
    "code_alone",
)  # fmt: skip
"""Of a candidate's evidence for its property, what tells misreadings too."""


def _odds(probability: float) -> float:
    """Log-odds, from the slightest doubt to the slightest hope."""
    bounded = min(max(probability, SLIGHTEST), 1 - SLIGHTEST)
    return log(bounded / (1 - bounded))


def weights_of(what: Property) -> Mapping[str, float]:
    """A property's, or those of all where no label told how often it is right."""
    return weights().get(what.value, weights()[ANY])


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The table that is shipped: property, or ANY -> evidence -> what it is worth, in log-odds."""
    return tomllib.loads(files("enishi.extraction").joinpath("confidence.toml").read_text("utf-8"))
