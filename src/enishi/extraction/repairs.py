"""Claims -> the same claims, mended and borne out by each other."""

from collections.abc import Callable, Sequence

from enishi.extraction import hosts, places, pronunciation
from enishi.extraction.characters import has_japanese
from enishi.extraction.claims import Claim, first
from enishi.extraction.lexicon import accented, spelled
from enishi.model.card import Property

Claims = tuple[Claim, ...]


def repaired(claims: Sequence[Claim]) -> Claims:
    """What two claims say of each other: a misread one is mended by a sure one, both are noted; nothing is added.

    Every change carries the lines of the claim that it came from.
    """
    repaired = tuple(claims)
    for rule in _RULES:
        repaired = rule(repaired)
    return repaired


def _places(claims: Claims) -> Claims:
    code, address = first(claims, Property.POSTAL_CODE), first(claims, Property.ADDRESS)
    if not code or not address or not has_japanese(address.value):
        return claims
    digits, spelling, agreement = places.settled(code.value, address.value)
    if agreement is places.Agreement.CODE_MENDED and code.is_sure:
        digits, agreement = code.value, places.Agreement.ELSEWHERE
    return _with(
        claims,
        {
            code: code.mended(digits, address, "mended").noted(agreement.value),
            address: address.mended(spelling, code, "mended").noted(agreement.value),
        },
    )


def _words(claims: Claims) -> Claims:
    """Well-known words as they are spelled: katakana, and in posts and departments today's forms of kanji."""
    changed = {}
    for claim in claims:
        if claim.what in (Property.TITLE, Property.DEPARTMENT):
            changed[claim] = claim.mended(accented(spelled(claim.value.translate(_TODAYS))), claim, "mended")
        elif claim.what in (Property.COMPANY, Property.ADDRESS):
            changed[claim] = claim.mended(spelled(claim.value), claim, "mended")
    return _with(claims, changed)


_TODAYS = str.maketrans("專營國實業務會發區廣應關經濟團藝學醫驗證圖總", "専営国実業務会発区広応関経済団芸学医験証図総")


def _with(claims: Claims, changed: dict[Claim, Claim]) -> Claims:
    return tuple(changed.get(claim, claim) for claim in claims)


_RULES: tuple[Callable[[Claims], Claims], ...] = (_places, _words, hosts.agreed, pronunciation.agreed)
