"""How often a series meets <-> its days; the last meeting -> the next."""

import re
from datetime import date, timedelta

MONTH = 30
"""Days that stand for a month: what meets monthly meets on the same weekday of it, such as every third Tuesday."""

_UNITS = {"d": 1, "day": 1, "日": 1, "w": 7, "week": 7, "週": 7, "週間": 7}
_UNITS |= dict.fromkeys(("m", "month", "月", "か月", "ヶ月", "カ月", "ヵ月", "ケ月"), MONTH)
_UNITS |= dict.fromkeys(("y", "year", "年"), 12 * MONTH)
_COUNTED = re.compile(
    r"(?:every\s*)?(\d{1,3})?\s*(" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")s?(?:ごと|おき|毎)?"
)
_NAMED = {
    "daily": 1,
    "weekly": 7,
    "biweekly": 14,
    "fortnightly": 14,
    "monthly": MONTH,
    "quarterly": 3 * MONTH,
    "yearly": 12 * MONTH,
    "毎日": 1,
    "毎週": 7,
    "隔週": 14,
    "毎月": MONTH,
    "隔月": 2 * MONTH,
    "四半期": 3 * MONTH,
    "毎年": 12 * MONTH,
    "none": 0,
    "なし": 0,
}


def days(text: str) -> int | None:
    """The days of `4w`, `every 2 weeks`, `monthly`, `10d`, `隔週`, `3か月`; 0 for `none`; None if it is no rhythm."""
    said = text.strip().casefold()
    if said in _NAMED:
        return _NAMED[said]
    found = _COUNTED.fullmatch(said)
    return (int(found[1] or 1) * _UNITS[found[2]] or None) if found else None


def following(last: date, rhythm: int, today: date) -> date:
    """The next meeting after that one, not in the past; `rhythm` in days, more than 0."""
    number = 1
    while (day := _meeting(last, rhythm, number)) < today:
        number += 1
    return day


def _meeting(first: date, rhythm: int, number: int) -> date:
    if rhythm % MONTH:
        return first + timedelta(days=rhythm * number)
    return _same_weekday(first, number * rhythm // MONTH)


def _same_weekday(first: date, months: int) -> date:
    """The same weekday of a later month: the third Tuesday for a third Tuesday, for a fifth one the last."""
    years, month = divmod(first.month - 1 + months, 12)
    start = date(first.year + years, month + 1, 1)
    week = (first.day - 1) // 7
    day = start + timedelta(days=(first.weekday() - start.weekday()) % 7, weeks=week)
    return day if day.month == start.month else day - timedelta(weeks=1)
