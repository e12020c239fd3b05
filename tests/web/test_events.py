"""Events: planned, changed, listed with their clock, and who was met there."""

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from enishi.model.card import Rejected
from enishi.model.event import Decision
from enishi.workflow import triage
from tests.builders import a_workspace, an_event, facts


@pytest.fixture
def lately():
    return datetime.now(UTC) - timedelta(hours=50)


@pytest.fixture
def evening(home, lately):
    """Three people met: one chosen, two undecided; one picture failed."""
    workspace = a_workspace(home, datetime.now(UTC))
    store = workspace.store
    with store.deed("import", "import", workspace.now()):
        event = store.events.add(an_event(held_on=lately.date(), purpose="someone who moves freight"))
        people = [store.contacts.add(facts(name=name, company="Tidewater")) for name in ("Linh", "<b>Aoi</b>", "Sho")]
        met = [store.events.meet(event.id, each.id) for each in people]
    store.cards.reject(event.id, [Rejected("dark.jpg", "no-card", "dark.jpg: no business card was found.", "Lamp.")])
    triage.decide(met[2], Decision.CONTACT, workspace)
    workspace.close()
    return event


def test_an_evening_with_its_clock_and_its_people(evening, server, browse):
    page = browse()
    page.goto("/events")
    row = page.get_by_role("link", name="Harbour Mixer")
    assert "0 cards, 1 of 3 decided, 1 chosen, 0 contacted" in row.inner_text()
    assert "until the last call" in row.inner_text()
    row.click()
    page.get_by_role("heading", name="Harbour Mixer").wait_for()
    groups = page.locator("section.group").all_inner_texts()
    assert "dark.jpg" in groups[0]
    assert groups[1].startswith("contact")
    assert "Sho" in groups[1]
    assert "<b>Aoi</b>" in groups[2]  # what a card says is text
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Photograph cards").click()
    page.wait_for_url("**/capture")
    assert page.get_by_text("Harbour Mixer").is_visible()


def test_an_event_is_planned_changed_and_taken_back(server, browse):
    page = browse()
    page.goto("/events/new")
    day = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    page.get_by_label("name", exact=True).fill("AI Study Group")
    page.get_by_label("day", exact=True).fill(day)
    page.get_by_label("ends").fill("20:30")
    page.get_by_label("What you go there for").fill("to find a speaker")
    page.get_by_label("Whom you hope to find").fill("robotics、 物流, ")
    page.get_by_label("kind").select_option(label="study group")
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", name="AI Study Group").wait_for()
    facts = page.locator("dl.facts").inner_text()
    assert "20:30" in facts
    assert "robotics, 物流" in facts
    page.get_by_role("link", name="Change").click()
    page.get_by_label("Whom you hope to find").fill("")
    page.get_by_label("How many people").fill("3")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("still to come").wait_for()
    facts = page.locator("dl.facts").inner_text()
    assert "robotics" not in facts
    assert facts.endswith("3")
    page.locator("#notices").get_by_role("button", name="Undo").click()
    page.get_by_text("robotics, 物流").wait_for()
    page.goto("/events")
    assert (
        "AI Study Group" in page.locator("section", has=page.get_by_role("heading", name="still to come")).inner_text()
    )
    assert Axe().run(page).response["violations"] == []


def test_a_form_that_makes_no_sense_keeps_what_was_typed(evening, server, browse):
    page = browse()
    page.goto(f"/events/{evening.id}/edit")
    page.get_by_label("place").fill("Pier 4")
    page.get_by_label("How many people").fill("9")
    page.get_by_role("button", name="Save").click()
    assert "more than 5" in page.get_by_role("alert").first.inner_text()
    assert page.get_by_label("place").input_value() == "Pier 4"
    page.get_by_label("Why there should be more").fill("so many good ones")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("so many good ones").wait_for()
    browse.faults.clear()  # the browser logs the refusal
