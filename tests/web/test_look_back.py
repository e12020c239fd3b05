"""Looking back: the table, what it says, and its picture in the colours of the screen."""

import xml.etree.ElementTree as ET
from datetime import timedelta

from playwright.sync_api import expect

from tests.web.conftest import DESK
from tests.web.few import ENDED, Mixer, assert_good


def test_what_came_of_the_evenings(home, browse):
    mixer = Mixer(home, ENDED - timedelta(days=30))
    for number in range(6):
        mixer.meet(f"Person {number}")
    mixer.close()
    page = browse(viewport=DESK, color_scheme="dark")
    page.goto("/look-back")
    expect(page.get_by_role("row", name="mixer")).to_have_text("mixer160000 0 6".replace(" ", ""))
    expect(page.get_by_text("6 of 6 faded")).to_be_visible()
    picture = page.locator(".chart img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.chart img').naturalWidth > 0")
    assert "dark=1" in picture.evaluate("image => image.currentSrc")
    assert_good(page)
    drawn = page.request.get("/look-back/chart.svg?dark=1")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert ET.fromstring(drawn.text()).get("viewBox") == "0 0 480 300"  # noqa: S314 - our own
    assert "#222025" in drawn.text()
    assert "#222025" not in page.request.get("/look-back/chart.svg").text()
    page.get_by_label("Whom you have met since that day.").fill(ENDED.date().isoformat())
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("There is nothing to look back upon yet.")).to_be_visible()
    assert page.request.get("/look-back?since=soon").status == 400
    assert page.request.get(f"/look-back/chart.svg?since={ENDED.date()}").status == 404
