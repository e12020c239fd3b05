"""What is observed -> the verdicts that may come of it, however probable: when to ask anyway, when never to link."""

from collections.abc import Iterable, Mapping
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
_FREE: Bounds = (Verdict.NON_LINK, Verdict.LINK)

_AGREEING = frozenset({Outcome.SAME, Outcome.VARIANT, Outcome.CONFUSED, Outcome.TYPO})
_PRINTED_ALIKE = frozenset({Outcome.SAME, Outcome.VARIANT})
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


def bounds(seen: Iterable[Observation], *, both_named: bool) -> Bounds:
    """The range within which the probability may decide."""
    findings = _Findings.of(seen)
    if findings.name is None:
        return _of_unnamed(findings) if both_named else _of_nameless(findings)
    if findings.name in _AGREEING:
        return _of_namesakes(findings)
    return _of_other_names(findings.name, findings)


@dataclass(frozen=True, slots=True)
class _Findings:
    name: Outcome | None
    """As written, else as spoken; None if the two could not be compared."""
    is_spoken: bool
    """Whether the name agrees by its sound alone, as kanji with furigana against romaji."""
    family: Outcome | None
    """How kanji sound against romaji."""
    personal: int
    """Channels of one person's own that agree."""
    has_mailbox: bool
    """Whether one of them is an e-mail address."""
    is_read_alike: bool
    """Whether the readings agree beside the written names."""
    is_contradicted: bool
    """Whether a channel of one person's own differs."""
    is_colleague: bool
    """Whether anything of the workplace agrees."""
    has_position: bool
    """Whether the title or the department agrees."""

    @classmethod
    def of(cls, seen: Iterable[Observation]) -> "_Findings":
        outcomes = {each.channel: each.outcome for each in seen}
        pairs = set(outcomes.items())
        return cls(
            name=outcomes.get(Channel.NAME, outcomes.get(Channel.READING)),
            is_spoken=Channel.NAME not in outcomes,
            family=outcomes.get(Channel.FAMILY),
            personal=len(pairs & _ONE_PERSONS),
            has_mailbox=outcomes.get(Channel.EMAIL) in (Outcome.SAME, Outcome.CONFUSED),
            is_read_alike=outcomes.get(Channel.READING) is Outcome.SAME,
            is_contradicted=bool(pairs & _CONTRADICTING),
            is_colleague=any(each.channel in WORKPLACE and each.weight > 0 for each in seen),
            has_position=not {Channel.TITLE, Channel.DEPARTMENT}.isdisjoint(outcomes),
        )


def _of_nameless(findings: _Findings) -> Bounds:
    """Without a name only a channel of one's own tells."""
    return _FREE if findings.personal else _NEVER


def _of_unnamed(findings: _Findings) -> Bounds:
    """Kanji against romaji: worth a question at most, unless a mailbox or the given name's reading says more."""
    if findings.family in (Outcome.DIFFERENT, Outcome.OTHER_GIVEN):
        return (_NEVER, _AT_MOST_ASK, _FREE)[findings.personal]
    is_sure = findings.has_mailbox or findings.family is Outcome.SAME
    return _FREE if findings.personal and is_sure else _AT_MOST_ASK


def _of_namesakes(findings: _Findings) -> Bounds:
    """Two of one name in one company are told apart by nothing but what is their own, or by what they do there."""
    if findings.personal:
        return _FREE
    if findings.is_colleague and findings.is_contradicted:
        return _ASK
    is_sure = findings.name in _PRINTED_ALIKE and not findings.is_spoken and findings.has_position
    return _FREE if findings.is_colleague and is_sure else _AT_MOST_ASK


_BY_CHANNELS: Mapping[Outcome, tuple[Bounds, Bounds, Bounds]] = MappingProxyType(
    {
        Outcome.PART: (_AT_MOST_ASK, _FREE, _FREE),
        Outcome.ONE_OFF: (_AT_MOST_ASK, _ASK, _AT_LEAST_ASK),
        Outcome.OTHER_FAMILY: (_NEVER, _ASK, _AT_LEAST_ASK),
        Outcome.OTHER_GIVEN: (_NEVER, _ASK, _ASK),
        Outcome.DIFFERENT: (_NEVER, _AT_MOST_ASK, _AT_MOST_ASK),
    }
)
"""With none, one and two channels of one's own that agree: father and son share a mobile, one misread kanji or a
marriage wants two proofs, and a mobile that was given out anew is nobody's proof."""


def _of_other_names(name: Outcome, findings: _Findings) -> Bounds:
    """A second proof of one misread kanji is its reading, or what somebody does beside whose mailbox it is."""
    is_proven = findings.is_read_alike or (findings.has_mailbox and findings.has_position)
    proofs = 2 if findings.personal and is_proven and name is Outcome.ONE_OFF else findings.personal
    return _BY_CHANNELS[name][proofs]
