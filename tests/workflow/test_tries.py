"""What was tried, what came of it, and what is planned next."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.errors import DoNotContactError, NoPromiseError, UsageError
from enishi.model.event import Decision
from enishi.model.followup import Channel, FollowUpStatus
from enishi.model.tie import Favour, Outcome, Way
from enishi.workflow import letters, outreach, today, triage, tries
from enishi.workflow.workspace import Workspace
from tests.builders import DAY, EVENING, an_event, later


@pytest.fixture
def chosen(evening):
    contact, met = evening.meet(name="Sakura", email="s@s.example", phone="+1")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats", give="a book")
    return contact


def at(evening, moment):
    """The same store, later."""
    workspace = Workspace(evening.workspace.settings, lambda: moment)
    workspace.__dict__["store"] = evening.store
    return workspace


def test_a_try_plans_the_next_and_the_third_without_an_answer_rests(evening, chosen):
    first = tries.contacted(chosen, None, at(evening, later(hours=12)), note="sent the book")
    assert (first.followup.status, first.attempts[0].channel) == (FollowUpStatus.IN_PROCESS, Channel.EMAIL)
    assert first.followup.due_at.date() == DAY + timedelta(days=5)
    assert "give something" in first.angles[0]
    tries.contacted(chosen, Channel.PHONE, at(evening, later(days=5)))
    third = tries.contacted(chosen, Channel.EMAIL, at(evening, later(days=17)))
    assert third.followup.parked_at == later(days=17)
    assert [each for each in today.tasks(at(evening, later(days=60))) if each.contact] == []
    answered = tries.heard(chosen, Outcome.REPLIED, at(evening, later(days=61)), note="on holiday")
    assert answered.followup.status is FollowUpStatus.COMPLETED
    assert (answered.attempts[-1].outcome, answered.attempts[-1].note) == (Outcome.REPLIED, "on holiday")


def test_who_writes_unasked_has_kept_the_promise_too(evening, chosen):
    found = tries.heard(chosen, Outcome.MET, evening.workspace)
    assert found.followup.status is FollowUpStatus.COMPLETED
    assert [each.outcome for each in found.attempts] == [Outcome.MET]


@pytest.mark.parametrize("outcome", [Outcome.NOTHING, Outcome.BOUNCED])
def test_nothing_can_come_of_what_was_not_tried(evening, chosen, outcome):
    with pytest.raises(NoPromiseError, match="Sakura"):
        tries.heard(chosen, outcome, evening.workspace)


def test_a_word_out_of_turn_is_kept_without_a_promise(evening):
    contact, _met = evening.meet(name="A")
    found = tries.contacted(contact, Channel.LETTER, evening.workspace)
    assert found.followup is None
    assert evening.store.ties.attempts.where(contact_id=contact.id)[0].followup_id is None


def test_tries_may_be_told_out_of_order(evening, chosen):
    late = at(evening, later(days=8))
    tries.contacted(chosen, Channel.PHONE, late, at=later(days=7))
    found = tries.contacted(chosen, Channel.EMAIL, late, at=later(days=1))
    assert [each.channel for each in found.attempts] == [Channel.EMAIL, Channel.PHONE]
    assert found.followup.due_at.date() == DAY + timedelta(days=17)


def test_nobody_has_written_in_the_future(evening, chosen):
    with pytest.raises(UsageError):
        tries.contacted(chosen, None, evening.workspace, at=later(days=1))


def test_a_promise_is_dropped_for_a_reason(evening, chosen):
    with pytest.raises(UsageError):
        tries.drop(chosen, " ", evening.workspace)
    assert tries.drop(chosen, "moved", evening.workspace).dropped_why == "moved"
    with pytest.raises(NoPromiseError):
        tries.drop(chosen, "again", evening.workspace)


def test_a_must_stays_on_top_even_when_it_has_faded(evening, chosen):
    other, met = evening.meet(name="Other")
    triage.decide(met, Decision.CONTACT, evening.workspace)
    tries.must(chosen, evening.workspace)
    late = at(evening, later(days=30))
    assert [task.contact.id for task in today.tasks(late) if task.contact] == [chosen.id]
    tries.must(chosen, evening.workspace, is_must=False)
    assert [task for task in today.tasks(late) if task.contact] == []
    assert other.id


def test_somebody_hard_to_reach_has_a_plan_of_their_own(evening, chosen):
    with pytest.raises(UsageError):
        tries.persist(chosen, [1, 7], evening.workspace)
    tries.persist(chosen, [3, 7, 14], evening.workspace)
    for day, following in ((1, 4), (5, 12), (13, 27)):
        found = tries.contacted(chosen, None, at(evening, later(days=day)))
        assert found.followup.due_at.date() >= DAY + timedelta(days=following)
        assert not found.followup.parked_at
    assert tries.contacted(chosen, None, at(evening, later(days=30))).followup.parked_at


def test_any_contact_logged_anywhere_sets_the_clock_back(evening, chosen):
    tries.contacted(chosen, None, at(evening, later(days=1)))
    due = at(evening, later(days=6))
    assert [task.call.name for task in today.tasks(due) if task.contact] == ["TRY"]
    with evening.store.deed("favour", "favour", EVENING):
        evening.store.ties.favours.add(Favour(chosen.id, Way.GAVE, "a book", later(days=5).date()))
    assert [task for task in today.tasks(due) if task.contact] == []
    assert [task for task in today.tasks(at(evening, later(days=12))) if task.contact]


def test_what_was_written_for_one_event_holds_for_the_others(evening, chosen):
    with evening.store.deed("import", "import", EVENING):
        event = evening.store.events.add(an_event("Second", DAY - timedelta(days=1)))
        met = evening.store.events.meet(event.id, chosen.id)
    triage.decide(met, Decision.CONTACT, evening.workspace)
    tries.contacted(chosen, None, evening.workspace)
    assert {each.status for each in tries.promises_to(chosen, evening.workspace)} == {FollowUpStatus.IN_PROCESS}


def test_silence_binds_everywhere_until_it_is_lifted(evening, chosen):
    tries.silence(chosen, evening.workspace)
    silent = evening.store.contacts.get(chosen.id)
    for refused in (
        lambda: tries.must(silent, evening.workspace),
        lambda: tries.persist(silent, [3], evening.workspace),
    ):
        with pytest.raises(DoNotContactError):
            refused()
    assert [task for task in today.tasks(evening.workspace) if task.contact] == []
    tries.silence(silent, evening.workspace, is_silent=False)
    assert [task.contact.name for task in today.tasks(evening.workspace) if task.contact] == ["Sakura"]


def test_who_only_takes_is_refused(evening):
    contact, met = evening.meet(name="Taker")
    triage.decide(met, Decision.TAKER, evening.workspace)
    with pytest.raises(DoNotContactError, match="takes"):
        tries.refuse(contact, evening.workspace)


steps = st.lists(
    st.one_of(
        st.sampled_from([*Outcome]),
        st.sampled_from([*Channel]),
        st.sampled_from(["drop", "must", "persist", "silence"]),
    ),
    max_size=6,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_undoing_step_by_step_gives_the_first_state_back(evening, steps):
    contact, met = evening.meet(name="Sakura", email="s@s.example")
    with evening.store.deed("cap", "cap", EVENING):
        evening.store.db.conn.execute("UPDATE events SET cap = 99")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats")
    before = _state(evening)
    marks = evening.store.last_deed().id
    for day, step in enumerate(steps):
        _do(step, evening.store.contacts.get(contact.id), at(evening, later(days=day * 3)))
    while evening.store.last_deed().id != marks:
        evening.store.undo(evening.store.last_deed(), EVENING)
    assert _state(evening) == before


def _do(step, contact, workspace):
    deeds = {
        "drop": lambda: tries.drop(contact, "why", workspace),
        "must": lambda: tries.must(contact, workspace),
        "persist": lambda: tries.persist(contact, [3, 7], workspace),
        "silence": lambda: tries.silence(contact, workspace),
    }
    try:
        if isinstance(step, Outcome):
            tries.heard(contact, step, workspace)
        elif isinstance(step, Channel):
            tries.contacted(contact, step, workspace)
        else:
            deeds[step]()
    except (NoPromiseError, DoNotContactError):
        pass


def _state(evening):
    tables = ("followups", "attempts", "contacts", "encounters")
    return [evening.store.db.conn.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps, days=st.integers(0, 40), is_taker=st.booleans())
def test_whatever_happened_who_is_not_to_be_contacted_is_nowhere(evening, steps, days, is_taker):
    contact, met = evening.meet(name="Sakura", email="s@s.example")
    with evening.store.deed("cap", "cap", EVENING):
        evening.store.db.conn.execute("UPDATE events SET cap = 99")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats")
    for day, step in enumerate(steps):
        _do(step, evening.store.contacts.get(contact.id), at(evening, later(days=day * 3)))
    if is_taker:
        triage.decide(met, Decision.TAKER, evening.workspace)
    else:
        tries.silence(contact, evening.workspace)
    then = at(evening, later(days=days))
    assert contact.id not in {task.contact.id for task in today.tasks(then) if task.contact}
    assert contact.id not in {promise.contact.id for promise in outreach.shortlist(None, then)}
    with pytest.raises(DoNotContactError):
        letters.draft(evening.store.contacts.get(contact.id), then)
