"""What a device is to be told on the next page that it shows."""

from collections import defaultdict
from dataclasses import dataclass, field

MOST = 5
"""Notices that wait for one device; who never comes for them does not fill the memory."""


@dataclass(frozen=True, slots=True)
class Notice:
    words: str
    hint: str = ""
    undo: int = 0
    """The number of the deed that one key takes back; 0 for none."""
    is_error: bool = False


@dataclass(frozen=True)
class Notices:
    """By device; in memory alone, for after a restart nobody misses them."""

    _waiting: dict[int, list[Notice]] = field(default_factory=lambda: defaultdict(list))

    def put(self, device_id: int, notice: Notice) -> None:
        waiting = self._waiting[device_id]
        waiting.append(notice)
        del waiting[:-MOST]

    def taken(self, device_id: int) -> list[Notice]:
        """Those that wait, which then wait no longer."""
        return self._waiting.pop(device_id, [])
