"""Who is let in, and what every answer carries: the walls around all screens.

Host and Origin are checked against DNS rebinding and cross-site requests (OWASP's CSRF cheat sheet: origin
verification beside SameSite cookies); all but `OPEN` needs the session of a paired device.
"""

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from enishi.errors import EnishiError
from enishi.language import LANGUAGES, _, speaking
from enishi.model.device import Device
from enishi.web.desk import Desk
from enishi.web.pages import error_page, told

COOKIE = "enishi"
OPEN = ("/static/", "/pair/", "/calendar/")
OPEN_PAGES = ("/manifest.webmanifest", "/service-worker.js", "/offline", "/authority.crt")
"""What answers without a session; pairing and the calendar have secrets of their own in their address."""
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self';"
        " manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""Of every answer, unless it says otherwise itself."""


class Guard:
    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        scope["language"] = preferred(request.headers.get("accept-language", ""))
        with speaking(scope["language"]):
            try:
                app = await self._admitted(request)
            except EnishiError as error:
                app = error_page(request, error)
            await app(scope, receive, _dressed(send))

    async def _admitted(self, request: Request) -> ASGIApp:
        """What answers the request: the screens, or a refusal."""
        origin = f"{request.url.scheme}://{request.headers.get('host', '')}"
        if origin not in self._desk.origins:
            return told(request, 421, _("enishi does not answer under this address."))
        if request.method not in SAFE_METHODS and not _comes_from(origin, request.headers):
            return told(request, 403, _("This request came from another page."))
        if request.url.path.startswith(OPEN) or request.url.path in OPEN_PAGES:
            return self._app
        device = await run_in_threadpool(self._device, _cookie(request.headers))
        if device is None:
            return told(
                request,
                401,
                _("This browser is not paired with enishi."),
                _("On a paired device open Devices and scan the code; or type: enishi devices add"),
                "unpaired",
            )
        request.scope["device"] = device
        return self._app

    def _device(self, secret: str) -> Device | None:
        if not secret:
            return None
        workspace = self._desk.workspace()
        try:
            return workspace.store.devices.with_secret(secret, workspace.now())
        finally:
            workspace.close()


def _comes_from(origin: str, headers: Headers) -> bool:
    """Whether a page of ours sent it; browsers say so with every request that may change something."""
    if "origin" in headers:
        return headers["origin"] == origin
    return headers.get("sec-fetch-site") == "same-origin"


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _dressed(send: Send) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers["Vary"] = ", ".join(filter(None, (headers.get("Vary", ""), "Accept-Language")))
        await send(message)

    return dressed


def preferred(accepted: str) -> str:
    """The language of ours that a browser likes best (RFC 9110, section 12.5.4); English if it likes none."""
    best, liking = "en", 0.0
    for tag, weight in _weighted(accepted.split(",")):
        language = tag.split("-")[0].strip().lower()
        if language in LANGUAGES and weight > liking:
            best, liking = language, weight
    return best


def _weighted(ranges: Iterable[str]) -> Iterable[tuple[str, float]]:
    for each in ranges:
        tag, _semicolon, quality = each.partition(";")
        try:
            yield tag, float(quality.strip().removeprefix("q=")) if quality else 1.0
        except ValueError:
            yield tag, 0.0
