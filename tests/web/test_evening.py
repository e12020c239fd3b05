"""The evening after a mixer from the phone alone: from pairing to "contacted", with the real engines."""

import httpx2 as httpx
import icalendar
import pytest

from tests.web.conftest import SAMPLES, Server, run


@pytest.fixture
def server(home):
    """Somebody who has an address book already, and chooses two at most."""
    run(home, "contacts", "import", SAMPLES / "address-book.vcf")
    started = Server(home, environment={"ENISHI_EVENTS__CAP": "2"}).start()
    yield started
    started.stop()


def test_from_a_photo_of_the_table_to_a_few_really_contacted(server, browse):
    page = browse()
    _photograph(page)
    _answer_whether_they_are_the_same(page)
    chosen = _choose_to_the_cap_and_beyond(page)
    _write_to_the_first(page, chosen)
    _see_what_is_due_in_the_calendar(server, page, chosen)


def _photograph(page):
    page.get_by_role("link", name="Capture").first.click()
    page.get_by_label("A new event").fill("Harbour Mixer")
    page.get_by_role("button", name="Begin").click()
    page.locator("#files").set_input_files(SAMPLES / "table.jpg")
    page.locator("#reading .glimpse .name").first.wait_for(timeout=120_000)  # before the whole table is read
    page.locator("#cards > li").nth(7).wait_for(timeout=120_000)
    assert page.locator("#cards > li").count() == 8
    assert "known" in page.locator("#cards").inner_text()


def _answer_whether_they_are_the_same(page):
    page.locator("#next a").click()
    page.get_by_role("heading", name="The same person?").wait_for()
    page.get_by_role("button", name="same person").click()
    page.wait_for_url("**/choose")


def _choose_to_the_cap_and_beyond(page):
    chosen = []
    for _seat in range(2):
        chosen.append(page.locator(".turn:visible h2").inner_text())
        page.locator(".turn:visible textarea").fill("the cold-chain pilot in May")
        _press(page, "contact")
    third = page.locator(".turn:visible h2").inner_text()
    page.get_by_role("button", name="contact", exact=True).click()
    page.get_by_role("heading", name="All 2 seats are taken").wait_for()
    page.locator("#dialog button[name=out]").last.click()
    page.locator(".turn:visible h2", has_text=third).wait_for(state="hidden")
    chosen = [chosen[0], third]
    fourth = page.locator(".turn:visible h2").inner_text()
    _press(page, "taker")
    page.get_by_role("button", name="Undo").click()  # not so
    page.locator(".turn:visible h2", has_text=fourth).wait_for()
    _press(page, "pass")
    page.get_by_role("link", name="pass the rest").click()
    page.locator("#dialog button", has_text="pass them").click()
    page.get_by_role("link", name="On to the shortlist").click()
    shown = page.locator("main .name").all_inner_texts()
    assert sorted(shown) == sorted(chosen)
    return chosen


def _press(page, name):
    before = page.locator(".turn:visible").get_attribute("data-met")
    page.get_by_role("button", name=name, exact=True).click()
    page.locator(f'.turn:visible:not([data-met="{before}"])').wait_for()


def _write_to_the_first(page, chosen):
    page.goto("/")
    page.locator("main li", has_text=chosen[0]).get_by_role("link", name="Write").click()
    assert page.get_by_role("link", name="Open in mail").get_attribute("href").startswith("mailto:")
    assert "Harbour Mixer" in page.locator("#body").input_value()
    page.get_by_role("button", name="I have sent it").click()
    assert "next" in page.locator("main").inner_text()


def _see_what_is_due_in_the_calendar(server, page, chosen):
    page.goto("/calendar")
    address = page.locator("#address").input_value()
    told = icalendar.Calendar.from_ical(httpx.get(address).content)
    said = " ".join(str(event["SUMMARY"]) for event in told.walk("VEVENT"))
    assert all(name in said for name in chosen)
    assert all(event.walk("VALARM") for event in told.walk("VEVENT"))
