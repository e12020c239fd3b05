"""A photo with the cards that were found on it; one that was missed, and one too many."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.builders import EVENING, a_photo, a_workspace
from tests.web.conftest import DESK, SAMPLES

MISSED = 4
"""The card on the table that is taken away, and found again by hand: white on dark, nothing else looks like it."""

WOOD = ((0.9, 0.02), (0.98, 0.02), (0.98, 0.08), (0.9, 0.08))
"""Where nothing but the table is."""


@pytest.fixture
def home(table, tmp_path):
    shutil.copytree(table, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def photo(home):
    """The address of the photo; the corners of its cards, as shares of it, by number."""
    workspace = a_workspace(home)
    (kept,) = workspace.store.photos.of_event(1)
    corners = {
        spot.number: [(x / spot.side.image_size[0], y / spot.side.image_size[1]) for x, y in spot.side.corners]
        for spot in workspace.store.photos.spots(kept)
    }
    workspace.close()
    return f"/photos/{kept.digest}", corners


def without_the_card(page, address):
    page.goto(address)
    page.locator(".on-photo").nth(MISSED - 1).get_by_role("button").click()
    expect(page.locator(".on-photo")).to_have_count(7)


def put(page, n, corner):
    """Pull a handle until its corner lies there: a share of the picture's width and height."""
    handle, sheet = page.locator(".handle").nth(n), page.locator(".stage .sheet")
    frame, grip = sheet.bounding_box(), handle.bounding_box()
    start = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    now = [float(page.locator(f"form.outline [name={axis}{n}]").input_value()) for axis in "xy"]
    page.mouse.move(*start)
    page.mouse.down()
    way = [(there - here) * frame[side] for there, here, side in zip(corner, now, ("width", "height"), strict=True)]
    page.mouse.move(start[0] + way[0] / 2, start[1] + way[1] / 2)
    expect(page.locator(".loupe")).to_be_visible()
    page.mouse.move(start[0] + way[0], start[1] + way[1])
    page.mouse.up()
    expect(page.locator(".loupe")).to_be_hidden()


def lies(page, n):
    return [float(page.locator(f"form.outline [name={axis}{n}]").input_value()) for axis in "xy"]


def test_every_card_is_outlined_and_leads_to_itself(browse, photo):
    page = browse()
    page.goto("/events/1/photos")
    page.get_by_role("link", name="8 cards").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("8 cards on this photo")
    assert Axe().run(page).violations_count == 0
    spots = page.locator("svg.sheet a")
    assert spots.count() == 8
    expect(page.get_by_role("link", name="4: 渡邉 大輔 · QUARTZ株式会社 · 代表取締役")).to_be_visible()
    spots.nth(3).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("渡邉 大輔")


def test_one_too_many_is_removed_and_brought_back(browse, photo):
    page = browse(locale="ja-JP", viewport=DESK)
    without_the_card(page, photo[0])
    assert "渡邉" not in page.locator("ol.list").inner_text()
    page.locator(".notice form button").click()
    expect(page.locator(".on-photo")).to_have_count(8)
    assert Axe().run(page).violations_count == 0


def test_a_card_that_was_missed_is_outlined_by_hand(browse, photo, home):
    address, corners = photo
    page = browse()
    without_the_card(page, address)
    page.get_by_role("link", name="Outline a card that was missed").click()
    assert Axe().run(page).violations_count == 0
    for n, corner in enumerate(WOOD):
        put(page, n, corner)
    page.get_by_role("button", name="Read this card").click()
    expect(page.get_by_role("alert").filter(has_text="Nothing can be read there.")).to_be_visible()
    browse.faults.clear()  # the browser tells of every 422
    assert lies(page, 0) == pytest.approx(WOOD[0], abs=0.01)  # the corners stay where they were put
    middle = [sum(axis) / 4 for axis in zip(*corners[MISSED], strict=True)]
    frame = page.locator(".stage .sheet").bounding_box()
    page.mouse.click(frame["x"] + middle[0] * frame["width"], frame["y"] + middle[1] * frame["height"])
    assert sum(lies(page, n)[0] for n in range(4)) / 4 == pytest.approx(middle[0], abs=0.01)
    around = sorted(corners[MISSED], key=lambda corner: corner[0] + corner[1])
    top_left, bottom_right = around[0], around[-1]
    top_right, bottom_left = sorted(around[1:3], key=lambda corner: -corner[0])
    for n, corner in enumerate((top_left, top_right, bottom_right, bottom_left)):
        put(page, n, corner)
        assert lies(page, n) == pytest.approx(corner, abs=0.01)
    page.get_by_role("button", name="Read this card").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("渡邉")
    expect(page.locator(".notice")).to_contain_text("A card was added")
    page.goto(address)
    expect(page.locator(".on-photo")).to_have_count(8)
    workspace = a_workspace(home)
    workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert len(workspace.store.photos.spots(workspace.store.photos.of_event(1)[0])) == 7
    workspace.close()


def test_corners_move_with_the_arrow_keys(browse, photo):
    page = browse(viewport=DESK)
    page.goto(photo[0] + "/outline")
    handle = page.locator(".handle").first
    expect(handle).to_be_visible()
    assert min(handle.bounding_box()["width"], handle.bounding_box()["height"]) >= 44
    before = lies(page, 0)
    handle.focus()
    for key in ("ArrowLeft", "ArrowLeft", "Shift+ArrowUp"):
        page.keyboard.press(key)
    assert lies(page, 0)[0] == pytest.approx(before[0] - 0.005, abs=1e-4)
    assert lies(page, 0)[1] < before[1] - 0.02
    expect(page.locator("#where")).to_contain_text("Top left")
    for _time in range(60):
        page.keyboard.press("Shift+ArrowLeft")
    assert lies(page, 0)[0] == 0  # the picture ends there


def test_corners_that_make_no_sense_are_refused(browse, photo, server):
    page = browse()
    asked = {"Origin": server.address}
    one_point = {f"{axis}{n}": "0.5" for n in range(4) for axis in "xy"}
    assert page.request.post(photo[0] + "/outline", form=one_point, headers=asked).status == 422
    for form in ({}, {**one_point, "x0": "nan"}, {**one_point, "y3": "1e999"}, {**one_point, "x1": "left"}):
        assert page.request.post(photo[0] + "/outline", form=form, headers=asked).status == 400


def test_the_pages_of_a_document_are_looked_at_one_by_one(browse, home):
    workspace = a_workspace(home)
    data = (SAMPLES / "two-sided.pdf").read_bytes()
    with workspace.store.deed("import", "import", EVENING):
        digest = workspace.store.pictures.put(data)
        workspace.store.cards.add_photo(a_photo(data, "two-sided.pdf"), 1, EVENING)
    workspace.close()
    page = browse()
    page.goto(f"/photos/{digest}")
    expect(page.get_by_text("Page 1 of 2")).to_be_visible()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_text("Page 2 of 2")).to_be_visible()
    page.get_by_role("link", name="Outline a card that was missed").click()
    assert "page=2" in page.url
    expect(page.locator(".handle").first).to_be_visible()
