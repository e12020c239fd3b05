"""Photos: each with the cards that were found on it; outlining one that was missed."""

from dataclasses import dataclass
from itertools import chain
from math import isfinite
from statistics import median
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import EnishiError, UsageError
from enishi.language import _
from enishi.model.card import Point, Quad, Size
from enishi.model.contact import Contact
from enishi.store.cards import Portrait
from enishi.store.photos import KeptPhoto, Spot
from enishi.web.notices import Notice
from enishi.web.pictures import page_asked
from enishi.web.visit import Visit, screen
from enishi.workflow import mending, previews

USUAL = (0.4, 55 / 91)
"""A card where none was found: its share of the picture's width, and its height to its width."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A card where it lies on the page that is shown."""

    spot: Spot
    contact: Contact
    corners: tuple[Point, ...]
    """In pixels of the page."""

    @property
    def portrait(self) -> Portrait:
        return Portrait(self.spot.card_id, self.spot.picture, self.spot.side.reading.size)

    @property
    def points(self) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in self.corners)

    @property
    def middle(self) -> Point:
        return sum(x for x, _y in self.corners) / 4, sum(y for _x, y in self.corners) / 4


def photos(visit: Visit) -> Response:
    """All photos of an event."""
    store = visit.workspace.store
    return visit.page(
        "photos.html",
        event=visit.event,
        photos=store.photos.of_event(visit.event.id),
        counts=store.photos.counts(visit.event.id),
    )


def photo(visit: Visit) -> Response:
    return visit.page("photo.html", **_sheet(visit))


def outline(visit: Visit) -> Response:
    """Four corners to be put on a card that was missed."""
    sheet = _sheet(visit)
    return visit.page("photo_outline.html", **sheet, corners=_proposed(sheet["outlines"], sheet["size"]), error=None)


def add(visit: Visit) -> Response:
    """Take in what lies within the corners."""
    sheet, corners = _sheet(visit), _said_corners(visit)
    try:
        (mended,) = visit.desk.previews.do(mending.outline, sheet["photo"].digest, sheet["page"], corners)
    except EnishiError as error:
        return visit.page("photo_outline.html", 422, **sheet, corners=corners, error=error)
    tell_mended(visit, _("A card was added: {name}").format(name=mended.name), mended)
    return visit.see(f"/cards/{mended.card_id}")


def tell_mended(visit: Visit, words: str, mended: mending.Mended) -> None:
    """Say on the next page what was done, with a key that takes it back."""
    visit.desk.notices.put(visit.device.id, Notice(words, undo=mended.deed))


def _sheet(visit: Visit) -> dict[str, Any]:
    """A page of a photo with what was found on it. Raises NotFoundError, PictureError."""
    store = visit.workspace.store
    kept = store.photos.get(visit.request.path_params["digest"])
    sizes, page = _sizes(kept, visit), page_asked(visit)
    if not 0 < page <= len(sizes):
        raise HTTPException(404)
    size = sizes[page - 1]
    outlines = [_outline(spot, size, visit) for spot in store.photos.spots(kept) if spot.side.page == page]
    event = store.events.get(kept.event_id)
    return {"photo": kept, "event": event, "page": page, "pages": len(sizes), "size": size, "outlines": outlines}


def _sizes(kept: KeptPhoto, visit: Visit) -> tuple[Size, ...]:
    known = visit.workspace.store.previews.sizes(kept.digest)
    return known or next(iter(list(visit.desk.previews.do(previews.measure, kept.digest))))


def _outline(spot: Spot, size: Size, visit: Visit) -> Outline:
    across, down = (now / then for now, then in zip(size, spot.side.image_size, strict=True))
    corners = tuple((x * across, y * down) for x, y in spot.side.corners)
    return Outline(spot, visit.workspace.store.contacts.get(spot.contact_id), corners)


def _proposed(outlines: list[Outline], size: Size) -> Quad:
    """As large as the others on the page, in its middle, as shares of it."""
    width, height = USUAL[0], USUAL[0] * USUAL[1] * size[0] / size[1]
    if outlines:
        boxes = [[max(side) - min(side) for side in zip(*each.corners, strict=True)] for each in outlines]
        width, height = (median(side) / whole for side, whole in zip(zip(*boxes, strict=True), size, strict=True))
    left, right, top, bottom = (0.5 + sign * each / 2 for each in (width, min(height, 0.9)) for sign in (-1, 1))
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _said_corners(visit: Visit) -> Quad:
    """Raises UsageError."""
    try:
        numbers = [float(visit.said(name)) for name in chain(*((f"x{n}", f"y{n}") for n in range(4)))]
    except ValueError:
        numbers = []
    if not numbers or not all(map(isfinite, numbers)):
        raise UsageError(_("These four corners make no card."), hint=_("Put each on another corner of the card."))
    a, b, c, d = zip(numbers[::2], numbers[1::2], strict=True)
    return a, b, c, d


routes: list[BaseRoute] = [
    Route("/events/{event:int}/photos", screen(photos)),
    Route("/photos/{digest}", screen(photo)),
    Route("/photos/{digest}/outline", screen(outline)),
    Route("/photos/{digest}/outline", screen(add), methods=["POST"]),
]
