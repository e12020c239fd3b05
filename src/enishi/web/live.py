"""Live: what comes in for an event, told to whoever looks on while it happens (server-sent events, WHATWG HTML)."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from enishi.model.event import Event
from enishi.web.desk import Desk
from enishi.web.pages import fragment
from enishi.web.typed import number
from enishi.wording.news import in_a_sentence
from enishi.workflow import tray
from enishi.workflow.workspace import Workspace

HEARTBEAT = 10.0
"""Seconds without news after which the line is proved to stand, and the store looked at for what others did."""
SHOWN = 60
"""Cards on the page, the newest; the others are with their photos."""
REGIONS = ("counts", "reading", "failures", "next")
"""Parts of the page that are told anew, each when it has changed."""
_RETRY = "retry: 2000\n\n"


async def live(request: Request) -> Response:
    """Each part of the page as it is now and whenever it changes, and every card that the listener has not seen."""
    event_id = int(request.path_params["event"])
    desk: Desk = request.app.state.desk
    event = await run_in_threadpool(_event, desk, event_id)
    after = request.headers.get("last-event-id") or request.query_params.get("after", "")
    watch = _Watch(event, desk, request.scope["device"].id, number(after) or 0)
    return StreamingResponse(_told(watch), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def _event(desk: Desk, event_id: int) -> Event:
    workspace = desk.workspace()
    try:
        return workspace.store.events.get(event_id)
    finally:
        workspace.close()


async def _told(watch: "_Watch") -> AsyncIterator[str]:
    """Until the listener goes, is shown out, or the server is stopped."""
    yield _RETRY
    with watch.desk.board.listening(watch.event.id) as bell:
        while not watch.desk.board.is_closed:
            bell.clear()
            news = await run_in_threadpool(watch.news)
            if news is None:
                return
            for each in news or [": here\n\n"]:
                yield each
            try:
                await asyncio.wait_for(bell.wait(), HEARTBEAT)
            except TimeoutError:
                continue


@dataclass
class _Watch:
    """What one listener has been told."""

    event: Event
    desk: Desk
    device: int
    after: int
    """The last card that was on its page."""
    told: dict[str, str] = field(default_factory=dict)
    shown: set[tuple[int, str]] | None = None

    def news(self) -> list[str] | None:
        """What the listener does not know yet; None if there is none any more."""
        workspace = self.desk.workspace()
        try:
            if all(each.id != self.device for each in workspace.store.devices.all()):
                return None
            event = workspace.store.events.found(self.event.id)
            return None if event is None else [*self._cards(event, workspace), *self._regions(event, workspace)]
        finally:
            workspace.close()

    def _cards(self, event: Event, workspace: Workspace) -> Iterator[str]:
        found = tray.newest(event, workspace, SHOWN)
        keys = {(card, photo) for card, photo, _contact in found}
        if self.shown is None:
            self.shown = {key for key in keys if key[0] <= self.after}
        oldest = found[-1][0] if len(found) == SHOWN else 0
        if gone := [card for card, photo in self.shown if card >= oldest and (card, photo) not in keys]:
            yield _message("gone", json.dumps(gone))
        fresh = tuple(each for each in found if each[:2] not in self.shown)
        for laid in reversed(tray.lay(fresh, event, workspace)):
            html = fragment("_capture_card.html", **card_context(laid, self.desk, workspace))
            yield _message("card", html, laid.card_id)
        self.shown = keys

    def _regions(self, event: Event, workspace: Workspace) -> Iterator[str]:
        context = tray_context(event, self.desk, workspace)
        for name in REGIONS:
            html = fragment(f"_capture_{name}.html", **context)
            if self.told.get(name) != html:
                self.told[name] = html
                yield _message(name, html)


def tray_context(event: Event, desk: Desk, workspace: Workspace) -> dict[str, Any]:
    """What the parts of the page are made of."""
    snapshot = desk.board.look(event.id)
    laid = tray.tray(event, workspace)
    read = {each.id for each in snapshot.reading}
    return {
        "event": event,
        "back": "",
        "tray": laid,
        "doing": snapshot,
        "waiting": [each for each in laid.waiting if each.id not in read],
    }


def card_context(laid: tray.Laid, desk: Desk, workspace: Workspace) -> dict[str, Any]:
    """What a card is shown with; what was said when it came in is known for a while."""
    met = desk.board.met().get(laid.card_id)
    news = in_a_sentence(met.news, workspace.settings.reading.phone_region) if met else ""
    return {"laid": laid, "advice": met.advice if met else (), "news": news}


def _message(name: str, data: str, number: int = 0) -> str:
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"event: {name}\n" + (f"id: {number}\n" if number else "") + (lines or "data:\n") + "\n"


routes: list[BaseRoute] = [Route("/events/{event:int}/live", live)]
