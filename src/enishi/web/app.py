"""The application: every address and its screen; and the boundary at which errors become pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from enishi.errors import EnishiError
from enishi.language import _
from enishi.web import (
    calendar,
    capture,
    cards,
    choose,
    contact,
    deeds,
    devices,
    events,
    letters,
    live,
    look_back,
    me,
    merging,
    more,
    pairing,
    people,
    photos,
    pictures,
    questions,
    shell,
    shortlist,
    today,
    uploads,
)
from enishi.web.desk import Desk
from enishi.web.guard import Guard
from enishi.web.limits import BodyLimit
from enishi.web.pages import error_page, told

FAMILIES = (
    today,
    questions,
    choose,
    capture,
    uploads,
    live,
    events,
    shortlist,
    people,
    contact,
    deeds,
    merging,
    letters,
    look_back,
    calendar,
    photos,
    cards,
    pictures,
    more,
    me,
    devices,
    pairing,
    shell,
)


def create(desk: Desk) -> Starlette:
    """The page of one user's enishi."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        desk.open()
        yield
        await run_in_threadpool(desk.close)

    app = Starlette(
        routes=list(_routes()),
        middleware=[Middleware(GZipMiddleware), Middleware(Guard, desk=desk), Middleware(BodyLimit)],
        exception_handlers={EnishiError: _refused, HTTPException: _missing},
        lifespan=lifespan,
    )
    app.state.desk = desk
    return app


def _routes() -> list[BaseRoute]:
    """Each family of screens says under which addresses it is found."""
    return [route for family in FAMILIES for route in family.routes]


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, EnishiError)  # noqa: S101 - Starlette hands over what it was told to
    return error_page(request, error)


async def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as above
    status = HTTPStatus(error.status_code)
    words = {
        HTTPStatus.NOT_FOUND: _("There is no such page."),
        HTTPStatus.METHOD_NOT_ALLOWED: _("There is no such page."),
    }.get(status, _("This could not be understood: {reason}").format(reason=status.phrase))
    return told(request, status, words)
