"""Two made one and one made two: what is kept, what comes back, and that all of it can be undone in any order."""

import pytest

from enishi.errors import NotFoundError, UndoConflictError, UsageError
from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Favour, Recall, Way
from enishi.store import parting
from enishi.workflow import editing, merging, triage
from tests.builders import EVENING
from tests.store.test_journal import snapshot
from tests.workflow.people import Cards


class Mixer:
    """An evening of people with cards."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.store = workspace.store
        self.cards = Cards(self.store)

    def meet(self, contact=None, event="Harbour Mixer", **said):
        with self.store.deed("import", f"import for {event}", EVENING):
            return self.cards.hand_in(self.cards.event(event), contact, **said)

    def encounter(self, contact, event="Harbour Mixer"):
        (event,) = self.store.events.named(event)
        (met,) = [each for each in self.store.events.encounters_with(contact.id) if each.event_id == event.id]
        return met

    def decide(self, contact, decision, **more):
        triage.decide(self.encounter(contact), decision, self.workspace, **more)

    def note(self, contact, text):
        triage.note(self.encounter(contact), text, self.workspace)

    def merge(self, kept, gone):
        merged = merging.merge(self.store.contacts.get(kept.id), self.store.contacts.get(gone.id), self.workspace)
        return merged, self.store.last_deed()

    def split(self, contact, card):
        return merging.split(self.store.contacts.get(contact.id), card, self.workspace)

    def undo(self, deed):
        self.store.undo(deed, EVENING)


@pytest.fixture
def mixer(workspace):
    return Mixer(workspace)


def test_a_merge_takes_everything_over_and_says_what(mixer):
    kept, _ = mixer.meet(name="高橋 美咲", email="m@one.example")
    gone, _ = mixer.meet(event="Spring Mixer", name="髙橋 美咲", email="m@one.example", title="課長")
    merged, _deed = mixer.merge(kept, gone)
    assert [(fact.property, fact.value) for fact in merged.taken] == [
        (Property.NAME, "髙橋 美咲"),
        (Property.TITLE, "課長"),
    ]
    assert [event.name for event in merged.meetings] == ["Spring Mixer"]
    assert merged.contact.id == kept.id
    assert mixer.store.contacts.get(gone.id) == merged.contact
    assert mixer.store.contacts.with_uid(gone.uid) == merged.contact
    assert len(mixer.store.events.encounters_with(kept.id)) == 2


def test_who_is_one_already_is_not_merged(mixer):
    kept, _ = mixer.meet(name="A")
    gone, _ = mixer.meet(name="B")
    mixer.merge(kept, gone)
    with pytest.raises(UsageError):
        mixer.merge(kept, gone)


def test_whoever_was_told_apart_can_be_merged_and_it_is_said(mixer):
    one, _ = mixer.meet(name="A")
    two, _ = mixer.meet(name="A")
    with mixer.store.deed("apart", "apart", EVENING):
        mixer.store.questions.tell_apart(one.id, two.id, EVENING)
    merged, deed = mixer.merge(two, one)
    assert merged.were_apart
    mixer.undo(deed)
    assert mixer.store.questions.apart() == {(one.id, two.id)}


@pytest.mark.parametrize("silent", ["kept", "gone", "last"])
def test_silence_survives_every_merge_and_the_undo_of_another(mixer, silent):
    people = {name: mixer.meet(name=name)[0] for name in ("kept", "gone", "last")}
    with mixer.store.deed("silence", "silence", EVENING):
        parting.silence(mixer.store.db, people[silent].id)
    _, first = mixer.merge(people["kept"], people["gone"])
    _, second = mixer.merge(people["kept"], people["last"])
    assert mixer.store.contacts.get(people["kept"].id).do_not_contact
    mixer.undo(first)
    assert mixer.store.contacts.get(people["kept"].id).do_not_contact == (silent != "gone")
    assert mixer.store.contacts.get(people["gone"].id).do_not_contact == (silent == "gone")
    mixer.undo(second)
    assert [name for name, each in people.items() if mixer.store.contacts.get(each.id).do_not_contact] == [silent]


def test_overlapping_merges_are_undone_in_any_order(mixer):
    one, two, three = (mixer.meet(event=name, name=name)[0] for name in "ABC")
    before = snapshot(mixer.store)
    _, first = mixer.merge(one, two)
    _, second = mixer.merge(one, three)
    mixer.undo(first)
    assert [each.name for each in mixer.store.contacts.each()] == ["A", "B"]
    assert set(mixer.store.contacts.get(one.id).values(Property.NAME)) == {"A", "C"}
    mixer.undo(second)
    assert snapshot(mixer.store) == before


def test_a_merge_of_what_was_merged_is_undone_first(mixer):
    one, two, three = (mixer.meet(event=name, name=name)[0] for name in "ABC")
    _, first = mixer.merge(two, three)
    _, second = mixer.merge(one, two)
    with pytest.raises(UndoConflictError) as caught:
        mixer.undo(first)
    assert f"B [{two.id}] became one with A [{one.id}]" in caught.value.hint
    mixer.undo(second)
    mixer.undo(first)
    assert mixer.store.contacts.count() == 3


def test_who_was_met_by_two_cards_at_one_event_is_two_again_with_what_was_said_of_each(mixer):
    kept, _ = mixer.meet(name="A", email="a@one.example")
    gone, card = mixer.meet(name="A", email="a@two.example")
    editing.say(gone, {Property.TITLE: ["CEO"]}, mixer.workspace)
    mixer.note(kept, "boats")
    mixer.note(gone, "books")
    mixer.decide(kept, Decision.LATER)
    mixer.decide(gone, Decision.CONTACT, why="reads a lot")
    merged, _ = mixer.merge(kept, gone)
    joined = mixer.encounter(merged.contact)
    assert (joined.note, joined.decision, len(joined.card_ids)) == ("boats\nbooks", Decision.CONTACT, 2)
    assert mixer.store.events.followup(joined.id).why == "reads a lot"

    made = mixer.split(kept, card)
    assert made.is_back
    assert (made.parted.id, made.parted.uid) == (gone.id, gone.uid)
    assert made.parted.value(Property.TITLE) == "CEO"
    assert made.contact.values(Property.EMAIL) == ("a@one.example",)
    here, there = mixer.encounter(made.contact), mixer.encounter(made.parted)
    assert (here.note, here.decision) == ("boats", Decision.LATER)
    assert (there.note, there.decision, there.card_ids) == ("books", Decision.CONTACT, (card,))
    assert mixer.store.events.followup(here.id) is None
    assert mixer.store.events.followup(there.id).why == "reads a lot"


def test_what_was_decided_since_stays_with_who_stays(mixer):
    kept, _ = mixer.meet(name="A")
    gone, card = mixer.meet(name="A")
    mixer.decide(gone, Decision.CONTACT, why="books")
    mixer.merge(kept, gone)
    mixer.decide(kept, Decision.CONTACT, why="boats")
    made = mixer.split(kept, card)
    here, there = mixer.encounter(made.contact), mixer.encounter(made.parted)
    assert (here.decision, there.decision) == (Decision.CONTACT, Decision.LATER)
    assert mixer.store.events.followup(here.id).why == "boats"
    assert mixer.store.events.followup(there.id) is None


def test_a_card_that_was_linked_becomes_somebody_new(mixer):
    contact, first = mixer.meet(name="A", title="主任")
    contact, second = mixer.meet(contact, event="Spring Mixer", name="A", title="課長")
    before = snapshot(mixer.store)
    made = mixer.split(contact, second)
    assert not made.is_back
    assert (made.contact.value(Property.TITLE), made.parted.value(Property.TITLE)) == ("主任", "課長")
    assert merging.cards(made.contact, mixer.workspace) == (first,)
    assert merging.cards(made.parted, mixer.workspace) == (second,)
    assert mixer.store.questions.apart() == {(contact.id, made.parted.id)}
    mixer.undo(mixer.store.last_deed())
    assert snapshot(mixer.store) == before


def test_of_two_cards_of_one_evening_one_takes_an_encounter_of_its_own(mixer):
    contact, _ = mixer.meet(name="A")
    contact, second = mixer.meet(contact, name="B")
    mixer.decide(contact, Decision.PASS)
    made = mixer.split(contact, second)
    assert mixer.encounter(made.contact).decision is Decision.PASS
    assert mixer.encounter(made.parted).decision is None


def test_of_who_came_with_two_cards_the_other_stays_with_what_they_said_by_hand(mixer):
    kept, _ = mixer.meet(name="A")
    gone, first = mixer.meet(event="Spring Mixer", name="B")
    gone, second = mixer.meet(gone, event="Summer Mixer", name="B", title="CEO")
    editing.say(gone, {Property.NOTE: ["tall"]}, mixer.workspace)
    mixer.merge(kept, gone)
    made = mixer.split(kept, first)
    assert (made.parted.id, made.parted.values(Property.NOTE)) == (gone.id, ())
    assert merging.cards(made.contact, mixer.workspace) == (1, second)
    assert made.contact.value(Property.TITLE) == "CEO"


def test_who_was_merged_twice_comes_back_out_of_the_last(mixer):
    one, two = mixer.meet(event="1", name="A")[0], mixer.meet(event="2", name="B")[0]
    three, card = mixer.meet(event="3", name="C")
    mixer.merge(two, three)
    mixer.merge(one, two)
    made = mixer.split(one, card)
    assert made.parted.id == three.id
    assert mixer.encounter(made.parted, "3").card_ids == (card,)
    assert mixer.store.contacts.get(two.id).id == one.id


def test_nobody_is_split_into_nothing_or_by_a_card_of_others(mixer):
    contact, card = mixer.meet(name="A")
    _other, foreign = mixer.meet(name="B")
    before = snapshot(mixer.store)
    with pytest.raises(UsageError):
        mixer.split(contact, card)
    with pytest.raises(NotFoundError, match=str(foreign)):
        mixer.split(contact, foreign)
    assert snapshot(mixer.store) == before


@pytest.mark.parametrize("since", [False, True])
def test_silence_stays_with_both_if_nobody_knows_who_asked_for_it(mixer, since):
    kept, _ = mixer.meet(event="1", name="A")
    gone, card = mixer.meet(event="2", name="A")

    def silence():
        with mixer.store.deed("silence", "silence", EVENING):
            parting.silence(mixer.store.db, kept.id)

    if not since:
        silence()
    mixer.merge(kept, gone)
    if since:
        silence()
    made = mixer.split(kept, card)
    assert made.contact.do_not_contact
    assert made.parted.do_not_contact == since


def test_a_new_contact_of_who_asked_for_silence_has_it_too(mixer):
    contact, _ = mixer.meet(event="1", name="A")
    contact, card = mixer.meet(contact, event="2", name="A")
    with mixer.store.deed("silence", "silence", EVENING):
        parting.silence(mixer.store.db, contact.id)
    assert mixer.split(contact, card).parted.do_not_contact


def test_what_came_back_stands_in_the_way_of_the_merge(mixer):
    kept, _ = mixer.meet(event="1", name="A")
    gone, card = mixer.meet(event="2", name="A")
    _, merged = mixer.merge(kept, gone)
    mixer.split(kept, card)
    parted = mixer.store.last_deed()
    mixer.merge(gone, kept)
    for deed, later in ((merged, "split off"), (parted, "became one")):
        with pytest.raises(UndoConflictError) as caught:
            mixer.undo(deed)
        assert later in caught.value.hint


def test_what_was_done_for_somebody_goes_and_comes_back_with_them(mixer):
    kept, _ = mixer.meet(name="A")
    gone, card = mixer.meet(name="A")
    mixer.decide(gone, Decision.CONTACT, why="books")
    ties, met = mixer.store.ties, mixer.encounter(gone)
    promise = mixer.store.events.followup(met.id)
    with mixer.store.deed("done", "done", EVENING):
        ties.favours.add(Favour(gone.id, Way.GAVE, "a book", EVENING.date()))
        ties.attempts.add(Attempt(gone.id, EVENING, Channel.PHONE, followup_id=promise.id))
        ties.recalls.add(Recall(met.id, EVENING, EVENING, 1))
    mixer.merge(kept, gone)
    joined = mixer.encounter(kept)
    (attempt,) = ties.attempts.where(contact_id=kept.id)
    assert attempt.followup_id == mixer.store.events.followup(joined.id).id
    assert [each.level for each in ties.recalls.where(encounter_id=joined.id)] == [1]
    mixer.split(kept, card)
    (attempt,) = ties.attempts.where(contact_id=gone.id)
    assert attempt.followup_id == promise.id
    assert [each.what for each in ties.favours.where(contact_id=gone.id)] == ["a book"]
    assert [each.encounter_id for each in ties.recalls.all()] == [met.id]


def test_an_attempt_does_not_point_to_a_promise_that_stays_with_somebody_else(mixer):
    kept, _ = mixer.meet(name="A")
    gone, card = mixer.meet(name="A")
    mixer.decide(gone, Decision.CONTACT, why="books")
    promise = mixer.store.events.followup(mixer.encounter(gone).id)
    with mixer.store.deed("done", "done", EVENING):
        mixer.store.ties.attempts.add(Attempt(gone.id, EVENING, Channel.PHONE, followup_id=promise.id))
    mixer.merge(kept, gone)
    mixer.decide(kept, Decision.CONTACT, why="boats")
    mixer.split(kept, card)
    (attempt,) = mixer.store.ties.attempts.where(contact_id=gone.id)
    assert attempt.followup_id is None


def test_a_try_forgets_a_promise_that_leaves_with_a_card(mixer):
    contact, _card = mixer.meet(name="A")
    mixer.meet(contact, event="Spring Mixer", company="A Inc.")
    (card,) = mixer.encounter(contact, "Spring Mixer").card_ids
    triage.decide(mixer.encounter(contact, "Spring Mixer"), Decision.CONTACT, mixer.workspace)
    promise = mixer.store.events.followup(mixer.encounter(contact, "Spring Mixer").id)
    with mixer.store.deed("contacted", "contacted", EVENING):
        mixer.store.ties.attempts.add(Attempt(contact.id, EVENING, Channel.PHONE, followup_id=promise.id))
    mixer.split(contact, card)
    (attempt,) = mixer.store.ties.attempts.where(contact_id=contact.id)
    assert attempt.followup_id is None
