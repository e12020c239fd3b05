"""`enishi events`: planned, changed, the next of a series."""

from datetime import UTC, datetime, timedelta

import pytest

TODAY = datetime.now(UTC).astimezone().date()


def test_an_evening_is_planned_changed_and_shown(enishi):
    ran = enishi(
        *("events", "add", "Harbour Mixer", "--date", "in 3 days", "--ends", "25:00", "--place", "Yokohama"),
        *("--purpose", "find a logistics partner", "--want", "物流", "--want", "cold chain", "--cap", "3"),
    )
    day, after = TODAY + timedelta(days=3), TODAY + timedelta(days=4)
    assert ran.status == 0
    assert str(day) in ran.out
    assert f"{after} 01:00" in ran.out
    assert "still to come" in enishi("events", "list").out
    assert enishi("events", "edit", "harbour", "--want", "", "--ends", "9pm").status == 0
    (record,) = enishi("events", "list", "--json").records
    assert (record["date"], record["wanted"], record["cap"]) == (str(day), [], 3)
    assert record["ends"].startswith(f"{day}T21:00")
    assert "logistics" in enishi("events", "show", "Harbour").out
    enishi("undo")
    assert enishi("events", "list", "--json").records[0]["wanted"] == ["物流", "cold chain"]


def test_the_next_of_a_series_follows_its_rhythm(enishi):
    enishi("events", "add", "AI 勉強会", "--date", TODAY, "--series", "AI 勉強会", "--every", "隔週")
    for _again in range(2):
        assert str(TODAY + timedelta(days=14)) in enishi("events", "next", "ai").out
    assert len(enishi("events", "list", "--json").records) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "Mixer", "--date", "someday"], "next Friday"),
        (["add", "Mixer", "--ends", "late"], "Europe/Berlin"),
        (["add", "Mixer", "--series", "S", "--every", "often"], "monthly"),
        (["add", "Mixer", "--every", "4w"], "--series"),
        (["add", "Gala", "--date", str(TODAY)], "already"),
        (["edit", "Gala"], "what to change"),
    ],
)
def test_what_is_not_understood_is_answered_with_what_is(enishi, words, told):
    enishi("events", "add", "Gala", "--date", TODAY)
    ran = enishi("events", *words)
    assert ran.status == 2
    assert told in ran.err
