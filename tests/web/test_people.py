"""People: found while one types, added by hand; and all that is known of somebody."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from enishi.model.card import Property
from enishi.model.event import Event
from enishi.model.followup import Channel
from enishi.workflow import editing, merging, tries
from tests.builders import facts
from tests.web.conftest import DESK
from tests.web.few import ENDED, NOW, Mixer, assert_good, notice


@pytest.fixture
def mixer(home):
    made = Mixer(home)
    yield made
    made.close()


def test_people_are_found_while_one_types(mixer, browse):
    mixer.misaki()
    mixer.meet("佐藤 葵", company="<script>alert(1)</script>", note="knows cold chains")
    mixer.meet("Zoë O'Brien", email="zoe@harbour.example")
    page = browse()
    page.goto("/people")
    rows = page.locator("#found .row")
    expect(rows.first).to_contain_text("Zoë O'Brien")  # met last
    expect(page.locator("#count")).to_have_text("Met or changed last")
    assert_good(page)
    search = page.get_by_role("searchbox")
    for said, found in (
        ("佐", "佐藤 葵"),
        ("佐藤", "佐藤 葵"),
        ("みさき", "髙橋 美咲"),
        ("takah", "髙橋 美咲"),
        ("5550", "髙橋 美咲"),
    ):
        search.fill("")
        search.press_sequentially(said)
        expect(page.locator("#count")).to_have_text("1 person found")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(found)
    expect(page).to_have_url(f"{page.url.split('?')[0]}?q=5550")
    search.fill("佐藤")
    expect(rows).to_contain_text("<script>alert(1)</script>")
    search.fill("qqqqqq")
    expect(page.locator("#count")).to_have_text("Nobody was found.")
    assert_good(page)
    page.get_by_role("link", name="Add “qqqqqq” by hand").click()
    expect(page.get_by_label("name", exact=True)).to_have_value("qqqqqq")


def test_somebody_is_added_by_hand_put_right_and_taken_back(mixer, browse):
    page = browse(viewport=DESK)
    page.goto("/people/new")
    assert_good(page)
    page.get_by_role("button", name="Add").click()
    expect(notice(page)).to_contain_text("A contact needs at least a name")
    page.get_by_label("name", exact=True).fill("渡邉 修")
    page.get_by_role("textbox", name="another phone").fill("090-5550-0199")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("渡邉 修")
    expect(page.get_by_role("link", name="Call")).to_have_attribute("href", "tel:+819055500199")
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("company", exact=True).fill("みなと物流株式会社")
    page.get_by_role("textbox", name="another e-mail").fill("osamu@minato.example")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".lead")).to_have_text("みなと物流株式会社")
    expect(page.get_by_role("link", name="osamu@minato.example")).to_be_visible()
    expect(page.locator("dl.facts").get_by_text("090-5550-0199")).to_have_count(1)
    notice(page).get_by_role("button", name="Undo").click()
    page.goto("/people/1")
    expect(page.get_by_text("osamu@minato.example")).to_have_count(0)


def test_a_contact_is_all_that_is_known_and_what_happened(mixer, browse):
    misaki = mixer.misaki()
    with mixer.store.deed("import", "import", NOW):
        before = facts(said_at=NOW - timedelta(days=400), company="旧かぜはや事務所", title="設計士")
        mixer.store.contacts.tell(misaki.id, before)
        earlier = Event("港湾DX勉強会", (ENDED - timedelta(days=40)).date(), ENDED - timedelta(days=40))
        mixer.store.events.meet(mixer.store.events.add(earlier).id, misaki.id)
    tries.contacted(misaki, Channel.EMAIL, mixer.workspace, note="sent the <slides>")
    page = browse()
    page.goto("/people/1")
    expect(page.get_by_role("link", name="090-5550-0123")).to_have_attribute("href", "tel:+819055500123")
    expect(page.locator("dd", has_text="旧かぜはや事務所")).to_be_hidden()
    page.get_by_text("Earlier").click()
    expect(page.locator("dd", has_text="旧かぜはや事務所")).to_be_visible()
    expect(page.get_by_text("met 2 times: Harbour Mixer, 港湾DX勉強会")).to_be_visible()
    timeline = page.locator(".timeline li")
    expect(timeline.nth(0)).to_contain_text("sent the <slides>")
    expect(timeline.nth(0)).to_have_class("moment attempt")
    assert_good(page)
    assert page.request.get("/people/99").status == 404


def test_what_one_did_and_decides_is_kept_and_taken_back(mixer, browse):
    mixer.misaki()
    page = browse()
    page.goto("/people/1")
    for opened in ("I have written or called", "What came of it", "Given or taken", "How the tie is kept"):
        page.locator("summary", has_text=opened).click()
    assert_good(page)
    form = page.locator("#favours")
    form.get_by_role("radio", name="I took").check()
    form.get_by_label("what", exact=True).fill("an hour of advice")
    form.get_by_role("button", name="Keep").click()
    expect(page.locator("main").get_by_text("you have only taken so far")).to_be_visible()
    page.locator("summary", has_text="How the tie is kept").click()
    page.locator("#upkeep").get_by_role("radio", name="2 months").check()
    page.locator("#upkeep").get_by_role("button", name="Keep").click()
    expect(page.locator("main dl").get_by_text("a word every 60 days")).to_be_visible()
    page.locator("summary", has_text="What came of it").click()
    page.locator("#heard").get_by_role("radio", name="replied").check()
    page.locator("#heard").get_by_label("note").fill("wants a meeting")
    page.locator("#heard").get_by_role("button", name="Keep").click()
    expect(page.locator("main").get_by_text("Your promise is kept.")).to_be_visible()
    expect(page.locator(".timeline li", has_text="wants a meeting")).to_have_class("moment attempt")
    notice(page).get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/people/1")
    expect(page.get_by_text("wants a meeting")).to_have_count(0)
    page.get_by_role("button", name="They do not want to be contacted").click()
    expect(page.get_by_role("link", name="Write")).to_have_count(0)
    assert_good(page)
    page.goto("/people")
    expect(page.locator("#found .row", has_text="髙橋 美咲")).to_contain_text("do not contact")


def test_nonsense_is_refused_with_words(mixer, browse):
    mixer.misaki()
    page = browse()
    origin = {"Origin": page.url.rstrip("/")}
    for place, said in (
        ("heard", {"outcome": "nonsense"}),
        ("heard", {}),
        ("contacted", {"by": "pigeon"}),
        ("contacted", {"day": "2999-01-01"}),
        ("contacted", {"day": "soon"}),
        ("favours", {"way": "gave"}),
        ("upkeep", {"how": "rarely"}),
        ("drop", {"why": " "}),
        ("merge", {"with": "nobody"}),
        ("merge", {"with": "1"}),
    ):
        assert page.request.post(f"/people/1/{place}", headers=origin, form=said).status == 400, (place, said)
    assert page.request.post("/people/1/merge", headers=origin, form={"with": "77"}).status == 404
    assert page.request.post("/people/99/contacted", headers=origin, form={}).status == 404


def test_two_who_are_one_become_one(mixer, browse):
    misaki = mixer.misaki()
    twin = editing.add(
        {Property.NAME: ["高橋 美咲"], Property.EMAIL: ["misaki@kazehaya.example"], Property.NOTE: ["<b>sails</b>"]},
        mixer.workspace,
    )
    other = editing.add({Property.NOTE: ["gone before"]}, mixer.workspace)
    merging.merge(misaki, other, mixer.workspace)
    page = browse()
    page.goto(f"/people/{other.id}")
    expect(page).to_have_url(f"{page.url.split('/people')[0]}/people/{misaki.id}")
    page.get_by_role("link", name="The same person is here twice?").click()
    expect(page.get_by_role("heading", name="Perhaps")).to_be_visible()
    assert_good(page)
    page.get_by_role("searchbox").press_sequentially("sails")
    page.locator("#found .row").click()
    expect(page.locator("mark").get_by_text("<b>sails</b>")).to_be_visible()
    expect(page.locator("mark").get_by_text("misaki@kazehaya.example")).to_have_count(0)  # both say so
    assert_good(page)
    page.get_by_role("button", name="The same: make them one").click()
    expect(notice(page)).to_contain_text(f"高橋 美咲 [{twin.id}] is now 髙橋 美咲 [{misaki.id}].")
    expect(page.locator("dl.facts").get_by_text("<b>sails</b>")).to_be_visible()
    notice(page).get_by_role("button", name="Undo").click()
    page.goto(f"/people/{twin.id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("高橋 美咲")
