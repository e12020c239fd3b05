"""Decisions, the cap, the questions: what was answered is kept, what was put off comes back, all can be undone."""

import pytest

from enishi.errors import AnsweredError, ShortlistFullError
from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.store.questions import Answer
from enishi.workflow import editing, triage
from tests.builders import EVENING, a_card, a_photo, a_workspace, facts
from tests.store.test_journal import snapshot


def names(stack):
    return [each.person.contact.name for each in stack]


def test_the_stack_is_the_ranking_and_gets_shorter(evening):
    evening.meet(name="Stranger")
    _mover, met = evening.meet(name="Mover", company="みなと物流")
    assert names(triage.stack(evening.event, evening.workspace)) == ["Mover", "Stranger"]
    triage.decide(met, Decision.PASS, evening.workspace)
    assert names(triage.stack(evening.event, evening.workspace)) == ["Stranger"]


def test_later_comes_back_at_the_end(evening):
    _first, met = evening.meet(name="First", company="みなと物流")
    evening.meet(name="Second")
    triage.decide(met, Decision.LATER, evening.workspace)
    assert names(triage.stack(evening.event, evening.workspace)) == ["Second", "First"]


def test_contact_makes_a_promise_and_anything_else_takes_it_back(evening):
    _contact, met = evening.meet(name="A", email="a@a.example")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats", give="a book")
    kept = evening.store.events.followup(met.id)
    assert (kept.why, kept.give) == ("boats", "a book")
    triage.decide(evening.store.events.encounter(met.id), Decision.PASS, evening.workspace)
    assert evening.store.events.followup(met.id) is None


def test_the_cap_holds_and_one_in_means_one_out(evening):
    met = [evening.meet(name=name)[1] for name in "ABC"]
    for each in met[:2]:
        triage.decide(each, Decision.CONTACT, evening.workspace)
    with pytest.raises(ShortlistFullError):
        triage.decide(met[2], Decision.CONTACT, evening.workspace)
    triage.swap(met[0], met[2], evening.workspace, why="better")
    assert [each.id for each in triage.seats(evening.event, evening.workspace)] == [met[1].id, met[2].id]
    assert evening.store.events.encounter(met[0].id).decision is Decision.LATER
    assert evening.store.events.followup(met[0].id) is None
    evening.store.undo(evening.store.last_deed(), EVENING)
    assert [each.id for each in triage.seats(evening.event, evening.workspace)] == [met[0].id, met[1].id]


def test_deciding_contact_again_needs_no_second_seat(evening):
    met = [evening.meet(name=name)[1] for name in "AB"]
    for each in met:
        triage.decide(each, Decision.CONTACT, evening.workspace)
    again = evening.store.events.encounter(met[0].id)
    triage.decide(again, Decision.CONTACT, evening.workspace, give="an introduction")
    assert evening.store.events.followup(met[0].id).give == "an introduction"


def test_a_whole_evening_is_undone_step_by_step(evening):
    met = [evening.meet(name=name)[1] for name in "ABC"]
    states = []
    for each, decision in zip(met, [Decision.CONTACT, Decision.TAKER, Decision.LATER], strict=True):
        states.append(snapshot(evening.store))
        triage.decide(each, decision, evening.workspace)
    states.append(snapshot(evening.store))
    triage.note(met[0], "boats", evening.workspace)
    while states:
        evening.store.undo(evening.store.last_deed(), EVENING)
        assert snapshot(evening.store) == states.pop()


def test_a_taker_is_passed_over_at_the_next_event_too(evening):
    taker, met = evening.meet(name="Taker")
    triage.decide(met, Decision.TAKER, evening.workspace)
    with evening.store.deed("import", "import", EVENING):
        other = evening.store.events.add(type(evening.event)("Next", evening.event.held_on, evening.event.ends_at))
        evening.store.events.meet(other.id, taker.id)
    assert triage.stack(other, evening.workspace) == ()


