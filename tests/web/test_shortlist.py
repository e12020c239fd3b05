"""The few: why, what to give, by when; told in place, dropped with a reason."""

import pytest
from playwright.sync_api import expect

from enishi.model.followup import Channel
from enishi.model.tie import Outcome
from enishi.workflow import tries
from tests.web.conftest import DESK
from tests.web.few import Mixer, assert_good, notice


@pytest.fixture
def mixer(home):
    made = Mixer(home)
    yield made
    made.close()


def test_why_and_give_are_saved_as_soon_as_they_are_told(mixer, browse):
    mixer.misaki()
    page = browse()
    page.goto("/shortlist")
    seat = page.locator(".seat")
    expect(seat).to_contain_text("due 20")
    expect(seat.locator(".fade")).to_contain_text("until it fades")
    assert_good(page)
    for field, words in (("what I can give", "a tour of <the> port"), ("why", "")):
        with page.expect_response("**/shortlist/1"):
            seat.get_by_role("textbox", name=field, exact=True).fill(words)
            seat.get_by_role("textbox", name=field, exact=True).blur()
    expect(seat.get_by_role("status")).to_contain_text("Saved")
    page.reload()
    expect(seat.get_by_label("what I can give")).to_have_value("a tour of <the> port")
    expect(seat.get_by_role("textbox", name="why", exact=True)).to_have_value("")
    seat.get_by_role("textbox", name="why", exact=True).fill("ships")
    seat.get_by_role("textbox", name="why", exact=True).blur()
    seat.get_by_role("button", name="Undo").click()
    expect(notice(page)).to_contain_text("Undone")
    expect(page).to_have_url(page.url.split("#")[0])
    expect(seat.get_by_role("textbox", name="why", exact=True)).to_have_value("")


def test_a_must_is_marked_and_a_promise_dropped_for_a_reason(mixer, browse):
    mixer.misaki()
    page = browse(viewport=DESK)
    page.goto(f"/events/{mixer.event.id}/shortlist")
    expect(page.locator(".lead")).to_contain_text("1 of 5")
    must = page.get_by_role("button", name="This one!")
    must.click()
    expect(must).to_have_attribute("aria-pressed", "true")
    expect(notice(page)).to_contain_text("On top until contacted or dropped")
    page.locator(".drop summary").click()
    page.get_by_label("Why do you drop it?").fill("moved abroad")
    page.get_by_role("button", name="Drop it").click()
    expect(page.locator(".seat")).to_contain_text("dropped: moved abroad")
    expect(page.locator(".seat").get_by_role("link", name="Write")).to_have_count(0)
    assert_good(page)
    page.goto("/shortlist")
    expect(page.get_by_text("Nobody is on the shortlist.")).to_be_visible()


def test_what_became_of_each_is_said(mixer, browse):
    kept, tried, silent = (mixer.choose(name) for name in ("Kept One", "Tried One", "Silent One"))
    tries.heard(kept, Outcome.REPLIED, mixer.workspace)
    tries.contacted(tried, Channel.PHONE, mixer.workspace)
    tries.silence(silent, mixer.workspace)
    page = browse(locale="ja-JP", color_scheme="dark")
    page.goto(f"/events/{mixer.event.id}/shortlist")
    seats = page.locator(".seat")
    expect(seats).to_have_count(2)
    expect(seats.filter(has_text="Kept One")).to_have_class("paper seat closed")
    expect(seats.filter(has_text="Tried One").locator(".state")).to_contain_text("20")
    assert "Silent One" not in page.content()
    assert_good(page)
    for nowhere in ("/events/99/shortlist", "/events/99999999999999999999999/shortlist"):
        assert page.request.get(nowhere).status == 404
    assert page.request.post("/shortlist/99", headers={"Origin": page.url.split("/events")[0]}).status == 404
