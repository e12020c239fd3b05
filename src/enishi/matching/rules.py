"""What is observed -> the verdicts that may come of it, however probable: when to ask anyway, when never to link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from enishi.matching.channels import Observation
from enishi.matching.compare import WORKPLACE
from enishi.matching.weights import Channel, Outcome
from enishi.model.match import Verdict

Bounds: TypeAlias = tuple[Verdict, Verdict]
"""The least and the most that a verdict may be."""

_NEVER: Bounds = (Verdict.NON_LINK, Verdict.NON_LINK)
_AT_MOST_ASK: Bounds = (Verdict.NON_LINK, Verdict.POSSIBLE_LINK)
_ASK: Bounds = (Verdict.POSSIBLE_LINK, Verdict.POSSIBLE_LINK)
_AT_LEAST_ASK: Bounds = (Verdict.POSSIBLE_LINK, Verdict.LINK)
_CERTAIN: Bounds = (Verdict.LINK, Verdict.LINK)
_FREE: Bounds = (Verdict.NON_LINK, Verdict.LINK)

_AGREEING = frozenset({Outcome.SAME, Outcome.VARIANT, Outcome.CONFUSED, Outcome.TYPO})
_ONE_PERSONS = {
    (Channel.EMAIL, Outcome.SAME),
    (Channel.EMAIL, Outcome.CONFUSED),
    (Channel.MOBILE, Outcome.SAME),
}
_CONTRADICTING = {
    (Channel.EMAIL, Outcome.NUMBERED),
    (Channel.EMAIL, Outcome.OTHER_LOCAL),
    (Channel.EMAIL, Outcome.DIFFERENT),
    (Channel.MOBILE, Outcome.TYPO),
    (Channel.MOBILE, Outcome.DIFFERENT),
}
_COLLEAGUES = frozenset({Channel.COMPANY, Channel.HOST, Channel.MAILBOX, Channel.TELEPHONE})
"""Where one of these agrees, two people work together; half a town shares a postal code."""
_SIGNS = WORKPLACE | {Channel.TITLE, Channel.EMAIL, Channel.MOBILE}
_TELLING = frozenset({Channel.EMAIL, Channel.MOBILE, Channel.COMPANY, Channel.TELEPHONE})
_ONE_HABIT = {(Channel.EMAIL, Outcome.MOVED), (Channel.EMAIL, Outcome.TYPO)}
"""The same way to write oneself, at another host or but for a letter."""


def bounds(findings: "Findings", *, both_named: bool) -> Bounds:
    """The range within which the probability may decide."""
    if findings.name is None:
        return _of_unnamed(findings) if both_named else _of_nameless(findings)
    if findings.name in _AGREEING:
        return _of_namesakes(findings)
    return _of_other_names(findings.name, findings)


@dataclass(frozen=True, slots=True)
class Findings:
    """What is seen on all channels, summed up."""

    name: Outcome | None
    """As written, else as spoken; None if the two could not be compared."""
    is_spoken: bool
    """Whether the name agrees by its sound alone, as kanji with furigana against romaji."""
    family: Outcome | None
    """How kanji sound against romaji."""
    personal: int
    """Channels of one person's own that agree."""
    compared: int
    """Channels of one's own, or of the firm, on which both say something."""
    has_mailbox: bool
    """Whether one of them is an e-mail address."""
    is_read_alike: bool
    """Whether the readings agree beside the written names."""
    is_contradicted: bool
    """Whether a channel of one person's own differs."""
    is_colleague: bool
    """Whether they work for one firm."""
    signs: int
    """What agrees beside the name, if only nearly."""
    has_habit: bool
    """Whether the way to write an address agrees, as not of relatives with one telephone."""
    has_position: bool
    """Whether the title or the department agrees."""

    @classmethod
    def of(cls, seen: Sequence[Observation]) -> "Findings":
        outcomes = {each.channel: each.outcome for each in seen}
        pairs = set(outcomes.items())
        return cls(
            name=outcomes.get(Channel.NAME, outcomes.get(Channel.READING)),
            is_spoken=Channel.NAME not in outcomes,
            family=outcomes.get(Channel.FAMILY),
            personal=len(pairs & _ONE_PERSONS),
            compared=len(_TELLING & outcomes.keys()),
            has_mailbox=outcomes.get(Channel.EMAIL) in (Outcome.SAME, Outcome.CONFUSED),
            is_read_alike=outcomes.get(Channel.READING) is Outcome.SAME,
            is_contradicted=bool(pairs & _CONTRADICTING),
            is_colleague=any(each.channel in _COLLEAGUES and each.weight > 0 for each in seen),
            signs=sum(1 for each in seen if each.channel in _SIGNS and each.weight > 0),
            has_habit=bool(pairs & _ONE_HABIT),
            has_position=not {Channel.TITLE, Channel.DEPARTMENT}.isdisjoint(outcomes),
        )

    @property
    def situation(self) -> str:
        """What the name says, and what stands beside it."""
        name = "unnamed" if self.name is None else "alike" if self.name in _AGREEING else "other"
        if self.personal:
            return f"{name}, own channel"
        if self.is_colleague:
            return f"{name}, one firm{', contradicted' if self.is_contradicted else ''}"
        return f"{name}, none of {self.compared}"


