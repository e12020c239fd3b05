"""The letters that bring two people together."""

import pytest

from enishi.errors import DoNotContactError
from enishi.followup.compose import Bringing
from enishi.store import parting
from enishi.workflow import letters
from enishi.workflow.letters import Matter
from tests.builders import EVENING, facts


@pytest.fixture
def person(workspace):
    def make(**said):
        with workspace.store.deed("import", "import", EVENING):
            return workspace.store.contacts.add(facts(**said))

    return make


@pytest.fixture
def tanaka(person):
    return person(name="田中 誠", company="みなと物流", title="教授")


@pytest.fixture
def ken(person):
    return person(name="Ken Soukai", company="Soukai Foods")


def test_a_japanese_request_begins_with_its_heading(tanaka, ken, workspace):
    matter = Matter(ken, "冷蔵倉庫", lambda: "同じ会社")
    draft = letters.bringing(Bringing.REQUEST, tanaka, matter, workspace)
    assert (draft.language, draft.kind) == ("ja", Bringing.REQUEST)
    assert draft.message.subject.startswith("【ご紹介のお願い】冷蔵倉庫")
    assert draft.message.body.startswith("みなと物流\n田中 誠 先生\n")
    asked = (
        "【要件】Soukai FoodsのKen Soukai様をご紹介いただけないでしょうか。",
        "【話題】冷蔵倉庫",
        "【お願いする理由】同じ会社",
    )
    assert "\n".join(asked) in draft.message.body


def test_an_english_request_begins_with_what_is_asked(tanaka, ken, workspace):
    draft = letters.bringing(Bringing.REQUEST, ken, Matter(tanaka, "docks"), workspace)
    assert draft.message.subject == "May I ask you for an introduction: docks"
    asked = "would you introduce me to Professor 田中 誠 of みなと物流?\nWhat it is about: docks\n\n"
    assert asked in draft.message.body


def test_nobody_is_brought_together_unasked(tanaka, person, workspace):
    stranger = person(name="Ann")
    there = letters.bringing(Bringing.PROPOSAL, tanaka, Matter(stranger, "docks"), workspace).message
    assert "【要件】Ann様をお引き合わせしてもよろしいでしょうか。" in there.body
    back = letters.bringing(Bringing.PROPOSAL, stranger, Matter(tanaka, "docks"), workspace).message
    assert "may I bring you together with Professor 田中 誠 of みなと物流?" in back.body


def test_braces_in_a_name_stay(person, workspace):
    matter = Matter(person(name="{{ me }}"), "{topic}", lambda: "{% y %}")
    body = letters.bringing(Bringing.REQUEST, person(name="{x}"), matter, workspace).message.body
    assert all(words in body for words in ("{x}", "{{ me }}", "{topic}", "{% y %}"))


def test_who_wants_to_be_left_alone_gets_no_letter(tanaka, ken, workspace):
    with workspace.store.deed("edit", "silence", EVENING):
        parting.silence(workspace.store.db, ken.id)
    with pytest.raises(DoNotContactError):
        letters.bringing(Bringing.REQUEST, workspace.store.contacts.get(ken.id), Matter(tanaka, "x"), workspace)
