"""A card: each field beside the spot it was read from, put right as one goes."""

import json
import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from enishi.model.card import Property
from enishi.store.store import DATABASE
from enishi.workflow import editing
from tests.builders import a_workspace
from tests.web.conftest import DESK

CARD = "/cards/1"
"""髙橋 美咲's, whose name has a character that readers confuse."""


@pytest.fixture
def home(table, tmp_path):
    """Cards of which the first is in doubt of its name, whatever the reader thinks of it today."""
    shutil.copytree(table, tmp_path / "home")
    with closing(sqlite3.connect(tmp_path / "home" / DATABASE)) as kept, kept:
        (draft,) = kept.execute("SELECT draft FROM cards WHERE id = 1").fetchone()
        said = json.loads(draft)
        next(field for field in said["fields"] if field["property"] == "name")["confidence"] = 0.5
        kept.execute("UPDATE cards SET draft = ? WHERE id = 1", [json.dumps(said, ensure_ascii=False)])
    return tmp_path / "home"


@pytest.fixture
def known(home):
    """What is known of whose card it is, as it is now."""
    workspace = a_workspace(home)
    yield lambda: workspace.store.contacts.get(1)
    workspace.close()


def field(page, name):
    return page.get_by_label(name, exact=True)


def test_what_is_doubtful_comes_first_and_every_field_shows_its_spot(browse):
    page = browse()
    page.goto(CARD)
    first = page.locator(".entry").first
    expect(first).to_contain_text("doubtful")
    assert first.locator("input[name=value]").input_value() == "髙橋 美咲"
    for name in ("name", "e-mail", "fax"):
        field(page, name).focus()
        lit = page.locator(".spot.lit")
        expect(lit).not_to_have_count(0)
        spot, side = lit.first.bounding_box(), page.locator("svg.side").bounding_box()
        assert side["y"] <= spot["y"] < side["y"] + side["height"]
        expect(page.locator("svg.side")).to_be_in_viewport()  # also when the field is far below
    attributes = [(name, field(page, name).get_attribute("inputmode")) for name in ("mobile", "e-mail", "web")]
    assert attributes == [("mobile", "tel"), ("e-mail", "email"), ("web", "url")]
    assert field(page, "mobile").input_value() == "090-5550-0123"
    assert field(page, "e-mail").get_attribute("autocapitalize") == "off"
    page.locator(".spot").first.click()
    expect(page.locator(".entry input:focus")).to_have_count(1)
    assert Axe().run(page).violations_count == 0


def test_what_is_typed_is_saved_at_once_and_can_be_taken_back(browse, known):
    page = browse()
    page.goto(CARD)
    field(page, "fax").fill("03-1555-0199")
    field(page, "company").fill("<script>alert(1)</script>")  # leaves the one, and saves it
    field(page, "title").focus()
    expect(page.locator(".notice")).to_contain_text("Saved.")
    expect(page.get_by_text("On the card: 株式会社かぜはや設計")).to_be_visible()
    assert known().values(Property.PHONE)[1] == "+81315550199"
    assert known().company == "<script>alert(1)</script>"
    page.reload()
    assert field(page, "fax").input_value() == "03-1555-0199"
    assert field(page, "company").input_value() == "<script>alert(1)</script>"
    field(page, "title").fill("")
    field(page, "department").focus()
    expect(page.locator(".notice")).to_contain_text("Saved.")
    assert known().value(Property.TITLE) == ""
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(page.locator(".notice")).to_contain_text("Undone")
    assert field(page, "title").input_value() == "主任"
    assert page.url.endswith(CARD)


def test_a_name_put_right_stands_above_the_card_too(browse):
    page = browse()
    page.goto(CARD)
    field(page, "name").fill("髙橋 みさき")
    field(page, "name").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("髙橋 みさき")
    expect(field(page, "name")).to_be_focused()
    page.get_by_role("link", name="Person").click()
    expect(page.get_by_text("髙橋 みさき").first).to_be_visible()


