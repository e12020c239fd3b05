"""Events: what is planned, what was held, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import groupby

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import EnishiError, UsageError
from enishi.followup.fade import fade, fades_in, left
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.ending import Ending
from enishi.model.event import Decision, Encounter, Event, EventKind
from enishi.model.followup import Fade
from enishi.store.cards import Portrait
from enishi.web.typed import day, number
from enishi.web.visit import Visit, screen
from enishi.workflow import agenda, planning, tray
from enishi.workflow.agenda import Report, Wishes
from enishi.workflow.portraits import portraits

LONGEST = 1000
HIGHEST_CAP = 99
_ORDER = (Decision.CONTACT, None, Decision.LATER, Decision.PASS, Decision.TAKER)
"""Who is shown first."""


@dataclass(frozen=True, slots=True)
class Evening:
    """An event with its clock."""

    report: Report
    fade: Fade
    fades_in: timedelta
    share: float
    """Of the time in which one writes, what is left: 1 fresh, 0 faded."""
    is_to_come: bool

    @property
    def is_open(self) -> bool:
        """Whether there is still something to decide or to write."""
        report = self.report
        return bool(report.encounters) and not (
            report.decided == len(report.encounters) and report.contacted >= report.chosen
        )


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who was met there."""

    encounter: Encounter
    contact: Contact
    portrait: Portrait | None


def events(visit: Visit) -> Response:
    evenings = [_evening(each, visit) for each in agenda.reports(visit.workspace)]
    today = agenda.local_day(visit.workspace)
    planned = [each for each in reversed(evenings) if each.report.event.held_on > today]
    held = [each for each in evenings if each.report.event.held_on <= today]
    return visit.page("events.html", planned=planned, held=held)


def event(visit: Visit) -> Response:
    report = agenda.report(visit.event, visit.workspace)
    laid = tray.tray(visit.event, visit.workspace)
    failed = {each.source for each in laid.failed}
    return visit.page(
        "event.html",
        event=report.event,
        evening=_evening(report, visit),
        groups=_groups(report, visit),
        tray=laid,
        back="event",
        rejections=[each for each in report.rejections if each.source not in failed],
    )


def _groups(report: Report, visit: Visit) -> list[tuple[Decision | None, list[Met]]]:
    """Who was met, by what was decided."""
    store, met = visit.workspace.store, report.encounters
    whose = store.contacts.get_all([each.contact_id for each in met])
    pictures = portraits([each.id for each in whose], visit.workspace)
    people = [Met(each, contact, pictures.get(contact.id)) for each, contact in zip(met, whose, strict=True)]
    people.sort(key=lambda each: _ORDER.index(each.encounter.decision))
    return [(decision, list(each)) for decision, each in groupby(people, key=lambda each: each.encounter.decision)]


def new(visit: Visit) -> Response:
    today = agenda.local_day(visit.workspace)
    return _form(visit, {"held_on": today.isoformat(), "cap": str(visit.workspace.settings.events.cap)})


def add(visit: Visit) -> Response:
    try:
        made = planning.plan(_wishes(visit), visit.workspace)
    except EnishiError as error:
        return _form(visit, visit.form, error=error)
    visit.tell(_("{event} planned").format(event=made.name), can_undo=True)
    return visit.see(f"/events/{made.id}")


def edit(visit: Visit) -> Response:
    event = visit.event
    said = {
        "name": event.name,
        "held_on": event.held_on.isoformat(),
        "ends": f"{event.ends_at:%H:%M}",
        "place": event.place,
        "kind": event.kind.value,
        "series": event.series,
        "purpose": event.purpose,
        "wanted": _(", ").join(event.wanted),
        "cap": str(event.cap),
    }
    return _form(visit, said, event)


def change(visit: Visit) -> Response:
    event = visit.event
    try:
        planning.change(event, _wishes(visit, event), visit.workspace)
    except EnishiError as error:
        return _form(visit, visit.form, event, error)
    visit.tell(_("Saved"), can_undo=True)
    return visit.see(f"/events/{event.id}")


def _form(
    visit: Visit, said: Mapping[str, object], event: Event | None = None, error: EnishiError | None = None
) -> Response:
    status = 422 if error else 200
    series = sorted({each.series for each in visit.workspace.store.events.all() if each.series})
    return visit.page(
        "event_form.html", status, event=event, said=said, error=error, kinds=tuple(EventKind), all_series=series
    )


def _wishes(visit: Visit, event: Event | None = None) -> Wishes:
    """What the form says. Raises UsageError."""
    ends = visit.said("ends")
    is_same_end = event is not None and ends == f"{event.ends_at:%H:%M}"
    return Wishes(
        name=visit.said("name")[:LONGEST],
        held_on=day(visit.said("held_on"), agenda.local_day(visit.workspace)),
        place=visit.said("place")[:LONGEST],
        kind=_kind(visit.said("kind")),
        series=visit.said("series")[:LONGEST],
        purpose=visit.said("purpose")[:LONGEST],
        wanted=tuple(visit.said("wanted")[:LONGEST].replace("、", ",").replace("，", ",").split(",")),
        cap=_cap(visit.said("cap")),
        ending=None if is_same_end or not ends else Ending(_clock(ends)),
        cap_reason=visit.said("cap_reason")[:LONGEST],
    )


def _clock(text: str) -> time:
    try:
        return time.fromisoformat(text).replace(tzinfo=None)
    except ValueError as error:
        raise UsageError(_("“{text}” is not a time.").format(text=text)) from error


def _kind(text: str) -> EventKind | None:
    return EventKind(text) if text in tuple(EventKind) else None


def _cap(text: str) -> int | None:
    if not text:
        return None
    cap = number(text)
    if cap is None or not 1 <= cap <= HIGHEST_CAP:
        raise UsageError(_("The shortlist has 1 to {most} seats.").format(most=HIGHEST_CAP))
    return cap


def _evening(report: Report, visit: Visit) -> Evening:
    ends_at, now, limits = report.event.ends_at, visit.workspace.now(), visit.workspace.settings.fading
    share = left(ends_at, now, limits)
    return Evening(report, fade(ends_at, now, limits), fades_in(ends_at, now, limits), share, ends_at > now)


routes: list[BaseRoute] = [
    Route("/events", screen(events)),
    Route("/events", screen(add), methods=["POST"]),
    Route("/events/new", screen(new)),
    Route("/events/{event:int}", screen(event)),
    Route("/events/{event:int}/edit", screen(edit)),
    Route("/events/{event:int}/edit", screen(change), methods=["POST"]),
]
