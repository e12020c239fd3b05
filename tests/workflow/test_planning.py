"""Events that are still to come: planned, changed, and the next of a series."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from enishi.errors import NotFoundError, UsageError
from enishi.model.ending import Ending
from enishi.model.event import Decision
from enishi.workflow import agenda, planning, triage
from enishi.workflow.agenda import Wishes
from tests.builders import DAY, EVENING, a_workspace
from tests.store.test_journal import snapshot

NEXT_WEEK = DAY + timedelta(days=7)
BERLIN = ZoneInfo("Europe/Berlin")


def test_an_event_is_planned_once_and_undone(workspace):
    before = snapshot(workspace.store)
    event = planning.plan(Wishes("Mixer", NEXT_WEEK, purpose="boats", wanted=(" 物流 ", "")), workspace)
    assert (event.held_on, event.purpose, event.wanted) == (NEXT_WEEK, "boats", ("物流",))
    assert agenda.planned(workspace) == (event,)
    with pytest.raises(UsageError, match="already"):
        planning.plan(Wishes("Mixer", NEXT_WEEK), workspace)
    workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert snapshot(workspace.store) == before


def test_an_event_without_a_name_or_a_rhythm_without_a_series_is_refused(workspace):
    before = snapshot(workspace.store)
    for wishes, rhythm in ((Wishes(" "), None), (Wishes("Mixer"), 7)):
        with pytest.raises(UsageError):
            planning.plan(wishes, workspace, rhythm)
    assert snapshot(workspace.store) == before


def test_an_event_of_today_that_was_planned_is_the_one_that_cards_come_from(workspace):
    event = planning.plan(Wishes("Mixer", ending=Ending(time(1, 0))), workspace)
    assert event.held_on == agenda.local_day(workspace)
    assert event.ends_at > EVENING
    assert agenda.intended(Wishes("Mixer", place="Yokohama"), workspace) == replace(event, place="Yokohama")


@pytest.mark.parametrize("typed", ["AI Night", "ai night", " ＡＩ  Night "])
def test_an_event_is_known_again_however_its_name_is_typed(workspace, typed):
    event = planning.plan(Wishes("AI Night"), workspace)
    assert agenda.intended(Wishes(typed), workspace) == event
    assert agenda.intended(Wishes("AI Nights"), workspace).id == 0


def test_cards_taken_in_after_midnight_are_of_the_evening_that_was_planned(tmp_path):
    afternoon = a_workspace(tmp_path / "home", datetime(2026, 11, 20, 15, 0).astimezone())
    event = planning.plan(Wishes("Mixer", ending=Ending(time(1, 0))), afternoon)
    afternoon.close()
    past_midnight = a_workspace(tmp_path / "home", datetime(2026, 11, 21, 0, 40).astimezone())
    assert agenda.intended(Wishes("Mixer"), past_midnight) == event
    assert event.ends_at > past_midnight.now()
    past_midnight.close()


def test_the_next_of_a_series_is_not_taken_for_the_last(workspace):
    last = planning.plan(Wishes("AI night", DAY, series="AI night"), workspace, 28)
    coming = planning.next_of("AI", workspace)
    assert coming.held_on == DAY + timedelta(days=28)
    assert agenda.intended(Wishes("AI night"), workspace).id == last.id
    assert agenda.named("AI", workspace) == agenda.latest(workspace) == last
    assert agenda.named(coming.held_on.isoformat(), workspace) == coming


def test_cards_of_what_is_only_planned_are_asked_about(workspace):
    planning.plan(Wishes("Mixer", NEXT_WEEK), workspace)
    with pytest.raises(UsageError, match="2026-11-27") as caught:
        agenda.intended(Wishes("Mixer"), workspace)
    assert "events edit" in caught.value.hint
    with pytest.raises(NotFoundError):
        agenda.latest(workspace)


def test_what_is_planned_already_is_not_planned_twice(workspace):
    planning.plan(Wishes("AI night", DAY, series="AI night", cap=3), workspace, 28)
    first = planning.next_of("ai night", workspace)
    assert planning.next_of("AI", workspace) == first
    assert (first.cap, first.series) == (3, "AI night")
    assert len(workspace.store.events.all()) == 2


def test_a_series_without_rhythm_or_name_is_said_with_a_way_out(workspace):
    planning.plan(Wishes("AI night", DAY, series="AI night"), workspace)
    with pytest.raises(UsageError, match="How often"):
        planning.next_of("AI night", workspace)
    assert planning.next_of("AI night", workspace, 7).held_on == NEXT_WEEK
    assert [each.days for each in workspace.store.ties.series.all()] == [7]
    with pytest.raises(NotFoundError) as caught:
        planning.next_of("Chess", workspace)
    assert "--series" in caught.value.hint


def test_the_rhythm_of_a_series_can_change_or_end(workspace):
    event = planning.plan(Wishes("AI night", DAY, series="AI night"), workspace, 28)
    planning.change(event, Wishes(""), workspace, 0)
    with pytest.raises(UsageError, match="How often"):
        planning.next_of("AI night", workspace)


def test_an_event_is_moved_with_its_end(workspace):
    event = planning.plan(Wishes("Mixer", NEXT_WEEK, ending=Ending(time(0, 30), 1)), workspace)
    moved = planning.change(event, Wishes("Gala", NEXT_WEEK + timedelta(days=1)), workspace)
    assert (moved.name, moved.ends_at - event.ends_at) == ("Gala", timedelta(days=1))
    assert workspace.store.events.all() == (moved,)


def test_an_event_is_not_moved_upon_another(workspace):
    planning.plan(Wishes("Mixer", NEXT_WEEK), workspace)
    event = planning.plan(Wishes("Mixer", DAY), workspace)
    with pytest.raises(UsageError, match="already"):
        planning.change(event, Wishes("", NEXT_WEEK), workspace)


def test_an_event_elsewhere_ends_by_the_clock_there(tmp_path):
    workspace = a_workspace(tmp_path, datetime(2026, 10, 20, 12, 0, tzinfo=UTC))
    event = planning.plan(Wishes("Messe", date(2026, 10, 21), ending=Ending(time(21), 0, BERLIN)), workspace)
    assert event.ends_at == datetime(2026, 10, 21, 19, 0, tzinfo=UTC)
    (kept,) = workspace.store.events.all()
    assert kept.ends_at.utcoffset() == timedelta(hours=2)
    tokyo = replace(kept, ends_at=datetime(2026, 10, 21, 21, 0, tzinfo=timezone(timedelta(hours=9))))
    assert planning.change(tokyo, Wishes("", date(2026, 10, 22)), workspace).ends_at == tokyo.ends_at + timedelta(
        days=1
    )
    workspace.close()


def test_the_cap_is_lifted_with_a_reason_and_never_put_below_what_is_chosen(evening):
    event = planning.change(evening.event, Wishes("", cap=3), evening.workspace)
    met = [evening.meet(name=name)[1] for name in "AB"]
    with pytest.raises(UsageError, match="more than 3"):
        planning.change(event, Wishes("", cap=4), evening.workspace)
    lifted = planning.change(event, Wishes("", cap=4, cap_reason="two from one firm"), evening.workspace)
    assert (lifted.cap, lifted.cap_reason) == (4, "two from one firm")
    for each in met:
        triage.decide(each, Decision.CONTACT, evening.workspace)
    with pytest.raises(UsageError, match="2 people"):
        agenda.intended(Wishes(event.name, DAY, cap=1), evening.workspace)
