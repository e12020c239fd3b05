"""The values of two people on one channel -> what is observed there."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz.distance import OSA

from enishi.matching import blocking
from enishi.matching.normalise import Email
from enishi.matching.person import Company, Person
from enishi.matching.weights import WEIGHTS, Channel, Outcome, Rarity


class Observation(NamedTuple):
    """One channel's outcome, before it is put into words."""

    channel: Channel
    outcome: Outcome
    weight: float
    """log2 of the likelihood ratio."""
    detail: str = ""


def observe(channel: Channel, outcome: Outcome, frequency: float = 1.0, detail: str = "") -> Observation:
    return Observation(channel, outcome, WEIGHTS[channel, outcome].bits(frequency), detail)


def decisive(seen: Iterable[Observation]) -> tuple[Observation, ...]:
    """Of several values on one channel the pair that agrees best; if none agrees, the one that differs most."""
    ranked = sorted(seen, key=lambda each: (each.weight, each.detail))
    return () if not ranked else (ranked[-1] if ranked[-1].weight > 0 else ranked[0],)


def emails(one: Person, other: Person, rarity: Rarity) -> Iterator[Observation]:
    """Personal addresses, the mailboxes of a role, and the host."""
    pairs = [(left, right) for left in one.emails for right in other.emails]
    yield from decisive(_email(*pair, rarity) for pair in pairs if not any(email.is_role for email in pair))
    yield from decisive(
        observe(Channel.MAILBOX, Outcome.SAME, detail=str(left))
        for left, right in pairs
        if left == right and left.is_role
    )
    yield from decisive(
        observe(Channel.HOST, Outcome.SAME, detail=left.host)
        for left, right in pairs
        if left.host == right.host and not left.is_free
    )


def _email(left: Email, right: Email, rarity: Rarity) -> Observation:
    outcome = _relate_emails(left, right)
    is_one_address = outcome in (Outcome.SAME, Outcome.CONFUSED)
    frequency = rarity.of_personal(blocking.email_key(left)) if is_one_address else 1.0
    return observe(Channel.EMAIL, outcome, frequency, "" if left == right else _beside(left, right))


def _relate_emails(left: Email, right: Email) -> Outcome:
    if left == right:
        return Outcome.SAME
    if left.skeleton == right.skeleton:
        return Outcome.CONFUSED
    if left.host != right.host:
        return _relate_hosts(left, right)
    if _stem(left.local) == _stem(right.local):
        return Outcome.NUMBERED
    return Outcome.TYPO if _is_typo(left.local, right.local) else Outcome.OTHER_LOCAL


def _relate_hosts(left: Email, right: Email) -> Outcome:
    if left.local != right.local:
        return Outcome.DIFFERENT
    return Outcome.CONFUSED if OSA.distance(left.host, right.host, score_cutoff=1) == 1 else Outcome.MOVED


def _stem(local: str) -> str:
    return local.rstrip("0123456789")


_LONG_WORD = 6
"""Letters; in shorter words one letter more often makes another name than a misreading."""


def _is_typo(left: str, right: str) -> bool:
    """Whether one letter of a long word differs, not the last one, which tells Hiroki from Hiroko."""
    if OSA.distance(left, right, score_cutoff=1) != 1:
        return False
    changed = [pair for pair in zip(_parts(left), _parts(right), strict=False) if pair[0] != pair[1]]
    return len(changed) == 1 and all(min(len(x), len(y)) >= _LONG_WORD and x[-1] == y[-1] for x, y in changed)


def _parts(local: str) -> list[str]:
    return re.split(r"[._\-]", _stem(local))


def _beside(left: Email, right: Email) -> str:
    return f"{left.local} / {right.local}" if left.host == right.host else f"{left} / {right}"


