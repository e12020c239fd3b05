"""Photos taken one after the other -> Cards: each as soon as it is settled, fronts and backs joined."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from enishi.errors import PictureError
from enishi.extraction.sides import belong_together, follow_each_other
from enishi.model.card import Draft, Photo
from enishi.ocr.engine import Engine
from enishi.settings import Settings
from enishi.workflow.reading import ReadCard, Stack, alone, cards_of, said, stacks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Waits:
    """The only card of a photo, which waits for the next one: that may show its other side."""

    photo: Photo
    draft: Draft


@dataclass(frozen=True, slots=True)
class Found:
    """A card, as soon as it is certain which sides it has."""

    photo: Photo
    """Its first side's."""
    read: ReadCard


@dataclass(frozen=True, slots=True)
class Finished:
    """A photo, or two that show the sides of one card, with all that was found there."""

    photos: tuple[Photo, ...]
    cards: tuple[ReadCard, ...]
    error: PictureError | None = None
    """Why there is none, or not all."""


def in_a_row(photos: Iterable[Photo | T], engine: Engine, settings: Settings) -> Iterator[Waits | Found | Finished | T]:
    """The cards of photos that were taken one after the other; what is no photo is passed on, and ends the row.

    A picture of nothing but one side waits for the next: it may show the back.
    """
    waiting: _Lone | None = None
    for each in photos:
        opened = _opened(each, engine, settings)
        if waiting and isinstance(opened, _Lone) and _is_back(opened, waiting):
            yield from _settled(waiting.with_back(opened), settings)
            waiting = None
            continue
        yield from _settled(waiting, settings)
        waiting = opened if isinstance(opened, _Lone) else None
        if isinstance(opened, _Lone):
            yield Waits(opened.photos[0], opened.draft)
        else:
            yield from opened
    yield from _settled(waiting, settings)


@dataclass(frozen=True, slots=True)
class _Lone:
    """The only card of its picture, or of its two."""

    photos: tuple[Photo, ...]
    sides: Stack
    draft: Draft
    """What its first picture says."""

    @property
    def source(self) -> str:
        return self.photos[0].source

    def with_back(self, back: "_Lone") -> "_Lone":
        sides = [replace(each.sides[0], side=replace(each.sides[0].side, source=each.source)) for each in (self, back)]
        return _Lone((*self.photos, *back.photos), tuple(sides), self.draft)


def _opened(each: Photo | T, engine: Engine, settings: Settings) -> _Lone | Iterator[Found | Finished | T]:
    """A photo's only side, or what becomes of it."""
    if not isinstance(each, Photo):
        return iter((each,))
    try:
        only, piles = alone(stacks(each, engine, settings))
    except PictureError as error:
        return iter((Finished((each,), (), error),))
    if only and len(only) == 1 and settings.reading.join_pictures:
        return _Lone((each,), only, said(only, settings))
    return _events((each,), [only] if only else piles, settings)


def _is_back(one: _Lone, before: _Lone) -> bool:
    if one.photos[0].digest == before.photos[0].digest:
        return False
    are_one_card = belong_together if _are_named_alike(before.source, one.source) else follow_each_other
    return are_one_card(before.draft, one.draft)


def _are_named_alike(one: str, other: str) -> bool:
    """Whether the names of two files say that they are the sides of one thing: a_front.jpg and a_back.jpg."""
    stems = [Path(each).stem for each in (one, other)]
    rests = {_SIDE.sub("", stem) for stem in stems}
    return len(rests) == 1 and all(map(_SIDE.search, stems))


_SIDE = re.compile(r"[ _.-]*(?:front|back|recto|verso|omote|ura|表面?|裏面?|おもて|うら)$", re.IGNORECASE)


def _settled(card: _Lone | None, settings: Settings) -> Iterator[Found | Finished]:
    if card is None:
        return
    events = list(_events(card.photos, [card.sides], settings))
    if len(card.photos) == 1 or any(isinstance(each, Found) for each in events):
        yield from events
        return
    for photo, side in zip(card.photos, card.sides, strict=True):  # no card together: each is told for itself
        apart = replace(side, side=replace(side.side, source=""))
        yield from _events((photo,), [(apart,)], settings)


def _events(photos: tuple[Photo, ...], piles: Iterable[Stack], settings: Settings) -> Iterator[Found | Finished]:
    cards: list[ReadCard] = []
    try:
        for read in cards_of(piles, photos[0], settings):
            cards.append(read)
            yield Found(photos[0], read)
    except PictureError as error:
        yield Finished(photos, tuple(cards), error)
    else:
        yield Finished(photos, tuple(cards))
