"""Cards: the sides large, each field beside the spot it was read from; mending both."""

from dataclasses import dataclass, replace

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import EnishiError
from enishi.language import _
from enishi.model.card import Field, Property
from enishi.model.contact import Contact
from enishi.model.event import Encounter
from enishi.store.cards import KeptCard
from enishi.store.photos import KeptPhoto
from enishi.web.notices import Notice
from enishi.web.photos import tell_mended
from enishi.web.visit import Visit, screen
from enishi.wording.person import label, phone_label
from enishi.workflow import mending, proofreading
from enishi.workflow.proofreading import Entry

QUARTERS = {"right": 1, "over": 2, "left": 3}
"""Turns of a side, in quarters clockwise."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field of the page, as it is shown or was sent."""

    number: str
    """Among those of the page."""
    entry: Entry
    was: str
    """The value that it takes the place of."""
    error: EnishiError | None = None

    @property
    def what(self) -> Property:
        return self.entry.property

    @property
    def value(self) -> str:
        return self.entry.value


@dataclass(frozen=True)
class Sheet:
    """A card that somebody looks at, and whose it is."""

    visit: Visit
    kept: KeptCard
    met: Encounter
    contact: Contact

    @property
    def path(self) -> str:
        return f"/cards/{self.kept.id}"

    @property
    def photos(self) -> tuple[KeptPhoto, ...]:
        """Of each side, the photo it is on."""
        photos = self.visit.workspace.store.photos
        return tuple(photos.showing(self.kept.id, side) for side in self.kept.card.sides)

    def entries(self) -> tuple[Entry, ...]:
        return proofreading.entries(self.kept.card, self.met, self.contact, self.visit.workspace)

    def named(self, entry: Entry) -> str:
        """What a field is called."""
        name = phone_label(entry.kind) if entry.property is Property.PHONE else label(entry.property)
        is_one_more = entry.property.is_list and not entry.value and self.contact.values(entry.property)
        return _("another {what}").format(what=name) if is_one_more else name

    def written(self, what: Property, value: str) -> str:
        """A value as people write it."""
        if what is not Property.PHONE or not value:
            return value
        from enishi.extraction.phones import written  # noqa: PLC0415 - loads the numbers of all countries

        return written(value, self.visit.workspace.settings.reading.phone_region)

    def places(self, read: Field | None) -> str:
        """Where a field was read, for the script that shows it."""
        return " ".join(f"{side}-{line}" for side, line in proofreading.places(read, self.kept.card))

    def keyboard(self, entry: Entry) -> dict[str, str]:
        """The attributes that bring up the right keyboard."""
        if entry.property is Property.POSTAL_CODE:
            digits = all(each.isdecimal() or each in "- " for each in entry.value)
            return {"inputmode": "numeric" if digits else "text", "autocapitalize": "characters"}
        return KEYBOARDS.get(entry.property, {"autocapitalize": "words"})


_AS_TYPED = {"autocapitalize": "off", "autocorrect": "off", "spellcheck": "false"}
KEYBOARDS = {
    Property.PHONE: {"type": "tel", "inputmode": "tel", **_AS_TYPED},
    Property.EMAIL: {"type": "email", "inputmode": "email", **_AS_TYPED},
    Property.URL: {"inputmode": "url", **_AS_TYPED},
    Property.NAME_KANA: {"lang": "ja", **_AS_TYPED},
    Property.NOTE: {"autocapitalize": "sentences"},
}


def card(visit: Visit) -> Response:
    return _shown(_sheet(visit))


def save(visit: Visit) -> Response:
    """Keep one field as it was typed; what cannot be kept is shown again, with the reason."""
    sheet, row = _sheet(visit), _sent(visit)
    if row.value == sheet.written(row.what, row.was) and not visit.said("doubtful"):
        return _left(sheet, sheet, row, None)
    try:
        proofreading.put_right(sheet.contact, row.what, row.was, row.value, visit.workspace)
    except EnishiError as error:
        wrong = replace(row, error=error)
        return _part(sheet, wrong) if visit.is_partial else _shown(sheet, wrong)
    notice = Notice(_("Saved."), undo=visit.workspace.store.own_deed)
    return _left(sheet, _sheet(visit), row, notice)


