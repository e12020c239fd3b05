"""Readings -> Draft."""

from collections.abc import Iterable, Iterator, Sequence

from enishi.extraction import addresses, emails, names, organisations, phones, regions, titles, urls
from enishi.extraction.candidates import Candidate, covered, remains
from enishi.extraction.decide import decide, own_score
from enishi.extraction.lines import Page, layout
from enishi.model.card import Draft, Field, Property, Reading

_ORDER = tuple(Property)


def draft(readings: Sequence[Reading], region: str = "JP") -> Draft:
    """What the sides of one card claim, each line explained once.

    `region` is the country of numbers printed without one, unless the card itself points elsewhere.
    """
    page = layout(readings)
    chosen = decide(candidates(page, regions.guess(page.text, region)))
    fields = (_field(candidate, share) for candidate, share in chosen)
    return Draft(tuple(sorted(_once(_in_reading_order(fields, page)), key=lambda f: _ORDER.index(f.property))))


def candidates(page: Page, region: str) -> tuple[Candidate, ...]:
    """Everything that any part of the card could mean."""
    contact = [*emails.find(page), *urls.find(page), *phones.find(page, region), *addresses.find_codes(page, region)]
    clear = [candidate for candidate in contact if own_score(candidate) > 0]
    free = remains(page.pieces, covered(span for candidate in clear for span in (*candidate.spans, *candidate.also)))
    found: Iterable[Iterator[Candidate]] = (
        addresses.find(page, free),
        organisations.find(page, free),
        names.find(page, free),
        titles.find(page, free),
    )
    return (*contact, *(candidate for finder in found for candidate in finder))


def _field(candidate: Candidate, share: float) -> Field:
    return Field(
        candidate.what,
        candidate.value,
        round(share * candidate.confidence, 4),
        candidate.lines,
        candidate.kind,
    )


def _in_reading_order(fields: Iterable[Field], page: Page) -> list[Field]:
    place = {piece.index: order for order, piece in enumerate(page.pieces)}
    return sorted(fields, key=lambda field: place[field.lines[0]])


def _once(fields: Iterable[Field]) -> Iterator[Field]:
    """The same value said twice (on both sides) is said once."""
    seen = set()
    for field in fields:
        key = (field.property, field.value.casefold())
        if key not in seen:
            seen.add(key)
            yield field
