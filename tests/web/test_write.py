"""Write: a draft to one person, edited here, handed over, and what comes after."""

from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from enishi.model.tie import Way
from enishi.workflow import ties, tries
from tests.web.conftest import DESK
from tests.web.few import Mixer, assert_good, notice


@pytest.fixture
def mixer(home):
    made = Mixer(home)
    yield made
    made.close()


def test_from_the_draft_to_contacted(mixer, browse):
    misaki = mixer.misaki()
    ties.note_favour(misaki, Way.TOOK, "an hour of advice", None, mixer.workspace)
    page = browse()
    page.goto("/people/1/write")
    expect(page.get_by_text("You have only taken from 髙橋 美咲 so far")).to_be_visible()
    expect(page.get_by_text("Nobody knows yet how you sign")).to_be_visible()
    expect(page.get_by_label("Language")).to_have_value("ja")
    assert_good(page)
    page.get_by_label("Subject").fill("お礼 & 100% ?")
    page.get_by_role("textbox", name="Message", exact=True).fill("髙橋様\n\n先日はありがとうございました。#1")
    link = urlsplit(page.get_by_role("link", name="Open in mail").get_attribute("href"))
    asked = parse_qs(link.query, strict_parsing=True)
    assert (link.scheme, unquote(link.path)) == ("mailto", "misaki@kazehaya.example")
    assert asked == {"subject": ["お礼 & 100% ?"], "body": ["髙橋様\r\n\r\n先日はありがとうございました。#1"]}
    page.goto("/")  # he switches apps, and comes back
    page.goto("/people/1/write")
    expect(page.get_by_label("Subject")).to_have_value("お礼 & 100% ?")
    expect(page.get_by_text("As you left it.")).to_be_visible()
    assert page.get_by_role("link", name="Open in mail").get_attribute("href").endswith("%231")
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_text("next: 20")).to_be_visible()
    expect(page.locator("main").get_by_text("or rather: give something, ask nothing: a book")).to_be_visible()
    assert_good(page)
    page.goto("/people/1/write")
    expect(page.get_by_label("Which message")).to_have_value("again")
    expect(page.get_by_text("As you left it.")).to_be_hidden()
    page.get_by_label("Subject").fill("Sent from elsewhere")
    page.request.post("/people/1/contacted", headers={"Origin": page.url.split("/people")[0]})
    page.reload()
    expect(page.get_by_label("Subject")).not_to_have_value("Sent from elsewhere")


def test_the_draft_is_copied_shared_or_taken_as_a_file(mixer, browse):
    mixer.misaki()
    page = browse(viewport=DESK)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto("/people/1/write?language=en&kind=short")
    expect(page.get_by_label("Which message")).to_have_value("short")
    page.get_by_role("textbox", name="Message", exact=True).fill("Hello <there>")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Hello <there>"
    page.get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared.text") == "Hello <there>"
    with page.expect_download() as download:
        page.get_by_role("button", name="As a file (.eml)").click()
    mail = message_from_bytes(download.value.path().read_bytes(), policy=policy.default)
    assert mail.get_content().splitlines() == ["Hello <there>"]
    assert str(mail["To"]) == "髙橋 美咲 <misaki@kazehaya.example>"
    page.get_by_label("Language").select_option("ja")
    page.wait_for_url("**/write?kind=short&language=ja")
    page.goto("/people/1/write")  # what was edited last is what he was at
    page.wait_for_url("**/write?kind=short&language=en")
    expect(page.get_by_role("textbox", name="Message", exact=True)).to_have_value("Hello <there>")
    page.get_by_role("button", name="Draft anew").click()
    expect(page.get_by_role("textbox", name="Message", exact=True)).not_to_have_value("Hello <there>")


def test_nobody_is_written_to_who_must_not_be(mixer, browse):
    silent = mixer.misaki()
    tries.silence(silent, mixer.workspace)
    without, _met = mixer.meet("No Address")
    page = browse()
    origin = {"Origin": page.url.rstrip("/")}
    assert page.request.get("/people/1/write").status == 409
    assert page.request.post("/people/1/write.eml", headers=origin, form={"body": "x"}).status == 409
    page.goto("/people/1")
    expect(page.get_by_text("髙橋 美咲 is not to be contacted.")).to_be_visible()
    assert not page.locator("a[href^='mailto:'], a[href^='tel:'], a[href$='/write']").count()
    page.goto(f"/people/{without.id}/write")
    expect(page.get_by_text("No e-mail address of No Address is known.")).to_be_visible()
    expect(page.get_by_role("link", name="Open in mail")).to_have_count(0)
    assert page.request.get("/people/99/write").status == 404
    assert page.request.get(f"/people/{without.id}/write?kind=nonsense").status == 400
    page.goto("/people/1")
    page.get_by_role("button", name="They may be contacted again").click()
    expect(notice(page)).to_contain_text("May be contacted again")
    expect(page.get_by_role("link", name="Write")).to_be_visible()
