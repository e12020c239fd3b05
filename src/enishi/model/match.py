"""Match, Comparison and their words: is this the person we know?"""

from dataclasses import dataclass
from enum import StrEnum
from math import fsum


class Degree(StrEnum):
    """How two values relate, as the sign that is shown."""

    SAME = "="
    SIMILAR = "~"
    DIFFERENT = "≠"


class Verdict(StrEnum):
    """Fellegi and Sunter's three decisions (1969): link, ask a person, do not link."""

    LINK = "LINK"
    POSSIBLE_LINK = "POSSIBLE_LINK"
    NON_LINK = "NON_LINK"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One piece of evidence for (weight > 0) or against (weight < 0) two records being one person."""

    channel: str
    """What was compared: "name", "e-mail", "mobile", "company" ..., in the user's language when shown."""
    degree: Degree
    weight: float
    """log2 of the likelihood ratio."""
    detail: str = ""
    """What is worth showing: "0.93 (髙/高)", "tanaka1 / tanaka2"."""

    def __str__(self) -> str:
        return f"{self.degree} {self.channel}" + (f" {self.detail}" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Match:
    """A draft against one contact."""

    contact_id: int
    comparisons: tuple[Comparison, ...]
    probability: float
    verdict: Verdict

    @property
    def weight(self) -> float:
        """All evidence together, in bits; tells pairs apart whose probabilities are all but 1."""
        return fsum(each.weight for each in self.comparisons)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Each comparison in words, the weightiest first."""
        return tuple(str(each) for each in sorted(self.comparisons, key=lambda each: -abs(each.weight)))
