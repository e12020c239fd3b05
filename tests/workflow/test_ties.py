"""Upkeep, favours, and introductions that wait."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.errors import UsageError
from enishi.followup.upkeep import Standing
from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Care, Introduction, Outcome, Progress, Way
from enishi.store import parting
from enishi.workflow import merging, ties, triage
from tests.builders import EVENING, a_workspace, later
from tests.store.test_journal import snapshot


@pytest.fixture
def at(tmp_path):
    """The same store, seen so many days later."""
    opened = []

    def see(days):
        opened.append(a_workspace(tmp_path / "home", later(days=days)))
        return opened[-1]

    yield see
    for each in opened:
        each.close()


def silence(contact, store):
    with store.deed("edit", "silence", EVENING):
        parting.silence(store.db, contact.id)


def attempt(contact, days, store, outcome=None):
    with store.deed("attempt", "attempt", EVENING):
        store.ties.attempts.add(Attempt(contact.id, later(days=days), Channel.EMAIL, outcome=outcome))


def introduce(store, progress=Progress.ASKED, **who):
    people = {"between_id": None, "seeker_id": None, **who}
    with store.deed("introduction", "introduction", EVENING):
        return store.ties.introductions.add(
            Introduction("boats", topic="boats", progress=progress, asked_at=EVENING, changed_at=EVENING, **people)
        )


def test_a_tie_is_due_when_its_rhythm_has_passed_since_the_last_contact_of_any_kind(evening, at):
    contact, _met = evening.meet(name="A")
    ties.keep_up(contact, Care.RHYTHM, 21, evening.workspace)
    assert ties.upkeep_due(at(20)) == ()
    (due,) = ties.upkeep_due(at(22))
    assert (due.contact.name, due.since, due.why) == (
        "A",
        later(days=21),
        "silent for 22 days; you want a word every 21 days",
    )
    attempt(contact, 19, evening.store)
    assert ties.upkeep_due(at(22)) == ()
    ties.note_favour(contact, Way.GAVE, "a book", later(days=30).date(), at(31))
    assert ties.upkeep_due(at(50)) == ()
    introduce(evening.store, Progress.MET, target_id=contact.id)
    (due,) = ties.upkeep_due(at(52))
    assert due.since.date() == later(days=51).date()


def test_what_came_back_undelivered_is_no_contact(evening, at):
    contact, _met = evening.meet(name="A")
    ties.keep_up(contact, Care.RHYTHM, 21, evening.workspace)
    attempt(contact, 20, evening.store, Outcome.BOUNCED)
    assert len(ties.upkeep_due(at(22))) == 1


def test_only_two_at_a_time_and_the_longest_silence_by_its_own_rhythm_first(evening, at):
    for name, days in (("slow", 100), ("quick", 10), ("medium", 30)):
        ties.keep_up(evening.meet(name=name)[0], Care.RHYTHM, days, evening.workspace)
    assert [each.contact.name for each in ties.upkeep_due(at(79))] == ["quick", "medium"]
    assert [each.contact.name for each in ties.upkeep_due(at(101))] == ["medium", "slow"]
    quick = ties.upkeeps(at(101))[0]
    assert (quick.contact.name, quick.state.standing) == ("quick", Standing.QUIET)


@pytest.mark.parametrize("how", ["silence", "taker"])
def test_who_is_not_to_be_contacted_is_never_due(evening, at, how):
    contact, met = evening.meet(name="A")
    other, _met = evening.meet(name="B")
    ties.keep_up(contact, Care.RHYTHM, 21, evening.workspace)
    introduce(evening.store, Progress.AGREED, target_id=contact.id, between_id=other.id)
    assert len(ties.upkeep_due(at(22))) == len(ties.introductions_waiting(at(22))) == 1
    if how == "silence":
        silence(contact, evening.store)
    else:
        triage.decide(met, Decision.TAKER, evening.workspace)
    assert ties.upkeep_due(at(22)) == ()
    assert ties.introductions_waiting(at(22)) == ()


def test_a_new_decision_takes_the_place_of_the_old_one_and_undo_brings_it_back(evening, at):
    contact, _met = evening.meet(name="A")
    ties.keep_up(contact, Care.RHYTHM, 21, evening.workspace)
    before = snapshot(evening.store)
    kept = ties.keep_up(contact, Care.LASTS, 0, evening.workspace)
    assert kept.state.standing is Standing.LASTS
    assert ties.upkeep_due(at(22)) == ()
    evening.store.undo(evening.store.last_deed(), EVENING)
    assert snapshot(evening.store) == before


def test_of_two_who_become_one_the_later_decision_holds(evening, at):
    one, other = evening.meet(name="A")[0], evening.meet(name="B")[0]
    ties.keep_up(one, Care.RHYTHM, 21, evening.workspace)
    ties.keep_up(other, Care.LET_GO, 0, at(1))
    merging.merge(one, other, at(2))
    (kept,) = ties.upkeeps(at(30))
    assert (kept.contact.id, kept.upkeep.care) == (one.id, Care.LET_GO)


def test_introductions_wait_when_they_are_agreed_or_asked_a_week_ago(evening, at):
    target, between = evening.meet(name="Target")[0], evening.meet(name="Between")[0]
    introduce(evening.store, target_id=target.id, between_id=between.id)
    assert ties.introductions_waiting(at(6)) == ()
    (waiting,) = ties.introductions_waiting(at(7))
    assert (waiting.contact.name, waiting.since) == ("Between", EVENING)
    assert waiting.why == "was asked to introduce Target; no answer yet"
    introduce(evening.store, Progress.AGREED, target_id=target.id, seeker_id=between.id)
    introduce(evening.store, Progress.AGREED, target_id=target.id, between_id=between.id)
    introduce(evening.store, Progress.DECLINED, target_id=target.id, between_id=between.id)
    assert [each.why for each in ties.introductions_waiting(at(7))] == [
        "the introduction to Target is agreed; bring them together",
        "Between has agreed to introduce you; write to Target",
        "was asked to introduce Target; no answer yet",
    ]


def test_a_favour_of_today_or_before_is_kept(evening):
    contact, _met = evening.meet(name="A")
    assert ties.note_favour(contact, Way.TOOK, "advice", None, evening.workspace).done_on == EVENING.date()
    assert ties.note_favour(contact, Way.TOOK, "advice", date(2026, 1, 1), evening.workspace).done_on.year == 2026
    with pytest.raises(UsageError, match="2027"):
        ties.note_favour(contact, Way.GAVE, "x", date(2027, 1, 1), evening.workspace)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gone=st.booleans(), days=st.integers(1, 400), way=st.sampled_from(Way), what=st.text(min_size=1, max_size=5))
def test_whatever_is_kept_of_two_is_kept_of_the_one_they_become(workspace, gone, days, way, what):
    store = workspace.store
    with store.deed("import", "import", EVENING):
        one, other = store.contacts.add(()), store.contacts.add(())
    before = snapshot(store)
    for each in (one, other):
        ties.note_favour(each, way, what, None, workspace)
        attempt(each, -days, store)
        introduce(store, target_id=each.id)
    kept, lost = (other, one) if gone else (one, other)
    told = {name: len(getattr(store.ties, name).all()) for name in ("favours", "attempts", "introductions")}
    apart = snapshot(store)
    merging.merge(kept, lost, workspace)
    for name in ("favours", "attempts"):
        mine = getattr(store.ties, name).where(contact_id=kept.id)
        assert len(mine) >= 2
        assert len(getattr(store.ties, name).all()) == told[name]
    assert len(store.ties.introductions.where(target_id=kept.id)) >= 2
    store.undo(store.last_deed(), EVENING)
    assert snapshot(store) == apart
    for _each in range(6):
        store.undo(store.last_deed(), EVENING + timedelta(days=1))
    assert snapshot(store) == before
