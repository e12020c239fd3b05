"""Photo -> Cards: every card on it, read and understood."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from enishi.errors import NoCardError, PictureError
from enishi.exchange.codes import read_code
from enishi.extraction.draft import draft
from enishi.extraction.sides import belong_together, is_front, looks_like_card
from enishi.imaging.load import pages, picture_files
from enishi.language import _
from enishi.model.card import Card, Draft, Face, Photo, Pixels, Rejected
from enishi.ocr.engine import Engine
from enishi.ocr.variants import settle
from enishi.settings import Settings
from enishi.workflow.sight import Sighted, sight


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A card with the flat, upright pictures of its sides, in order."""

    card: Card
    pictures: tuple[Pixels, ...]


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
    number = 0
    for sides in _stacks(photo, engine, settings):
        read = _card(number + 1, sides, settings)
        if looks_like_card([side.reading for side in read.card.sides], read.card.draft):
            number += 1
            yield read
    if not number:
        raise NoCardError(
            _("{source}: no business card was found on this picture.").format(source=photo.source),
            hint=_("Photograph the cards from above, in focus, filling the picture, on a plain background."),
        )


def _stacks(photo: Photo, engine: Engine, settings: Settings) -> Iterator[tuple[Sighted, ...]]:
    """The sides that make a card each: of two pages with one side each, the second may be the back of the first."""
    waiting: Sighted | None = None
    for page in pages(photo, settings.pictures):
        seen = sight(page, engine)
        alone, others = _alone(seen)
        if alone and waiting and _are_one_card(waiting, alone, settings):
            yield waiting, alone
            waiting = None
            continue
        if waiting:
            yield (waiting,)
        waiting = alone
        yield from ((each,) for each in others)
    if waiting:
        yield (waiting,)


def _alone(seen: Iterator[Sighted]) -> tuple[Sighted | None, Iterator[Sighted]]:
    """The only side of a page, or none and all of its sides."""
    first, second = next(seen, None), next(seen, None)
    if first and not second:
        return first, iter(())
    return None, chain(filter(None, (first, second)), seen)


def _are_one_card(first: Sighted, second: Sighted, settings: Settings) -> bool:
    return belong_together(_draft([first], settings), _draft([second], settings))


def _card(number: int, seen: Sequence[Sighted], settings: Settings) -> ReadCard:
    if len(seen) == 2 and not is_front(_draft(seen[:1], settings), _draft(seen[1:], settings)):
        seen = seen[::-1]
    faces = (Face.FRONT, Face.BACK)
    sides = tuple(replace(each.side, face=face) for each, face in zip(seen, faces, strict=False))
    claims = settle(_draft(seen, settings), [(each.pixels, each.side.reading) for each in seen])
    return ReadCard(Card(number, sides, claims), tuple(each.pixels for each in seen))


def _draft(seen: Sequence[Sighted], settings: Settings) -> Draft:
    readings = [each.side.reading for each in seen]
    codes = Draft(tuple(field for reading in readings for code in reading.codes for field in read_code(code).fields))
    return draft(readings, settings.reading.phone_region, codes=codes)