def _of_nameless(findings: Findings) -> Bounds:
    """Without a name only a channel of one's own tells, and it tells enough: a number noted down without its owner."""
    if not findings.personal:
        return _NEVER
    return _FREE if findings.is_contradicted else _CERTAIN


def _of_unnamed(findings: Findings) -> Bounds:
    """Kanji against romaji: worth a question at most, unless a channel of one's own and something else say more."""
    if findings.family in (Outcome.DIFFERENT, Outcome.OTHER_GIVEN):
        is_sure = findings.has_mailbox and findings.has_position
        return _FREE if is_sure else (_NEVER, _AT_MOST_ASK, _FREE)[findings.personal]
    has_more = findings.has_mailbox or findings.has_habit or findings.has_position
    is_sure = has_more or findings.family is Outcome.SAME
    return _FREE if findings.personal and is_sure else _AT_MOST_ASK


def _of_namesakes(findings: Findings) -> Bounds:
    """Two of one name in one firm are told apart by nothing but what is their own; elsewhere many share a name."""
    if findings.personal:
        return _FREE
    if findings.is_colleague and findings.is_contradicted:
        return _ASK
    is_sure = findings.is_colleague and not findings.is_spoken and (findings.signs > 1 or findings.is_read_alike)
    return _FREE if is_sure else _AT_MOST_ASK


_BY_PROOFS: Mapping[Outcome, tuple[Bounds, Bounds, Bounds]] = MappingProxyType(
    {
        Outcome.PART: (_AT_MOST_ASK, _FREE, _FREE),
        Outcome.ONE_OFF: (_AT_MOST_ASK, _ASK, _AT_LEAST_ASK),
        Outcome.OTHER_FAMILY: (_NEVER, _ASK, _AT_LEAST_ASK),
        Outcome.OTHER_GIVEN: (_NEVER, _ASK, _ASK),
        Outcome.DIFFERENT: (_NEVER, _AT_MOST_ASK, _AT_MOST_ASK),
    }
)
"""With none, one and two proofs: father and son share a mobile, one misread kanji or a marriage wants two, and a
mobile that was given out anew is nobody's."""


def _of_other_names(name: Outcome, findings: Findings) -> Bounds:
    if name is Outcome.ONE_OFF and not (findings.personal or findings.is_colleague):
        return _NEVER
    return _BY_PROOFS[name][min(findings.personal + _second_proofs(name, findings), 2) if findings.personal else 0]


def _second_proofs(name: Outcome, findings: Findings) -> int:
    """Of a misreading: its sound, a mailbox, a habit, a place. Of a marriage: that the given name and the firm stay."""
    if name is Outcome.ONE_OFF:
        has_place = findings.has_position and findings.is_colleague
        return findings.is_read_alike or findings.has_mailbox or findings.has_habit or has_place
    return name is Outcome.OTHER_FAMILY and findings.is_colleague
