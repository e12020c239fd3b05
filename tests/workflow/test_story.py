"""The story of a tie."""

from datetime import timedelta

from enishi.followup.trend import Trend
from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Care, Favour, Introduction, Outcome, Progress, Way
from enishi.workflow import ties, triage
from enishi.workflow.merging import HeldCard
from enishi.workflow.story import Heard, Linked, Meeting, story
from enishi.workflow.ties import Kept
from tests.builders import DAY, EVENING, a_workspace, an_event, later
from tests.workflow.people import Cards


def tell(contact, workspace):
    return story(workspace.store.contacts.get(contact.id), workspace)


def test_all_that_happened_is_told_the_newest_first(workspace, tmp_path):
    store = workspace.store
    cards = Cards(store)
    with store.deed("import", "import", EVENING):
        spring = store.events.add(an_event("Spring Mixer", DAY - timedelta(days=200)))
        contact, _card = cards.hand_in(spring, name="山田 太郎", company="みなと物流", title="課長")
        cards.hand_in(cards.event(), contact, name="山田 太郎", company="みなと物流", title="部長")
    met = store.events.encounters_with(contact.id)[-1]
    triage.decide(met, Decision.CONTACT, workspace, why="boats", give="a book")
    ties.keep_up(contact, Care.RHYTHM, 60, workspace)
    with store.deed("attempt", "attempt", EVENING):
        store.ties.attempts.add(
            Attempt(contact.id, later(days=2), Channel.EMAIL, outcome=Outcome.REPLIED, heard_at=later(days=3))
        )
        other = store.contacts.add(())
        store.ties.introductions.add(
            Introduction("", contact.id, other.id, None, "boats", Progress.ASKED, EVENING, later(days=4))
        )
    now = a_workspace(tmp_path / "home", later(days=6))
    ties.note_favour(contact, Way.TOOK, "advice", later(days=6).date(), now)
    told = tell(contact, now)
    assert [type(each.what) for each in told.moments][:4] == [Favour, Linked, Attempt, Meeting]
    assert {type(each.what) for each in told.moments} == {Favour, Linked, Attempt, Meeting, Kept, HeldCard, Heard}
    assert [each.at for each in told.moments] == sorted((each.at for each in told.moments), reverse=True)
    assert [each.name for each in told.meetings] == ["Harbour Mixer", "Spring Mixer"]
    assert (told.trend, told.balance.sum, told.upkeep.upkeep.days) == (Trend.GROWING, -1, 60)
    now.close()


def test_a_message_that_nobody_answered_makes_no_tie(evening):
    contact, _met = evening.meet(name="A")
    for days in (1, 5):
        with evening.store.deed("attempt", "attempt", EVENING):
            evening.store.ties.attempts.add(Attempt(contact.id, later(days=days), Channel.EMAIL))
    told = tell(contact, evening.workspace)
    assert told.trend is Trend.ONCE
    assert len(told.moments) == 3


def test_of_somebody_one_never_met_there_is_nothing_to_tell(workspace):
    with workspace.store.deed("edit", "edit", EVENING):
        contact = workspace.store.contacts.add(())
    told = tell(contact, workspace)
    assert (told.trend, told.moments, told.upkeep) == (None, (), None)


def test_an_introduction_is_told_once_from_whichever_end(evening):
    people = [evening.meet(name=name)[0] for name in "ABC"]
    with evening.store.deed("introduction", "introduction", EVENING):
        evening.store.ties.introductions.add(
            Introduction("", *(each.id for each in people), "boats", Progress.MET, EVENING, EVENING)
        )
    for each in people:
        (seen,) = (moment.what for moment in tell(each, evening.workspace).moments if isinstance(moment.what, Linked))
        assert (seen.between.name, seen.target.name, seen.seeker.name) == ("A", "B", "C")
