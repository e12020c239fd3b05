"""Inbox: the thread that has read what waits, and puts up what becomes of it."""

import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Event as Bell
from threading import Thread

from enishi.errors import EnishiError, ReaderError, ServerError
from enishi.language import current, speaking
from enishi.model.upload import Upload
from enishi.store.recent import cards_on
from enishi.web.board import Board
from enishi.web.reader import Reader, tell
from enishi.workflow import inbox
from enishi.workflow.inbox import Begun, Glimpsed, Settled
from enishi.workflow.workspace import Workspace

LOOKS_EVERY = 5.0
"""Seconds until it looks by itself: what another server has received, or was reading when it was killed."""
RESTS = 20.0
"""Seconds until it tries again where nothing can be read."""


class Inbox:
    """Begun with the server, with whatever still waits from before."""

    def __init__(self, reader: Reader, board: Board, workspace: Callable[[], Workspace]) -> None:
        self._reader = reader
        self._board = board
        self._workspace = workspace
        self._bell = Bell()
        self._stopped = Bell()
        self._language = current()
        self._thread = Thread(target=self._run, name="inbox", daemon=True)

    def start(self) -> None:
        self._bell.set()
        self._thread.start()

    def ring(self) -> None:
        """Something waits; what is wrong with it is told in the language of whoever sent it."""
        self._language = current()
        self._bell.set()

    def stop(self) -> None:
        """What is not read yet waits for the next start."""
        self._stopped.set()
        self._bell.set()
        self._reader.stop()
        with suppress(RuntimeError):  # never started
            self._thread.join()

    def _run(self) -> None:
        pause = LOOKS_EVERY
        while not self._stopped.is_set():
            self._bell.wait(pause)
            self._bell.clear()
            pause = LOOKS_EVERY
            if self._stopped.is_set():
                return
            try:
                self._read()
            except ServerError:
                return
            except EnishiError as error:
                self._board.ended(error)
                pause = RESTS
            except Exception as error:  # noqa: BLE001 - a fault of ours must not end all reading
                traceback.print_exception(error)
                pause = RESTS

    def _read(self) -> None:
        workspace = self._workspace()
        try:
            while workspace.store.uploads.waiting() and self._is_going_on(workspace):
                pass
        finally:
            workspace.close()
        if not self._stopped.is_set():
            self._board.ended()

    def _is_going_on(self, workspace: Workspace) -> bool:
        """Read until nothing waits, or until a picture brings the reader down and is set aside: then there is more."""
        begun: Upload | None = None
        try:
            with speaking(self._language):
                for news in self._reader.do(read):
                    begun = news.upload if isinstance(news, Begun) else begun
                    self._put_up(news, workspace)
        except ReaderError as error:
            if begun is None or workspace.store.uploads.found(begun.id) is None:
                raise
            self._put_up(inbox.fail(begun, error, workspace), workspace)
            return True
        return False

    def _put_up(self, news: Begun | Glimpsed | Settled, workspace: Workspace) -> None:
        is_in = isinstance(news, Settled) and bool(news.uploads)
        cards = cards_on(workspace.store.db, news.uploads[0].digest) if isinstance(news, Settled) and is_in else ()
        self._board.hear(news, cards)


def read(workspace: Workspace) -> Iterator[Begun | Glimpsed | Settled]:
    """Task: read what waits."""
    return inbox.read(workspace, tell)
