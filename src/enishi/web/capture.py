"""Capture: one button for the camera; cards appear while one goes on photographing."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.model.event import Event
from enishi.web.live import SHOWN, card_context, tray_context
from enishi.web.typed import number
from enishi.web.visit import Visit, screen
from enishi.workflow import agenda, planning, tray
from enishi.workflow.agenda import Wishes

OFFERED = 6
"""Events that one may turn to with one tap; all are under Events."""
LONGEST = 200
ACCEPTED = "image/*,.heic,.heif,.avif,.pdf"
"""What the phone's camera and a file dialogue are asked for."""


def capture(visit: Visit) -> Response:
    event = visit.current
    events = _events(visit)
    if event is None:
        return visit.page("capture_begin.html", events=events)
    visit.desk.reader.warm()
    laid = tray.lay(tray.newest(event, visit.workspace, SHOWN), event, visit.workspace)
    return visit.page(
        "capture.html",
        events=[each for each in events if each.id != event.id],
        cards=[card_context(each, visit.desk, visit.workspace) for each in laid],
        after=max((each.card_id for each in laid), default=0),
        accepted=ACCEPTED,
        largest=visit.desk.settings.serve.upload_megabytes,
        shown=SHOWN,
        **tray_context(event, visit.desk, visit.workspace),
    )


def turn_to(visit: Visit) -> Response:
    """Take pictures for another event from now on: one that is there, or a new one that is held now."""
    name, kept = visit.said("name")[:LONGEST], number(visit.said("event"))
    store = visit.workspace.store
    event = planning.hold(Wishes(name), visit.workspace) if kept is None else store.events.get(kept)
    store.devices.turn_to(visit.device.id, event.id)
    return visit.see("/capture")


def _events(visit: Visit) -> list[Event]:
    """What one may be at: planned for today or just held."""
    return list(agenda.held(visit.workspace)[:OFFERED])


routes: list[BaseRoute] = [
    Route("/capture", screen(capture)),
    Route("/capture", screen(turn_to), methods=["POST"]),
]
