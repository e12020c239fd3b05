"""Templates -> pages, in the language of the request; what a card says is escaped wherever it is shown."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from enishi.errors import (
    AmbiguousError,
    AnsweredError,
    DoNotContactError,
    EnishiError,
    NoPromiseError,
    NotFoundError,
    NothingToUndoError,
    PairingError,
    ServerError,
    ShortlistFullError,
    StoreError,
    UndoConflictError,
    UploadError,
)
from enishi.followup.angles import channel_words, outcome_words
from enishi.language import _, current, ngettext
from enishi.web.notices import Notice
from enishi.wording.arrival import glimpse, verdict_words
from enishi.wording.attempt import attempt_words
from enishi.wording.clock import day_words, fade_words, span
from enishi.wording.event import decision_words, ending_words, kind_words
from enishi.wording.person import about, headline, label, named, phone_label
from enishi.wording.story import tie_words
from enishi.wording.task import call_words, met_words
from enishi.wording.tie import balance_words, rhythm_words, standing_words

HERE = Path(__file__).parent
STATIC = HERE / "static"

_STATUS: dict[type[EnishiError], int] = {
    NotFoundError: 404,
    AmbiguousError: 409,
    AnsweredError: 409,
    ShortlistFullError: 409,
    DoNotContactError: 409,
    NoPromiseError: 409,
    UndoConflictError: 409,
    NothingToUndoError: 409,
    StoreError: 503,
    ServerError: 503,
    PairingError: 403,
    UploadError: 413,
}
"""By which HTTP status an error is told; any other is 400: the request cannot be done."""


def rendered(request: Request, template: str, status: int = 200, **context: object) -> Response:
    """A page, or a part of one that htmx asked for."""
    device = request.scope.get("device")
    notices = request.app.state.desk.notices.taken(device.id) if device and not is_partial(request) else ()
    html = (
        _environment()
        .get_template(template)
        .render(context, request=request, device=device, notices=notices, language=current(), path=request.url.path)
    )
    return HTMLResponse(html, status)


def fragment(template: str, **context: object) -> str:
    """A part of a page, for whoever is listening."""
    return _environment().get_template(template).render(context, language=current())


def error_page(request: Request, error: EnishiError) -> Response:
    """What happened and what to do: a page, a notice for htmx, or JSON for scripts."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 400)
    return told(request, status, error.message, error.hint, error.slug)


def told(request: Request, status: int, message: str, hint: str = "", slug: str = "") -> Response:
    """What happened and what to do, in the form in which it was asked."""
    if is_partial(request):
        response = rendered(request, "_notice.html", status, notice=Notice(message, hint, is_error=True))
        response.headers.update({"HX-Retarget": "#notices", "HX-Reswap": "beforeend"})
        return response
    return rendered(request, "error.html", status, message=message, hint=hint, slug=slug)


def is_partial(request: Request) -> bool:
    """Whether htmx asks for a part of a page, not the browser for a page."""
    return "HX-Request" in request.headers and "HX-Boosted" not in request.headers


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_GLOBALS)
    return environment


@cache
def static(name: str) -> str:
    """The address of a file that never changes under it: its version is in the query."""
    return f"/static/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def icon(name: str) -> Markup:
    """A drawing that says nothing to a screen reader; the words beside it do."""
    address = static("icons.svg")
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(address, name)


def picture(digest: str, width: int, page: int = 1) -> str:
    """The address of a picture, so many pixels wide; of a page of a document, by its number."""
    return f"/pictures/{digest}/{width}.jpg" + (f"?page={page}" if page > 1 else "")


_GLOBALS: dict[str, Callable[..., Any]] = {
    "_": _,
    "ngettext": ngettext,
    "static": static,
    "icon": icon,
    "about": about,
    "attempt_words": attempt_words,
    "balance_words": balance_words,
    "call_words": call_words,
    "channel_words": channel_words,
    "day_words": day_words,
    "decision_words": decision_words,
    "ending_words": ending_words,
    "fade_words": fade_words,
    "glimpse": glimpse,
    "headline": headline,
    "kind_words": kind_words,
    "label": label,
    "met_words": met_words,
    "named": named,
    "outcome_words": outcome_words,
    "phone_label": phone_label,
    "picture": picture,
    "rhythm_words": rhythm_words,
    "span": span,
    "standing_words": standing_words,
    "tie_words": tie_words,
    "verdict_words": verdict_words,
}
