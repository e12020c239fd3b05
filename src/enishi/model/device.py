"""Device: a browser that the user has let in."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Device:
    id: int
    name: str
    """As the user called it, or what its browser calls itself."""
    paired_at: datetime
    seen_at: datetime
    """When it last asked for something; kept to the hour."""
    event_id: int | None = None
    """The event that it takes pictures for."""
