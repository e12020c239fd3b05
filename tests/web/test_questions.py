"""“The same person?”: asked one after the other, put off or answered, and taken back."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from enishi.store.questions import Answer
from enishi.workflow import triage
from tests.web.conftest import DESK
from tests.web.evening import Evening


@pytest.fixture
def evening(home):
    """Three questions, the likeliest first: two about the same two people known before, and one of an import."""
    made = Evening(home)
    made.met.append(made.meet(20, name="髙橋 太郎", company="神戸製鋼所", title="部長"))
    made.met.append(made.meet(21, name="高橋 次郎", company="神戸製鋼所"))
    made.ask(made.met[5], made.met[3], 0.9)
    made.ask(made.met[6], made.met[3], 0.6)
    made.ask(made.met[6], made.met[4], 0.3)
    yield made
    made.workspace.close()


def heading(page):
    return page.get_by_role("heading", name="The same person?")


def asks_about(page, name):
    expect(page.get_by_role("row").filter(has_text="name").first).to_contain_text(name)


def press(page, name):
    page.locator(".dock").get_by_role("button", name=name).click()


def test_both_sides_are_compared_field_by_field(evening, browse):
    page = browse()
    page.goto("/choose")
    expect(page).to_have_url(re.compile(evening.questions))
    row = page.get_by_role("row").filter(has_text="髙橋 太郎")
    expect(row.get_by_role("rowheader")).to_contain_text("differs")
    assert row.locator("mark").all_inner_texts() == ["髙", "高"]
    new, known = row.get_by_role("cell").all()
    assert new.bounding_box()["y"] < known.bounding_box()["y"]  # under each other
    expect(page.get_by_role("row").filter(has_text="神戸製鋼所").get_by_role("rowheader")).to_contain_text("the same")
    expect(page.locator(".evidence.for li")).to_have_text(re.compile(r"~\s*name similar 0.93 \(髙/高\)"))
    expect(page.locator(".evidence.against li")).to_contain_text("e-mail")
    for picture in page.locator(".card-picture").all():
        assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0
    page.set_viewport_size(DESK)
    new, known = row.get_by_role("cell").all()
    assert new.bounding_box()["y"] == known.bounding_box()["y"]


def test_answers_lead_on_and_are_taken_back_one_by_one(evening, browse):
    page = browse()
    page.goto(evening.questions)
    asks_about(page, "髙橋 太郎")
    press(page, "same person")
    expect(page.locator("#said")).to_have_text("kept as one person")
    expect(heading(page)).to_be_focused()
    asks_about(page, "高橋 次郎")
    press(page, "later")
    asks_about(page, "Hanako Aoba")
    press(page, "different")
    page.wait_for_url(f"**{evening.address}")
    expect(page.locator("#notices")).to_contain_text("kept as two people")
    assert triage.count_doubts(evening.event, evening.workspace) == 1
    page.goto(evening.questions)
    asks_about(page, "高橋 次郎")  # what was put off comes back at the next sitting
    press(page, "Undo")
    expect(page.locator("#said")).to_contain_text("undone: ")
    asks_about(page, "Hanako Aoba")
    press(page, "Undo")
    asks_about(page, "髙橋 太郎")
    assert triage.count_doubts(evening.event, evening.workspace) == 3
    press(page, "Undo")
    expect(page.locator("#said")).to_contain_text("Nothing more")


def test_by_keys_alone(evening, browse):
    page = browse(viewport=DESK)
    page.goto(evening.questions)
    asks_about(page, "髙橋 太郎")
    page.keyboard.press("l")
    expect(heading(page)).to_be_focused()
    asks_about(page, "高橋 次郎")
    page.keyboard.press("u")
    asks_about(page, "髙橋 太郎")
    page.keyboard.press("S")
    asks_about(page, "高橋 次郎")
    page.get_by_role("checkbox", name="Keys").uncheck()
    page.keyboard.press("d")
    page.get_by_role("checkbox", name="Keys").check()
    assert triage.count_doubts(evening.event, evening.workspace) == 2
    page.keyboard.press("d")
    expect(page.locator("#said")).to_have_text("kept as two people")


def test_what_was_answered_elsewhere_is_passed_over(evening, browse):
    page = browse()
    page.goto(evening.questions)
    asks_about(page, "髙橋 太郎")
    triage.answer(next(triage.doubts(evening.event, evening.workspace)), Answer.SAME, evening.workspace)
    press(page, "different")
    expect(page.locator("#said")).to_contain_text("answered elsewhere")
    asks_about(page, "高橋 次郎")


def test_without_scripts_it_is_forms(evening, browse):
    page = browse(java_script_enabled=False)
    page.goto(evening.questions)
    press(page, "later")
    asks_about(page, "高橋 次郎")
    press(page, "Undo")
    asks_about(page, "髙橋 太郎")
    press(page, "same person")
    assert "kept as one person" in page.locator("#notices").inner_text()
    asks_about(page, "高橋 次郎")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it(evening, browse, scheme):
    page = browse(color_scheme=scheme)
    page.goto(evening.questions)
    assert Axe().run(page).response["violations"] == []


def test_what_does_not_exist_is_not_found(evening, browse):
    page = browse()
    headers = {"Origin": page.url.rstrip("/")}
    assert page.request.get("/events/99/questions").status == 404
    assert page.request.post(evening.questions, headers=headers, form={"question": "1"}).status == 400
    far = page.request.post(evening.questions, headers=headers, form={"question": "9" * 30, "answer": "same"})
    assert far.ok
    undo = f"{evening.questions}/undo"
    assert page.request.post(undo, headers=headers, form={"sitting": "a1"}).ok  # the import, which is no answer
    assert len(evening.decisions()) == 7


def test_before_the_first_event_there_is_nobody_to_choose(browse):
    page = browse()
    page.goto("/choose")
    expect(page.get_by_role("link", name="Capture").first).to_be_visible()
