"""Any deed can be undone at any later time, unless a later one builds upon it; then that one is named."""

import pytest

from enishi.errors import NotFoundError, UndoConflictError
from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.model.followup import Channel, FollowUp
from tests.builders import EVENING, a_card, a_photo, an_event, facts, later
from tests.store.test_journal import snapshot


@pytest.fixture
def did(store):
    """Do something, and get the deed."""

    def do(summary, what):
        with store.deed("test", summary, EVENING):
            result = what()
        return store.last_deed(), result

    return do


def merge(store, kept, gone):
    store.events.move_encounters(gone.id, kept.id)
    store.contacts.absorb(kept.id, gone.id)


def refused(store, deed):
    before = snapshot(store)
    with pytest.raises(UndoConflictError) as caught:
        store.undo(deed, EVENING)
    assert snapshot(store) == before
    return caught.value.hint


def test_deeds_are_told_with_their_numbers_the_newest_first(store, did):
    one, _ = did("one", lambda: store.contacts.add(facts(name="One")))
    two, _ = did("two", lambda: store.contacts.add(facts(name="Two")))
    assert store.deeds(10) == (two, one)
    assert store.deeds(1) == (two,)
    store.undo(one, later(hours=1))
    assert [each.undone_at for each in store.deeds(10)] == [None, later(hours=1)]
    assert store.deed_numbered(two.id) == two
    with pytest.raises(NotFoundError, match="99"):
        store.deed_numbered(99)


def test_what_is_undone_is_not_undone_again(store, did):
    deed, _ = did("one", lambda: store.contacts.add(facts(name="One")))
    store.undo(deed, EVENING)
    with pytest.raises(UndoConflictError, match="already"):
        store.undo(deed, EVENING)


def test_deeds_that_have_nothing_to_do_with_each_other_are_undone_in_any_order(store, did):
    first, _ = did("one", lambda: store.contacts.add(facts(name="One")))
    second, two = did("two", lambda: store.contacts.add(facts(name="Two")))
    store.undo(first, EVENING)
    assert [each.id for each in store.contacts.each()] == [two.id]
    store.undo(second, EVENING)
    assert store.contacts.count() == 0


def test_of_the_deeds_that_changed_a_row_the_last_goes_first_even_if_the_row_says_the_same_again(store, did):
    _, (one, two) = did("add", lambda: [store.contacts.add(facts(name=name)) for name in ("One", "Two")])
    merged, _ = did("merge", lambda: merge(store, one, two))

    def split():
        store.db.conn.execute("UPDATE facts SET contact_id = ? WHERE value = 'Two'", [two.id])
        store.db.conn.execute("UPDATE contacts SET merged_into = NULL WHERE id = ?", [two.id])

    did("split", split)
    again, _ = did("merge again", lambda: merge(store, one, two))
    assert f"merge again” (enishi undo {again.id})" in refused(store, merged)


def test_whoever_points_to_what_would_go_is_named(store, did):
    first, (contact, event) = did("add", lambda: (store.contacts.add(facts(name="A")), store.events.add(an_event())))
    did("something else", lambda: store.contacts.add(facts(name="B")))
    did("the meeting", lambda: store.events.meet(event.id, contact.id))
    did("something else", lambda: store.contacts.add(facts(name="C")))
    assert "the meeting" in refused(store, first)


def test_a_row_that_was_changed_by_no_deed_is_left_alone(store, did):
    deed, contact = did("add", lambda: store.contacts.add(facts(name="A")))
    store.db.conn.execute("UPDATE facts SET value = 'B' WHERE contact_id = ?", [contact.id])
    store.db.conn.commit()
    assert "enishi history" in refused(store, deed)


