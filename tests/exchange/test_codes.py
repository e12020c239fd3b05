import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.exchange.codes import read_code
from enishi.model.card import PhoneKind, Property

NAME, KANA, MAIL = ("name", "高橋 絵里子"), ("name_kana", "タカハシ エリコ"), ("email", "eriko@minato.example.jp")
URL = ("url", "https://minato.example.jp/")
WHOLE = [
    ("name", "高橋 絵里子"),
    ("company", "㈱みなと設計"),
    ("department", "設計部"),
    ("phone", "090-5550-1234"),
    ("email", "eriko@minato.example.jp"),
]
BODY = "N:高橋;絵里子\nORG:㈱みなと設計;設計部\nTEL;TYPE=CELL:090-5550-1234\nEMAIL:eriko@minato.example.jp\nEND:VCARD"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"BEGIN:VCARD\nVERSION:2.1\n{BODY}", WHOLE),
        (f"BEGIN:VCARD\r\nVERSION:3.0\n{BODY}\r\n", WHOLE),
        (f"begin:vcard\nVERSION:4.0\n{BODY}", WHOLE),
        (
            "MECARD:N:高橋,絵里子;SOUND:ﾀｶﾊｼ,ｴﾘｺ;EMAIL:eriko@minato.example.jp;URL:https\\://minato.example.jp/;;",
            [NAME, KANA, MAIL, URL],
        ),
        ("MECARD:N:Doe,John;TEL:+13125550123;;", [("name", "John Doe"), ("phone", "+13125550123")]),
        ("MECARD:N:a\\;b\\,c;NOTE:x;;", [("name", "a;b,c")]),
        (
            "MEMORY:met\r\nNAME1:高橋　絵里子\r\nNAME2:ﾀｶﾊｼ ｴﾘｺ\r\nMAIL1:eriko@minato.example.jp\nTEL1:0357281234\n",
            [NAME, KANA, MAIL, ("phone", "0357281234")],
        ),
        (
            "BIZCARD:N:John;X:Doe;T:Engineer;C:Quay;E:j@quay.example;M:+447700900123;;",
            [
                ("name", "John Doe"),
                ("title", "Engineer"),
                ("company", "Quay"),
                ("email", "j@quay.example"),
                ("phone", "+447700900123"),
            ],
        ),
        ("MATMSG:TO:eriko@minato.example.jp;SUB:hello;BODY:;;", [MAIL]),
        ("MEBKM:TITLE:Minato;URL:https\\://minato.example.jp/;;", [URL]),
        ("mailto:eriko%40minato.example.jp?subject=hello", [MAIL]),
        ("tel:03-5728-1234", [("phone", "03-5728-1234")]),
        ("https://minato.example.jp/", [URL]),
        ("URLTO:https://minato.example.jp/", [URL]),
    ],
)
def test_each_notation(text, said):
    found = read_code(text)
    assert sorted((field.property.value, field.value) for field in found.fields) == sorted(said)
    assert {field.confidence for field in found.fields} == {1.0}
    assert all(field.lines == () for field in found.fields)


@pytest.mark.parametrize(
    "text",
    ["", "MEMORY", "WIFI:S:minato;;", "https://", "https:// minato", "BEGIN:VCARD\nN:高橋", "BEGIN:VEVENT", "4901"],
)
def test_what_says_nothing_of_a_person(text):
    assert read_code(text).is_empty


def test_kinds_of_numbers():
    (mobile,) = read_code(f"BEGIN:VCARD\nVERSION:3.0\n{BODY}").all(Property.PHONE)
    (unknown,) = read_code("tel:03-5728-1234").all(Property.PHONE)
    assert (mobile.kind, unknown.kind) == (PhoneKind.MOBILE, PhoneKind.OTHER)


@given(st.sampled_from(["BEGIN:VCARD\n", "MECARD:", "MEMORY:", "BIZCARD:", "mailto:", "https://", ""]), st.text())
def test_no_text_is_too_strange(head, rest):
    assert all(field.value for field in read_code(head + rest).fields)
