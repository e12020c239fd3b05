"""The shortlist with its clock."""

from enishi.model.event import Decision
from enishi.model.followup import Fade, FollowUpStatus
from enishi.workflow import outreach, triage
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
