"""Photographing at an event: cards come in live, and whatever happens to phone, line or server, no picture is lost."""

import json
import socket
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.builders import a_workspace, an_event
from tests.conftest import SAMPLES
from tests.web.conftest import DESK, Server
from tests.workflow.readers import picture

SCANS = SAMPLES / "scans"
HEIC = Path(__file__).parent.parent / "imaging" / "red_and_blue.heic"
QUICK = {"ENISHI_SERVE__LINGER_SECONDS": "0.2"}
GREY = picture(128).data
"""A picture that is soon read, for there is nothing on it."""


@pytest.fixture
def event(home):
    """The event that is held now."""
    workspace = a_workspace(home, datetime.now(UTC))
    with workspace.store.deed("event", "event", workspace.now()):
        kept = workspace.store.events.add(an_event(held_on=datetime.now(UTC).astimezone().date()))
    workspace.close()
    return kept


@pytest.fixture
def server(home):
    started = Server(home, environment=dict(QUICK)).start()
    yield started
    started.stop()


def files(*paths):
    return [str(path) for path in paths]


def grey(name="grey.png"):
    return {"name": name, "mimeType": "image/png", "buffer": GREY}


def names(page):
    return page.locator("#cards .name").all_inner_texts()


def waits_for(page, words):
    page.locator("#counts", has_text=words).wait_for(timeout=60_000)


def send(page, server, upload_id, data=GREY, *, event=1):
    headers = {"Origin": server.address, "X-Event": str(event), "X-Name": "grey.png", "Content-Type": "image/png"}
    return page.request.put(f"/uploads/{upload_id}", data=data, headers=headers)


def test_cards_come_in_while_one_goes_on_photographing(server, browse):
    page = browse()
    page.goto("/capture")
    page.get_by_label("A new event, held now").fill("Harbour Mixer")
    page.get_by_role("button", name="Begin").click()
    page.get_by_text("No card yet.").wait_for()
    place = page.locator(".camera").bounding_box()
    other = browse(viewport=DESK)
    other.goto("/capture")
    page.locator("#camera").set_input_files(files(SCANS / "01.jpg", SCANS / "06-phone.jpg"))
    page.locator("#camera").set_input_files(files(SAMPLES / "two-sided.pdf"))
    page.locator("#reading .glimpse").first.wait_for()
    waits_for(page, "3 cards")
    assert page.locator(".camera").bounding_box() == place  # nothing has moved under the thumb
    found = names(page)
    assert found[0].replace(" ", "") == "伊集院薫"  # the newest on top, both of its sides read
    assert "Priya Raman" in found
    assert page.locator("#outbox").is_hidden()
    assert page.locator("#cards li").first.get_by_text("+ new").is_visible()
    waits_for(other, "3 cards")
    assert names(other) == found
    page.reload()
    assert names(page) == found
    assert page.get_by_role("link", name="Choose the few").get_attribute("href") == "/events/1/choose"
    assert page.locator("#cards img").first.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    other.locator("#files").set_input_files(files(SCANS / "01.jpg"))
    other.get_by_text("already taken in for Harbour Mixer").wait_for()
    assert [Axe().run(each).response["violations"] for each in (page, other)] == [[], []]


def test_a_whole_table_at_once(server, event, browse):
    page = browse()
    page.goto("/capture")
    page.locator("#files").set_input_files(files(SAMPLES / "table.jpg"))
    page.locator("#reading .glimpse .name", has_text="O'Brien").wait_for(timeout=60_000)  # while the rest is still read
    waits_for(page, "8 cards")
    assert len(names(page)) == 8


def test_what_cannot_be_read_is_told_and_tried_again_or_removed(server, event, browse):
    page = browse()
    page.goto("/capture")
    page.locator("#files").set_input_files(
        [grey(), {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"notes"}]
    )
    page.get_by_text("2 pictures could not be read").wait_for()
    assert page.get_by_text("notes.txt is not a picture.").is_visible()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Remove notes.txt").click()
    page.get_by_text("1 picture could not be read").wait_for()
    page.get_by_role("button", name="Try again grey.png").click()
    page.get_by_role("heading", name="1 picture could not be read").wait_for(state="detached")
    page.get_by_text("1 picture could not be read").wait_for()
    page.goto("/events/1")
    page.get_by_role("button", name="Remove grey.png").click()
    page.get_by_text("could not be read").wait_for(state="detached")


def test_a_lost_line_loses_no_picture(server, event, browse):
    page = browse()
    page.goto("/capture")
    page.context.set_offline(True)
    page.locator("#camera").set_input_files([grey("a.png"), grey("b.png")])
    page.get_by_text("2 pictures are still on this device").wait_for()
    page.get_by_text("not sent yet").wait_for()
    browse.faults.clear()  # that the line was lost
    page.context.set_offline(False)
    page.get_by_text("2 pictures could not be read").wait_for()
    assert page.locator("#unsent").is_hidden()


def test_pictures_are_kept_on_the_phone_until_the_server_is_back(home, server, event, browse):
    page = browse()
    page.goto("/capture")
    page.get_by_text("No card yet.").wait_for()
    server.kill()
    page.locator("#camera").set_input_files([grey("a.png"), grey("b.png")])
    page.get_by_text("2 pictures are still on this device").wait_for()
    page.get_by_text("not sent yet").wait_for()
    server.start(server.port)
    page.goto("/capture")  # as if the browser had been closed meanwhile
    page.get_by_text("2 pictures could not be read").wait_for(timeout=30_000)
    assert page.locator("#unsent").is_hidden()
    browse.faults.clear()


