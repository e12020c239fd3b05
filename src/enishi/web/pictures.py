"""Pictures for the screen: by digest alone, to a session alone, made once."""

from pathlib import Path

from anyio import CapacityLimiter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from enishi.errors import MissingFileError, PictureError
from enishi.web.pages import told
from enishi.web.visit import Visit, screen
from enishi.workflow import previews

FOR_EVER = "private, max-age=31536000, immutable"
"""Of what is named by its content; in the browser of whoever was let in, and nowhere between."""
MOST_PAGES = 9999
"""Of a document; the number is part of a file's name."""


MAKING = CapacityLimiter(2)
"""Requests that wait for a picture to be made, which is done one at a time; all others still get their threads."""
NOT_MADE = 202


async def picture(request: Request) -> Response:
    response = await _show(request)
    return response if response.status_code != NOT_MADE else await _make_and_show(request)


def show(visit: Visit) -> Response:
    """A picture that has been made; NOT_MADE for one that can be."""
    path = _path(visit)
    if not path.exists():
        return Response(status_code=NOT_MADE)
    return FileResponse(path, media_type="image/jpeg", headers={"Cache-Control": FOR_EVER})


def make_and_show(visit: Visit) -> Response:
    path = _path(visit)
    if not path.exists():
        try:
            _made(visit)
        except PictureError as error:
            status = 404 if isinstance(error, MissingFileError) else 415
            return told(visit.request, status, error.message, error.hint, error.slug)
    if not path.exists():  # it was taken away meanwhile
        raise HTTPException(404)
    return show(visit)


def _path(visit: Visit) -> Path:
    """Where the picture is, or would be; HTTPException for one that there cannot be."""
    digest, width, page = visit.request.path_params["digest"], visit.number("width"), page_asked(visit)
    store = visit.workspace.store
    if width not in previews.WIDTHS or not page or not store.cards.knows(digest):
        raise HTTPException(404)
    return store.previews.path(digest, page, width)


def page_asked(visit: Visit) -> int:
    """The page in the query, 1 if there is none; 0 if that is no number of a page."""
    asked = visit.asked("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= len(str(MOST_PAGES)) else 0


def _made(visit: Visit) -> None:
    """Have it made, in all widths, where pictures are decoded."""
    for _width in visit.desk.previews.do(previews.make, visit.request.path_params["digest"], page_asked(visit)):
        pass


_show, _make_and_show = screen(show), screen(make_and_show, MAKING)


routes: list[BaseRoute] = [Route("/pictures/{digest}/{width:int}.jpg", picture)]
