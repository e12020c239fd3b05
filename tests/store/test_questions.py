"""A pair is asked about once; an answer closes it."""

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
    assert store.questions.open(event.id + 1) == ()
    assert store.questions.open() == (question,)


@pytest.mark.parametrize("answer", [Answer.SAME, Answer.DIFFERENT])
def test_an_answer_closes_it(store, asked, answer):
    (question,) = store.questions.open()
    with store.deed("answer", "answer", EVENING):
        store.questions.answer(question.id, answer, EVENING)
    assert store.questions.open() == ()


def test_a_merge_settles_what_is_still_open(store, asked):
    _event, new, _match = asked
    with store.deed("answer", "answer", EVENING):
        store.questions.settle(new.id, EVENING)
    assert store.questions.open() == ()
