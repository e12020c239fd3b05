"""The shortlist with its clock."""

from enishi.model.event import Decision
from enishi.model.followup import Fade, FollowUpStatus
from enishi.workflow import outreach, triage, tries
from tests.builders import EVENING, a_workspace, later


def test_the_shortlist_tells_why_what_when_and_how_far_gone(evening, tmp_path):
    _contact, met = evening.meet(name="A", email="a@a.example")
    evening.meet(name="B")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats", give="a book")
    (promise,) = outreach.shortlist(evening.event, evening.workspace)
    assert (promise.contact.name, promise.followup.why, promise.followup.give) == ("A", "boats", "a book")
    assert promise.fade is Fade.FRESH
    late = a_workspace(tmp_path / "home", later(hours=30))
    assert outreach.shortlist(None, late)[0].fade is Fade.FADING
    late.close()


def test_what_is_done_leaves_the_open_list_but_not_the_events(evening):
    _contact, met = evening.meet(name="A")
    triage.decide(met, Decision.CONTACT, evening.workspace)
    followup = evening.store.events.followup(met.id)
    with evening.store.deed("done", "done", EVENING):
        evening.store.events.promise(
            type(followup)(met.id, "", "", followup.due_at, followup.channel, FollowUpStatus.COMPLETED)
        )
    assert outreach.shortlist(None, evening.workspace) == ()
    assert len(outreach.shortlist(evening.event, evening.workspace)) == 1


def test_who_is_not_to_be_contacted_is_on_no_list(evening):
    contact, met = evening.meet(name="A")
    triage.decide(met, Decision.CONTACT, evening.workspace)
    tries.silence(contact, evening.workspace)
    assert outreach.shortlist(None, evening.workspace) == ()
    assert outreach.shortlist(evening.event, evening.workspace) == ()


def test_a_must_comes_first_and_tries_are_told(evening):
    for name in ("A", "B"):
        contact, met = evening.meet(name=name)
        triage.decide(met, Decision.CONTACT, evening.workspace)
    tries.must(contact, evening.workspace)
    tries.contacted(contact, None, evening.workspace)
    first, second = outreach.shortlist(None, evening.workspace)
    assert (first.contact.name, second.contact.name) == ("B", "A")
    assert (len(first.attempts), second.attempts) == (1, ())


def test_who_was_dropped_may_be_chosen_anew(evening):
    contact, met = evening.meet(name="A")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats")
    tries.drop(contact, "moved", evening.workspace)
    triage.note(met, "back again", evening.workspace)
    assert outreach.shortlist(None, evening.workspace) == ()
    triage.decide(met, Decision.CONTACT, evening.workspace, why="trains")
    (promise,) = outreach.shortlist(None, evening.workspace)
    assert (promise.followup.why, promise.followup.dropped_why) == ("trains", "")


def test_nobody_is_to_be_written_to_on_a_holiday(evening):
    _contact, met = evening.meet(name="A")
    triage.decide(met, Decision.CONTACT, evening.workspace)  # on a Friday before a long weekend
    assert evening.store.events.followup(met.id).due_at.date().isoformat() == "2026-11-24"


def test_why_and_give_are_worded_anew_and_taken_back(evening):
    _contact, met = evening.meet(name="A")
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats", give="a book")
    followup = evening.store.events.followup(met.id)
    said = outreach.reword(followup, " ships ", "", evening.workspace)
    assert (said.why, said.give) == ("ships", "")
    assert evening.store.events.followup(met.id) == said
    evening.store.undo(evening.store.last_deed(), EVENING)
    assert evening.store.events.followup(met.id) == followup


def test_open_promises_come_from_all_evenings_musts_first(evening):
    for name, must in (("A", None), ("B", True)):
        _contact, met = evening.meet(name=name)
        triage.judge(met, triage.Judgement(Decision.CONTACT, is_must=must), evening.workspace)
    assert [each.contact.name for each in outreach.shortlist(None, evening.workspace)] == ["B", "A"]
    assert [each.left for each in outreach.shortlist(evening.event, evening.workspace)] == [1, 1]