def test_a_server_that_was_killed_goes_on_where_it_was(home, server, event, browse):
    page = browse()
    page.goto("/capture")
    page.locator("#files").set_input_files(
        files(SCANS / "02-skewed.jpg", SCANS / "06-phone.jpg", SCANS / "03-bilingual.jpg")
    )
    page.locator("#outbox").wait_for(state="hidden")
    page.locator("#reading .glimpse .name").first.wait_for(timeout=60_000)  # in the middle of it
    server.kill()
    server.start(server.port)
    waits_for(page, "3 cards")  # the page has found it again by itself
    browse.faults.clear()
    workspace = a_workspace(home)
    assert workspace.store.contacts.count() == 3
    assert workspace.store.uploads.waiting() == workspace.store.uploads.failed(1) == ()
    workspace.close()


def test_a_picture_sent_again_is_received_once(server, event, browse, home):
    page, number = browse(), uuid4()
    statuses = {send(page, server, number).status for _time in range(3)}
    assert statuses == {204}
    workspace = a_workspace(home)
    uploads = (*workspace.store.uploads.waiting(), *workspace.store.uploads.failed(1))
    assert [each.id for each in uploads] == [str(number)]
    workspace.close()


def test_what_is_not_received_leaves_nothing_behind(home, event, server, browse):
    server.stop()
    server.environment |= {
        "ENISHI_SERVE__UPLOAD_MEGABYTES": "1",
        "ENISHI_SERVE__WAITING": "1",
        "ENISHI_SERVE__LINGER_SECONDS": "200",
    }
    server.start()
    page = browse()
    refused = [{"event": 99}, {"event": "x"}, {"data": b"x" * 1_100_000}]
    answers = [send(page, server, uuid4(), **each) for each in refused]
    assert not [path for path in (home / "pictures").rglob("*") if path.is_file()]
    assert send(page, server, uuid4(), (SCANS / "01.jpg").read_bytes()).status == 204  # and waits for its back
    answers.append(send(page, server, uuid4()))
    assert [each.status for each in answers] == [404, 400, 413, 429]
    assert all(json.loads(each.text())["message"] for each in answers)


def test_a_body_that_breaks_off_leaves_nothing_behind(home, event, server, browse):
    page = browse()
    (cookie,) = page.context.cookies()
    head = (
        f"PUT /uploads/{uuid4()} HTTP/1.1\r\nHost: {server.address.removeprefix('http://')}\r\n"
        f"Origin: {server.address}\r\nCookie: {cookie['name']}={cookie['value']}\r\n"
        f"X-Event: 1\r\nX-Name: grey.png\r\nContent-Length: {len(GREY)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(head.encode() + GREY[: len(GREY) // 2])
    assert send(page, server, uuid4(), GREY + b"more").status == 204  # the server goes on
    server.stop()
    kept = [path for path in (home / "pictures").rglob("*") if path.is_file()]
    assert len(kept) == 1
    server.start()


def test_a_file_dropped_anywhere_is_taken_and_one_too_large_not_even_sent(server, event, browse):
    page = browse(viewport=DESK)
    page.goto("/capture")
    page.evaluate(
        """bytes => {
            const files = new DataTransfer();
            files.items.add(new File([new Uint8Array(bytes)], "dropped.png"));
            const options = { dataTransfer: files, bubbles: true, cancelable: true };
            document.body.dispatchEvent(new DragEvent("drop", options));
        }""",
        list(GREY),
    )
    page.get_by_text("dropped.png").first.wait_for()
    page.locator("#outbox").wait_for(state="hidden")
    page.evaluate("document.getElementById('capture').dataset.largest = '10'")
    page.locator("#files").set_input_files([grey()])
    page.get_by_text("This picture is larger than 60 MB.").wait_for()
    page.locator("#outbox").get_by_role("button", name="Remove").click()
    assert page.locator("#outbox").is_hidden()


def test_pictures_that_the_browser_will_not_keep_are_sent_all_the_same(server, event, browse):
    page = browse()
    page.add_init_script(
        "Object.defineProperty(self, 'indexedDB', { value: { open() { throw new Error('denied'); } } })"
    )
    page.goto("/capture")
    page.get_by_text("This browser keeps no pictures.").wait_for()
    page.locator("#files").set_input_files([grey()])
    page.get_by_text("1 picture could not be read").wait_for()


def test_the_service_worker_sends_what_waits_when_no_page_is_open(server, event, browse):
    page = browse()
    page.goto("/capture")
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    page.evaluate("self.enishiQueue.alone = () => {}")  # this page sends nothing
    page.locator("#files").set_input_files([grey()])
    page.get_by_text("1 picture is still on this device").wait_for()
    page.goto("/more")
    (worker,) = page.context.service_workers
    worker.evaluate("self.enishiQueue.alone(self.enishiQueue.sendAll)")
    page.goto("/capture")
    page.get_by_text("1 picture could not be read").wait_for()
    assert page.locator("#unsent").is_hidden()


def test_who_is_shown_out_hears_nothing_more(server, event, browse):
    page, other = browse(), browse()
    other.goto("/capture")
    page.goto("/devices")
    page.locator("li", has_not_text="this device").get_by_role("button").click()
    with other.expect_response(lambda answer: answer.status == 401, timeout=30_000):
        send(page, server, uuid4())
    other.close()
    browse.faults.clear()
