"""Reader: a process of its own in which pictures are decoded and read, with so much memory and time and no more.

What a stranger's file does to a decoder stays there: if the process dies or hangs, the next task gets another one.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Lock, Thread
from typing import Any, TypeVar

from enishi.errors import EnishiError, ReaderError, ServerError
from enishi.language import _, current, speaking
from enishi.settings import Settings
from enishi.workflow.workspace import Workspace

News = TypeVar("News")
GIGABYTE = 2**30
_NO_MEMORY = ("bad_alloc", "insufficient memory", "unable to allocate", "failed to allocate")
"""How libraries beneath Python say that there was no memory."""


@dataclass(frozen=True, slots=True)
class _Told:
    news: Any


@dataclass(frozen=True, slots=True)
class _Ended:
    error: Exception | None = None
    is_broken: bool = False
    """Whether it was no deliberate error: nobody knows in what state the process is."""


class Reader:
    """Does one task after the other in its process, which is started when it is first needed. For all threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = Lock()
        self._worker: _Worker | None = None
        self._is_stopped = False

    def do(self, task: Callable[..., Iterator[News]], *arguments: object) -> Iterator[News]:
        """What a task tells, as it tells it; the task is a generator of a module and is handed a workspace first.

        Whatever EnishiError it raises is raised here. Raises ReaderError if the process dies, or hangs, or if the task
        breaks in it; ServerError when the server is being stopped.
        """
        with self._turn:
            worker = self._ready()
            try:
                ended = yield from worker.run(task, arguments, self._settings.serve.read_seconds)
            except BaseException:
                self._let_go(worker)
                if self._is_stopped:
                    raise ServerError(_("enishi is being stopped.")) from None
                raise
            if ended.is_broken:
                self._let_go(worker)
            if ended.error:
                raise ended.error

    def warm(self) -> None:
        """Load what reads, so that the first picture need not wait for it: in the background, if nothing is done."""
        if self._worker is None and not self._turn.locked():
            Thread(target=self._warm, name="warm", daemon=True).start()

    def _warm(self) -> None:
        try:
            for _nothing in self.do(load):
                pass
        except EnishiError:
            pass  # told when a picture is to be read

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._is_stopped = True
        if worker := self._worker:
            worker.end()

    def _ready(self) -> "_Worker":
        if self._worker is None or not self._worker.is_alive:
            self._worker = _Worker(self._settings)
        if self._is_stopped:
            self._let_go(self._worker)
            raise ServerError(_("enishi is being stopped."))
        return self._worker

    def _let_go(self, worker: "_Worker") -> None:
        worker.let_go()
        self._worker = None


def load(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    """Task: load what reads."""
    import enishi.workflow.intake  # noqa: F401, PLC0415 - loaded where pictures are read, not in the server

    yield workspace.store.home, workspace.engine.name


def tell(news: object) -> None:
    """Tell something at once, from within a task that is busy with a generator of its own."""
    _listeners[-1].send(_Told(news))


_listeners: list[Connection] = []
"""In the process: whom it tells."""


class _Worker:
    """The process, seen from the server."""

    def __init__(self, settings: Settings) -> None:
        context = get_context("spawn")
        self._here, there = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_work, args=(there, settings), name="enishi reader", daemon=True
        )
        self._process.start()
        there.close()

    @property
    def is_alive(self) -> bool:
        return self._process.is_alive()

    def run(self, task: Callable[..., Iterator[Any]], arguments: Any, seconds: float) -> Generator[Any, None, _Ended]:
        """What the task tells; returns how it ended."""
        try:
            self._here.send((task, arguments, current()))
            while self._here.poll(seconds):
                match self._here.recv():
                    case _Told(news=news):
                        yield news
                    case _Ended() as ended:
                        return ended
        except (EOFError, OSError) as error:
            raise _out_of_memory() from error
        raise ReaderError(
            _("This picture took too long to read."),
            hint=_("Take it again with fewer cards on it, or send a smaller picture."),
        )

    def end(self) -> None:
        self._process.kill()
        self._process.join()

    def let_go(self) -> None:
        """As `end`, by the thread that listens to it: nobody else may close what that one waits for."""
        self.end()
        self._here.close()


def _work(server: Connection, settings: Settings) -> None:
    """What the process does until its server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to all of its processes; the server decides
    Thread(target=_die_with_the_server, name="parent", daemon=True).start()
    _limit_memory(settings.serve.reader_gigabytes)
    workspace = Workspace(settings)
    _listeners.append(server)
    while True:
        try:
            task, arguments, language = server.recv()
            with speaking(language):
                ended = _done(task, (workspace, *arguments), server)
            server.send(ended)
        except (EOFError, OSError):
            return


def _done(task: Callable[..., Iterator[Any]], arguments: tuple[object, ...], server: Connection) -> _Ended:
    try:
        for news in task(*arguments):
            server.send(_Told(news))
    except (EOFError, BrokenPipeError):
        raise
    except EnishiError as error:
        return _Ended(error)
    except Exception as error:  # noqa: BLE001 - whatever a decoder does to us is told, and the process given up
        if _is_for_want_of_memory(error):
            return _Ended(_out_of_memory(), is_broken=True)
        traceback.print_exception(error)
        broken = ReaderError(
            _("This picture cannot be read: {reason}").format(reason=type(error).__name__),
            hint=_("Take it again, or save it as a JPEG and send that."),
        )
        return _Ended(broken, is_broken=True)
    return _Ended()


def _is_for_want_of_memory(error: Exception) -> bool:
    return isinstance(error, MemoryError) or any(words in str(error).lower() for words in _NO_MEMORY)


def _out_of_memory() -> ReaderError:
    return ReaderError(
        _("This picture cannot be read in the memory that is allowed."),
        hint=_("Send a smaller picture, or raise serve.reader_gigabytes in the settings."),
    )


def _limit_memory(gigabytes: float) -> None:
    """Where the system counts what a process has for itself (Linux, setrlimit(2)); files that it maps do not count."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none everywhere

        most = int(gigabytes * GIGABYTE)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _die_with_the_server() -> None:
    """Also if it was killed, and whatever is being read; what is written is written whole or not at all."""
    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)
