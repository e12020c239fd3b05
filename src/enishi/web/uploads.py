"""Uploads: pictures as a device sends them, each acknowledged only once it is kept."""

from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import PurePosixPath
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from enishi.errors import EnishiError, NotFoundError, StoreError, UploadError, UsageError
from enishi.language import _
from enishi.model.upload import Upload
from enishi.store.pictures import Incoming
from enishi.web.desk import Desk
from enishi.web.limits import Rate
from enishi.web.typed import number
from enishi.web.visit import Visit, screen
from enishi.workflow import inbox

RATE = Rate(times=300, seconds=60)
"""Five pictures a second, by all devices together: more than any network in a hall carries."""
LONGEST_NAME = 100
MEGABYTE = 1_000_000


async def receive(request: Request) -> Response:
    """Keep a picture under the number that its device gave it; sending it again does nothing more.

    The body is the file; `X-Event` is the number of its event, `X-Name` its name, percent-encoded.
    """
    try:
        if not RATE.allows():
            return _refused(HTTPStatus.TOO_MANY_REQUESTS, _("Pictures come in too fast."), _("It goes on in a minute."))
        upload = await _received(request)
    except ClientDisconnect:
        return Response(status_code=400)  # nobody is there to read it
    except EnishiError as error:
        status = {
            NotFoundError: HTTPStatus.NOT_FOUND,
            UploadError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            StoreError: HTTPStatus.SERVICE_UNAVAILABLE,  # another one is writing: the phone sends it again
        }
        return _refused(status.get(type(error), HTTPStatus.BAD_REQUEST), error.message, error.hint)
    if upload is None:
        desk: Desk = request.app.state.desk
        words = _("{n} pictures wait to be read already.").format(n=desk.settings.serve.waiting)
        return _refused(HTTPStatus.TOO_MANY_REQUESTS, words, _("It goes on as soon as some have been read."))
    return Response(status_code=204)


async def _received(request: Request) -> Upload | None:
    """None if too many wait. Raises UploadError, UsageError, NotFoundError, ClientDisconnect."""
    desk: Desk = request.app.state.desk
    announced, most = _announced(request), desk.settings.serve.upload_megabytes
    _refuse_size(number(request.headers.get("content-length", "")) or 0, most)
    answer = await run_in_threadpool(_begun, desk, announced)
    if not isinstance(answer, Incoming):
        return answer
    try:
        async for piece in request.stream():
            answer.write(piece)
            _refuse_size(answer.size, most)
        kept = await run_in_threadpool(_kept, desk, announced, answer)
    finally:
        await run_in_threadpool(answer.discard)
    desk.inbox.ring()
    desk.board.touch(kept.event_id)
    return kept


def _announced(request: Request) -> Upload:
    event = number(request.headers.get("x-event", ""))
    if event is None:
        raise UsageError(_("This picture says for no event."))
    name = PurePosixPath(unquote(request.headers.get("x-name", "")).replace("\\", "/")).name
    name = "".join(each for each in name if each.isprintable()).strip()
    stem, dot, suffix = name.rpartition(".")
    short = f"{stem[: LONGEST_NAME - len(suffix)]}{dot}{suffix}" if len(suffix) < 10 else name[:LONGEST_NAME]
    upload_id = str(request.path_params["upload"])
    return Upload(upload_id, event, short.lstrip(".") or _("picture"), "", datetime.now(UTC))


def _refuse_size(size: int, megabytes: float) -> None:
    if size > megabytes * MEGABYTE:
        raise UploadError(
            _("This picture is larger than {limit:.0f} MB.").format(limit=megabytes),
            hint=_("Send it smaller, or raise serve.upload_megabytes in the settings."),
        )


def _begun(desk: Desk, announced: Upload) -> Incoming | Upload | None:
    """Where the picture goes; the one of that number if it is here already; None if too many wait."""
    workspace = desk.workspace()
    try:
        store = workspace.store
        store.events.get(announced.event_id)
        if known := store.uploads.found(announced.id):
            return known
        is_full = len(store.uploads.waiting()) >= desk.settings.serve.waiting
        return None if is_full else store.pictures.incoming()
    finally:
        workspace.close()


def _kept(desk: Desk, announced: Upload, picture: Incoming) -> Upload:
    workspace = desk.workspace()
    try:
        return inbox.receive(announced, picture, workspace)
    finally:
        workspace.close()


def _refused(status: int, message: str, hint: str) -> Response:
    return JSONResponse({"message": message, "hint": hint}, status)


def retry(visit: Visit) -> Response:
    """Read once more what could not be read."""
    upload = inbox.retry(str(visit.request.path_params["upload"]), visit.workspace)
    visit.desk.inbox.ring()
    return _answered(upload, visit)


def remove(visit: Visit) -> Response:
    """Forget what could not be read."""
    return _answered(inbox.remove(str(visit.request.path_params["upload"]), visit.workspace), visit)


def _answered(upload: Upload, visit: Visit) -> Response:
    """Whoever listens sees it anyway; a form without scripts gets its page again."""
    visit.desk.board.touch(upload.event_id)
    if visit.is_partial:
        return Response(status_code=204)
    return visit.see("/capture" if visit.said("back") != "event" else f"/events/{upload.event_id}")


routes: list[BaseRoute] = [
    Route("/uploads/{upload:uuid}", receive, methods=["PUT"]),
    Route("/uploads/{upload:uuid}/retry", screen(retry), methods=["POST"]),
    Route("/uploads/{upload:uuid}/remove", screen(remove), methods=["POST"]),
]
