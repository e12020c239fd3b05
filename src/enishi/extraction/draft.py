"""Readings -> Draft."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import Enum

from enishi.extraction import (
    addresses,
    coded,
    emails,
    organisations,
    people,
    phones,
    postal_codes,
    regions,
    titles,
    urls,
)
from enishi.extraction.candidates import Candidate, Span, covered, remains
from enishi.extraction.claims import Claim
from enishi.extraction.confidence import confidences
from enishi.extraction.decide import decide, decide_apart, own_score
from enishi.extraction.lines import Page, layout
from enishi.extraction.repairs import repaired
from enishi.model.card import Draft, Field, PhoneKind, Property, Reading

_ORDER = tuple(Property)


class Part(Enum):
    """What can be left out, to see what it adds."""

    JOINT = "one decision over the whole card"
    REPAIRS = "cross-checks that mend"
    CODES = "what QR codes say"


NOTHING = Draft()


def draft(
    readings: Sequence[Reading], region: str = "JP", parts: Collection[Part] = tuple(Part), codes: Draft = NOTHING
) -> Draft:
    """What the sides of one card claim, each line explained once.

    `region` is the country of numbers printed without one, unless the card itself points elsewhere; `codes` is what
    QR codes on the card say.
    """
    said = claims(layout(readings), region, parts, codes)
    fields = (_field(claim, sure) for claim, sure in zip(said, confidences(said), strict=True))
    return Draft(tuple(sorted(_once(fields), key=lambda field: _ORDER.index(field.property))))


def claims(
    page: Page, region: str = "JP", parts: Collection[Part] = tuple(Part), codes: Draft = NOTHING
) -> tuple[Claim, ...]:
    """The same with the evidence for each, in reading order."""
    choose = decide if Part.JOINT in parts else decide_apart
    region = regions.guess(page.text, region)
    said = coded.statements(codes, region) if Part.CODES in parts else ()
    chosen = _claims(choose(coded.with_coded(candidates(page, region), said, page)))
    if Part.REPAIRS in parts:
        chosen = repaired(coded.agreed(chosen, said))
    return _in_reading_order(coded.agreed(chosen, said), page)


def _claims(chosen: Sequence[tuple[Candidate, float]]) -> tuple[Claim, ...]:
    others = [candidate for candidate, _ in chosen]
    alone = ((addresses.without_code(candidate, others), share) for candidate, share in chosen)
    return tuple(Claim(each, each.value, share, lines=each.lines) for each, share in alone)


def candidates(page: Page, region: str) -> tuple[Candidate, ...]:
    """Everything that any part of the card could mean."""
    contact = [*emails.find(page), *urls.find(page), *phones.find(page, region), *postal_codes.find(page, region)]
    clear = [candidate for candidate in contact if own_score(candidate) > 0]
    codes = [candidate for candidate in contact if candidate.what is Property.POSTAL_CODE]
    free = [span for span in _free(page, clear) if not addresses.is_office(page, span)]
    found: Iterable[Iterator[Candidate]] = (
        addresses.find(page, _free(page, [each for each in clear if each not in codes]), codes),
        organisations.find(page, free),
        people.find(page, free, region),
        titles.find(page, free),
    )
    return (*contact, *(candidate for finder in found for candidate in finder))


def _free(page: Page, clear: Iterable[Candidate]) -> tuple[Span, ...]:
    return remains(page.pieces, covered(span for each in clear for span in (*each.spans, *each.also)))


def _in_reading_order(claims: Iterable[Claim], page: Page) -> tuple[Claim, ...]:
    place = {piece.index: order for order, piece in enumerate(page.pieces)}
    return tuple(sorted(claims, key=lambda claim: place[claim.lines[0]] if claim.lines else len(place)))


def _field(claim: Claim, confidence: float) -> Field:
    return Field(claim.what, claim.value, round(confidence, 4), claim.lines, claim.candidate.kind)


def _once(fields: Iterable[Field]) -> Iterator[Field]:
    """The same value said twice (on both sides) is said once."""
    seen = set()
    for field in fields:
        key = (field.property, field.value.casefold(), field.kind is PhoneKind.FAX)
        if key not in seen:
            seen.add(key)
            yield field
