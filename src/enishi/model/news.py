"""News: what a card says of somebody that was otherwise before."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    MOVED = "moved"
    """To another company."""
    PROMOTED = "promoted"
    POST = "post"
    """Another title, of which nobody knows whether it is higher."""
    DEPARTMENT = "department"
    RENAMED = "renamed"
    EMAIL = "email"
    MOBILE = "mobile"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class News:
    change: Change
    before: str
    """"" if nothing was known, or if the new comes beside the old."""
    after: str
    own: str = ""
    """What the user says, if that heads in spite of the card."""
