"""Photo -> Cards: every card on it, read and understood."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from enishi.errors import NoCardError, PictureError
from enishi.extraction.draft import draft
from enishi.extraction.sides import belong_together, looks_like_card
from enishi.imaging.load import pages, picture_files
from enishi.language import _
from enishi.model.card import Card, Face, Photo, Pixels, Rejected
from enishi.ocr.engine import Engine
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
        card = _card(number + 1, sides, settings)
        if looks_like_card([side.reading for side in card.sides], card.draft):
            number += 1
            yield ReadCard(card, tuple(side.pixels for side in sides))
    if not number:
        raise NoCardError(
            _("{source}: no business card was found on this picture.").format(source=photo.source),
            hint=_("Photograph the cards from above, in focus, filling the picture, on a plain background."),
        )


def _stacks(photo: Photo, engine: Engine, settings: Settings) -> Iterator[tuple[Sighted, ...]]:
    """The sides that make a card each: a page with one side may be the back of the page before it."""
    waiting: Sighted | None = None
    for page in pages(photo, settings.pictures):
        seen = sight(page, engine)
        if waiting is not None and len(seen) == 1 and _are_one_card(waiting, seen[0], settings):
            yield waiting, seen[0]
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
            waiting = None
        if len(seen) == 1:
            waiting = seen[0]
        else:
            yield from ((each,) for each in seen)
    if waiting is not None:
        yield (waiting,)


def _are_one_card(first: Sighted, second: Sighted, settings: Settings) -> bool:
    region = settings.reading.phone_region
    return belong_together(draft([first.side.reading], region), draft([second.side.reading], region))


def _card(number: int, seen: Sequence[Sighted], settings: Settings) -> Card:
    faces = (Face.FRONT, Face.BACK)
    sides = tuple(replace(each.side, face=face) for each, face in zip(seen, faces, strict=False))
    return Card(number, sides, draft([side.reading for side in sides], settings.reading.phone_region))
