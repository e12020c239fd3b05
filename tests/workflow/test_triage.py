"""Decisions, the cap, the questions: what was answered is kept, what was put off comes back, all can be undone."""

from dataclasses import replace

import pytest

from enishi.errors import AnsweredError, DoNotContactError, ShortlistFullError, UndoConflictError, UsageError
from enishi.model.card import Property
from enishi.model.event import Decision
from enishi.model.tie import Introduction, Progress
from enishi.store import parting
from enishi.store.questions import Answer
from enishi.workflow import editing, planning, triage
from enishi.workflow.agenda import Wishes
from enishi.workflow.triage import Judgement
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
    triage.judge(met[2], Judgement(Decision.CONTACT, why="better", out=met[0]), evening.workspace)
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


def test_introductions_that_came_about_are_reasons(evening):
    (go_between, _), (target, _), (friend, _) = (evening.meet(name=name) for name in "ABC")
    ties = evening.store.ties.introductions
    with evening.store.deed("introduction", "introduction", EVENING):
        for between, whom, seeker, progress in (
            (go_between.id, target.id, None, Progress.MET),
            (None, friend.id, go_between.id, Progress.AGREED),
            (friend.id, target.id, None, Progress.ASKED),
        ):
            ties.add(Introduction("", between, whom, seeker, "", progress, EVENING, EVENING))
    told = {
        each.person.contact.name: [reason.words for reason in each.reasons]
        for each in triage.stack(evening.event, evening.workspace)
    }
    assert told == {
        "A": ["an introduction between you and B, C"],
        "B": ["introduced by A"],
        "C": ["an introduction between you and A"],
    }


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


def test_all_that_is_said_of_somebody_at_once_is_one_deed(evening):
    _contact, met = evening.meet(name="A")
    before = snapshot(evening.store)
    said = Judgement(Decision.CONTACT, note="boats", stars=2, why="pilot", give="a book", is_must=True)
    kept = triage.judge(met, said, evening.workspace)
    assert (kept.decision, kept.note, kept.stars) == (Decision.CONTACT, "boats", 2)
    promise = evening.store.events.followup(met.id)
    assert (promise.why, promise.give, promise.is_must) == ("pilot", "a book", True)
    triage.judge(met, Judgement(stars=3), evening.workspace)
    assert evening.store.events.followup(met.id) == promise
    triage.judge(met, Judgement(Decision.CONTACT, give="a venue"), evening.workspace)
    assert evening.store.events.followup(met.id) == replace(promise, give="a venue")
    for _step in range(3):
        evening.store.undo(evening.store.last_deed(), EVENING)
    assert snapshot(evening.store) == before


def test_the_cap_is_lifted_with_the_reason_in_one_deed(evening):
    met = [evening.meet(name=name)[1] for name in "ABCD"]
    for each in met[:2]:
        triage.decide(each, Decision.CONTACT, evening.workspace)
    before = snapshot(evening.store)
    triage.judge(met[2], Judgement(Decision.CONTACT, lift="two from one firm"), evening.workspace)
    triage.judge(met[3], Judgement(Decision.CONTACT, lift="a rare guest"), evening.workspace)
    event = evening.store.events.get(evening.event.id)
    assert (event.cap, event.cap_reason) == (4, "two from one firm; a rare guest")
    for _step in range(2):
        evening.store.undo(evening.store.last_deed(), EVENING)
    assert snapshot(evening.store) == before


def test_a_lifted_cap_is_not_taken_back_from_under_who_sits_there(evening):
    met = [evening.meet(name=name)[1] for name in "ABC"]
    for each in met[:2]:
        triage.decide(each, Decision.CONTACT, evening.workspace)
    planning.change(evening.event, Wishes("", cap=3, cap_reason="more"), evening.workspace)
    lifted = evening.store.last_deed()
    triage.decide(met[2], Decision.CONTACT, evening.workspace)
    with pytest.raises(UndoConflictError) as caught:
        evening.store.undo(lifted, EVENING)
    assert "C: contact" in caught.value.hint
    assert evening.store.events.get(evening.event.id).cap == 3


