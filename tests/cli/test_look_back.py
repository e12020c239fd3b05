"""`enishi look-back`: where the evenings went, as a table, in sentences, as a picture."""

from datetime import timedelta

import pytest

from enishi.model.event import EventKind
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Favour, Outcome, Way
from tests.builders import DAY, EVENING, a_workspace, an_event, facts, later


@pytest.fixture
def year(enishi, home):
    """A year ago: two mixers with few answers, a series with many; one favour that was never returned."""
    ago = timedelta(days=365)
    workspace = a_workspace(home, EVENING - ago)
    store = workspace.store
    with store.deed("past", "past", EVENING):
        for name, series in (("Mixer", ""), ("Gala", ""), ("AI 1", "AI")):
            kind = EventKind.STUDY_GROUP if series else EventKind.MIXER
            event = store.events.add(an_event(name, DAY - ago, series=series, kind=kind))
            for number in range(6):
                contact = store.contacts.add(facts(name=f"{name} {number}"))
                store.events.meet(event.id, contact.id)
                for days in (1, 9) if series else (9,) if number < 3 else ():
                    at = later(days=days) - ago
                    reply = Outcome.REPLIED if series else None
                    store.ties.attempts.add(Attempt(contact.id, at, Channel.EMAIL, outcome=reply, heard_at=at))
        for contact_id in range(1, 6):
            day = (EVENING - ago).date() + timedelta(days=20 - contact_id)
            store.ties.favours.add(Favour(contact_id, Way.TOOK, "advice", day))
    workspace.close()


def test_the_user_learns_where_his_evenings_go(enishi, year, tmp_path):
    picture = tmp_path / "ties.svg"
    ran = enishi("look-back", "--chart", picture)
    assert ran.status == 0
    table = [line.split() for line in ran.out.splitlines()]
    assert table[1] == ["series", "1", "6", "0", "6", "6", "0", "6", "0"]
    assert table[2] == ["mixer", "2", "12", "0", "0", "0", "0", "0", "4"]
    assert "Ties grow best here: series, with nearly everybody." in ran.out
    assert "Most of your evenings: mixer (2), which brought 0 of 6 ties." in ran.out
    assert "Written to in time, 100% replied; later, 0%." in ran.out
    assert "4 of 18 faded: neither written to nor let go." in ran.out
    assert "Asked and dropped: Mixer 0 gave you advice on" in ran.out
    assert ran.out.count("Asked and dropped") == 3
    assert "And 2 more" in ran.out
    assert "series · 1 time" in picture.read_text("utf-8")


def test_machines_get_the_counts(enishi, year):
    (record,) = enishi("look-back", "--json").records
    series, mixer = record["routes"]
    assert (series["route"], series["people"], series["tie"]) == ("series", 6, 6)
    assert (mixer["times"], mixer["faded"]) == (2, 4)
    assert (record["in_time"], record["late"]) == ({"written": 6, "replied": 6}, {"written": 6, "replied": 0})
    assert [each["what"] for each in record["dropped"]] == ["advice"] * 5


def test_before_anything_happened_there_is_nothing_to_look_back_upon(enishi, year, tmp_path):
    picture = tmp_path / "ties.svg"
    assert "nothing to look back" in enishi("look-back", "--since", "2199-01-01", "--chart", picture).out
    assert not picture.exists()
    assert enishi("look-back", "--chart", tmp_path / "ties.png").status == 2
    assert enishi("look-back", "--since", "the day of the dolphins").status == 2
