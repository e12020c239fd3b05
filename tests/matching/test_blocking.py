import pytest
from hypothesis import given

from enishi.matching.blocking import company_key, indexed, keys
from tests.matching.people import PEOPLE, somebody

HANAKO = {
    "name": "佐藤 花子",
    "company": "みなと物流",
    "mobile": "090-1111-2222",
    "phone": "03-1111-2222",
    "email": "hanako.sato@minato.example",
}


def shares(one: dict[str, str], other: dict[str, str]) -> bool:
    return bool(keys(somebody(**one)) & keys(somebody(**other)))


@pytest.mark.parametrize(
    "found",
    [
        {"name": "佐藤花子"},
        {"mobile": "+81 90-1111-2222"},
        {"phone": "0311112222"},
        {"email": "HANAKO.SATO@MINATO.EXAMPLE"},
        {"name": "佐膝花子"},
        {"email": "hanako.sat0@rninato.example"},
        {"name": "佐藤 華子", "company": "株式会社みなと物流"},
        {"name": "鈴木 花子", "company": "株式会社みなと物流"},
        {"name": "佐藤 花子", "mobile": "090-9111-2222"},
        {"name": "佐藤 花", "email": "hanako.sato@aoba.example"},
        {"name": "Hanako Sato", "email": "info@minato.example"},
    ],
)
def test_any_one_thing_in_common_finds_somebody(found):
    assert shares(HANAKO, found)


@pytest.mark.parametrize(
    "other",
    [
        {"name": "鈴木 翔", "company": "みなと物流"},
        {"name": "鈴木 翔", "email": "sho@minato.example"},
        {"name": "鈴木 翔", "title": "部長"},
        {"email": "info@aoba.example"},
    ],
)
def test_colleagues_and_strangers_are_not_all_looked_at(other):
    assert not shares(HANAKO, other)


def test_a_kanji_name_and_its_romaji_meet_at_their_company():
    assert shares({"name": "佐藤 花子", "company": "Port Inc."}, {"name": "SATO Hanako", "company": "Port"})


def test_furigana_and_romaji_meet_anywhere():
    assert shares({"name": "佐藤 花子", "name_kana": "さとう はなこ"}, {"name": "Hanako Satoh"})


@given(PEOPLE)
def test_whoever_can_be_compared_has_keys(somebody):
    if somebody.names or somebody.readings or somebody.emails or somebody.mobiles:
        assert keys(somebody)


def test_there_are_about_a_dozen_keys():
    assert 8 <= len(keys(somebody(**HANAKO))) <= 16


def test_what_is_counted_is_a_key_but_for_the_company():
    person = somebody(**HANAKO)
    assert indexed(person) - keys(person) == {company_key(person.companies[0])}
