"""A pair is asked about once; an answer closes it."""

from dataclasses import replace

import pytest

from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.store.questions import Answer
from tests.builders import EVENING, an_event, facts


@pytest.fixture
def asked(store):
    with store.deed("ask", "ask", EVENING):
        event = store.events.add(an_event())
        known, new = store.contacts.add(facts(name="Taro")), store.contacts.add(facts(name="Taro"))
        comparisons = (Comparison("name", Degree.SIMILAR, 3.25, "0.93 (髙/高)"),)
        match = Match(known.id, comparisons, 0.6, Verdict.POSSIBLE_LINK)
        store.questions.ask(new.id, event.id, match)
        store.questions.ask(new.id, event.id, match)
    return event, new, match


def test_a_pair_is_asked_about_once_and_comes_back_as_it_was(store, asked):
    event, new, match = asked
    (question,) = store.questions.open(event.id)
    assert (question.contact_id, question.event_id, question.match) == (new.id, event.id, match)
    assert list(store.questions.open(event.id + 1)) == []
    assert list(store.questions.open()) == [question]


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.DIFFERENT])
def test_an_answer_closes_it(store, asked, answer):
    (question,) = store.questions.open()
    with store.deed("answer", "answer", EVENING):
        store.questions.answer(question.id, answer, EVENING)
    assert list(store.questions.open()) == []


def test_the_first_answer_counts(store, asked):
    (question,) = store.questions.open()
    with store.deed("answer", "answer", EVENING):
        assert store.questions.answer(question.id, Answer.SAME, EVENING)
        assert not store.questions.answer(question.id, Answer.DIFFERENT, EVENING)


def test_a_merge_settles_the_question_about_the_two_and_its_undo_asks_it_again(store, asked):
    _event, new, match = asked
    (question,) = store.questions.open()
    with store.deed("merge", "merge", EVENING):
        store.contacts.absorb(match.contact_id, new.id)
    assert list(store.questions.open()) == []
    assert not store.questions.is_open(question)
    store.undo(store.last_deed(), EVENING)
    assert list(store.questions.open()) == [question]
    assert store.questions.is_open(question)


def test_a_merge_leaves_what_was_put_off_open_for_the_survivor_a_pair_once(store, asked):
    event, new, match = asked
    with store.deed("ask", "ask", EVENING):
        third = store.contacts.add(facts(name="Taro"))
        store.questions.ask(third.id, event.id, replace(match, contact_id=new.id))
        store.questions.ask(third.id, event.id, match)
        store.contacts.absorb(match.contact_id, new.id)
    (question,) = store.questions.open()
    assert (question.contact_id, question.match.contact_id) == (third.id, match.contact_id)


def test_who_was_told_apart_is_not_asked_about_again_whoever_they_are_merged_with(store, asked):
    event, new, match = asked
    with store.deed("add", "add", EVENING):
        third = store.contacts.add(facts(name="Taro"))
        store.questions.ask(third.id, event.id, match)
    with store.deed("apart", "apart", EVENING):
        store.questions.tell_apart(match.contact_id, new.id, EVENING)
        store.questions.tell_apart(new.id, match.contact_id, EVENING)
        store.questions.ask(match.contact_id, event.id, replace(match, contact_id=new.id))
    (question,) = store.questions.open()
    assert question.contact_id == third.id
    with store.deed("merge", "merge", EVENING):
        store.contacts.absorb(new.id, third.id)
    assert list(store.questions.open()) == []
    assert store.questions.apart() == {(match.contact_id, new.id)}


def test_who_is_told_apart_of_two_who_became_one_is_apart_from_both(store, asked):
    _event, new, match = asked
    with store.deed("add", "add", EVENING):
        third = store.contacts.add(facts(name="Taro"))
    with store.deed("merge", "merge", EVENING):
        store.contacts.absorb(match.contact_id, new.id)
    merged = store.last_deed()
    with store.deed("apart", "apart", EVENING):
        store.questions.tell_apart(third.id, match.contact_id, EVENING)
    store.undo(merged, EVENING)
    assert store.questions.apart() == {(match.contact_id, third.id), (new.id, third.id)}
    assert len(list(store.questions.open())) == 1
