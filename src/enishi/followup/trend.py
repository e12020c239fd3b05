"""The days on which two people had to do with each other -> whether that is getting more or less."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from itertools import pairwise

FADING_AFTER = 2.0
"""A silence of so many times the usual wait, and of a season at least, is no accident."""
SEASON = 90
"""Days within which nobody has to meet again."""


class Trend(StrEnum):
    ONCE = "once"
    GROWING = "growing"
    STEADY = "steady"
    FADING = "fading"


def trend(days: Iterable[date], today: date) -> Trend | None:
    """How a tie develops; None without any contact. What still lies ahead does not count."""
    seen = sorted({each for each in days if each <= today})
    if len(seen) < 2:
        return Trend.ONCE if seen else None
    waits = [(later - earlier).days for earlier, later in pairwise(seen)]
    silence = (today - seen[-1]).days
    if silence > max(SEASON, FADING_AFTER * sum(waits) / len(waits)):
        return Trend.FADING
    *before, last = waits
    return Trend.GROWING if before and last < sum(before) / len(before) else Trend.STEADY
