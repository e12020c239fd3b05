"""Triage: one card a screen, to the cap and beyond, by thumb, by key, without a connection; and all of it undone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from enishi.model.event import Decision
from enishi.workflow import triage
from enishi.workflow.triage import Judgement
from tests.web.conftest import DESK
from tests.web.evening import PEOPLE, Evening

SAKURA, JOHN, SCRIPT, TAKAHASHI, HANAKO = (person["name"] for person in PEOPLE)


@pytest.fixture
def evening(home):
    """Five people and two seats."""
    made = Evening(home)
    made.give("a tour of the port")
    yield made
    made.workspace.close()


@pytest.fixture
def page(evening, browse):
    opened = browse()
    opened.goto(evening.address)
    return opened


def shows(page, name):
    expect(page.locator(".turn:not([hidden]) h2")).to_have_text(name)


def press(page, name):
    page.locator("#dock").get_by_role("button", name=name, exact=True).click()


def card(page):
    return page.locator(".turn:not([hidden])")


def seats(page, words):
    expect(page.locator("#seats")).to_contain_text(words)


def until_kept(page):
    """Everything said so far has arrived."""
    expect(page.locator("#deck")).to_have_attribute("data-unsent", "0")


def test_to_the_cap_and_beyond_and_all_the_way_back(evening, page):
    shows(page, SAKURA)
    expect(card(page).locator("h2")).to_be_visible()
    assert card(page).locator(".card-picture").evaluate("each => each.decode().then(() => each.naturalWidth)") > 0
    expect(card(page).locator(".reasons")).to_contain_text("fits what you look for: 物流")
    card(page).get_by_text("What you can give, and why").click()
    card(page).get_by_label("a tour of the port").check()
    press(page, "this one!")
    seats(page, "1 of 2 seats")
    shows(page, JOHN)
    expect(card(page).locator("h2")).to_be_focused()
    press(page, "contact")
    seats(page, "2 of 2 seats")
    shows(page, SCRIPT)  # as text, whatever it says
    card(page).get_by_label("What did you talk about?").fill("knots")
    expect(card(page).get_by_text("Saved.")).to_be_visible()
    press(page, "contact")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("All 2 seats are taken.")
    dialog.get_by_text("keep them").click()
    expect(dialog).to_be_hidden()
    expect(card(page).get_by_label("What did you talk about?")).to_have_value("knots")
    press(page, "contact")
    dialog.get_by_role("button", name=JOHN).click()
    shows(page, TAKAHASHI)
    press(page, "contact")
    dialog.get_by_label("Why one more?").fill("a rare guest")
    dialog.get_by_label("Why one more?").press("Enter")
    seats(page, "3 of 3 seats")
    shows(page, HANAKO)
    press(page, "taker")
    shows(page, JOHN)  # who gave up the seat is put off, and so still to be decided
    until_kept(page)
    followups = [evening.store.events.followup(each.id) for each in evening.met]
    assert (followups[0].is_must, followups[0].give) == (True, "a tour of the port")
    assert followups[0].why == "fits what you look for: 物流 (みなと物流株式会社)"
    assert (followups[2].why, evening.encounter(2).note) == ("knots", "knots")
    assert evening.store.events.get(evening.event.id).cap_reason == "a rare guest"
    back = {
        "Hanako Aoba: taker": HANAKO,
        "高橋 太郎: contact": TAKAHASHI,
        "takes the place of John Harbour": SCRIPT,
        "note on": SCRIPT,
        "John Harbour: contact": JOHN,
        "港 さくら: contact": SAKURA,
    }
    for undone, name in back.items():
        press(page, "Undo")
        expect(page.locator("#word")).to_contain_text(undone)
        shows(page, name)
    press(page, "Undo")
    expect(page.locator("#word")).to_have_text("Nothing more of this evening to undo.")
    assert set(evening.decisions()) == {None}


def test_a_whole_evening_by_keys_alone(evening, browse):
    page = browse(viewport=DESK)
    page.goto(evening.address)
    shows(page, SAKURA)
    page.keyboard.press("n")
    page.keyboard.type("cranes")  # c, p and t are letters here
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    expect(card(page).get_by_role("button", name="3 stars")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("m")
    shows(page, JOHN)
    page.keyboard.press("l")
    shows(page, SCRIPT)
    page.keyboard.press("t")
    shows(page, TAKAHASHI)
    page.keyboard.press("p")
    shows(page, HANAKO)
    page.keyboard.press("u")
    shows(page, TAKAHASHI)
    page.keyboard.press("c")
    shows(page, HANAKO)
    page.keyboard.press("r")
    expect(page.get_by_role("dialog")).to_contain_text("pass 1 person?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nobody is left")).to_be_focused()
    expect(page.locator("#end")).to_contain_text("1 person is still undecided.")
    expected = [Decision.CONTACT, Decision.LATER, Decision.TAKER, Decision.CONTACT, Decision.PASS]
    assert evening.decisions() == expected
    assert (evening.encounter(0).note, evening.encounter(0).stars) == ("cranes", 3)
    page.keyboard.press("u")
    shows(page, HANAKO)
    page.keyboard.press("p")
    expect(page.locator("#end")).to_contain_text("2 people have a seat")
    page.get_by_role("link", name="Look again at the one put off").press("Enter")
    shows(page, JOHN)


def finger(page, start, *moves):
    """A finger that goes from one point over others, and is lifted."""
    touch = page.context.new_cdp_session(page)
    spots = [start, *moves]
    for number, (x, y) in enumerate(spots):
        kind = "touchMove" if number else "touchStart"
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_decides_but_scrolling_does_not(evening, page):
    shows(page, SAKURA)
    finger(page, (180, 400), (180, 360), (182, 300), (186, 200), (300, 150))
    finger(page, (180, 380), (195, 380), (210, 380))
    shows(page, SAKURA)
    page.evaluate("scrollTo(0, 0)")
    finger(page, (100, 380), (130, 381), (200, 382), (290, 383))
    shows(page, JOHN)
    finger(page, (300, 380), (260, 381), (180, 382), (80, 383))
    shows(page, SCRIPT)
    finger(page, (200, 280), (200, 250), (201, 180), (202, 90))  # upwards from the picture
    shows(page, TAKAHASHI)
    until_kept(page)
    assert evening.decisions() == [Decision.CONTACT, Decision.PASS, Decision.LATER, None, None]


def test_notes_and_stars_save_themselves(evening, page):
    note = card(page).get_by_label("What did you talk about?")
    note.fill("a crane\nfor the pier")
    expect(card(page).get_by_text("Saved.")).to_be_visible()
    assert evening.encounter(0).note == "a crane\nfor the pier"
    card(page).get_by_role("button", name="2 stars").click()
    until_kept(page)
    page.reload()
    expect(note).to_have_value("a crane\nfor the pier")
    star = card(page).get_by_role("button", name="2 stars")
    expect(star).to_have_attribute("aria-pressed", "true")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "false")
    until_kept(page)
    assert evening.encounter(0).stars == 0
    press(page, "Undo")
    expect(star).to_have_attribute("aria-pressed", "true")
    press(page, "Undo")
    press(page, "Undo")
    expect(note).to_have_value("")


def test_a_lost_connection_loses_no_answer(evening, browse, page):
    shows(page, SAKURA)
    expect(page.locator(".turn")).to_have_count(4)  # those ahead are there
    page.context.set_offline(True)
    press(page, "contact")
    shows(page, JOHN)
    expect(page.locator("#word")).to_contain_text("1 answer is kept here")
    press(page, "pass")
    shows(page, SCRIPT)
    press(page, "later")
    shows(page, TAKAHASHI)
    press(page, "Undo")
    shows(page, SCRIPT)
    assert set(evening.decisions()) == {None}
    page.context.set_offline(False)
    expect(page.locator("#word")).to_have_text("All that you said is kept.")
    assert evening.decisions() == [Decision.CONTACT, Decision.PASS, None, None, None]
    until_kept(page)
    browse.faults.clear()  # the browser says itself that it was offline


def test_what_was_on_its_way_when_the_page_was_left_arrives_from_another(evening, browse, page):
    shows(page, SAKURA)
    page.route("**/choose/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    press(page, "contact")
    shows(page, JOHN)
    page.goto("/more")
    with page.expect_response("**/choose/*"):
        page.unroute("**/choose/*")
    page.goto("/shortlist")
    expect(page.locator("main")).to_contain_text(SAKURA)
    browse.faults.clear()  # that requests were cut off


def test_what_was_refused_comes_back_with_its_reason(evening, page):
    shows(page, SAKURA)
    expect(page.locator(".turn")).to_have_count(4)
    for each in evening.met[3:]:
        triage.judge(each, Judgement(Decision.CONTACT), evening.workspace)
    press(page, "contact")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("All 2 seats are taken.")  # by another device; the card is back
    shows(page, SAKURA)
    dialog.get_by_role("button", name=HANAKO).click()
    shows(page, JOHN)
    triage.decide(evening.encounter(1), Decision.TAKER, evening.workspace)
    press(page, "pass")
    expect(page.locator("#word")).to_contain_text("John Harbour was decided on elsewhere")
    shows(page, SCRIPT)
    until_kept(page)
    assert evening.decisions()[:2] == [Decision.CONTACT, Decision.TAKER]


def test_two_devices_on_one_evening(evening, browse, page):
    other = browse(viewport=DESK)
    other.goto(evening.address)
    shows(other, SAKURA)
    shows(page, SAKURA)
    press(page, "pass")
    shows(page, JOHN)
    press(page, "contact")
    shows(page, SCRIPT)
    until_kept(page)
    press(other, "later")
    expect(other.locator("#word")).to_contain_text("was decided on elsewhere in the meantime.")
    shows(other, SCRIPT)  # whom the phone has decided on is passed over
    seats(other, "1 of 2 seats")
    press(other, "pass")
    shows(other, TAKAHASHI)
    press(page, "taker")
    shows(page, TAKAHASHI)
    until_kept(page)
    assert evening.decisions() == [Decision.PASS, Decision.CONTACT, Decision.PASS, None, None]


def test_without_scripts_it_is_forms(evening, browse):
    page = browse(java_script_enabled=False)
    page.goto(evening.address)
    card(page).get_by_label("What did you talk about?").fill("cranes\nand ships")
    card(page).get_by_role("button", name="Keep the note").click()
    card(page).get_by_role("button", name="1 star").click()
    shows(page, SAKURA)
    press(page, "contact")
    press(page, "this one!")
    shows(page, SCRIPT)
    card(page).get_by_label("What did you talk about?").fill("knots")
    press(page, "contact")
    page.get_by_role("button", name=JOHN).click()
    shows(page, TAKAHASHI)
    press(page, "later")
    shows(page, HANAKO)
    press(page, "Undo")
    shows(page, TAKAHASHI)
    page.get_by_role("link", name="pass the rest").press("Enter")
    page.get_by_role("button", name="yes, pass them").click()
    expect(page.get_by_role("heading", name="Nobody is left to decide on.")).to_be_visible()
    page.get_by_text("What you can give, and why").first.click()
    page.get_by_label("What can you give?").first.fill("a venue")
    page.get_by_role("button", name="Keep it").first.click()
    expect(page.locator("#end")).to_contain_text("to give: a venue")
    assert evening.encounter(0).note == "cranes\nand ships"
    assert evening.encounter(2).note == "knots"
    assert [each.value for each in evening.decisions()] == ["contact", "pass", "contact", "pass", "pass"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(evening, browse, scheme):
    evening.meet(9, name="Mis Read", company="Mistaken", confidence=0.4)
    page = browse(color_scheme=scheme)
    page.goto(evening.address)
    for _each in range(3):
        assert Axe().run(page).response["violations"] == []
        press(page, "later")
    for each in evening.met[3:]:
        triage.decide(each, Decision.CONTACT, evening.workspace)
    page.goto(evening.address)
    press(page, "contact")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.get_by_role("button", name="yes, pass them").click()
    expect(page.get_by_role("heading", name="Nobody is left")).to_be_visible()
    assert Axe().run(page).response["violations"] == []


def test_doubtful_fields_lead_to_the_card(home, browse):
    evening = Evening(home, ({"name": "Mis Read", "company": "Mistaken", "confidence": 0.4},))
    evening.workspace.close()
    page = browse()
    page.goto(evening.address)
    doubt = card(page).locator(".doubt").filter(has_text="company read as “Mistaken”, surety 40 %")
    expect(doubt.get_by_role("link")).to_have_attribute("href", "/cards/1")


def test_what_does_not_exist_is_not_found(evening, browse):
    page = browse()
    headers = {"Origin": page.url.rstrip("/")}
    for path in ("/events/99/choose", f"{evening.address}/99/room", f"{evening.address}/{10**30}/room"):
        assert page.request.get(path).status == 404
    assert page.request.post(f"{evening.address}/99", headers=headers, form={"decision": "pass"}).status == 404
    for said in ({"decision": "maybe"}, {"stars": "4"}, {"decision": "contact", "out": "99"}):
        assert page.request.post(f"{evening.address}/1", headers=headers, form=said).status in (400, 404)
    answer = page.request.get(evening.address + "/1", headers={"HX-Request": "true"})
    assert re.search(r"card-picture", answer.text())
    triage.decide(evening.met[0], Decision.TAKER, evening.workspace)
    assert page.request.get(evening.address + "/1", headers={"HX-Request": "true"}).status == 204
