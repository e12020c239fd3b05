"""Upload: a picture that a device sent and that waits to be read."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Upload:
    id: str
    """Given by the device that sent it, so that it may send it again."""
    event_id: int
    source: str
    """What it is called; no other picture of its event is called so."""
    digest: str
    """Of its bytes, which are among the pictures."""
    received_at: datetime
    slug: str = ""
    """Why it could not be read; "" while it waits."""
    message: str = ""
    hint: str = ""