def turn(visit: Visit) -> Response:
    """Read it anew with a side turned."""
    sheet = _sheet(visit)
    position, quarters = visit.said("side", "0"), QUARTERS.get(visit.said("way"), 0)
    place = int(position) if position in ("0", "1") else -1
    (mended,) = visit.desk.previews.do(mending.turn, sheet.kept.id, place, quarters)
    tell_mended(visit, _("The card was turned and read anew."), mended)
    return visit.see(sheet.path)


def remove(visit: Visit) -> Response:
    """Take it out, and go to the photo it was on."""
    sheet = _sheet(visit)
    photo, page = sheet.photos[0], sheet.kept.card.front.page
    mended = mending.remove(sheet.kept.id, visit.workspace)
    tell_mended(visit, _("The card was removed: {name}").format(name=mended.name), mended)
    return visit.see(f"/photos/{photo.digest}" + (f"?page={page}" if page > 1 else ""))


def _sheet(visit: Visit) -> Sheet:
    """Raises NotFoundError."""
    store = visit.workspace.store
    kept = store.cards.get(visit.number("card"))
    met = store.events.encounter_of(kept.id)
    return Sheet(visit, kept, met, store.contacts.get(met.contact_id))


def _shown(sheet: Sheet, wrong: Row | None = None) -> Response:
    """The whole page; with a field that could not be kept as it was typed."""
    entries = sheet.entries()
    missing = proofreading.missing(entries, sheet.kept.card.draft)
    rows = [Row(str(number), entry, entry.value) for number, entry in enumerate((*entries, *missing), 1)]
    rows = [wrong if wrong and wrong.number == each.number else each for each in rows]
    event = sheet.visit.workspace.store.events.get(sheet.met.event_id)
    return sheet.visit.page(
        "card.html",
        400 if wrong else 200,
        sheet=sheet,
        event=event,
        rows=rows[: len(entries)],
        missing=rows[len(entries) :],
    )


def _left(before: Sheet, sheet: Sheet, row: Row, notice: Notice | None) -> Response:
    """What is shown once a field is left: the field, or the page to who asked for one."""
    if sheet.visit.is_partial:
        return _part(sheet, _kept(before, sheet, row), notice)
    if notice:
        sheet.visit.desk.notices.put(sheet.visit.device.id, notice)
    return sheet.visit.see(sheet.path)


def _part(sheet: Sheet, row: Row, notice: Notice | None = None) -> Response:
    return sheet.visit.page("_card_saved.html", sheet=sheet, each=row, notice=notice)


def _kept(before: Sheet, sheet: Sheet, row: Row) -> Row:
    """What a field that was sent has become; an empty one if it is gone."""
    there = [each for each in sheet.entries() if each.property is row.what]
    new = [each for each in there if each.value not in before.contact.values(row.what)]
    same = [each for each in there if row.value in (each.value, sheet.written(row.what, each.value))]
    found = next(iter(new or same if row.what.is_list else there), Entry(row.what, ""))
    return Row(row.number, found, found.value)


def _sent(visit: Visit) -> Row:
    try:
        what = Property(visit.said("property"))
    except ValueError as error:
        raise HTTPException(400) from error
    number = visit.said("row")
    return Row(number if number.isdecimal() else "0", Entry(what, visit.said("value")), visit.said("was"))


routes: list[BaseRoute] = [
    Route("/cards/{card:int}", screen(card)),
    Route("/cards/{card:int}", screen(save), methods=["POST"]),
    Route("/cards/{card:int}/turn", screen(turn), methods=["POST"]),
    Route("/cards/{card:int}/remove", screen(remove), methods=["POST"]),
]
