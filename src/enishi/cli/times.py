"""Days and times as people type them."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import typer

from enishi.language import _
from enishi.model.ending import Ending

_FULL = re.compile(
    r"(?:(?P<year>\d{4})|(?:R|令和)(?P<reiwa>\d{1,2}))[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
)
_MONTH_AND_DAY = re.compile(r"(\d{1,2})[/月](\d{1,2})日?")
_NUMBERS_ONLY = re.compile(r"[\d.\s-]+")
_WEEKDAY = re.compile(r"(先々週|先週|今週|来週|再来週)の?([月火水木金土日])(?:曜日?)?")
_WEEKS = {"先々週": -2, "先週": -1, "今週": 0, "来週": 1, "再来週": 2}
_DAYS = {
    "一昨日": -2,
    "おととい": -2,
    "きのう": -1,
    "きょう": 0,
    "あした": 1,
    "あす": 1,
    "あさって": 2,
    "しあさって": 3,
}
_CLOCK = re.compile(
    r"(?P<next>翌日?)?(?P<half>午前|午後)?(?P<hour>\d{1,2})(?:[:時](?P<minute>\d{2})?(?:分|(?P<thirty>半))?)?"
    r"\s*(?P<ampm>[ap]m)?(?:(?P<offset>[+-]\d{2}:?\d{2}|z)|\s+(?P<zone>[a-z]+/\S+|utc))?",
    re.IGNORECASE,
)
RECENTLY = timedelta(days=30)
"""Who plans and names a day without its year means one to come, but of the last month not one eleven months away."""
_LAST_HOUR = 29
"""Of an evening that is counted on after midnight: 25:00 is one o'clock."""


class Day:
    """Parses `2026-11-20`, `11/20`, `yesterday`, `昨日`, `来週の金曜日`, `in 2 weeks` and the like into a date.

    Of a day that comes again and again, such as `Friday`, the nearest on the side of `prefer`: `past` or `future`; a
    month and day that have just been are the past also where the future is preferred.
    """

    __name__ = "DAY"

    def __init__(self, prefer: str = "past") -> None:
        self._prefer = prefer

    def __call__(self, text: str | date) -> date:
        if isinstance(text, date):
            return text
        said, today = text.strip(), datetime.now(UTC).astimezone().date()
        try:
            found = _full(said) or _spoken(said, today) or self._month_and_day(said, today)
        except ValueError:
            found = None
        if found := found or self._parsed(said):
            return found
        forms = _("2026-11-20, 11/20, 11月20日, yesterday, next Friday, in 2 weeks, 来週の金曜日")
        raise typer.BadParameter(_("“{text}” is not a day; write it like {forms}.").format(text=text, forms=forms))

    def _month_and_day(self, said: str, today: date) -> date | None:
        if not (found := _MONTH_AND_DAY.fullmatch(said)):
            return None
        month, day = (int(each) for each in found.groups())
        if month > 12:
            month, day = day, month
        days = [date(today.year + years, month, day) for years in (-1, 0, 1)]
        if self._prefer == "future":
            return next(each for each in days if each > today - RECENTLY)
        return next(each for each in reversed(days) if each <= today)

    def _parsed(self, said: str) -> date | None:
        """What the library makes of it; where it would guess, nothing."""
        if any(form.fullmatch(said) for form in (_FULL, _MONTH_AND_DAY, _NUMBERS_ONLY)):
            return None
        import dateparser  # 100 ms that an ISO date does not cost

        settings: dict[str, Any] = {"PREFER_DATES_FROM": self._prefer}
        found: datetime | None = dateparser.parse(said, languages=["en", "ja"], settings=settings) if said else None
        return found.date() if found else None


class Clock:
    """Parses `21:30`, `9pm`, `21時半`, `25:00`, `翌1時`, `21:00+09:00`, `21:00 Europe/Berlin` into an Ending."""

    __name__ = "TIME"

    def __call__(self, text: str | Ending) -> Ending:
        if isinstance(text, Ending):
            return text
        found = _CLOCK.fullmatch(text.strip().replace("：", ":"))
        try:
            return _ending(found)
        except (ValueError, KeyError, OSError, TypeError) as error:
            forms = _("21:30, 9pm, 21時半, 25:00, 翌1時, 21:00+09:00, 21:00 Europe/Berlin")
            words = _("“{text}” is not a time; write it like {forms}.")
            raise typer.BadParameter(words.format(text=text, forms=forms)) from error


def _full(said: str) -> date | None:
    if found := _FULL.fullmatch(said):
        year = int(found["year"]) if found["year"] else 2018 + int(found["reiwa"])
        return date(year, int(found["month"]), int(found["day"]))
    return date.fromisoformat(said) if re.fullmatch(r"\d{8}", said) else None


def _spoken(said: str, today: date) -> date | None:
    """What the library does not know."""
    if said in _DAYS:
        return today + timedelta(days=_DAYS[said])
    if found := _WEEKDAY.fullmatch(said):
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=_WEEKS[found[1]], days="月火水木金土日".index(found[2]))
    return None


def _ending(found: re.Match[str] | None) -> Ending:
    """Raises ValueError, KeyError, OSError or TypeError for what is no time, or no zone."""
    if found is None:
        raise ValueError
    hour, half = int(found["hour"]), (found["ampm"] or found["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in {"pm", "午後"} else 0)
    if hour > _LAST_HOUR:
        raise ValueError
    minute = 30 if found["thirty"] else int(found["minute"] or 0)
    days = hour // 24 + (1 if found["next"] else 0)
    return Ending(time(hour % 24, minute), days, _zone(found["offset"] or "", found["zone"] or ""))


def _zone(offset: str, name: str) -> tzinfo | None:
    if name:
        return ZoneInfo(name)
    if not offset:
        return None
    if offset in {"z", "Z"}:
        return timezone(timedelta())
    away = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
    return timezone(away if offset[0] == "+" else -away)
