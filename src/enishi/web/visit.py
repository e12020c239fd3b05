"""Visit: one request, with the workspace it is about; and how a screen becomes an endpoint."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from enishi.errors import EnishiError
from enishi.language import speaking
from enishi.model.contact import Contact
from enishi.model.device import Device
from enishi.model.event import Event
from enishi.web.desk import Desk
from enishi.web.limits import LARGEST_FORM
from enishi.web.notices import Notice
from enishi.web.pages import is_partial, rendered
from enishi.workflow import agenda
from enishi.workflow.workspace import Workspace

_MOST_FIELDS = 200
"""Of a form; the largest has a dozen."""


@dataclass(frozen=True)
class Visit:
    """One request of a device that was let in. Belongs to the thread that handles it, as its store does."""

    request: Request
    workspace: Workspace
    form: FormData = field(default_factory=FormData)

    @property
    def desk(self) -> Desk:
        desk: Desk = self.request.app.state.desk
        return desk

    @property
    def device(self) -> Device:
        device: Device = self.request.scope["device"]
        return device

    @property
    def is_partial(self) -> bool:
        """Whether htmx asks for a part of a page, not the browser for a page."""
        return is_partial(self.request)

    def number(self, name: str) -> int:
        """A number in the path."""
        return int(self.request.path_params[name])

    def asked(self, name: str, default: str = "") -> str:
        """A value in the query."""
        return self.request.query_params.get(name, default)

    def said(self, name: str, default: str = "") -> str:
        """A text in the form, without blanks around it."""
        value = self.form.get(name, default)
        return value.strip() if isinstance(value, str) else default

    def all_said(self, name: str) -> tuple[str, ...]:
        """Every text of that name in the form that is not empty."""
        return tuple(text for value in self.form.getlist(name) if isinstance(value, str) and (text := value.strip()))

    @property
    def contact(self) -> Contact:
        """The contact in the path, or who it was merged into. Raises NotFoundError."""
        return self.workspace.store.contacts.get(self.number("contact"))

    @property
    def event(self) -> Event:
        """The event in the path. Raises NotFoundError."""
        return self.workspace.store.events.get(self.number("event"))

    @property
    def current(self) -> Event | None:
        """The event that this device is busy with: the one it takes pictures for, else the newest held."""
        if self.device.event_id:
            return self.workspace.store.events.get(self.device.event_id)
        return next(iter(agenda.held(self.workspace)), None)

    def page(self, template: str, status: int = 200, **context: object) -> Response:
        """A page, or a part of one."""
        return rendered(self.request, template, status, **context)

    def tell(self, words: str, *, hint: str = "", can_undo: bool = False) -> None:
        """Say something on the next page; with a key that takes back what this request has done."""
        undo = self.workspace.store.own_deed if can_undo else 0
        self.desk.notices.put(self.device.id, Notice(words, hint, undo))

    def warn(self, error: EnishiError) -> None:
        """Say on the next page what could not be done."""
        self.desk.notices.put(self.device.id, Notice(error.message, error.hint, is_error=True))

    def see(self, path: str) -> Response:
        """Go there next, by GET (303)."""
        if "HX-Request" in self.request.headers:
            # A page of its own, with its scripts.
            return Response(headers={"HX-Redirect": quote(path, safe="/?=&,:%#")})
        return RedirectResponse(path, 303)


Screen: TypeAlias = Callable[[Visit], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def screen(show: Screen, at_once: CapacityLimiter | None = None) -> Endpoint:
    """The endpoint of a screen: its form is read, its workspace opened in the thread that runs it, in its language.

    `at_once` limits how many of its requests hold a thread, where one may take long.
    """

    async def endpoint(request: Request) -> Response:
        form = await _form(request)
        return await to_thread.run_sync(_visit, show, request, form, limiter=at_once)

    endpoint.__name__ = show.__name__
    endpoint.__doc__ = show.__doc__
    return endpoint


async def _form(request: Request) -> FormData:
    if request.method not in ("POST", "PUT", "PATCH", "DELETE"):
        return FormData()
    if "charset" in request.headers.get("content-type", "").lower().replace("charset=utf-8", ""):
        raise HTTPException(415)
    return await request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=LARGEST_FORM)


def _visit(show: Screen, request: Request, form: FormData) -> Response:
    desk: Desk = request.app.state.desk
    workspace = desk.workspace()
    try:
        with speaking(request.scope["language"]):
            return show(Visit(request, workspace, form))
    finally:
        workspace.close()
