"""What is due, as a feed that a phone's calendar subscribes to under an address that nobody guesses."""

from hashlib import sha256
from hmac import compare_digest

import segno
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.exchange.calendar import written
from enishi.language import _, speaking
from enishi.web.desk import Desk
from enishi.web.limits import Rate
from enishi.web.pages import told
from enishi.web.visit import Visit, screen
from enishi.workflow import feed, pairing

GUESSES = Rate(times=20, seconds=60)
"""Wrong addresses, by anybody; who knows the right one is never kept waiting."""


def calendar(visit: Visit) -> Response:
    address = _address(visit)
    subscribe = "webcal" + address.removeprefix("https").removeprefix("http")
    drawn = segno.make(subscribe, error="m").svg_inline(scale=1, omitsize=True, border=2, svgclass="qr", lineclass=None)
    code = Markup(drawn)  # noqa: S704 - drawn by segno, of an address that we made
    is_reachable = visit.desk.is_reachable
    return visit.page("calendar.html", address=address, subscribe=subscribe, code=code, is_reachable=is_reachable)


def renew(visit: Visit) -> Response:
    pairing.renew(feed.SECRET, visit.workspace)
    visit.tell(_("The old address tells nothing any more. Subscribe to the new one."))
    return visit.see("/calendar")


async def subscribed(request: Request) -> Response:
    """The feed itself, without a session: the secret in its address is what lets in."""
    found = await run_in_threadpool(_feed, request)
    if found is None:
        if not GUESSES.allows():
            return told(request, 429, _("Too many links were tried."), _("Wait a minute, then try again."))
        return told(request, 404, _("There is no such page."))
    tag = f'"{sha256(found).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(found, media_type="text/calendar", headers=headers)


def _feed(request: Request) -> bytes | None:
    """None if the secret is another one."""
    desk: Desk = request.app.state.desk
    workspace = desk.workspace()
    try:
        with speaking(request.scope["language"]):
            secret = pairing.secret_of(feed.SECRET, workspace)
            said = str(request.path_params["secret"])
            if not compare_digest(said.encode("utf-8", "surrogatepass"), secret.encode()):
                return None
            return written(feed.dues(workspace, desk.address), _("enishi: write to"))
    finally:
        workspace.close()


def _address(visit: Visit) -> str:
    return f"{visit.desk.address}/calendar/{pairing.secret_of(feed.SECRET, visit.workspace)}.ics"


routes: list[BaseRoute] = [
    Route("/calendar", screen(calendar)),
    Route("/calendar", screen(renew), methods=["POST"]),
    Route("/calendar/{secret}.ics", subscribed),
]
