"""Drafts from templates."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import TemplateError
from enishi.followup.compose import Kind, Occasion, check, compose, date_words, day_words, our_text, ours
from enishi.settings import Me
from tests.builders import DAY

OCCASION = Occasion(
    name="髙橋 美咲",
    honorific="様",
    company="株式会社かぜはや設計",
    department="営業部",
    title="部長",
    event="港ミキサー",
    day="11月20日",
    topic="港の物流",
    why="boats",
    give="港湾の資料",
    introducer="桜井 一郎",
    today="2026年11月23日",
    tries=1,
    me=Me(name="山田 太郎", company="株式会社みなと", email="taro@minato.example"),
)


def with_template(text):
    return lambda name: our_text(name) if name.endswith("signature") else text


@pytest.mark.parametrize("name", ours())
def test_ours_are_sound(name):
    language, _slash, kind = name.partition("/")
    check(kind, language, our_text)


def test_the_first_message_in_japanese_has_the_form_of_a_business_letter():
    subject, body = compose(Kind.FIRST, "ja", OCCASION, our_text)
    assert subject == "「港ミキサー」でお名刺をいただいたお礼（山田 太郎）"
    lines = body.splitlines()
    assert lines[:4] == ["株式会社かぜはや設計", "営業部 部長", "髙橋 美咲 様", ""]
    assert lines[4] == "お世話になっております。"
    for words in ("11月20日の「港ミキサー」", "桜井 一郎様のご紹介", "港の物流", "港湾の資料", "何卒よろしくお願い"):
        assert words in body
    assert lines[-3:] == ["株式会社みなと", "山田 太郎", "taro@minato.example"]


def test_the_letter_begins_and_ends_as_letters_do_and_knows_no_season():
    _subject, body = compose(Kind.LETTER, "ja", OCCASION, our_text)
    assert body.index("拝啓") < body.index("敬具") < body.index("2026年11月23日")
    assert "時下" in body


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", Kind)
def test_what_is_not_known_leaves_no_hole(kind, language):
    names = [each for each in Occasion.__dataclass_fields__ if each not in {"me", "tries"}]
    bare = Occasion(**{**dict.fromkeys(names, ""), "name": "A"}, tries=0, me=Me(name="Me"))
    subject, body = compose(kind, language, bare, our_text)
    assert subject
    assert "A" in body
    assert "「」" not in subject + body
    assert "\n\n\n" not in body
    assert ": ." not in body


def test_days_are_written_as_in_letters():
    assert (day_words(DAY, "ja"), day_words(DAY, "en")) == ("11月20日", "20 November")
    assert (date_words(DAY, "ja"), date_words(DAY, "en")) == ("2026年11月20日", "20 November 2026")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("Hello\n\n{% if name %}", 3, "if"),
        ("Hello\n\n{{ nobody }}", 3, "nobody"),
        ("Hello\n{{ 1 / 0 }}", 2, "zero"),
        ("Hello\n\n\n{{ name.__class__.__mro__ }}", 4, "unsafe"),
        ('Hello\n{% include "elsewhere" %}', 2, ""),
        ("{% for i in range(99999999) %}x{% endfor %}", 1, "range"),
    ],
)
def test_a_broken_template_is_told_with_its_line(text, line, why):
    source = with_template(text)
    if "elsewhere" in text:
        source = {"en/first": text}.get
    with pytest.raises(TemplateError) as caught:
        compose(Kind.FIRST, "en", OCCASION, source)
    assert f"line {line} " in caught.value.message
    assert why in caught.value.message
    assert "enishi templates edit first" in caught.value.hint


def test_a_template_that_runs_wild_is_stopped():
    with pytest.raises(TemplateError, match="characters"):
        compose(Kind.FIRST, "en", OCCASION, with_template("{{ 'x' * 30000 }}"))


@given(words=st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=40))
def test_what_people_wrote_is_never_taken_for_a_template(words):
    _subject, body = compose(Kind.FIRST, "en", replace(OCCASION, give="{{ 1 / 0 }}" + words), our_text)
    assert "{{ 1 / 0 }}" + words in body
