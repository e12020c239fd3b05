"""Events, encounters and promises come back as they were put in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.model.event import Decision, Encounter, EventKind
from enishi.model.followup import Channel, FollowUp, FollowUpStatus
from tests.builders import EVENING, a_store, an_event, facts, later

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@given(
    purpose=words,
    place=words,
    wanted=st.lists(words).map(tuple),
    cap=st.integers(1, 99),
    kind=st.sampled_from(EventKind),
)
def test_an_event_comes_back_as_it_was(tmp_path_factory, **said):
    store = a_store(tmp_path_factory.mktemp("home"))
    with store.deed("event", "event", EVENING):
        event = store.events.add(an_event(**said))
    assert store.events.all() == (event,)
    assert store.events.get(event.id) == event
    changed = replace(event, purpose="another", cap=event.cap + 1)
    with store.deed("event", "event", EVENING):
        store.events.update(changed)
    assert store.events.named(event.name) == (changed,)
    store.close()


def test_meeting_twice_at_an_event_is_one_encounter(store):
    with store.deed("meet", "meet", EVENING):
        event, contact = store.events.add(an_event()), store.contacts.add(facts(name="Taro"))
        first, second = (store.events.meet(event.id, contact.id) for _time in range(2))
    assert first == second
    assert store.events.encounters(event.id) == (first,)


def test_a_promise_is_kept_once_an_encounter(store):
    with store.deed("meet", "meet", EVENING):
        event, contact = store.events.add(an_event()), store.contacts.add(facts(name="Taro"))
        met = store.events.meet(event.id, contact.id)
        for give in ("a book", "an introduction"):
            store.events.promise(FollowUp(met.id, "why", give, EVENING, Channel.EMAIL))
    kept = store.events.followup(met.id)
    assert (kept.give, kept.due_at) == ("an introduction", EVENING)


@pytest.mark.parametrize(
    ("one", "other", "stronger"),
    [
        (Decision.CONTACT, Decision.PASS, Decision.CONTACT),
        (Decision.PASS, Decision.TAKER, Decision.TAKER),
        (Decision.LATER, Decision.PASS, Decision.PASS),
        (Decision.LATER, None, Decision.LATER),
        (None, None, None),
    ],
)
def test_of_two_decisions_the_stronger_stays_whichever_came_first(one, other, stronger):
    for kept, gone in ((one, other), (other, one)):
        joined = Encounter(1, 1, decision=kept).joined(Encounter(1, 2, decision=gone))
        assert (joined.contact_id, joined.decision) == (1, stronger)


def test_two_promises_to_one_person_become_one(store):
    with store.deed("meet", "meet", EVENING):
        event = store.events.add(an_event())
        one, two = store.contacts.add(facts(name="Taro")), store.contacts.add(facts(name="Taro Y."))
        kept, gone = store.events.meet(event.id, one.id), store.events.meet(event.id, two.id)
        for each in (kept, gone):
            store.events.decide(each.id, Decision.CONTACT, EVENING)
        done = FollowUpStatus.COMPLETED
        store.events.promise(FollowUp(kept.id, "boats", "a book", later(days=2), Channel.EMAIL))
        store.events.promise(FollowUp(gone.id, "trains", "a book", later(days=1), Channel.PHONE, done))
        store.events.move_encounters(two.id, one.id)
    promise = store.events.followup(kept.id)
    assert (promise.why, promise.give, promise.due_at) == ("boats; trains", "a book", later(days=1))
    assert (promise.channel, promise.status) == (Channel.EMAIL, done)
    assert store.events.followup(gone.id) is None


def test_encounters_of_two_who_are_one_are_joined(store):
    with store.deed("meet", "meet", EVENING):
        both, alone = store.events.add(an_event("both")), store.events.add(an_event("alone"))
        one, two = store.contacts.add(facts(name="Taro")), store.contacts.add(facts(name="Taro Y."))
        kept, gone = store.events.meet(both.id, one.id), store.events.meet(both.id, two.id)
        moved = store.events.meet(alone.id, two.id)
        store.events.rewrite(replace(kept, note="boats"))
        store.events.rewrite(replace(gone, note="books"))
        store.events.decide(kept.id, Decision.LATER, EVENING)
        store.events.decide(gone.id, Decision.CONTACT, later(hours=1))
        store.events.promise(FollowUp(gone.id, "why", "give", EVENING, Channel.EMAIL))
        store.events.move_encounters(two.id, one.id)
    (joined,) = store.events.encounters(both.id)
    assert (joined.id, joined.note, joined.decision) == (kept.id, "boats\nbooks", Decision.CONTACT)
    assert store.events.followup(joined.id).give == "give"
    assert store.events.encounter(moved.id).contact_id == one.id


def test_the_number_of_an_event_that_was_undone_is_nobody_elses(store):
    """A phone may still have pictures for it."""
    numbers = []
    for name in ("One", "Two"):
        with store.deed("event", "event", EVENING):
            numbers.append(store.events.add(an_event(name)).id)
        store.undo(store.last_deed(), EVENING)
    assert numbers == [1, 2]
