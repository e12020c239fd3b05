"""Drafts to one person, by how things stand."""

from dataclasses import replace

import pytest

from enishi.errors import DoNotContactError, NotFoundError, TemplateError, UsageError
from enishi.followup.compose import Kind, our_text
from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.tie import Introduction, Outcome, Progress
from enishi.settings import Me
from enishi.workflow import letters, offers, templates, triage, tries
from enishi.workflow.workspace import Workspace
from tests.builders import EVENING


@pytest.fixture
def chosen(evening):
    contact, met = evening.meet(name="髙橋 美咲", company="株式会社かぜはや設計", email="m@k.example", title="部長")
    triage.note(met, "港の物流\n来春に", evening.workspace)
    triage.decide(met, Decision.CONTACT, evening.workspace, why="boats", give="港湾の資料")
    return contact


def test_a_draft_speaks_of_what_was_said_and_promised(evening, chosen):
    draft = letters.draft(chosen, evening.workspace)
    assert (draft.kind, draft.language) == (Kind.FIRST, "ja")
    assert (draft.message.name, draft.message.address) == ("髙橋 美咲", "m@k.example")
    for words in ("11月20日の「Harbour Mixer」", "「港の物流 来春に」", "港湾の資料", "髙橋 美咲 様", "［お名前］"):
        assert words in draft.message.body
    assert "Harbour Mixer on 20 November" in letters.draft(chosen, evening.workspace, tongue="en").message.body


def test_who_writes_signs(evening, chosen):
    settings = replace(evening.workspace.settings, me=Me(name="山田 太郎", company="株式会社みなと"))
    signed = Workspace(settings, evening.workspace.now)
    signed.__dict__["store"] = evening.store
    assert letters.draft(chosen, signed).message.body.endswith("株式会社みなと\n山田 太郎\n")


def test_the_message_fits_how_things_stand(evening, chosen):
    tries.contacted(chosen, None, evening.workspace)
    assert letters.draft(chosen, evening.workspace).kind is Kind.AGAIN
    tries.heard(chosen, Outcome.REPLIED, evening.workspace)
    assert letters.draft(chosen, evening.workspace).kind is Kind.WORD
    for channel, kind in ((Channel.LETTER, Kind.LETTER), (Channel.PHONE, Kind.SHORT)):
        contact, met = evening.meet(name=channel.value)
        with evening.store.deed("cap", "cap", EVENING):
            evening.store.db.conn.execute("UPDATE events SET cap = 9")
        triage.decide(met, Decision.CONTACT, evening.workspace)
        with evening.store.deed("channel", "channel", EVENING):
            followup = evening.store.events.followup(met.id)
            evening.store.events.promise(replace(followup, channel=channel))
        assert letters.draft(contact, evening.workspace).kind is kind


def test_who_brought_you_together_is_thanked(evening, chosen):
    between, _met = evening.meet(name="桜井 一郎")
    with evening.store.deed("introduction", "introduction", EVENING):
        evening.store.ties.introductions.add(
            Introduction("", between.id, chosen.id, None, "", Progress.MET, EVENING, EVENING)
        )
    assert "桜井 一郎様のご紹介" in letters.draft(chosen, evening.workspace).message.body


def test_a_stranger_from_an_address_book_gets_a_word(evening):
    with evening.store.deed("import", "import", EVENING):
        contact = evening.store.contacts.add([])
    assert letters.draft(contact, evening.workspace).kind is Kind.WORD


@pytest.mark.parametrize("how", ["silent", "taker"])
def test_nothing_is_drafted_for_who_is_not_to_be_contacted(evening, chosen, how):
    if how == "silent":
        tries.silence(chosen, evening.workspace)
    else:
        (met,) = evening.store.events.encounters_with(chosen.id)
        triage.decide(met, Decision.TAKER, evening.workspace)
    with pytest.raises(DoNotContactError):
        letters.draft(evening.store.contacts.get(chosen.id), evening.workspace)


def test_the_users_own_template_comes_before_ours(evening, chosen):
    file = templates.own("ja/first", evening.workspace)
    assert file.read_text("utf-8") == our_text("ja/first")
    file.write_text("件名\n\n{{ name }}様\n{{ give }}", "utf-8")
    assert templates.is_own("ja/first", evening.workspace)
    assert templates.own("ja/first", evening.workspace) == file
    assert letters.draft(chosen, evening.workspace).message.body == "髙橋 美咲様\n港湾の資料\n"
    file.write_text("件名\n\n{{ giv }}", "utf-8")
    with pytest.raises(TemplateError, match=r"line 3.*giv"):
        templates.proof("ja/first", evening.workspace)
    kept = templates.reset("ja/first", evening.workspace)
    assert "giv" in kept.read_text("utf-8")
    assert templates.reset("ja/first", evening.workspace) is None
    assert templates.text("ja/first", evening.workspace) == our_text("ja/first")


def test_a_template_that_is_no_text_is_told(evening):
    templates.own("en/word", evening.workspace).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(TemplateError, match=r"word\.txt"):
        templates.text("en/word", evening.workspace)


@pytest.mark.parametrize("name", ["en/nothing", "../../etc/passwd", "fr/first"])
def test_no_other_file_is_a_template(workspace, name):
    with pytest.raises(NotFoundError):
        templates.text(name, workspace)


def test_what_can_be_given_is_kept_and_meant_by_number(workspace):
    tour, book = (offers.add(what, workspace) for what in ("a tour  of the port", "a book"))
    assert offers.add("a tour of the port", workspace) == tour
    assert [each.what for each in offers.offers(workspace)] == ["a tour of the port", "a book"]
    assert offers.meant(str(book.id), workspace) == "a book"
    assert offers.meant(" something else ", workspace) == "something else"
    assert offers.remove("tour", workspace) == tour
    for unknown in ("tour", ""):
        with pytest.raises((NotFoundError, UsageError)):
            offers.remove(unknown, workspace) if unknown else offers.add("  ", workspace)
    workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert len(offers.offers(workspace)) == 2
