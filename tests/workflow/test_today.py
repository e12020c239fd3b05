"""What to do now, the most urgent first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.urgent import Call, Task, most_urgent
from enishi.model.event import Decision
from enishi.model.followup import Fade
from enishi.model.tie import Care, Introduction, Progress, Upkeep
from enishi.workflow import today, triage, tries
from enishi.workflow.workspace import Workspace
from tests.builders import DAY, EVENING, a_contact, an_event, facts, later


@pytest.fixture
def wide(evening):
    evening.event = replace(evening.event, cap=9)
    with evening.store.deed("event", "event", EVENING):
        evening.store.events.update(evening.event)
    return evening


def at(evening, moment):
    workspace = Workspace(evening.workspace.settings, lambda: moment)
    workspace.__dict__["store"] = evening.store
    return workspace


def choose(evening, **said):
    contact, met = evening.meet(**said)
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats", give="a book")
    return contact


def calls(workspace):
    return [(task.call, task.contact.name if task.contact else task.event.name) for task in today.tasks(workspace)]


def test_a_must_comes_first_then_who_fades_then_tries_introductions_upkeep_and_the_evening(wide):
    with wide.store.deed("import", "import", EVENING):
        early = wide.store.events.add(an_event("Early", DAY - timedelta(days=1)))
    for name in ("Fresh", "Must", "Tried"):
        choose(wide, name=name)
    with wide.store.deed("import", "import", EVENING):
        fading = wide.store.contacts.add(facts(name="Fading"))
        met = wide.store.events.meet(early.id, fading.id)
    triage.decide(met, Decision.CONTACT, wide.workspace)
    named = {each.name: each for each in wide.store.contacts.each()}
    tries.must(named["Must"], wide.workspace)
    tries.contacted(named["Tried"], None, at(wide, later(days=-1)))
    introduced, kept = (wide.meet(name=name)[0] for name in ("Introduced", "Kept"))
    with wide.store.deed("ties", "ties", EVENING):
        long_ago = later(days=-60)
        wide.store.ties.introductions.add(
            Introduction("wish", introduced.id, kept.id, None, "", Progress.ASKED, long_ago, long_ago)
        )
        wide.store.ties.upkeeps.add(Upkeep(kept.id, Care.RHYTHM, long_ago, 2))
    found = calls(at(wide, later(days=4)))
    assert [call for call, _whom in found] == sorted(call for call, _whom in found)
    assert [call for call, _whom in found if call < Call.INTRODUCE] == [Call.MUST, Call.WRITE, Call.WRITE, Call.TRY]
    assert {call for call, _whom in found} == set(Call)
    assert found[1] == (Call.WRITE, "Fading")
    assert found[-1][0] is Call.DECIDE


def test_each_task_tells_why_what_to_give_and_how_far_the_meeting_has_faded(evening):
    contact = choose(evening, name="A", email="a@a.example")
    (task,) = today.tasks(at(evening, later(hours=80)))
    assert (task.contact.id, task.words, task.give, task.fade) == (contact.id, "boats", "a book", Fade.LAST_CALL)
    assert task.fades_in == timedelta(hours=88)


def test_what_has_faded_is_not_nagged_about(evening):
    choose(evening, name="A")
    evening.meet(name="Undecided")
    assert len(today.tasks(at(evening, later(days=6)))) == 2
    assert today.tasks(at(evening, later(days=8))) == ()


def test_an_evening_that_goes_on_and_one_that_is_done_ask_nothing(evening):
    evening.meet(name="A")
    assert today.tasks(at(evening, later(hours=-1))) == ()
    for met in evening.store.events.encounters(evening.event.id):
        triage.decide(met, Decision.PASS, evening.workspace)
    assert today.tasks(evening.workspace) == ()


def test_what_did_not_arrive_is_tried_again(evening):
    contact = choose(evening, name="A")
    tries.contacted(contact, None, evening.workspace)
    tries.heard(contact, tries.Outcome.BOUNCED, evening.workspace)
    (task,) = today.tasks(at(evening, later(days=4)))
    assert (task.call, "did not arrive" in task.words) == (Call.TRY, True)


@pytest.mark.parametrize("how", ["silent", "taker"])
def test_who_is_not_to_be_contacted_never_comes_up(evening, how):
    contact = choose(evening, name="A")
    tries.must(contact, evening.workspace)
    if how == "silent":
        tries.silence(contact, evening.workspace)
    else:
        with evening.store.deed("import", "import", EVENING):
            other = evening.store.events.add(an_event("Other", DAY - timedelta(days=90)))
            met = evening.store.events.meet(other.id, contact.id)
        triage.decide(met, Decision.TAKER, evening.workspace)
    for days in range(0, 30, 3):
        assert [task for task in today.tasks(at(evening, later(days=days))) if task.contact] == []


tasks = st.builds(
    Task,
    call=st.sampled_from(Call),
    by=st.integers(0, 99).map(lambda hours: later(hours=hours)),
    words=st.just(""),
    contact=st.one_of(st.none(), st.integers(1, 5).map(a_contact)),
)


@given(st.lists(tasks, max_size=12))
def test_the_most_urgent_comes_first_and_everybody_once(given_tasks):
    found = most_urgent(given_tasks)
    assert [(each.call, each.by) for each in found] == sorted((each.call, each.by) for each in found)
    people = [each.contact.id for each in found if each.contact]
    assert len(people) == len(set(people))
    assert set(people) == {each.contact.id for each in given_tasks if each.contact}
