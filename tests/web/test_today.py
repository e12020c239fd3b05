"""Today: whom to write to, why, what to give, and doing it at once."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from enishi.model.followup import Channel
from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.workflow import tries
from tests.builders import a_workspace
from tests.web.conftest import DESK
from tests.web.few import NOW, Mixer, assert_good, notice


@pytest.fixture
def mixer(home):
    made = Mixer(home)
    yield made
    made.close()


def test_a_promise_is_a_card_with_all_that_it_takes(mixer, browse):
    mixer.misaki(is_must=True)
    mixer.choose("<script>alert(1)</script>", why="<b>bold</b>", company="<img src=x>")
    mixer.meet("Undecided One")
    silent = mixer.choose("Silent One")
    tries.silence(silent, mixer.workspace)
    page = browse()
    first = page.locator(".task").first
    expect(first).to_contain_text("This one! Write")
    expect(first.get_by_role("heading")).to_have_text("髙橋 美咲")
    expect(first).to_contain_text("株式会社かぜはや設計 · 代表取締役")
    expect(first).to_contain_text("met: Harbour Mixer")
    expect(first).to_contain_text("boats")
    expect(first).to_contain_text("give: a book")
    expect(first).to_contain_text("until it fades")
    share = float(first.locator(".ring .left").get_attribute("stroke-dasharray").split()[0])
    assert 85 < share < 90  # 20 of 168 hours
    expect(first.get_by_role("link", name="Call")).to_have_attribute("href", "tel:+819055500123")
    expect(page.get_by_role("heading", name="<script>alert(1)</script>")).to_be_visible()
    expect(page.get_by_text("<b>bold</b>")).to_be_visible()
    assert "Silent One" not in page.content()
    decide = page.locator(".task").last
    expect(decide).to_contain_text("1 person is still undecided")
    expect(decide.get_by_role("link", name="Decide")).to_have_attribute("href", "/events/1/choose")
    expect(page.get_by_role("region", name="Harbour Mixer").get_by_role("link", name="Capture")).to_be_visible()
    assert_good(page)


def test_contacted_in_one_tap_tells_of_the_next_try_and_is_taken_back(mixer, browse):
    mixer.misaki()
    page = browse()
    page.get_by_text("Done, or heard of them?").click()
    page.get_by_role("group", name="I have written or called").get_by_role("button", name="e-mail").click()
    expect(notice(page)).to_contain_text("Contacted: 髙橋 美咲")
    expect(notice(page)).to_contain_text("next: 20")
    expect(notice(page)).to_contain_text("or rather: give something, ask nothing: a book")
    expect(page.get_by_text("Nothing is due. Enjoy your day.")).to_be_visible()
    assert_good(page)
    notice(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="髙橋 美咲")).to_be_visible()
    page.get_by_text("Done, or heard of them?").click()
    page.get_by_role("button", name="replied").click()
    expect(notice(page)).to_contain_text("Your promise is kept.")


def test_a_try_that_is_due_shows_those_before_and_how_it_may_differ(home, browse):
    mixer = Mixer(home, NOW - timedelta(days=20))
    misaki = mixer.misaki()
    mixer.close()
    then = a_workspace(home, NOW - timedelta(days=15))
    tries.contacted(misaki, Channel.EMAIL, then, note="sent the slides")
    then.close()
    page = browse(viewport=DESK)
    task = page.locator(".task")
    expect(task).to_contain_text("Try again")
    expect(task).to_contain_text("or rather: give something, ask nothing: a book")
    expect(task).to_contain_text("or rather: by phone this time")
    task.get_by_text("1 try so far").click()
    expect(task.get_by_text("sent the slides")).to_be_visible()
    assert_good(page)


def test_never_more_than_a_handful_and_the_rest_can_wait(home, browse):
    mixer = Mixer(home, cap=9)
    for number in range(7):
        mixer.choose(f"Person {number}")
    mixer.close()
    page = browse()
    expect(page.locator(".task")).to_have_count(5)
    page.get_by_role("link", name="2 more can wait").click()
    expect(page.locator(".task")).to_have_count(7)


def test_questions_come_before_decisions(mixer, browse):
    known, _met = mixer.meet("佐藤 葵")
    newcomer, _met = mixer.meet("佐藤 蒼")
    with mixer.store.deed("import", "import", NOW):
        match = Match(known.id, (Comparison("name", Degree.SAME, 4.0),), 0.5, Verdict.POSSIBLE_LINK)
        mixer.store.questions.ask(newcomer.id, mixer.event.id, match)
    expect(browse().get_by_role("link", name="Decide")).to_have_attribute("href", "/events/1/questions")


def test_an_empty_day_is_calm_in_japanese_too(browse):
    page = browse(locale="ja-JP", color_scheme="dark")
    expect(page.locator(".calm")).to_be_visible()
    expect(page.locator(".calm a[href='/capture']")).to_be_visible()
    assert_good(page)
