"""The letter that asks for an introduction."""

import pytest

from enishi.followup.request import language_of, proposal, request
from tests.builders import a_contact

TANAKA = a_contact(1, name="田中 誠", company="みなと物流")
KEN = a_contact(2, name="Ken Soukai", company="Soukai Foods")


def test_a_japanese_letter_begins_with_its_heading():
    letter = request(TANAKA, KEN, "冷蔵倉庫", "X")
    assert (letter.language, letter.subject) == ("ja", "【ご紹介のお願い】冷蔵倉庫")
    assert letter.body.startswith("田中 誠様\n")
    assert "【要件】Soukai FoodsのKen Soukai様をご紹介いただけないでしょうか。\n【話題】冷蔵倉庫" in letter.body


def test_an_english_letter_begins_with_what_is_asked():
    letter = request(KEN, TANAKA, "docks", "")
    assert (letter.language, letter.subject) == ("en", "May I ask you for an introduction: docks")
    assert "What I ask: would you introduce me to 田中 誠 of みなと物流?\nWhat it is about: docks\n\n" in letter.body


def test_nobody_is_brought_together_unasked():
    letter = proposal(KEN, TANAKA, "docks")
    assert letter.to is TANAKA
    assert "Soukai FoodsのKen Soukai様をお引き合わせ" in letter.body
    assert "Ken" not in proposal(TANAKA, a_contact(3, name="Ann"), "docks").body


def test_braces_in_a_name_stay():
    assert "{x}" in request(a_contact(1, name="{x}"), a_contact(2, name="{target}"), "{topic}", "{y}").body


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({"name": "田中"}, "ja"),
        ({"name": "Makoto Tanaka", "company": "みなと物流"}, "ja"),
        ({"name": "すみれ"}, "ja"),
        ({"name": "Zoë Ångström"}, "en"),
        ({}, "en"),
    ],
)
def test_a_person_is_written_to_in_the_language_of_their_card(said, language):
    assert language_of(a_contact(1, **said)) == language
