"""What the reading of a photo got wrong, put right by hand: a card missed, one too many, one that lies wrong.

Each is one deed. What reads is a task for the process in which pictures are read: it yields what came of it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import atan2, dist, fsum
from typing import TYPE_CHECKING, TypeAlias

from enishi.errors import AnsweredError, NoCardError, UsageError
from enishi.language import _
from enishi.model.card import Point, Property, Quad, Side, Size
from enishi.model.match import Verdict
from enishi.store import removal
from enishi.store.cards import KeptCard
from enishi.store.journal import Action
from enishi.workflow.previews import original
from enishi.workflow.workspace import Workspace

if TYPE_CHECKING:
    from enishi.workflow.reading import ReadCard
    from enishi.workflow.sight import Sighted

SMALLEST = 0.02
"""Of the picture's longer side: a card with shorter edges has nothing legible on it."""
Corners: TypeAlias = Quad
"""In any order, as shares of a page's width and height."""
MENDED = "mend"
"""The kind of these deeds."""


@dataclass(frozen=True, slots=True)
class Mended:
    card_id: int
    contact_id: int
    name: str
    """Of whose card it is."""
    deed: int
    """The number under which it can be taken back."""


def outline(workspace: Workspace, digest: str, number: int, corners: Corners) -> Iterator[Mended]:
    """Task: read what lies within four corners on a page of a photo, and take it in as a card that was missed there.

    Raises NotFoundError; UsageError if they are no
    card's; NoCardError if nothing can be read there; what is raised where pictures are read.
    """
    from enishi.imaging.load import page_of  # noqa: PLC0415 - who mends without reading loads no picture library
    from enishi.workflow.reading import card_of  # noqa: PLC0415
    from enishi.workflow.sight import sight_within  # noqa: PLC0415

    photo = workspace.store.photos.get(digest)
    page = page_of(original(digest, workspace), number, workspace.settings.pictures)
    height, width = page.pixels.shape[:2]
    seen = sight_within(page, in_order(corners, (width, height)), workspace.engine)
    if seen is None:
        raise NoCardError(
            _("Nothing can be read there."),
            hint=_("Put the corners on the corners of the card, or photograph it again."),
        )
    yield _add(photo.id, card_of(0, (seen,), workspace.settings), photo.event_id, workspace)


def in_order(corners: Corners, size: Size) -> Quad:
    """Corners of a card on a picture of that size: clockwise and in its pixels. Raises UsageError."""
    width, height = size
    points = [(min(max(x, 0.0), 1.0) * width, min(max(y, 0.0), 1.0) * height) for x, y in corners]
    around = _clockwise(points)
    shortest = min(dist(one, other) for one, other in pairwise([*around, around[0]]))
    if min(_turns(around)) <= 0 or shortest < SMALLEST * max(size):
        raise UsageError(_("These four corners make no card."), hint=_("Put each on another corner of the card."))
    a, b, c, d = around
    return a, b, c, d


def turn(workspace: Workspace, card_id: int, position: int, quarters: int) -> Iterator[Mended]:
    """Task: read a card anew with one of its sides turned by so many quarters clockwise.

    What the card said is replaced, the user's own words stay. Raises NotFoundError; NoCardError if nothing can be read
    that way; AnsweredError if the card was changed meanwhile.
    """
    from enishi.workflow.reading import card_of  # noqa: PLC0415 - as above

    kept = workspace.store.cards.get(card_id)
    if position not in range(len(kept.card.sides)) or quarters % 4 == 0:
        raise UsageError(_("This card has no such side."))
    seen = [
        _turned(kept, quarters, position, workspace) if place == position else _as_kept(kept, place, workspace)
        for place in range(len(kept.card.sides))
    ]
    yield _replace(kept, card_of(kept.card.number, seen, workspace.settings), workspace)


def remove(card_id: int, workspace: Workspace) -> Mended:
    """Take out what is no card, or not to be kept, with all that is known from it alone. Raises NotFoundError."""
    store = workspace.store
    contact = store.contacts.get(store.events.encounter_of(card_id).contact_id)
    action = _deed(_("card {card} of {name} removed").format(card=card_id, name=contact.name), workspace)
    with action.step():
        removal.remove(store.db, card_id)
        store.contacts.rekey(contact.id)
    return Mended(card_id, contact.id, contact.name, action.id or 0)


