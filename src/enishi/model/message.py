"""Message: a draft to one person, which only the user sends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What the user may send, to one person and nobody else."""

    subject: str
    body: str
    name: str = ""
    """Whom it is for."""
    address: str = ""
    """Their e-mail address; "" if none is known."""