def mobiles(one: Person, other: Person, rarity: Rarity) -> Iterator[Observation]:
    """A number that either record calls a mobile, wherever the other has it."""
    shared = one.mobiles & (other.mobiles | other.telephones) | other.mobiles & one.telephones
    if shared:
        frequency = min(rarity.of_personal(blocking.phone_key(number)) for number in shared)
        yield observe(Channel.MOBILE, Outcome.SAME, frequency)
    elif one.mobiles and other.mobiles:
        outcomes = {_relate_mobiles(x, y) for x in one.mobiles for y in other.mobiles}
        best = next(each for each in (Outcome.CONFUSED, Outcome.TYPO, Outcome.DIFFERENT) if each in outcomes)
        yield observe(Channel.MOBILE, best, detail=f"{_ending(one.mobiles)} / {_ending(other.mobiles)}")


_ALIKE_DIGITS = frozenset(map(frozenset, ("17", "38", "06", "08", "56", "68", "89", "49", "27", "35", "14", "09")))
"""Pairs that readers take for each other."""


def _relate_mobiles(left: str, right: str) -> Outcome:
    if OSA.distance(left, right, score_cutoff=1) > 1:
        return Outcome.DIFFERENT
    changed = [frozenset(pair) for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    is_misread = len(left) != len(right) or (len(changed) == 1 and changed[0] in _ALIKE_DIGITS)
    return Outcome.CONFUSED if is_misread else Outcome.TYPO


def _ending(numbers: frozenset[str]) -> str:
    return ", ".join(f"…{number[-4:]}" for number in sorted(numbers))


def telephones(one: Person, other: Person, rarity: Rarity) -> Iterator[Observation]:
    shared = one.telephones & other.telephones
    if shared:
        frequency = min(rarity.of_workplace(blocking.phone_key(number)) for number in shared)
        yield observe(Channel.TELEPHONE, Outcome.SAME, frequency)
    elif one.telephones and other.telephones:
        yield observe(Channel.TELEPHONE, Outcome.DIFFERENT)


def companies(one: Person, other: Person, rarity: Rarity) -> Iterator[Observation]:
    """Names of one script only: みなと物流 says nothing against Minato Logistics."""
    yield from decisive(
        _company(left, right, rarity)
        for left in one.companies
        for right in other.companies
        if left.core.isascii() == right.core.isascii()
    )


def _company(left: Company, right: Company, rarity: Rarity) -> Observation:
    if left.core == right.core:
        return observe(Channel.COMPANY, Outcome.SAME, rarity.of_workplace(blocking.company_key(left)))
    shown = f"{left.shown} / {right.shown}"
    if _is_near(left, right):
        frequency = max(rarity.of_workplace(blocking.company_key(each)) for each in (left, right))
        return observe(Channel.COMPANY, Outcome.TYPO, frequency, shown)
    return observe(Channel.COMPANY, Outcome.DIFFERENT, detail=shown)


_ALIKE = 0.85
"""Likeness of two company names that one misread character in seven allows,"""
_ALIKE_IN_LATIN = 0.92
"""or one letter in thirteen: Grant Logistics is not Bryant Logistics."""

_TELLING = 4
"""Letters of a company's name that, found within another's, tell a parent from its daughter."""


_NUMBER = re.compile(r"\d+")


def _is_near(left: Company, right: Company) -> bool:
    if left.skeleton == right.skeleton:
        return True
    if _NUMBER.findall(left.core) != _NUMBER.findall(right.core):
        return False
    shorter, longer = sorted((left.core, right.core), key=len)
    if len(shorter) >= _TELLING and shorter in longer:
        return True
    alike = _ALIKE_IN_LATIN if longer.isascii() else _ALIKE
    return OSA.normalized_similarity(shorter, longer, score_cutoff=alike) >= alike


def offices(one: Person, other: Person) -> Iterator[Observation]:
    """Postal code, department and title: what agrees counts a little, what does not says nothing."""
    for channel, left, right in (
        (Channel.POSTCODE, one.postcodes, other.postcodes),
        (Channel.DEPARTMENT, one.departments, other.departments),
        (Channel.TITLE, one.titles, other.titles),
    ):
        if left & right:
            yield observe(channel, Outcome.SAME)