def _add(photo_id: int, read: "ReadCard", event_id: int, workspace: Workspace) -> Mended:
    from enishi.imaging.rectify import encode  # noqa: PLC0415 - as above
    from enishi.workflow.intake import recognise_or_add  # noqa: PLC0415

    store = workspace.store
    event, pictures = store.events.get(event_id), [encode(pixels) for pixels in read.pictures]
    name = read.card.draft.value(Property.NAME) or "?"
    action = _deed(_("card of {name} outlined by hand").format(name=name), workspace)
    with action.step():
        card = replace(read.card, number=store.cards.next_number(photo_id))
        card_id = store.cards.add(photo_id, card, [store.pictures.put(picture) for picture in pictures])
        met = recognise_or_add(card.draft, card_id, event, workspace)
        store.events.meet(event.id, met.contact.id, [card_id])
    return Mended(card_id, met.contact.id, met.contact.name, action.id or 0)


def _turned(kept: KeptCard, quarters: int, position: int, workspace: Workspace) -> "Sighted":
    from enishi.imaging.load import page_of  # noqa: PLC0415 - as above
    from enishi.imaging.orient import turned_corners  # noqa: PLC0415
    from enishi.workflow.sight import sight_as_told  # noqa: PLC0415

    side = kept.card.sides[position]
    photo = workspace.store.photos.showing(kept.id, side)
    page = page_of(original(photo.digest, workspace), side.page, workspace.settings.pictures)
    height, width = page.pixels.shape[:2]
    corners = turned_corners(_scaled(side, (width, height)), quarters % 4)
    seen = sight_as_told(page, corners, workspace.engine)
    if seen is None:
        raise NoCardError(
            _("Nothing can be read with the card turned that way."),
            hint=_("Turn it another way, or type what it says."),
        )
    return replace(seen, side=replace(seen.side, source=side.source))


def _as_kept(kept: KeptCard, position: int, workspace: Workspace) -> "Sighted":
    from enishi.imaging.load import page_of  # noqa: PLC0415 - as above
    from enishi.workflow.sight import Sighted  # noqa: PLC0415

    picture = page_of(original(kept.pictures[position], workspace), 1, workspace.settings.pictures)
    return Sighted(kept.card.sides[position], picture.pixels)


def _replace(kept: KeptCard, read: "ReadCard", workspace: Workspace) -> Mended:
    """Put a card as it was read anew in the place of what was kept; who else it may be is asked."""
    from enishi.imaging.rectify import encode  # noqa: PLC0415 - as above
    from enishi.matching.person import from_draft  # noqa: PLC0415
    from enishi.workflow.intake import said_by  # noqa: PLC0415
    from enishi.workflow.recognition import recognise  # noqa: PLC0415

    store, draft = workspace.store, read.card.draft
    met = store.events.encounter_of(kept.id)
    name = store.contacts.get(met.contact_id).name
    same = {side.reading: picture for side, picture in zip(kept.card.sides, kept.pictures, strict=True)}
    sides = list(zip(read.card.sides, read.pictures, strict=True))
    action = _deed(_("card {card} of {name} turned").format(card=kept.id, name=name), workspace)
    with action.step():
        if store.cards.get(kept.id) != kept:
            raise AnsweredError(_("This card was changed in the meantime."), hint=_("Look at it again."))
        pictures = [same.get(side.reading) or store.pictures.put(encode(pixels)) for side, pixels in sides]
        store.cards.rewrite(kept.id, read.card, pictures)
        facts = said_by(draft, kept.id, store.events.get(met.event_id))
        contact = store.contacts.tell_anew(met.contact_id, kept.id, facts)
        for match in recognise(from_draft(draft), store, workspace.settings.matching, but=contact.id):
            if match.verdict is not Verdict.NON_LINK:
                store.questions.ask(contact.id, met.event_id, match)
    return Mended(kept.id, contact.id, contact.name, action.id or 0)


def _deed(summary: str, workspace: Workspace) -> Action:
    return workspace.store.action(MENDED, summary, workspace.now())


def _scaled(side: Side, size: Size) -> Quad:
    """A side's corners on its page as it is decoded now."""
    across, down = size[0] / side.image_size[0], size[1] / side.image_size[1]
    a, b, c, d = ((x * across, y * down) for x, y in side.corners)
    return a, b, c, d


def _clockwise(points: Sequence[Point]) -> list[Point]:
    """Around their middle, begun at the top left."""
    x, y = (fsum(each) / len(points) for each in zip(*points, strict=True))
    return sorted(points, key=lambda point: atan2(point[1] - y, point[0] - x))


def _turns(around: list[Point]) -> Iterator[float]:
    """The cross product of the ways to and from each corner: positive where the way turns right."""
    for (ax, ay), (bx, by), (cx, cy) in zip(around, around[1:] + around[:1], around[2:] + around[:2], strict=True):
        yield (bx - ax) * (cy - by) - (by - ay) * (cx - bx)
