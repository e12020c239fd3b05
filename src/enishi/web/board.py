"""Board: what is being read just now, and who is to be woken when that changes. For all threads."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from enishi.errors import EnishiError
from enishi.model.upload import Upload
from enishi.workflow.inbox import Begun, Glimpsed, Settled
from enishi.workflow.outcome import AlreadyIn, Met, Seen, TakenIn

REMEMBERED = 500
"""Cards of which is known what was said when they came in; the store knows all else."""
REMARKS = 3


@dataclass
class Doing:
    """What goes on for one event."""

    reading: list[Upload] = field(default_factory=list)
    glimpses: list[Seen] = field(default_factory=list)
    """Cards on the pictures that are being read, which are not kept yet."""
    already: deque[AlreadyIn] = field(default_factory=lambda: deque(maxlen=REMARKS))
    """Pictures of which there was nothing to take in."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    reading: tuple[Upload, ...] = ()
    glimpses: tuple[Seen, ...] = ()
    already: tuple[AlreadyIn, ...] = ()
    fault: EnishiError | None = None
    """Why nothing can be read at all."""


@dataclass(frozen=True, slots=True)
class _Listener:
    event_id: int
    loop: asyncio.AbstractEventLoop
    bell: asyncio.Event


class Board:
    def __init__(self) -> None:
        self._lock = Lock()
        self._doing: dict[int, Doing] = defaultdict(Doing)
        self._met: dict[int, Met] = {}
        self._fault: EnishiError | None = None
        self._listeners: list[_Listener] = []
        self.is_closed = False

    def hear(self, news: Begun | Glimpsed | Settled, cards: Sequence[int] = ()) -> None:
        """Put up what was told of a picture; `cards` are those that it brought in."""
        event_id = _event_of(news)
        if event_id is None:
            return
        with self._lock:
            self._fault = None
            _write(self._doing[event_id], news)
            if isinstance(news, Settled) and isinstance(news.outcome, TakenIn):
                self._met.update(zip(cards, news.outcome.people, strict=False))
                for surplus in list(self._met)[:-REMEMBERED]:
                    del self._met[surplus]
        self.touch(event_id)

    def ended(self, fault: EnishiError | None = None) -> None:
        """Nothing is being read any more, or nothing can be."""
        with self._lock:
            self._fault = fault
            for each in self._doing.values():
                each.reading.clear()
                each.glimpses.clear()
        self.touch()

    def look(self, event_id: int) -> Snapshot:
        with self._lock:
            doing = self._doing.get(event_id, Doing())
            return Snapshot(tuple(doing.reading), tuple(doing.glimpses), tuple(doing.already), self._fault)

    def met(self) -> Mapping[int, Met]:
        """What was said of cards when they came in, by card."""
        with self._lock:
            return dict(self._met)

    @contextmanager
    def listening(self, event_id: int) -> Iterator[asyncio.Event]:
        """A bell that rings whenever something has changed for that event."""
        listener = _Listener(event_id, asyncio.get_running_loop(), asyncio.Event())
        with self._lock:
            self._listeners.append(listener)
        try:
            yield listener.bell
        finally:
            with self._lock:
                self._listeners.remove(listener)

    def touch(self, event_id: int | None = None) -> None:
        """Something has changed: wake who listens, for one event or for all."""
        with self._lock:
            woken = [each for each in self._listeners if event_id in (None, each.event_id)]
            for each in woken:
                each.loop.call_soon_threadsafe(each.bell.set)

    def close(self) -> None:
        """Nobody is told anything any more."""
        self.is_closed = True
        self.touch()


def _event_of(news: Begun | Glimpsed | Settled) -> int | None:
    match news:
        case Begun():
            return news.upload.event_id
        case Glimpsed():
            return news.event_id
        case Settled():
            return news.uploads[0].event_id if news.uploads else None


def _write(doing: Doing, news: Begun | Glimpsed | Settled) -> None:
    match news:
        case Begun():
            doing.reading.append(news.upload)
        case Glimpsed():
            same = (news.seen.source, news.seen.number)
            doing.glimpses[:] = [each for each in doing.glimpses if (each.source, each.number) != same]
            doing.glimpses.append(news.seen)
        case Settled():
            gone = {each.id for each in news.uploads}
            sources = {each.source for each in news.uploads}
            doing.reading[:] = [each for each in doing.reading if each.id not in gone]
            doing.glimpses[:] = [each for each in doing.glimpses if each.source not in sources]
            if isinstance(news.outcome, AlreadyIn):
                doing.already.append(news.outcome)
