"""Claim: what a card is taken to say, how sure that is, and what else on the card bears it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from enishi.extraction.candidates import Candidate
from enishi.model.card import Property

SURE = 0.97
"""Engines' confidence from which they rather than the rest of the card are believed: names and codes may be unusual."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A chosen candidate on its way to a field."""

    candidate: Candidate
    value: str
    share: float
    """Of the explanations' weight that says the same."""
    notes: frozenset[str] = frozenset()
    """What other claims say of it, by name."""
    lines: tuple[int, ...] = ()
    """That it was read from, and those that mended it."""

    @property
    def what(self) -> Property:
        return self.candidate.what

    @property
    def is_sure(self) -> bool:
        """Whether the engine had no doubt of what it read."""
        return self.candidate.confidence >= SURE

    def noted(self, note: str) -> "Claim":
        return replace(self, notes=self.notes | {note})

    def mended(self, value: str, by: "Claim", note: str) -> "Claim":
        """With another value, as a second claim wants it; itself if it says so already."""
        if value == self.value:
            return self
        lines = tuple(sorted({*self.lines, *by.lines}))
        return replace(self, value=value, notes=self.notes | {note}, lines=lines)


def first(claims: Sequence[Claim], what: Property) -> Claim | None:
    return next((claim for claim in claims if claim.what is what), None)