def test_colleagues_and_earlier_meetings_are_reasons(evening):
    contact, _met = evening.meet(name="A", company="Minato")
    evening.meet(name="B", company="Minato")
    with evening.store.deed("import", "import", EVENING):
        before = evening.store.events.add(
            type(evening.event)("Spring", evening.event.held_on.replace(month=3), evening.event.ends_at)
        )
        evening.store.events.meet(before.id, contact.id)
    (first, _second) = triage.stack(evening.event, evening.workspace)
    words = [reason.words for reason in first.reasons]
    assert words == ["met before: Spring, 2026-03-20", "you know there: B"]


def test_the_same_person_becomes_one_and_can_become_two_again(evening):
    known, _ = evening.meet(name="高橋", email="t@old.example")
    newcomer, met = evening.meet(name="髙橋", email="t@new.example")
    evening.ask(newcomer, known)
    before = snapshot(evening.store)
    (doubt,) = triage.doubts(evening.event, evening.workspace)
    assert (doubt.newcomer.id, doubt.known.id) == (newcomer.id, known.id)
    triage.answer(doubt, Answer.SAME, evening.workspace)
    one = evening.store.contacts.get(newcomer.id)
    assert one.id == known.id
    assert set(one.values(Property.EMAIL)) == {"t@old.example", "t@new.example"}
    assert len(evening.store.events.encounters(evening.event.id)) == 1
    assert list(triage.doubts(None, evening.workspace)) == []
    evening.store.undo(evening.store.last_deed(), EVENING)
    assert snapshot(evening.store) == before
    assert evening.store.events.encounter(met.id).contact_id == newcomer.id


def test_a_question_answered_elsewhere_is_not_answered_again(evening):
    known, _ = evening.meet(name="Tanaka")
    newcomer, _ = evening.meet(name="Tanaka")
    evening.ask(newcomer, known)
    (doubt,) = triage.doubts(evening.event, evening.workspace)
    triage.answer(doubt, Answer.SAME, evening.workspace)
    with pytest.raises(AnsweredError):
        triage.answer(doubt, Answer.DIFFERENT, evening.workspace)


def test_different_people_are_not_asked_about_again(evening):
    known, _ = evening.meet(name="Tanaka")
    newcomer, _ = evening.meet(name="Tanaka")
    evening.ask(newcomer, known)
    (doubt,) = triage.doubts(evening.event, evening.workspace)
    triage.answer(doubt, Answer.DIFFERENT, evening.workspace)
    evening.ask(newcomer, known)
    assert list(triage.doubts(evening.event, evening.workspace)) == []
    assert len(evening.store.events.encounters(evening.event.id)) == 2


def test_doubtful_fields_are_shown_until_they_are_mended(evening):
    contact, met = evening.meet(name="A")
    card = a_card(name="A", email="a@a.example", confidence=0.3)
    with evening.store.deed("import", "import", EVENING):
        photo = evening.store.cards.add_photo(a_photo(), evening.event.id, EVENING)
        card_id = evening.store.cards.add(photo, card, ["picture"])
        met = evening.store.events.meet(evening.event.id, contact.id, [card_id])
    assert [each.property for each in triage.doubtful(met, evening.workspace)] == [Property.NAME, Property.EMAIL]
    editing.say(contact, {Property.NAME: ["B"]}, evening.workspace)
    assert [each.property for each in triage.doubtful(met, evening.workspace)] == [Property.EMAIL]


def test_answers_survive_closing(evening, tmp_path):
    _contact, met = evening.meet(name="A")
    triage.decide(met, Decision.CONTACT, evening.workspace)
    evening.workspace.close()
    again = a_workspace(tmp_path / "home")
    assert [each.id for each in triage.seats(evening.event, again)] == [met.id]
    with again.store.deed("edit", "edit", EVENING):
        again.store.contacts.tell(met.contact_id, facts(name="B"))
    again.close()
