"""`enishi introduce`: from a wish to a meeting, at the command line."""

from dataclasses import replace

import pytest

from tests.builders import a_workspace, an_event, facts, later


@pytest.fixture
def village(enishi, home):
    """Near and Seeker were met; Far works with Near."""
    workspace = a_workspace(home, later(days=1))
    store = workspace.store
    with store.deed("import", "import", later()):
        event = store.events.add(an_event())
        near = store.contacts.add(facts(name="Sakura Near", company="Minato"))
        store.contacts.add(facts(name="Tanaka Far", company="Minato", title="Cold-Chain Manager"))
        seeker = store.contacts.add(facts(name="Ken Seeker", company="Soukai Foods"))
        store.events.meet(event.id, near.id)
        met = store.events.meet(event.id, seeker.id)
        store.events.rewrite(replace(met, note="sells robots, looking for shipping people"))
        doer = store.contacts.add(facts(name="Mei Doer", title="Head of Logistics"))
        store.events.meet(event.id, doer.id)
    workspace.close()


def test_a_wish_finds_who_fits_and_who_leads_there(enishi, village):
    ran = enishi("introduce", "--want", "somebody who knows cold-chain logistics")
    assert "Tanaka Far · Minato · Cold-Chain Manager  [2]" in ran.out
    assert "you → Sakura Near → Tanaka Far" in ran.out
    assert "Sakura Near – Tanaka Far: both of Minato" in ran.out
    known, far = enishi("introduce", "--want", "物流か低温物流に詳しい人", "--json").records
    assert (known["name"], known["known"], known["ways"][0]["between"]) == ("Mei Doer", True, [])
    assert (far["name"], far["known"]) == ("Tanaka Far", False)
    assert [each["contact"] for each in far["ways"][0]["between"]] == [1]


def test_who_leads_nowhere_is_said(enishi, village):
    enishi("contacts", "add", "--name", "Hermit", "--title", "shipbuilding")
    assert "Nobody you know leads there." in enishi("introduce", "--want", "shipbuilding").out
    ran = enishi("introduce", "--want", "falconry")
    assert (ran.status, ran.out.strip()) == (1, "Nobody in the store fits that.")
    assert enishi("introduce", "--want", "falconry", "--json").out == ""
    assert enishi("introduce", "--want", "somebody").status == 2
    assert "--want" in enishi("introduce").err


def test_an_introduction_is_asked_for_with_a_letter_and_followed_to_the_meeting(enishi, village):
    enishi("took", "Sakura", "advice")
    assert "! You have only taken from Sakura Near" in enishi("introduce", "--want", "cold-chain").out
    ran = enishi("introduce", "ask", "Tanaka", "--via", "Sakura", "--topic", "cold chain to Kobe")
    assert "Subject: May I ask you for an introduction: cold chain to Kobe" in ran.out
    assert "would you introduce me to Tanaka Far of Minato?" in ran.out
    assert "You have only taken from Sakura Near so far: advice" in ran.err
    assert (
        "Sakura Near introduces you to Tanaka Far · cold chain to Kobe · agreed"
        in enishi("introduce", "agreed", "1").out
    )
    assert enishi("introduce", "list", "--json").records[0]["progress"] == "agreed"
    enishi("introduce", "met", "1")
    for end in ("Sakura", "Tanaka"):
        assert "you → Sakura Near → Tanaka Far" in enishi("introduce", "list", end).out
    assert "declined" in enishi("introduce", "declined", "1").out
    enishi("undo")
    assert enishi("introduce", "list", "--json").records[0]["progress"] == "met"
    assert enishi("introduce", "met", "9").status == 1


def test_one_brings_two_together_who_should_know_each_other(enishi, village):
    (pair,) = enishi("introduce", "pairs", "--json").records
    assert ([each["name"] for each in pair["people"]], pair["topic"]) == (["Ken Seeker", "Mei Doer"], "Logistics")
    out = enishi("introduce", "pairs").out
    assert "Ken Seeker looks for: shipping people; Mei Doer has Logistics: Head of Logistics" in out
    assert 'enishi introduce ask 4 --for 3 --topic "Logistics"' in out
    ran = enishi("introduce", "ask", "4", "--for", "3", "--topic", "Logistics", "--json")
    (record,) = ran.records
    assert (record["seeker"], record["between"], record["letter"]["name"]) == (3, None, "Mei Doer")
    assert "may I bring you together with Ken Seeker of Soukai Foods?" in record["letter"]["body"]
    assert "Nobody comes to mind" in enishi("introduce", "pairs").out
    assert "you introduce Ken Seeker to Mei Doer" in enishi("introduce", "list").out


def test_what_does_not_say_who_brings_whom_is_refused(enishi, village):
    assert enishi("introduce", "ask", "2", "--topic", "x").status == 2
    assert enishi("introduce", "ask", "2", "--via", "1", "--for", "3", "--topic", "x").status == 2
    assert enishi("introduce", "ask", "2", "--via", "1").status == 2
    assert enishi("introduce", "ask", "2", "--via", "2", "--topic", "x").status == 2
    assert "Did you mean: 1 Sakura Near" in enishi("introduce", "ask", "2", "--via", "Sakura Naer", "--topic", "x").err
    assert "--want" in enishi("introduce", "list").out
