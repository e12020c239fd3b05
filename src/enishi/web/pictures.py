"""Pictures for the screen: by digest alone, to a session alone, made once."""

from starlette.exceptions import HTTPException
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


def picture(visit: Visit) -> Response:
    digest, width, page = visit.request.path_params["digest"], visit.number("width"), page_asked(visit)
    store = visit.workspace.store
    if width not in previews.WIDTHS or not page or not store.cards.knows(digest):
        raise HTTPException(404)
    path = store.previews.path(digest, page, width)
    if not path.exists():
        try:
            _made(visit, digest, page)
        except PictureError as error:
            status = 404 if isinstance(error, MissingFileError) else 415
            return told(visit.request, status, error.message, error.hint, error.slug)
    if not path.exists():  # it was taken away meanwhile
        raise HTTPException(404)
    return FileResponse(path, media_type="image/jpeg", headers={"Cache-Control": FOR_EVER})


def page_asked(visit: Visit) -> int:
    """The page in the query, 1 if there is none; 0 if that is no number of a page."""
    asked = visit.asked("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= len(str(MOST_PAGES)) else 0


def _made(visit: Visit, digest: str, page: int) -> None:
    """Have it made, in all widths, where pictures are decoded."""
    for _width in visit.desk.previews.do(previews.make, digest, page):
        pass


routes: list[BaseRoute] = [Route("/pictures/{digest}/{width:int}.jpg", screen(picture))]
