"""The feed that a phone's calendar subscribes to: without a session, by its secret alone."""

import httpx2 as httpx
import icalendar
import pytest
from playwright.sync_api import expect

from enishi.workflow import tries
from tests.web.few import Mixer, assert_good, notice


@pytest.fixture
def mixer(home):
    made = Mixer(home)
    yield made
    made.close()


def test_a_phone_subscribes_and_a_renewed_secret_ends_it(mixer, browse):
    mixer.misaki()
    silent = mixer.choose("Silent One", why="hush")
    tries.silence(silent, mixer.workspace)
    page = browse()
    page.goto("/calendar")
    address = page.get_by_label("The address, for a calendar that asks for one").input_value()
    subscribe = page.get_by_role("link", name="Open in the calendar").get_attribute("href")
    assert subscribe == address.replace("http://", "webcal://")
    page.get_by_text("With another device").click()
    expect(page.locator("svg.qr")).to_be_visible()
    assert_good(page)
    answer = httpx.get(address, headers={"Accept-Language": "ja"})
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert "髙橋 美咲" in event["summary"]
    assert event["description"] == "boats"
    assert event["url"].endswith("/people/1")
    assert "misaki@" not in answer.text
    assert "Silent" not in answer.text
    again = httpx.get(address, headers={"Accept-Language": "ja", "If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    page.get_by_role("button", name="Renew the secret").click()
    expect(notice(page)).to_contain_text("The old address tells nothing any more.")
    renewed = page.get_by_label("The address, for a calendar that asks for one").input_value()
    assert httpx.get(address).status_code == 404
    assert httpx.get(renewed).status_code == 200


def test_guessing_is_slowed_down_but_not_who_knows(mixer, server):
    guesses = [httpx.get(f"{server.address}/calendar/{number}.ics").status_code for number in range(25)]
    assert (guesses[0], guesses[-1]) == (404, 429)
    assert httpx.get(f"{server.address}/calendar/髙.ics").status_code == 429
    secret = mixer.store.devices.remembered("calendar")
    assert httpx.get(f"{server.address}/calendar/{secret}.ics").status_code == 200
    assert httpx.post(f"{server.address}/calendar", headers={"Origin": server.address}).status_code == 401