def test_who_has_no_seat_cannot_give_it_up(evening):
    met = [evening.meet(name=name)[1] for name in "AB"]
    with pytest.raises(UsageError, match="B has no seat"):
        triage.judge(met[0], Judgement(Decision.CONTACT, out=met[1]), evening.workspace)
    with pytest.raises(UsageError, match="A has no seat"):
        triage.judge(met[0], Judgement(Decision.CONTACT, out=met[0]), evening.workspace)


def test_who_does_not_want_to_be_written_to_is_not_chosen(evening):
    contact, met = evening.meet(name="A")
    with evening.store.deed("edit", "edit", EVENING):
        parting.silence(evening.store.db, contact.id)
    with pytest.raises(DoNotContactError, match="A does not want"):
        triage.decide(met, Decision.CONTACT, evening.workspace)
    triage.decide(met, Decision.PASS, evening.workspace)


def test_the_rest_is_passed_in_one_deed_and_comes_back_in_one(evening):
    met = [evening.meet(name=name)[1] for name in "ABCD"]
    triage.decide(met[0], Decision.CONTACT, evening.workspace)
    triage.decide(met[1], Decision.LATER, evening.workspace)
    before = snapshot(evening.store)
    assert [each.id for each in triage.rest(evening.event, evening.workspace, {met[2].id})] == [met[1].id, met[3].id]
    triage.pass_all(triage.rest(evening.event, evening.workspace), evening.event, evening.workspace)
    assert triage.stack(evening.event, evening.workspace) == ()
    assert triage.undo(evening.event, evening.workspace).turn is None
    assert snapshot(evening.store) == before


def test_undo_goes_back_through_the_evening_over_what_was_done_elsewhere(evening, tmp_path):
    contact, met = evening.meet(name="A")
    other, met_too = evening.meet(name="A.")
    evening.ask(other, contact)
    first = snapshot(evening.store)
    triage.answer(next(triage.doubts(evening.event, evening.workspace)), Answer.DIFFERENT, evening.workspace)
    triage.note(met, "boats", evening.workspace)
    triage.decide(met_too, Decision.PASS, evening.workspace)
    again = a_workspace(tmp_path / "home")
    with again.store.deed("event", "another event", EVENING):
        another = again.store.events.add(type(evening.event)("Gala", evening.event.held_on, evening.event.ends_at))
        elsewhere = again.store.events.meet(another.id, contact.id)
    triage.decide(elsewhere, Decision.PASS, again)
    editing.say(contact, {Property.TITLE: ["CEO"]}, again)
    edit = again.store.last_deed()
    assert triage.undo(evening.event, again, [edit]).deed.id == edit.id
    told = [triage.undo(evening.event, again, [edit]) for _step in range(4)]
    assert [each.turn if each else 0 for each in told] == [met_too.id, met.id, None, 0]
    assert told[2].deed.kind == "answer"
    for _step in range(2):
        again.store.undo(again.store.last_deed(), EVENING)
    assert snapshot(again.store) == first
    again.close()


def test_who_was_decided_on_elsewhere_is_not_decided_on_again(evening):
    _contact, shown = evening.meet(name="A")
    triage.decide(shown, Decision.TAKER, evening.workspace)
    with pytest.raises(AnsweredError, match="A was decided on elsewhere"):
        triage.judge(shown, Judgement(Decision.PASS, shown=shown), evening.workspace)
    triage.judge(shown, Judgement(note="boats", shown=shown), evening.workspace)
    again = evening.store.events.encounter(shown.id)
    assert (again.decision, again.note) == (Decision.TAKER, "boats")
    triage.judge(again, Judgement(Decision.PASS, shown=again), evening.workspace)
    assert evening.store.events.encounter(shown.id).decision is Decision.PASS
