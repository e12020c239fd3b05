"""Desk: what all requests share while the server runs."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from enishi.settings import Settings
from enishi.web.board import Board
from enishi.web.inbox import Inbox
from enishi.web.notices import Notices
from enishi.web.reader import Reader
from enishi.workflow.workspace import Workspace


def _now() -> datetime:
    return datetime.now(UTC)


PATIENCE = 60.0
"""Seconds that somebody waits at most for one picture or one card."""


@dataclass(frozen=True)
class Desk:
    settings: Settings
    origins: frozenset[str]
    """Scheme, host and port under which the server answers; nothing else is served."""
    address: str
    """The one of these under which other devices reach it."""
    authority: Path | None = None
    """The certificate that a phone is asked to trust; None where nothing is encrypted."""
    now: Callable[[], datetime] = field(default=_now)
    notices: Notices = field(default_factory=Notices)

    @property
    def is_reachable(self) -> bool:
        """Whether other devices reach it."""
        return not self.address.startswith(("http://127.", "https://127."))

    @cached_property
    def reader(self) -> Reader:
        """Reads what was sent, one picture after the other."""
        return Reader(self.settings)

    @cached_property
    def previews(self) -> Reader:
        """Does what somebody waits for: a picture made smaller, a card read once more."""
        soon = min(PATIENCE, self.settings.serve.read_seconds)
        return Reader(replace(self.settings, serve=replace(self.settings.serve, read_seconds=soon)))

    @cached_property
    def board(self) -> Board:
        return Board()

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self.reader, self.board, self.workspace)

    def open(self) -> None:
        """Begin with what waits, and have both readers before many threads ask for them."""
        _ = self.previews
        self.inbox.start()

    def close(self) -> None:
        """Nobody is served any more."""
        self.board.close()
        self.inbox.stop()
        self.previews.stop()

    def workspace(self) -> Workspace:
        """A workspace of one's own, for the thread that asks; to be closed."""
        return Workspace(self.settings, self.now)
