"""What a card's QR codes say -> evidence for what is printed, and what was not read there."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from rapidfuzz.distance import Levenshtein

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import bare, clean, has_japanese, hiragana
from enishi.extraction.claims import Claim
from enishi.extraction.domains import host, parts
from enishi.extraction.lexicon import alternatives, words
from enishi.extraction.lines import Page, Piece
from enishi.extraction.names import family_and_given
from enishi.extraction.pairs import FREE_MAIL
from enishi.extraction.phones import spoken_number
from enishi.model.card import Draft, Field, PhoneKind, Property

NEAR = 0.5
"""How much nearly the same bears out; the same is 1."""
MOST_WRONG = {Property.EMAIL: 2, Property.URL: 2, Property.PHONE: 1}
"""Characters that may be misread and the value still be meant; of words, one in four."""
NOWHERE = -1
"""The line of what is not printed."""
_FILLS = (Property.NAME, Property.COMPANY, Property.PHONE, Property.EMAIL, Property.URL)
"""What is taken from a code alone; the rest is said of a card only where it is printed."""


def statements(coded: Draft, region: str) -> tuple[Field, ...]:
    """What codes say in the form of a card's own claims; `region` is the country of numbers without one."""
    return tuple(said for field in coded.fields if (said := _stated(field, region)).value)


def with_coded(candidates: Sequence[Candidate], said: Sequence[Field], page: Page) -> tuple[Candidate, ...]:
    """The candidates, borne out by what codes say, and further ones for what no candidate says."""
    silent = [each for each in said if each.property in _FILLS and not _is_printed(each, candidates)]
    addresses = [c.value for c in candidates if c.what in _ADDRESSES]
    addresses += [each.value for each in said if each.property is Property.EMAIL]
    start = sum(len(piece.text) + 1 for piece in page.pieces)
    return (*(_borne_out(each, said) for each in candidates), *_alone(silent, _sites(addresses), start))


_ADDRESSES = (Property.EMAIL, Property.URL)


def _is_printed(said: Field, candidates: Iterable[Candidate]) -> bool:
    return any(_likeness(candidate.what, candidate.value, said) for candidate in candidates)


def agreed(claims: Sequence[Claim], said: Sequence[Field]) -> tuple[Claim, ...]:
    """A claim that a code says too is noted, one that it nearly says is mended; print heads where it is legible."""
    return tuple(_agreed(claim, claims, said) for claim in claims)


def _stated(field: Field, region: str) -> Field:
    if field.property is Property.PHONE:
        number, kind = spoken_number(field.value, region)
        told = field.kind not in (None, PhoneKind.OTHER)
        return replace(field, value=number, kind=field.kind if told else kind)
    if field.property is Property.URL and _is_foreign(field.value):
        return replace(field, value="")
    return replace(field, value=clean(field.value))


def _is_foreign(url: str) -> bool:
    return any(host(url) == site or host(url).endswith(f".{site}") for site in words("foreign_sites"))


def _borne_out(candidate: Candidate, said: Sequence[Field]) -> Candidate:
    share = max((_likeness(candidate.what, candidate.value, each) for each in said), default=0.0)
    return replace(candidate, evidence={**candidate.evidence, "coded": share}) if share else candidate


def _likeness(what: Property, value: str, said: Field) -> float:
    """1 if the code says the same, NEAR if it nearly does, 0 if it does not."""
    if what is not said.property and (what, said.property) != (Property.NAME_ROMAJI, Property.NAME):
        return 0.0
    one, other = _key(what, value), _key(what, said.value)
    if not one or not other:
        return 0.0
    most = MOST_WRONG.get(what, min(len(one), len(other)) // 4)
    wrong = Levenshtein.distance(one, other, score_cutoff=most)
    return 1.0 if not wrong else NEAR * (wrong <= most)


def _key(what: Property, value: str) -> str:
    """What two ways to write a value have in common."""
    match what:
        case Property.NAME | Property.NAME_ROMAJI if not has_japanese(value):
            return " ".join(sorted(re.findall(r"\w+", value.casefold())))
        case Property.NAME_KANA:
            return hiragana(bare(value))
        case Property.COMPANY:
            return bare(_core(value)).casefold()
        case Property.URL:
            return host(value)
        case _:
            return bare(value).casefold()


def _alone(silent: Iterable[Field], sites: Container[str], start: int) -> Iterator[Candidate]:
    """Candidates that stand nowhere among the pieces of the card, from that place of a character on."""
    for each in silent:
        sure = (1.0,) * len(each.value)
        piece = Piece(NOWHERE, 0, each.value, 1.0, False, *_FAR, *_FAR, 0.0, sure, start)  # noqa: FBT003 - one of many
        start += len(each.value) + 1
        evidence = {"code_alone": 1.0}
        if each.property is Property.URL:
            evidence["kin"] = float(_domain(each.value) in sites)
        yield Candidate(each.property, each.value, (Span(piece, 0, len(each.value)),), evidence, each.kind)


_FAR = (1e6, 1e6 + 1)


def _sites(values: Iterable[str]) -> frozenset[str]:
    """The registered domains of e-mail and web addresses, but those where anybody has a mailbox."""
    return frozenset(_domain(value) for value in values) - FREE_MAIL


def _domain(address: str) -> str:
    """The registered name of an e-mail or web address; under .example what stands before it."""
    found = parts(host(address.rpartition("@")[2]))
    return found.domain if found.suffix and found.domain != "example" else f"{found.subdomain}.{found.domain}"


def _agreed(claim: Claim, claims: Sequence[Claim], said: Sequence[Field]) -> Claim:
    likeness, nearest = max(
        ((_likeness(claim.what, claim.value, each), each.value) for each in said), default=(0.0, ""), key=itemgetter(0)
    )
    if not likeness:
        return claim
    if likeness == 1:
        return claim.noted(SAID_TOO)
    better = _mended(claim, nearest)
    if better == claim.value or any(other.value == better for other in claims):
        return claim
    return claim.mended(better, claim, "mended").noted(SAID_TOO)


SAID_TOO = "code_says_it"
"""The note on a claim that a code bears out."""


def _mended(claim: Claim, said: str) -> str:
    """The code's value in the form of print; the claim's own where it is legible and the code may be what errs."""
    if claim.what is Property.EMAIL or (claim.what is Property.PHONE and not claim.is_sure):
        return said
    if claim.what is Property.URL:
        return re.sub(re.escape(host(claim.value)), host(said), claim.value, count=1, flags=re.IGNORECASE)
    if claim.what is Property.COMPANY and not claim.is_sure:
        core = _core(claim.value)
        return claim.value.replace(core, _respaced(_core(said), core))
    known = claim.is_sure or family_and_given(claim.value) == 1
    if claim.what is Property.NAME and (not known or _is_beyond_readers(said, claim.value)):
        return _respaced(said, claim.value)
    return claim.value


def _core(company: str) -> str:
    """Without its legal form."""
    return re.sub(alternatives("legal_forms"), "", company, flags=re.IGNORECASE).strip(" ,.")


def _is_beyond_readers(said: str, printed: str) -> bool:
    """Whether what differs are characters that no reader knows and nobody types by chance: 髙, 﨑, 𠮷."""
    return any(a != b and not _is_usual(a) for a, b in zip(bare(said), bare(printed), strict=False))


def _is_usual(character: str) -> bool:
    try:
        character.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def _respaced(said: str, printed: str) -> str:
    """The characters of the one with the spaces of the other, if there are as many."""
    characters = iter(bare(said))
    same = len(bare(said)) == len(bare(printed))
    return "".join(each if each == " " else next(characters) for each in printed) if same else printed
