import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.extraction.draft import draft
from enishi.extraction.lines import layout
from enishi.extraction.phones import find, spoken_number, written
from enishi.model.card import PhoneKind
from tests.extraction.texts import phones, placed, rows

WORK, FAX, MOBILE, OTHER = PhoneKind.WORK, PhoneKind.FAX, PhoneKind.MOBILE, PhoneKind.OTHER
NUMBER = "+81357281234"


def found(*texts, region="JP"):
    return [(each.value, each.kind) for each in find(layout([rows(*texts)]), region)]


LABELS = {
    WORK: "TEL |Tel: |Tel.|T |T:|P. |Phone |電話 |電話番号:|℡|☎ |【TEL】|(代表) |直通 |電話(直通)|D |TEL/FAX |TEL&FAX "
    "|Ph: |",
    FAX: "FAX |Fax. |F:|F |ファックス |フアツクス |フ7ックス |ファクス:|【FAX】|Facsimile |F a x |Telefax: ",
    MOBILE: "携帯 |Mobile: |M.|携帯電話 |Cell ",
    OTHER: "フリーダイヤル ",
}


@pytest.mark.parametrize(("label", "kind"), [(label, kind) for kind in LABELS for label in LABELS[kind].split("|")])
def test_labels(label, kind):
    assert found(f"{label}03-5728-1234") == [(NUMBER, kind)]


ASCII_FORMS = (
    "03-5728-1234|03(5728)1234|(03)5728-1234|03 5728 1234|03.5728.1234|0357281234|+81-3-5728-1234|+81 (0)3-5728-1234"
)
JAPANESE_FORMS = (
    "03・5728・1234|０３－５７２８－１２３４|〇三（五七二八）一二三四|〇三ー五七二八ー一二三四|〇三1五七二八1一二三四"
)
WITH_MORE = "03-5728-1234(代)|03-5728-1234（内線 2345）|03-5728-1234 ext. 12"


@pytest.mark.parametrize("printed", f"{ASCII_FORMS}|{JAPANESE_FORMS}|{WITH_MORE}".split("|"))
def test_ways_to_print_one_number(printed):
    assert found(f"TEL {printed}") == [(NUMBER, WORK)]


def test_several_numbers_in_a_line():
    assert found("TEL:03-5728-1234FAX:03-5728-1235 携帯:090-1234-5678") == [
        (NUMBER, WORK),
        ("+81357281235", FAX),
        ("+819012345678", MOBILE),
    ]
    assert found("03-5728-1234 / 03-5728-1235") == [(NUMBER, WORK), ("+81357281235", WORK)]


def test_a_word_in_brackets_between_two_numbers_is_the_seconds():
    assert found("03-5728-1234 (FAX) 03-5728-1235") == [(NUMBER, WORK), ("+81357281235", FAX)]


def test_of_two_numbers_without_a_word_the_second_is_the_fax():
    assert found("03-5728-1234", "03-5728-1235") == [(NUMBER, WORK), ("+81357281235", FAX)]
    assert found("03-5728-1234", "03-5729-1235") == [(NUMBER, WORK), ("+81357291235", WORK)]
    assert found("03-5728-1234", "090-1234-5678") == [(NUMBER, WORK), ("+819012345678", MOBILE)]
    assert found("03-5728-1234", "携帯 03-5728-1235")[1] == ("+81357281235", MOBILE)


def test_a_label_beside_above_or_behind():
    beside = placed(("Fax", (40, 40, 80, 60)), ("03-5728-1234", (120, 40, 260, 60)))
    assert [each.kind for each in find(layout([beside]), "JP")] == [FAX]
    assert found("ファックス", "03-5728-1234") == [(NUMBER, FAX)]
    assert found("03-5728-1234 (FAX)") == [(NUMBER, FAX)]


def test_a_mobile_number_is_one_whatever_the_label_says_but_fax():
    assert found("TEL 090-1234-5678") == [("+819012345678", MOBILE)]
    assert found("FAX 090-1234-5678") == [("+819012345678", FAX)]


def test_what_is_no_number():
    assert found("〒123-4567", "2026-11-20", "登録番号 第123456号", "府内町3-8-11 870-0021", "TEL") == []


def test_a_placeholder_stays_as_printed():
    assert found("TEL 000-000-0000") == [("000-000-0000", WORK)]


@pytest.mark.parametrize(
    ("text", "region", "number"),
    [
        ("(503) 225-0148", "US", "+15032250148"),
        ("020 7946 0991", "GB", "+442079460991"),
        ("+49 (0)431 5602-210", "JP", "+494315602210"),
        ("01 45 08 22 14", "FR", "+33145082214"),
        ("+86 139 2345 6781", "US", "+8613923456781"),
    ],
)
def test_other_countries(text, region, number):
    assert [value for value, _ in found(text, region=region)] == [number]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["3", "6", "45", "52", "75", "92"]), st.integers(2000, 9999), st.integers(0, 9999))
def test_valid_numbers_survive_the_way_to_e164_and_back(area, exchange, last):
    number = phonenumbers.PhoneNumber(81, int(f"{area}{str(exchange)[: 5 - len(area)]}{last:04}"))
    if not phonenumbers.is_valid_number(number):
        return
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    for form in (phonenumbers.PhoneNumberFormat.NATIONAL, phonenumbers.PhoneNumberFormat.INTERNATIONAL):
        assert [value for value, _ in found(phonenumbers.format_number(number, form))] == [expected]


def test_work_and_fax_may_share_a_number():
    assert phones(draft([rows("TEL 03-5728-1234", "FAX 03-5728-1234", "TEL 03-5728-1234")])) == [
        (NUMBER, WORK),
        (NUMBER, FAX),
    ]


def test_numbers_as_people_type_them():
    assert spoken_number("090 1234 5678", "JP") == ("+819012345678", MOBILE)
    assert spoken_number("Fax ０３－５７２８－１２３４", "JP") == (NUMBER, FAX)
    assert spoken_number("ask at the desk", "JP") == ("ask at the desk", OTHER)


@pytest.mark.parametrize(
    ("number", "region", "shown"),
    [
        ("+819055500101", "JP", "090-5550-0101"),
        ("+81315550100", "JP", "03-1555-0100"),
        ("+442079460321", "JP", "+44 20 7946 0321"),
        ("+442079460321", "GB", "020 7946 0321"),
        ("000-0000-0000", "JP", "000-0000-0000"),
        ("ext. 12", "JP", "ext. 12"),
        ("", "JP", ""),
    ],
)
def test_numbers_are_shown_as_people_write_them(number, region, shown):
    assert written(number, region) == shown


@pytest.mark.parametrize(
    "text", ["登録番号T3010001234567", "T3010001234567", "許可番号 0312345678", "登録番号:03-1234-5678"]
)
def test_numbers_of_registrations_are_no_phones(text):
    assert found(text) == []
