import pytest

from enishi.matching.person import Person, Script, from_contact, from_draft, person
from enishi.model.card import PhoneKind, Property
from tests.builders import a_contact, a_draft
from tests.matching.people import somebody


def test_a_draft_and_a_contact_that_say_the_same_are_one_person():
    said = {
        "name": "髙橋 花子",
        "name_kana": "たかはし はなこ",
        "name_romaji": "Hanako Takahashi",
        "company": "㈱みなと物流",
        "department": "営業部",
        "title": "部長",
        "mobile": "090-1111-2222",
        "phone": "03-1111-2222",
        "fax": "03-1111-2223",
        "email": "hanako@minato.example",
        "postal_code": "〒100-0001",
    }
    assert from_draft(a_draft(**said)) == from_contact(a_contact(**said))


def test_values_without_substance_are_left_out():
    nothing = {"name": " ・ ", "company": "", "email": "no address", "mobile": "110", "title": " ", "postal_code": "〒"}
    assert somebody(**nothing) == Person()


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("髙橋 さくら", Script.HAN),
        ("𠮷田", Script.HAN),
        ("さくら", Script.KANA),
        ("ジョン・スミス", Script.KANA),
        ("Müller", Script.LATIN),
        ("김민준", Script.OTHER),
        ("Иван", Script.OTHER),
    ],
)
def test_a_name_knows_its_script(name, script):
    (only,) = somebody(name=name).names
    assert only.script is script


def test_a_japanese_name_keeps_its_order_and_a_latin_one_has_none():
    assert somebody(name="佐藤 花子").names[0].words == ("佐藤", "花子")
    assert somebody(name="SATO Hanako").names[0].words == somebody(name="Hanako Sato").names[0].words


@pytest.mark.parametrize(
    ("number", "kind", "is_mobile"),
    [
        ("090-1111-2222", PhoneKind.WORK, True),
        ("+81 80 1111 2222", None, True),
        ("03-1111-2222", PhoneKind.MOBILE, True),
        ("090-1111-2222", PhoneKind.FAX, False),
        ("03-1111-2222", None, False),
        ("+1 808 111 2222", PhoneKind.WORK, False),
        ("050-1111-2222", None, False),
    ],
)
def test_a_mobile_is_what_is_called_so_or_has_japans_prefix(number, kind, is_mobile):
    somebody = person([(Property.PHONE, number, kind)])
    assert bool(somebody.mobiles) is is_mobile
    assert bool(somebody.telephones) is not is_mobile


def test_kana_and_romaji_make_one_reading():
    kana = somebody(name="佐藤 花子", name_kana="サトウ　ハナコ")
    for romaji in ("Hanako Sato", "SATOH Hanako", "Satō Hanako"):
        assert kana.readings & somebody(name=romaji).readings
    assert kana.readings & somebody(name_kana="さとうはなこ").readings
    assert not somebody(name="佐藤 花子").readings


def test_everything_a_contact_ever_was_still_tells():
    contact = a_contact(name="佐藤 花子", company="みなと物流")
    earlier = a_contact(name="田中 花子", company="あおば商事")
    both = person((fact.property, fact.value, fact.kind) for fact in (*contact.facts, *earlier.facts))
    assert {name.joined for name in both.names} == {"佐藤花子", "田中花子"}
    assert {company.core for company in both.companies} == {"みなと物流", "あおば商事"}
