"""Looking back upon what was kept."""

from datetime import timedelta

import pytest

from enishi.followup.look_back import Route, Step
from enishi.model.event import Decision, EventKind
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Favour, Introduction, Outcome, Progress, Way
from enishi.store import parting
from enishi.workflow import look_back, triage
from tests.builders import DAY, EVENING, a_workspace, an_event, facts, later


class Past:
    def __init__(self, workspace):
        self.workspace = workspace
        self.store = workspace.store

    def do(self, what):
        with self.store.deed("past", "past", EVENING):
            return what()

    def event(self, name="Mixer", days=0, **more):
        return self.do(lambda: self.store.events.add(an_event(name, DAY + timedelta(days=days), **more)))

    def person(self, *events, name="A"):
        contact = self.do(lambda: self.store.contacts.add(facts(name=name)))
        for each in events:
            self.meet(contact, each)
        return contact

    def meet(self, contact, event):
        return self.do(lambda: self.store.events.meet(event.id, contact.id))

    def write(self, contact, days, outcome=None, heard=None):
        heard_at = later(days=heard) if heard else None
        attempt = Attempt(contact.id, later(days=days), Channel.EMAIL, outcome=outcome, heard_at=heard_at)
        self.do(lambda: self.store.ties.attempts.add(attempt))

    def introduce(self, contact, days, progress):
        at = later(days=days)
        asked = Introduction("", None, contact.id, None, "boats", progress, at, at)
        self.do(lambda: self.store.ties.introductions.add(asked))

    def took(self, contact, days):
        favour = Favour(contact.id, Way.TOOK, "advice", DAY + timedelta(days=days))
        self.do(lambda: self.store.ties.favours.add(favour))


@pytest.fixture
def past(workspace):
    return Past(workspace)


@pytest.fixture
def told(tmp_path):
    opened = a_workspace(tmp_path / "home", later(days=100))
    yield lambda since=None: look_back.over(since, opened)
    opened.close()


def counts(told):
    return {each.route: {step: count for step, count in each.counts.items() if count} for each in told.harvests}


def test_every_way_to_somebody_is_told_apart(past, told):
    past.person(past.event())
    past.person(past.event("Talk", kind=EventKind.SEMINAR))
    past.person(past.event("AI 勉強会", kind=EventKind.STUDY_GROUP))
    past.person(past.event("AI 2", kind=EventKind.SEMINAR, series="AI"))
    past.person(past.event("Lunch", kind=EventKind.INTRODUCTION))
    past.person(past.event("Train", kind=EventKind.OTHER))
    past.write(past.person(), 1)
    past.introduce(past.person(), 1, Progress.ASKED)
    past.person()
    assert {each.route: each.counts[Step.CARDS] for each in told().harvests} == {
        **dict.fromkeys(Route, 1),
        Route.INTRODUCTION: 2,
    }


def test_an_evening_is_judged_by_what_came_of_it(past, told):
    mixer = past.event()
    chosen, passed, faded = (past.person(mixer, name=name) for name in "ABC")
    past.meet(chosen, past.event("Next", 30))
    (met, _next) = past.store.events.encounters_with(chosen.id)
    triage.decide(met, Decision.CONTACT, past.workspace)
    triage.decide(past.store.events.encounters_with(passed.id)[0], Decision.PASS, past.workspace)
    past.write(chosen, 2, Outcome.REPLIED, 3)
    (harvest,) = told().harvests
    assert (harvest.occasions, {step: count for step, count in harvest.counts.items() if count}) == (
        2,
        dict.fromkeys((Step.CHOSEN, Step.IN_TIME, Step.REPLIED, Step.MET_AGAIN, Step.TIE, Step.FADED), 1)
        | {Step.CARDS: 3},
    )
    assert told().promptness.in_time == (1, 1)
    assert faded.id


def test_what_was_before_an_evening_is_not_its_merit(past, told):
    contact = past.person(past.event())
    past.write(contact, 1, Outcome.REPLIED, 2)
    past.meet(contact, past.event("Talk", 30, kind=EventKind.SEMINAR))
    assert Step.REPLIED in counts(told())[Route.MIXER]
    assert Step.REPLIED not in counts(told())[Route.SEMINAR]


def test_an_introduction_counts_where_it_came_before_the_meeting(past, told):
    past.introduce(past.person(past.event(days=5)), 1, Progress.MET)
    past.introduce(past.person(past.event("Old", -5)), 1, Progress.MET)
    assert counts(told())[Route.INTRODUCTION][Step.CARDS] == 1
    assert counts(told())[Route.INTRODUCTION][Step.MET_AGAIN] == 1


def test_one_may_look_back_on_a_part(past, told):
    past.person(past.event("Old", -40))
    past.person(past.event())
    assert told().harvests[0].counts[Step.CARDS] == 2
    assert told(DAY).harvests[0].counts[Step.CARDS] == 1
    assert told(DAY + timedelta(days=1)).harvests == ()


def test_a_favour_taken_and_then_silence_is_named_unless_one_is_left_alone(past, told):
    dropped, thanked, silent, recent = (past.person(name=name) for name in ("Dropped", "Thanked", "Silent", "Recent"))
    for each in (dropped, thanked, silent):
        past.took(each, 2)
    past.took(recent, 60)
    past.write(thanked, 5)
    past.do(lambda: parting.silence(past.store.db, silent.id))
    assert [each.contact.name for each in told().dropped] == ["Dropped"]
    assert told(DAY + timedelta(days=3)).dropped == ()
