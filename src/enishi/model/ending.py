"""When an event ends, as people say it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

SMALL_HOURS = time(6, 0)
"""An end before that is after midnight, on the next day."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A time of day, which may be past midnight, there where the event is."""

    clock: time
    days: int = 0
    """From the event's day on: 1 for 25:00."""
    zone: tzinfo | None = None
    """None for where the user is."""

    def on(self, day: date) -> datetime:
        """When an event of that day ends; aware, with the offset of its place on that night."""
        later = self.days or int(self.clock < SMALL_HOURS)
        wall = datetime.combine(day + timedelta(days=later), self.clock)
        there = wall.replace(tzinfo=self.zone) if self.zone else wall.astimezone()
        return datetime.fromisoformat(there.isoformat())  # two times of one zone would be compared by the wall clock
