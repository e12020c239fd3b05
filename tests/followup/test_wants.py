"""Words that mean the same, in both languages; whole words; nothing hidden in a longer one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.followup import wants as wants_module
from enishi.followup.wants import synonyms_in, wants


def found(want, text):
    (only,) = wants([want])
    return only.found_in(text)


@pytest.mark.parametrize(
    ("want", "text", "word"),
    [
        ("物流", "Head of LOGISTICS", "LOGISTICS"),
        ("logistics", "みなと運送株式会社", "運送"),
        ("ロジスティクス", "freight forwarders' union", "freight"),
        ("ai", "ＡＩ推進室", "AI"),
        ("人工知能", "ML engineer", "ML"),
        ("CEO", "代表取締役", "代表取締役"),
        ("investors", "the investor", "investor"),
        ("仕入れ", "仕入れ部長", "仕入れ"),
        ("Rotary", "knows Rotary people", "rotary"),
        ("倉庫会社の経営者", "経営者", "経営者"),
        ("物流", "İstanbul Logistics", "logistics"),
    ],
)
def test_a_want_is_found_by_any_word_that_means_the_same(want, text, word):
    assert found(want, text) == word


@pytest.mark.parametrize(
    ("want", "text"),
    [
        ("営業", "横浜営業所"),
        ("AI", "we said that we will aim"),
        ("IT", "talked about it"),
        ("rota", "Rotary"),
        ("tary", "Rotary"),
        ("スーパー", "スーパーバイザー"),
        ("行政", "行政書士"),
        ("石油", "バガスの皿"),
        ("物流", "Kobe Steel"),
        ("仕入れ", ""),
    ],
)
def test_a_word_in_a_longer_one_of_another_meaning_does_not_count(want, text):
    assert found(want, text) == ""


def test_one_kind_asked_for_twice_is_one_kind():
    assert [each.said for each in wants(["物流", "Logistics", "物流", " "], "a logistics partner")] == [
        "物流",
        "partner",
    ]


def test_a_purpose_is_read_in_both_languages_and_its_small_words_are_not():
    assert [each.said for each in wants([], "find somebody who knows cold chain for the pilot")] == [
        "cold chain",
        "pilot",
    ]
    assert [each.said for each in wants([], "製造業向け需要予測の協業先を探す")] == ["製造業", "需要予測", "協業先"]


def test_no_word_stands_in_two_groups():
    terms = [wants_module._folded(word) for line in wants_module._lines("synonyms.txt") for word in line.split(", ")]
    assert len(terms) == len(set(terms))


@given(text=st.text(max_size=40))
def test_whatever_a_text_is_its_words_stand_in_it(text):
    for _group, word in synonyms_in(text):
        assert word.casefold() in unicodedata.normalize("NFKC", text).casefold()
