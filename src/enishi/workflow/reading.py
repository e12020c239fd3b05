"""Photo -> Cards: every card on it, read and understood."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from math import dist
from pathlib import Path
from typing import TypeAlias, TypeVar

from enishi.errors import NoCardError, PictureError
from enishi.exchange.codes import read_code
from enishi.extraction.draft import draft
from enishi.extraction.sides import belong_together, is_front, looks_like_card
from enishi.imaging.load import pages, picture_files
from enishi.language import _
from enishi.model.card import Advice, Card, Draft, Face, Photo, Pixels, Rejected, Side
from enishi.ocr.engine import Engine
from enishi.ocr.variants import settle
from enishi.settings import Settings
from enishi.workflow.advice import advice_on, hint_on_nothing
from enishi.workflow.sight import Sighted, sight

T = TypeVar("T")
Stack: TypeAlias = tuple[Sighted, ...]
"""The sides of one card, one upon the other."""


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card with the flat, upright pictures of its sides, in order."""

    card: Card
    pictures: tuple[Pixels, ...]
    advice: tuple[Advice, ...] = ()
    """For a better picture, where the reading suffered from this one."""


def pictures_in(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Rejected, ...]]:
    """Every picture that is named or lies in a named folder, each once; and the names that lead to none."""
    found: list[Path] = []
    missing: list[Rejected] = []
    for path in paths:
        try:
            found += picture_files(path)
        except PictureError as error:
            missing.append(rejected(str(path), error))
    return tuple(dict.fromkeys(found)), tuple(missing)


def rejected(source: str, error: PictureError) -> Rejected:
    return Rejected(source, error.slug, error.message, error.hint)


def read_cards(photo: Photo, engine: Engine, settings: Settings) -> Iterator[ReadCard]:
    """The cards of a photo in reading order, each as soon as it is read.

    Raises PictureError when the photo cannot be decoded, NoCardError after the last page if there was no card.
    """
    return cards_of(stacks(photo, engine, settings), photo, settings)


def cards_of(piles: Iterable[Stack], photo: Photo, settings: Settings) -> Iterator[ReadCard]:
    """What of the sides on a photo is a card; raises NoCardError in the end if there was none.

    What hardly can be read is a card if it lies among cards and is as large as they are; it comes last.
    """
    found: list[Side] = []
    doubtful: list[Stack] = []
    for sides in piles:
        read = card_of(len(found) + 1, sides, settings)
        if looks_like_card([side.reading for side in read.card.sides], read.card.draft):
            found.append(read.card.front)
            yield read
        else:
            doubtful.append(sides)
    if not found:
        raise NoCardError(
            _("{source}: no business card was found on this picture.").format(source=photo.source),
            hint=hint_on_nothing(next(pages(photo, settings.pictures)).pixels),
        )
    for number, sides in enumerate((each for each in doubtful if _is_one_of(each[0].side, found)), len(found) + 1):
        yield card_of(number, sides, settings)


COMPANY = 3
"""Cards from which what lies among them is no slip of paper;"""
AS_LARGE = 1.25
"""as far as perspective lets one be larger than another."""


def _is_one_of(side: Side, cards: Sequence[Side]) -> bool:
    sizes = [_size(each) for each in cards if each.page == side.page]
    return len(sizes) >= COMPANY and max(min(sizes) / _size(side), _size(side) / max(sizes)) < AS_LARGE


def _size(side: Side) -> float:
    """The way around, in pixels."""
    return sum(dist(one, other) for one, other in pairwise((*side.corners, side.corners[0])))


def stacks(photo: Photo, engine: Engine, settings: Settings) -> Iterator[Stack]:
    """The sides that make a card each: of two pages with one side each, the second may be the back of the first.

    Raises PictureError when the photo cannot be decoded.
    """
    waiting: Sighted | None = None
    for page in pages(photo, settings.pictures):
        only, others = alone(sight(page, engine))
        if only and waiting and belong_together(said([waiting], settings), said([only], settings)):
            yield waiting, only
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = only
        yield from ((each,) for each in others)
    if waiting:
        yield (waiting,)


def alone(seen: Iterator[T]) -> tuple[T | None, Iterator[T]]:
    """The only one there is, or none and all of them."""
    first, second = next(seen, None), next(seen, None)
    if first is not None and second is None:
        return first, iter(())
    return None, chain((each for each in (first, second) if each is not None), seen)


def said(seen: Sequence[Sighted], settings: Settings) -> Draft:
    """What sides say, taken as those of one card."""
    readings = [each.side.reading for each in seen]
    codes = Draft(tuple(field for reading in readings for code in reading.codes for field in read_code(code).fields))
    return draft(readings, settings.reading.phone_region, codes=codes)


def card_of(number: int, seen: Sequence[Sighted], settings: Settings) -> ReadCard:
    """What one or two sides say, taken as those of one card; the front first."""
    if len(seen) == 2 and not is_front(said(seen[:1], settings), said(seen[1:], settings)):
        seen = seen[::-1]
    faces = (Face.FRONT, Face.BACK)
    sides = tuple(replace(each.side, face=face) for each, face in zip(seen, faces, strict=False))
    claims = settle(said(seen, settings), [(each.pixels, each.side.reading) for each in seen])
    advice = dict.fromkeys(each for side in seen for each in advice_on(side.side, side.pixels))
    return ReadCard(Card(number, sides, claims), tuple(each.pixels for each in seen), tuple(advice))
