"""`enishi contacts show`: the story of a tie, on the screen and for machines."""

from datetime import UTC, datetime

import pytest

from enishi.cli.story import story_lines
from enishi.language import speaking
from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Care, Introduction, Outcome, Progress, Way
from enishi.workflow import ties, triage
from enishi.workflow.story import story
from tests.builders import DAY, EVENING, a_workspace, an_event, later
from tests.workflow.people import Cards


@pytest.fixture
def tie(enishi, home):
    """A store in which two were met, one of them with a long story."""
    workspace = a_workspace(home, later(days=5))
    store = workspace.store
    cards = Cards(store)
    with store.deed("import", "import", EVENING):
        spring = store.events.add(an_event("AI 勉強会", DAY.replace(month=3), series="AI 勉強会"))
        contact, _card = cards.hand_in(spring, name="髙橋 さくら", company="みなと物流", title="課長")
        cards.hand_in(cards.event("AI 勉強会 5", series="AI 勉強会"), contact, title="部長")
        cards.hand_in(cards.event(), contact, title="部長")
        other, _card = cards.hand_in(cards.event(), name="Ken Soukai")
    met = store.events.encounters_with(contact.id)[-1]
    triage.note(met, "boats", workspace)
    triage.decide(met, Decision.CONTACT, workspace, why="needs a dry dock", give="an introduction")
    ties.note_favour(contact, Way.TOOK, "advice", later(days=4).date(), workspace)
    ties.note_favour(contact, Way.GAVE, "a book", later(days=4).date(), workspace)
    ties.keep_up(contact, Care.RHYTHM, 60, workspace)
    with store.deed("tie", "tie", EVENING):
        for outcome in (None, *Outcome):
            heard_at = later(days=2) if outcome else None
            note = "about boats" if outcome is None else ""
            channel = Channel.PHONE if outcome is Outcome.MET else Channel.EMAIL
            store.ties.attempts.add(Attempt(contact.id, later(days=1), channel, note, None, outcome, heard_at))
        for people in ((other.id, contact.id, None), (None, other.id, contact.id), (contact.id, other.id, None)):
            store.ties.introductions.add(Introduction("", *people, "docks", Progress.ASKED, EVENING, later(days=3)))
    yield contact.id
    workspace.close()


def test_a_tie_is_told_in_one_timeline(enishi, tie):
    out = enishi("contacts", "show", tie).out
    for words in (
        "met 3 times: AI 勉強会 ×2, Harbour Mixer · growing",
        "given 1, taken 1: even",
        "2026-11-20  Harbour Mixer · contact · boats · needs a dry dock · to give: an introduction",
        "2026-11-21  by e-mail · about boats · no answer yet",
        "2026-11-21  by phone · met, 2026-11-22",
        "2026-11-24  advice",
        "Ken Soukai introduces you to them · docks · asked",
        "brought together by you with Ken Soukai · docks · asked",
        "they introduce you to Ken Soukai · docks · asked",
        "promoted: 課長 → 部長",
        "AI 勉強会 · 髙橋 さくら · みなと物流 · 課長",
        "a word every 60 days; the next by",
    ):
        assert words in out
    days = [line.split()[1] for line in out.splitlines() if line.split()[1:2] and line.split()[1].startswith("2026-")]
    assert days == sorted(days, reverse=True)


def test_machines_read_the_same_timeline(enishi, tie):
    (record,) = enishi("contacts", "show", tie, "--json").records
    assert (record["met"], record["trend"], record["balance"], record["upkeep"]) == (3, "growing", 0, "in-time")
    assert {each["what"] for each in record["timeline"]} == {
        *("met", "card", "news", "attempt", "introduction", "gave", "took", "upkeep")
    }
    at = [datetime.fromisoformat(each["at"]).astimezone(UTC) for each in record["timeline"]]
    assert at == sorted(at, reverse=True)
    (met,) = (each for each in record["timeline"] if each.get("event") == "Harbour Mixer" and each["what"] == "met")
    assert (met["decision"], met["note"], met["give"]) == ("contact", "boats", "an introduction")


def test_who_was_met_once_is_no_tie_yet(enishi, tie):
    out = enishi("contacts", "show", "Soukai").out
    assert "met once: Harbour Mixer" in out
    assert "growing" not in out


def test_the_story_is_told_in_japanese_too(tie, home):
    workspace = a_workspace(home, later(days=6))
    with speaking("ja"):
        told = "\n".join(story_lines(story(workspace.store.contacts.get(tie), workspace), "JP"))
    workspace.close()
    assert "3回会った: AI 勉強会 ×2、Harbour Mixer · 深まっている" in told
    assert "返事あり" in told