def test_what_is_right_is_doubtful_no_longer(browse, known):
    page = browse()
    page.goto(CARD)
    page.get_by_role("button", name="name is right").click()
    expect(page.locator(".tag.doubtful")).to_have_count(0)
    page.reload()
    expect(page.locator(".tag.doubtful")).to_have_count(0)
    assert known().name == "髙橋 美咲"


def test_what_makes_no_sense_is_told_and_stays_as_typed(browse, known):
    page = browse()
    page.goto(CARD)
    field(page, "e-mail").fill("misaki.takahashi")
    field(page, "e-mail").press("Enter")
    expect(page.get_by_role("alert").filter(has_text="That is no e-mail address.")).to_be_visible()
    assert field(page, "e-mail").input_value() == "misaki.takahashi"
    expect(field(page, "e-mail")).to_be_focused()
    assert Axe().run(page).violations_count == 0
    assert known().value(Property.EMAIL) == "misaki.takahashi@kazehaya.example.co.jp"
    field(page, "e-mail").fill("misaki@kazehaya.example")
    field(page, "e-mail").press("Enter")
    expect(page.get_by_role("alert").filter(has_text="That is no e-mail address.")).to_have_count(0)
    expect(page.locator(".notice")).to_contain_text("Saved.")
    assert known().values(Property.EMAIL) == ("misaki@kazehaya.example",)


def test_what_is_missing_is_added(browse, known):
    page = browse(viewport=DESK)
    page.goto(CARD)
    page.get_by_text("Add what is missing").click()
    field(page, "kana").fill("たかはし みさき")
    page.locator(".missing").get_by_label("another phone", exact=True).fill("080-5550-0147")
    page.keyboard.press("Tab")
    expect(page.locator(".missing").get_by_label("mobile", exact=True)).to_have_value("080-5550-0147")
    assert known().value(Property.NAME_KANA) == "たかはし みさき"
    assert known().values(Property.PHONE)[-1] == "+818055500147"
    assert Axe().run(page).violations_count == 0


def test_without_scripts_a_field_is_saved_too(browse, known, server):
    page = browse(java_script_enabled=False)
    page.goto(CARD)
    field(page, "title").fill("取締役")
    field(page, "title").press("Enter")
    expect(page.locator(".notice")).to_contain_text("Saved.")
    assert known().value(Property.TITLE) == "取締役"
    field(page, "e-mail").fill("nobody")
    field(page, "e-mail").press("Enter")
    expect(page.get_by_text("That is no e-mail address.")).to_be_visible()
    assert field(page, "e-mail").input_value() == "nobody"
    said = {"property": "shoe size", "value": "44"}
    assert page.request.post(CARD, form=said, headers={"Origin": server.address}).status == 400
    browse.faults.clear()  # the browser tells of every 400


def test_the_last_that_is_known_of_somebody_cannot_be_emptied(browse, home):
    workspace = a_workspace(home)
    contact = workspace.store.contacts.get(1)
    gone = {fact.property for fact in contact.facts} - {Property.NAME}
    editing.say(contact, {what: [] for what in gone}, workspace)
    workspace.close()
    page = browse(locale="ja-JP")
    page.goto(CARD)
    page.locator(".entry input[name=value]").first.fill("")
    page.keyboard.press("Tab")
    expect(page.locator(".entry [role=alert]")).to_be_visible()


def test_a_card_is_turned_and_turned_back(browse, known):
    page = browse()
    page.goto("/cards/8")
    before = page.locator("svg.side image").get_attribute("href")
    page.get_by_text("The picture is wrong").click()
    page.get_by_role("button", name="upside down").click()
    expect(page.locator(".notice")).to_contain_text("The card was turned and read anew.")
    assert page.locator("svg.side image").get_attribute("href") != before
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Linh Nguyen")
    assert page.locator("svg.side image").get_attribute("href") == before


def test_what_is_no_card_goes_and_the_photo_is_shown(browse):
    page = browse()
    page.goto("/cards/8")
    page.get_by_text("The picture is wrong").click()
    page.get_by_role("button", name="This is no card: remove it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("7 cards on this photo")
    assert page.goto("/cards/8").status == 404
    browse.faults.clear()
    page.goto("/history")
    expect(page.locator(".row").first).to_contain_text(re.compile("Linh Nguyen.* removed"))
