import pytest

from enishi.model.card import Property
from enishi.workflow.intake import take_in
from enishi.workflow.outcome import AlreadyIn, Seen, TakenIn
from tests.builders import EVENING, a_workspace, an_event
from tests.workflow.readers import Scripted, photo
from tests.workflow.test_row import TEXTS


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path / "home")
    made.__dict__["engine"] = Scripted(TEXTS)
    yield made
    made.close()


@pytest.fixture
def row(tmp_path):
    """A colleague, then front and back of one card."""
    return [photo(tmp_path, name, shade) for name, shade in (("1.png", 210), ("2.png", 10), ("3.png", 60))]


def outcomes(paths, workspace):
    return [each for each in take_in(paths, an_event(), workspace) if not isinstance(each, Seen)]


def test_two_pictures_of_one_card_are_one_contact(row, workspace):
    colleague, both = outcomes(row, workspace)
    assert isinstance(both, TakenIn)
    assert (both.source, both.backs) == (str(row[1]), (str(row[2]),))
    assert (len(colleague.people), len(both.people)) == (1, 1)
    (met,) = both.people
    assert met.contact.value(Property.NAME_ROMAJI) == "Yoshihiro Takeuchi"
    event = workspace.store.events.get(1)
    assert workspace.store.cards.count(event.id) == 2
    kept = workspace.store.cards.get(2)
    assert [side.source for side in kept.card.sides] == [str(row[1]), str(row[2])]
    assert len(kept.pictures) == 2


def test_both_pictures_are_in_afterwards(row, workspace):
    outcomes(row, workspace)
    again = outcomes(row, workspace)
    assert [type(each) for each in again] == [AlreadyIn] * 3
    assert workspace.store.contacts.count() == 2


def test_one_undo_takes_both_back(row, workspace):
    outcomes(row, workspace)
    workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert workspace.store.contacts.count() == 0
    assert workspace.store.cards.pictures() == set()
    assert [type(each) for each in outcomes(row, workspace)] == [TakenIn] * 2


def test_failures_are_told_in_their_place(row, workspace, tmp_path):
    missing = tmp_path / "missing.png"
    blank = photo(tmp_path, "blank.png", 250)
    said = outcomes([row[1], missing, blank, row[2]], workspace)
    assert [each.source for each in said] == [str(row[1]), str(missing), str(blank), str(row[2])]
    assert [each.slug for each in said if not isinstance(each, TakenIn)] == ["missing-file", "no-card"]
    assert len(workspace.store.cards.rejections(1)) == 2


def test_another_enishi_that_was_faster(row, workspace):
    events = take_in(row[1:], an_event(), workspace)
    waiting, joined = next(events), next(events)
    assert isinstance(waiting, Seen)
    assert isinstance(joined, Seen)
    rival = a_workspace(workspace.settings.home)
    rival.__dict__["engine"] = Scripted(TEXTS)
    outcomes(row[2:], rival)
    rival.close()
    (said,) = [each for each in events if not isinstance(each, Seen)]
    assert isinstance(said, AlreadyIn)
    assert workspace.store.contacts.count() == 1
