"""Desk: what all requests share while the server runs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from enishi.settings import Settings
from enishi.web.notices import Notices
from enishi.workflow.workspace import Workspace


def _now() -> datetime:
    return datetime.now(UTC)


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

    def workspace(self) -> Workspace:
        """A workspace of one's own, for the thread that asks; to be closed."""
        return Workspace(self.settings, self.now)
