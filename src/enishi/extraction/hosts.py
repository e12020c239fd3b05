"""E-mail addresses, web addresses and the company -> the same, where their domains and spaces bear each other out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from rapidfuzz.distance import Levenshtein

from enishi.extraction.characters import bare, has_japanese
from enishi.extraction.claims import Claim, first
from enishi.extraction.domains import parts
from enishi.extraction.kana import blurred
from enishi.extraction.pairs import FREE_MAIL, PARTLY, WHOLLY, share_in_domain, spellings
from enishi.model.card import Property

FEWEST = 6
"""Characters of a domain from which one or two different ones are a misreading."""
MOST_WRONG = 2


def agreed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Where two domains differ in a character or two, the better one is taken for both."""
    company, name = first(claims, Property.COMPANY), first(claims, Property.NAME)
    settled = [_of_family(claim, claims, company) for claim in (_of_firm(claim, company) for claim in claims)]
    settled = [_own_part(claim, name) if claim.what is Property.EMAIL else claim for claim in settled]
    return tuple(_spaced(claim, settled) if claim.what is Property.COMPANY else claim for claim in settled)


@dataclass(frozen=True, slots=True)
class _Host:
    """The domain within an e-mail or web address."""

    before: str
    domain: str
    after: str


def _host(claim: Claim) -> _Host | None:
    if claim.what is Property.EMAIL:
        own, _, domain = claim.value.rpartition("@")
        return _Host(f"{own}@", domain, "")
    if claim.what is Property.URL and (found := re.fullmatch(r"((?:https?://)?(?:www\.)?)([^/:?#]+)(.*)", claim.value)):
        return _Host(*found.groups())
    return None


def _of_firm(claim: Claim, company: Claim | None) -> Claim:
    """A claim with the one doubtful letter of its domain as the company's name has it."""
    own = _host(claim)
    if not own or not company or _said(own, company) > WHOLLY:
        return claim
    others = (replace(claim, value=value) for value in claim.candidate.alternatives())
    better = next((each for each in others if _is_spelled(_host(each), own, company)), claim)
    return claim.mended(better.value, company, "mended")


def _is_spelled(host: _Host | None, own: _Host, company: Claim) -> bool:
    """Whether another reading of a host, of as many labels, spells the whole company."""
    return bool(host and host.domain.count(".") == own.domain.count(".") and _said(host, company) > WHOLLY)


def _said(host: _Host, company: Claim) -> float:
    return share_in_domain(host.domain.casefold(), company.value)


def _of_family(claim: Claim, claims: Sequence[Claim], company: Claim | None) -> Claim:
    """A claim with the domain that it shares with another, if that one is more to be trusted."""
    own = _host(claim)
    if not own:
        return claim
    for other in claims:
        theirs = _host(other) if other is not claim else None
        if not theirs or parts(theirs.domain).domain in FREE_MAIL:
            continue
        if own.domain.casefold() == theirs.domain.casefold():
            return claim.noted("domain_agrees")
        if not _near(own.domain, theirs.domain):
            continue
        if _trust(theirs.domain, other, company) > _trust(own.domain, claim, company):
            return claim.mended(own.before + theirs.domain + own.after, other, "mended")
        return claim.noted("domain_differs")
    return claim


def _near(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return min(len(one), len(other)) >= FEWEST and Levenshtein.distance(one, other) <= MOST_WRONG


def _trust(domain: str, claim: Claim, company: Claim | None) -> tuple[float, float, float]:
    """The company's name first, then a usual ending, then the engine."""
    said = share_in_domain(domain.casefold(), company.value) if company else 0.0
    return said, float(bool(parts(domain).suffix)), claim.candidate.confidence


def _own_part(mail: Claim, name: Claim | None) -> Claim:
    """With 0 and o, 1 and l told apart where the person's name does it: tsukishimal is tsukishima1."""
    own, _, domain = mail.value.rpartition("@")
    forms = {form for form in spellings(name.value) if len(form) > 2} if name else set()
    if not name or not forms:
        return mail
    if _says(own, forms):
        return mail.noted("says_name")
    rivals = (other.rpartition("@")[0] for other in mail.candidate.alternatives() if other.endswith(f"@{domain}"))
    better = next((other for other in chain(_alternatives(own), rivals) if _says(other, forms)), "")
    return mail.mended(f"{better}@{domain}", name, "mended") if better else mail


def _says(own: str, forms: set[str]) -> bool:
    """Whether each word of an address' own part is one of the name's, an initial, or a number."""
    words = [word for word in re.split(r"[^a-z0-9]+|\d+$", own.casefold()) if word]
    pairs = ((a, b) for a in forms for b in forms if blurred(a) != blurred(b))  # of two parts of a name
    both = {one + other for a, b in pairs for one, other in ((a, b), (a[0], b), (a, b[0]))}
    known = [word for word in words if word in forms | both]
    return bool(known) and all(word in known or len(word) == 1 for word in words)


def _alternatives(own: str) -> Iterator[str]:
    yield re.sub(r"(?<=[a-z])[lI]$", "1", own)
    yield re.sub(r"(?<=\d)[oO]$", "0", own)
    yield own.replace("0", "o")
    yield own.replace("1", "l")
    yield own.replace("1", "i")
    yield own.replace("l", "i")
    yield re.sub(r"^(.)(?=\1)", "", own)


def _spaced(company: Claim, claims: Sequence[Claim]) -> Claim:
    """With the space that an engine lost between two Latin words, where a domain has a hyphen: hygge-bakery."""
    if has_japanese(company.value) or " " in company.value:
        return company
    for claim in claims:
        host = _host(claim)
        words = host.domain.casefold().split(".")[0].split("-") if host else []
        if len(words) > 1 and "".join(words) == bare(company.value).casefold():
            return company.mended(_cut(company.value, [len(word) for word in words]), claim, "mended")
        if host and share_in_domain(host.domain.casefold(), company.value) > PARTLY:
            company = company.noted("domain_says_it")
    return company


def _cut(text: str, lengths: Sequence[int]) -> str:
    ends = [sum(lengths[:count]) for count in range(len(lengths) + 1)]
    return " ".join(text[start:end] for start, end in pairwise(ends))
