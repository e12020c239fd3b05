"""How much one may send, and how often."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_FORM = 256 * 1024
"""Bytes of what is typed by hand; far more than anybody types."""
UPLOADS = "/uploads/"
"""Where pictures come in, which are limited there."""


class BodyLimit:
    """Reads no more of a form than anybody can have typed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or (scope["method"] == "PUT" and scope["path"].startswith(UPLOADS)):
            await self._app(scope, receive, send)
            return
        read = 0

        async def limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > LARGEST_FORM:
                raise HTTPException(413)
            return message

        await self._app(scope, limited, send)


@dataclass
class Rate:
    """So many times in so many seconds, counted over a sliding window."""

    times: int
    seconds: float
    clock: Callable[[], float] = field(default=monotonic)
    _done: deque[float] = field(default_factory=deque)

    def allows(self) -> bool:
        """Whether once more is allowed now; then it is counted."""
        now = self.clock()
        while self._done and self._done[0] <= now - self.seconds:
            self._done.popleft()
        if len(self._done) >= self.times:
            return False
        self._done.append(now)
        return True
