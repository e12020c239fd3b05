"""Which event is meant, and what is told of it."""

from datetime import UTC, date, datetime

import pytest

from enishi.errors import NotFoundError, UsageError
from enishi.model.event import EventKind
from enishi.workflow import agenda
from enishi.workflow.agenda import Wishes
from tests.builders import EVENING, a_workspace, later


def keep(wishes, workspace):
    event = agenda.intended(wishes, workspace)
    with workspace.store.deed("event", "event", EVENING):
        return agenda.ensure(event, workspace)


def test_without_a_day_the_event_that_has_not_faded_is_meant(workspace):
    first = keep(Wishes("Mixer", purpose="boats"), workspace)
    again = agenda.intended(Wishes("Mixer", place="Yokohama"), workspace)
    assert (again.id, again.purpose, again.place) == (first.id, "boats", "Yokohama")


def test_without_a_day_a_faded_event_is_left_alone(workspace, tmp_path):
    keep(Wishes("Mixer"), workspace)
    next_month = a_workspace(tmp_path / "home", later(days=28))
    assert agenda.intended(Wishes("Mixer"), next_month).id == 0
    next_month.close()


def test_a_day_tells_the_evenings_of_a_series_apart(workspace):
    first = keep(Wishes("AI 勉強会", date(2026, 10, 20), kind=EventKind.STUDY_GROUP, series="AI 勉強会"), workspace)
    second = keep(Wishes("AI 勉強会", date(2026, 11, 17)), workspace)
    assert first.id != second.id
    assert keep(Wishes("AI 勉強会", date(2026, 10, 20)), workspace) == first


def test_who_has_the_cards_has_left_already(tmp_path):
    noon = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    workspace = a_workspace(tmp_path, noon)
    assert agenda.intended(Wishes("Lunch"), workspace).ends_at == noon
    workspace.close()


def test_cards_taken_in_at_dawn_come_from_the_evening_before(tmp_path):
    local = datetime(2026, 11, 21, 7, 30).astimezone()
    workspace = a_workspace(tmp_path, local)
    event = agenda.intended(Wishes("Mixer"), workspace)
    assert event.held_on == date(2026, 11, 20)
    assert event.ends_at == datetime(2026, 11, 20, 21, 0).astimezone()
    workspace.close()


@pytest.mark.parametrize("words", ["Harbour Mixer", "harbour", "2026-11-20"])
def test_an_event_is_found_by_name_part_or_day(workspace, words):
    event = keep(Wishes("Harbour Mixer", date(2026, 11, 20)), workspace)
    keep(Wishes("Other", date(2026, 11, 18)), workspace)
    assert agenda.named(words, workspace) == event


def test_an_event_still_to_come_has_no_cards(workspace):
    with pytest.raises(UsageError, match="2027-12-01"):
        agenda.intended(Wishes("Gala", date(2027, 12, 1)), workspace)


def test_no_event_is_said_with_a_way_out(workspace):
    with pytest.raises(NotFoundError) as caught:
        agenda.latest(workspace)
    assert "enishi import" in caught.value.hint
    with pytest.raises(NotFoundError, match="Gala"):
        agenda.named("Gala", workspace)
