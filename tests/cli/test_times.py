"""Days and times as people type them, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
import typer

from enishi.cli.times import RECENTLY, Clock, Day

TODAY = datetime.now(UTC).astimezone().date()
MONDAY = TODAY - timedelta(days=TODAY.weekday())


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026/11/3", date(2026, 11, 3)),
        ("2026年11月20日", date(2026, 11, 20)),
        ("R8.11.20", date(2026, 11, 20)),
        ("令和8年11月20日", date(2026, 11, 20)),
        ("20261120", date(2026, 11, 20)),
        (" today ", TODAY),
        ("yesterday", TODAY - timedelta(days=1)),
        ("昨日", TODAY - timedelta(days=1)),
        ("あさって", TODAY + timedelta(days=2)),
        ("3日前", TODAY - timedelta(days=3)),
        ("in 2 weeks", TODAY + timedelta(days=14)),
        ("来週の金曜日", MONDAY + timedelta(days=11)),
        ("先週月曜", MONDAY - timedelta(days=7)),
    ],
)
def test_a_day_is_understood(typed, day):
    assert Day()(typed) == day
    assert Day("future")(day) == day


@pytest.mark.parametrize("typed", ["{0.month}/{0.day}", "{0.month}月{0.day}日"])
@pytest.mark.parametrize("away", [-40, -1, 0, 1, 40])
def test_a_day_without_a_year_is_the_nearest_on_the_side_that_is_meant(typed, away):
    meant = TODAY + timedelta(days=away)
    past, future = (Day(prefer)(typed.format(meant)) for prefer in ("past", "future"))
    assert {(past.month, past.day), (future.month, future.day)} == {(meant.month, meant.day)}
    assert past <= TODAY < future + RECENTLY
    assert meant in (past, future)
    assert (future == meant) is (away > -30)


def test_where_the_month_comes_last_it_is_seen():
    assert Day()("20/11") == Day()("11/20")


@pytest.mark.parametrize("typed", ["someday", "21.11.", "13/13", "2026-02-30", "", "5"])
def test_what_is_no_day_is_answered_with_the_forms(typed):
    with pytest.raises(typer.BadParameter, match="next Friday"):
        Day()(typed)


def on(typed, day=date(2026, 11, 20)):
    return Clock()(typed).on(day)


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("21:30", "2026-11-20T21:30"),
        ("21：30", "2026-11-20T21:30"),
        ("21", "2026-11-20T21:00"),
        ("9pm", "2026-11-20T21:00"),
        ("9:15 PM", "2026-11-20T21:15"),
        ("12pm", "2026-11-20T12:00"),
        ("21時半", "2026-11-20T21:30"),
        ("午後9時15分", "2026-11-20T21:15"),
        ("12am", "2026-11-21T00:00"),
        ("1:00", "2026-11-21T01:00"),
        ("25:00", "2026-11-21T01:00"),
        ("翌1時", "2026-11-21T01:00"),
        ("翌7時", "2026-11-21T07:00"),
        ("7:00", "2026-11-20T07:00"),
    ],
)
def test_a_time_is_understood_also_past_midnight(typed, end):
    assert on(typed) == datetime.fromisoformat(end).astimezone()


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("21:00+09:00", "2026-11-20T21:00+09:00"),
        ("21:00-0530", "2026-11-20T21:00-05:30"),
        ("21:00Z", "2026-11-20T21:00+00:00"),
        ("9pm Europe/Berlin", "2026-11-20T21:00+01:00"),
        ("25:00 Asia/Tokyo", "2026-11-21T01:00+09:00"),
    ],
)
def test_a_time_elsewhere_keeps_its_offset(typed, end):
    assert on(typed).isoformat(timespec="minutes") == end


def test_on_the_night_of_the_change_the_end_has_the_offset_that_holds_then():
    late = on("27:30 Europe/Berlin", date(2026, 10, 24))  # the clock goes back at 3:00
    assert late.isoformat() == "2026-10-25T03:30:00+01:00"
    assert late - on("20:00 Europe/Berlin", date(2026, 10, 24)) == timedelta(hours=8, minutes=30)
    assert Clock()(Clock()("21:00")) == Clock()("21:00")


@pytest.mark.parametrize("typed", ["late", "30:00", "21:75", "21:00 Europe/Nowhere", ""])
def test_what_is_no_time_is_answered_with_the_forms(typed):
    with pytest.raises(typer.BadParameter, match="Europe/Berlin"):
        on(typed)