def test_a_deleted_row_keeps_its_number_for_itself(store, did):
    def begin():
        event = store.events.add(an_event())
        people = [store.contacts.add(facts(name=name)) for name in ("One", "Two", "Three")]
        met = [store.events.meet(event.id, each.id) for each in people[:2]]
        store.events.decide(met[1].id, Decision.CONTACT, EVENING)
        store.events.promise(FollowUp(met[1].id, "why", "give", EVENING, Channel.EMAIL))
        return event, people, met

    _, (event, people, met) = did("begin", begin)
    merged, _ = did("merge", lambda: merge(store, people[0], people[1]))
    _, later_met = did("meet", lambda: store.events.meet(event.id, people[2].id))
    did("promise", lambda: store.events.promise(FollowUp(later_met.id, "why", "give", EVENING, Channel.EMAIL)))
    store.undo(merged, EVENING)
    assert [each.id for each in store.events.encounters(event.id)] == [met[0].id, met[1].id, later_met.id]
    assert store.events.followup(met[1].id).encounter_id == met[1].id


def test_nothing_comes_back_to_somebody_who_was_merged_away_since(store, did):
    _, (one, two, three) = did("add", lambda: [store.contacts.add(facts(name=name)) for name in ("1", "2", "3")])

    def part():
        store.db.conn.execute("UPDATE facts SET contact_id = ? WHERE contact_id = ?", [three.id, one.id])

    moved, _ = did("move", part)
    did("edit", lambda: store.contacts.tell(one.id, facts(company="Minato")))
    did("the merge", lambda: merge(store, two, one))
    assert "the merge" in refused(store, moved)


def test_two_cannot_become_each_others_shadow(store, did):
    _, (one, two) = did("add", lambda: [store.contacts.add(facts(name=name)) for name in ("1", "2")])
    merged, _ = did("merge", lambda: store.contacts.absorb(one.id, two.id))
    revive, _ = did(
        "revive", lambda: store.db.conn.execute("UPDATE contacts SET merged_into = NULL WHERE id = ?", [two.id])
    )
    did("merge back", lambda: store.contacts.absorb(two.id, one.id))
    assert "merge back" in refused(store, revive)
    assert "merge back" in refused(store, merged)


def test_a_card_and_what_it_said_stay_together(store, did):
    def begin():
        event = store.events.add(an_event())
        photo = store.cards.add_photo(a_photo(), event.id, EVENING)
        card = store.cards.add(photo, a_card(), ["picture"])
        one, two = (store.contacts.add(facts(name=name)) for name in ("1", "2"))
        store.events.meet(event.id, two.id)
        return event, card, one, two

    _, (event, card, one, two) = did("begin", begin)
    merged, _ = did("merge", lambda: merge(store, one, two))

    def again():
        (fact,) = facts(title="CEO")
        store.contacts.tell(one.id, [type(fact)(fact.property, fact.value, fact.origin, EVENING, card_id=card)])
        store.events.meet(event.id, one.id, [card])

    did("the next card", again)
    assert "the next card" in refused(store, merged)


def test_no_undo_makes_a_shortlist_longer_than_its_cap(store, did):
    def begin():
        event = store.events.add(an_event(cap=1))
        met = [store.events.meet(event.id, store.contacts.add(facts(name=name)).id) for name in ("1", "2")]
        store.events.decide(met[0].id, Decision.CONTACT, EVENING)
        return met

    _, met = did("begin", begin)
    put_off, _ = did("put off", lambda: store.events.decide(met[0].id, Decision.LATER, EVENING))
    chosen, _ = did("choose 2", lambda: store.events.decide(met[1].id, Decision.CONTACT, EVENING))
    assert "choose 2" in refused(store, put_off)
    store.undo(chosen, EVENING)
    store.undo(put_off, EVENING)
    assert store.events.encounter(met[0].id).decision is Decision.CONTACT


def test_deeds_from_before_a_column_came_can_still_be_undone(store, did):
    deed, contact = did("retire", lambda: store.contacts.add(facts(name="A")))
    retired, _ = did("retire", lambda: store.contacts.retire(contact.id, Property.NAME))
    store.db.conn.execute("ALTER TABLE facts ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")
    store.undo(retired, EVENING)
    assert store.contacts.get(contact.id).name == "A"
    store.undo(deed, EVENING)
    assert store.contacts.count() == 0
