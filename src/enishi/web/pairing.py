"""Letting a device in: the page behind the link in the QR code."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from enishi.language import _, speaking
from enishi.web.desk import Desk
from enishi.web.guard import COOKIE
from enishi.web.limits import Rate
from enishi.web.pages import rendered, told
from enishi.workflow import pairing

GUESSES = Rate(times=20, seconds=60)
"""Wrong links, by anybody; who has a good one is never kept waiting."""
A_YEAR = 365 * 24 * 3600


async def ask(request: Request) -> Response:
    """The link uses nothing up when it is merely opened: what looks at links in advance pairs nothing."""
    if not await run_in_threadpool(_is_offered, request):
        if not GUESSES.allows():
            return _too_often(request)
        refusal = pairing.refusal()
        return told(request, 403, refusal.message, refusal.hint, refusal.slug)
    name = device_name(request.headers.get("user-agent", ""))
    return rendered(request, "pair.html", name=name, secret=request.path_params["secret"])


async def let_in(request: Request) -> Response:
    if not await run_in_threadpool(_is_offered, request) and not GUESSES.allows():
        return _too_often(request)
    form = await request.form(max_files=0, max_fields=10)
    secret = await run_in_threadpool(_pair, request, str(form.get("name", "")))
    response = RedirectResponse("/", 303)
    response.set_cookie(
        COOKIE, secret, max_age=A_YEAR, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return response


def _too_often(request: Request) -> Response:
    return told(request, 429, _("Too many links were tried."), _("Wait a minute, then try again."))


def _is_offered(request: Request) -> bool:
    desk: Desk = request.app.state.desk
    workspace = desk.workspace()
    try:
        return workspace.store.devices.is_offered(request.path_params["secret"], workspace.now())
    finally:
        workspace.close()


def _pair(request: Request, name: str) -> str:
    desk: Desk = request.app.state.desk
    workspace = desk.workspace()
    try:
        with speaking(request.scope["language"]):
            return pairing.pair(request.path_params["secret"], name, workspace)
    finally:
        workspace.close()


def device_name(agent: str) -> str:
    """What to call a device, by what its browser says of itself."""
    kinds = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Mac OS X": "Mac", "Windows": "Windows"}
    return next((name for mark, name in kinds.items() if mark in agent), "Linux" if "Linux" in agent else _("browser"))


routes: list[BaseRoute] = [
    Route("/pair/{secret}", ask, methods=["GET"]),
    Route("/pair/{secret}", let_in, methods=["POST"]),
]
