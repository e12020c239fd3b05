"""Whom the quiz is about, and that its answers are kept."""

from datetime import timedelta

from enishi.model.event import Decision
from enishi.workflow import quiz, triage
from enishi.workflow.triage import Judgement
from tests.builders import EVENING, a_card, a_photo, a_workspace, an_event, later
from tests.store.test_journal import snapshot


def asked(workspace, event=None, **more):
    return [each.contact.name for each in quiz.questions(event, workspace, **more)]


def test_those_chosen_come_first_then_by_stars_and_nobody_passed(evening):
    met = {name: evening.meet(name=name, company="Minato")[1] for name in "ABCDE"}
    triage.decide(met["E"], Decision.CONTACT, evening.workspace)
    triage.judge(met["D"], Judgement(stars=2), evening.workspace)
    triage.decide(met["A"], Decision.PASS, evening.workspace)
    triage.decide(met["B"], Decision.TAKER, evening.workspace)
    assert asked(evening.workspace) == ["E", "D", "C"]
    assert asked(evening.workspace, limit=2) == ["E", "D"]


def test_of_whom_nothing_could_be_shown_is_not_asked(evening):
    _bare, met = evening.meet(name="A")
    evening.meet(company="Minato")
    assert asked(evening.workspace) == []
    triage.note(met, "boats", evening.workspace)
    assert asked(evening.workspace) == ["A"]


def test_an_answer_is_kept_and_the_next_question_waits_its_time(evening, tmp_path):
    evening.meet(name="山田 太郎", company="Minato")
    (question,) = quiz.questions(evening.event, evening.workspace)
    before = snapshot(evening.store)
    assert not quiz.answer(question, "", evening.workspace)
    assert asked(evening.workspace) == ["山田 太郎"]
    assert quiz.answer(question, "やまだ", evening.workspace)
    assert asked(evening.workspace) == []
    tomorrow = a_workspace(tmp_path / "home", later(days=1))
    assert asked(tomorrow) == ["山田 太郎"]
    (again,) = quiz.questions(None, tomorrow)
    assert quiz.answer(again, "山田", tomorrow)
    (kept,) = tomorrow.store.ties.recalls.all()
    assert (kept.level, kept.next_at) == (2, later(days=4))
    tomorrow.close()
    for _step in range(3):
        evening.store.undo(evening.store.last_deed(), EVENING)
    assert snapshot(evening.store) == before


def test_who_was_met_twice_is_asked_about_once_where_they_were_met_last(evening):
    contact, _met = evening.meet(name="A", company="Minato")
    with evening.store.deed("import", "import", EVENING):
        for days in (-30, 30):
            other = evening.store.events.add(an_event(f"{days}", evening.event.held_on + timedelta(days=days)))
            evening.store.events.meet(other.id, contact.id)
    (question,) = quiz.questions(None, evening.workspace)
    assert question.event == evening.event


def test_the_front_of_the_newest_card_is_named(evening):
    contact, met = evening.meet(name="A", company="Minato")
    (question,) = quiz.questions(None, evening.workspace)
    assert quiz.picture(question, evening.workspace) is None
    with evening.store.deed("import", "import", EVENING):
        photo = evening.store.cards.add_photo(a_photo(), evening.event.id, EVENING)
        card_id = evening.store.cards.add(photo, a_card(name="A"), ["picture"])
        evening.store.events.meet(evening.event.id, contact.id, [card_id])
    (question,) = quiz.questions(None, evening.workspace)
    assert (question.encounter.id, quiz.picture(question, evening.workspace).name) == (met.id, "picture")
