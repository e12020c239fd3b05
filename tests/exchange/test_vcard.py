import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import ExchangeError
from enishi.exchange.entry import Fault, Said, entry, of_contact
from enishi.exchange.vcard import Version, read, write
from enishi.model.card import PhoneKind, Property
from tests.builders import a_contact
from tests.exchange.entries import entries, split

CARRIED = [what for what in Property if what not in (Property.NAME_KANA, Property.NAME_ROMAJI)]
HANAKO = entry(
    [
        Said(Property.NAME, "髙橋 花子"),
        Said(Property.NAME_KANA, "たかはし はなこ"),
        Said(Property.NAME_ROMAJI, "Hanako Takahashi"),
        Said(Property.COMPANY, "みなと物流, 株式会社"),
        Said(Property.DEPARTMENT, "営業部;第二課"),
        Said(Property.TITLE, "部長"),
        Said(Property.PHONE, "+81312345678", PhoneKind.WORK),
        Said(Property.PHONE, "+819012345678", PhoneKind.MOBILE),
        Said(Property.PHONE, "+81312345679", PhoneKind.FAX),
        Said(Property.PHONE, "+815012345678", PhoneKind.OTHER),
        Said(Property.EMAIL, "hanako@minato.example"),
        Said(Property.URL, "https://minato.example/"),
        Said(Property.POSTAL_CODE, "100-0001"),
        Said(Property.ADDRESS, "東京都千代田区千代田1-1 みなとビル3F"),
        Said(Property.QUALIFICATION, "中小企業診断士"),
        Said(Property.NOTE, "船の話\n釣りの話"),
    ],
    "urn:uuid:1",
)


def old(*lines: str, encoding: str = "ascii") -> bytes:
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", "")).encode(encoding)


def said(data: bytes) -> dict[str, str]:
    """What the only card of a file says, phones under their kind."""
    imported = read(data)
    assert not imported.faults
    (only,) = imported.entries
    return {(each.kind or each.property).value: each.value for each in only.said}


@pytest.mark.parametrize("version", Version)
def test_a_card_comes_back_as_it_was(version):
    imported = read(write([HANAKO, HANAKO], split, version).encode())
    assert imported.entries == (HANAKO, HANAKO)
    assert not imported.faults


@pytest.mark.parametrize("version", Version)
@given(several=st.lists(entries(*CARRIED), min_size=1, max_size=3))
def test_what_is_written_is_read_again(version, several):
    imported = read(write(several, split, version).encode())
    assert imported.entries == tuple(several)
    assert not imported.faults


@given(entries(*Property))
def test_lines_are_folded_at_75_octets_between_characters(said):
    text = write([said], split)
    assert text.endswith("END:VCARD\r\n")
    lines = text.encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert "".join(line.decode() for line in lines) == text.replace("\r\n", "")


def test_three_is_what_phones_read():
    text = write([HANAKO], split).replace("\r\n ", "")
    assert text.splitlines() == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:urn:uuid:1",
        "N:髙橋;花子;;;",
        "FN:髙橋 花子",
        "X-PHONETIC-LAST-NAME:たかはし",
        "X-PHONETIC-FIRST-NAME:はなこ",
        "SORT-STRING:たかはし はなこ",
        "X-ENISHI-ROMAJI:Hanako Takahashi",
        "ORG:みなと物流\\, 株式会社;営業部\\;第二課",
        "TITLE:部長",
        "X-ENISHI-QUALIFICATION:中小企業診断士",
        "TEL;TYPE=WORK,VOICE:+81312345678",
        "TEL;TYPE=CELL:+819012345678",
        "TEL;TYPE=WORK,FAX:+81312345679",
        "TEL;TYPE=VOICE:+815012345678",
        "EMAIL:hanako@minato.example",
        "URL:https://minato.example/",
        "NOTE:船の話\\n釣りの話",
        "ADR;TYPE=WORK:;;東京都千代田区千代田1-1 みなとビル3F;;;100-0001;",
        "END:VCARD",
    ]


def test_four_sorts_by_the_reading():
    assert 'N;SORT-AS="たかはし,はなこ":髙橋;花子;;;' in write([HANAKO], split, Version.V4)


def test_a_contact_without_a_name_is_shown_by_its_company_and_gets_no_name_from_it():
    firm = of_contact(a_contact(company="みなと物流", email="info@minato.example"))
    text = write([firm], split)
    assert "FN:みなと物流\r\n" in text
    assert read(text.encode()).entries == (firm,)


def test_a_contact_gives_its_heads():
    contact = a_contact(name="佐藤 花子", company="みなと物流", mobile="+819012345678", fax="+81312345678")
    assert of_contact(contact) == entry(
        [
            Said(Property.NAME, "佐藤 花子"),
            Said(Property.COMPANY, "みなと物流"),
            Said(Property.PHONE, "+819012345678", PhoneKind.MOBILE),
            Said(Property.PHONE, "+81312345678", PhoneKind.FAX),
        ],
        contact.uid,
    )


def test_a_japanese_phone_of_2003():
    card = old(
        "VERSION:2.1",
        "N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=FB=FC=8B=B4;=89=D4=",
        "=8Eq;;;",
        "SOUND;X-IRMC-N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=C0=B6=CA=BC;=CA=C5=BA;;;",
        "TEL;CELL:09012345678",
        "TEL;WORK;FAX:0312345678",
        "ADR;WORK;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:;;=90=E7=91=E3=93c;;=93=8C=8B=9E=93s;100-0001;",
    )
    assert said(card) == {
        "name": "髙橋 花子",
        "name_kana": "タカハシ ハナコ",
        "mobile": "09012345678",
        "fax": "0312345678",
        "postal_code": "100-0001",
        "address": "東京都千代田",
    }


def test_shift_jis_throughout():
    assert said(old("VERSION:2.1", "N:髙橋;花子", "FN:髙橋 花子", encoding="cp932"))["name"] == "髙橋 花子"


def test_utf_16_throughout():
    assert said(old("VERSION:3.0", "N:Sato;Hanako", "FN:Hanako Sato", encoding="utf-16"))["name"] == "Hanako Sato"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:佐藤;花子;;;", "FN:花子 佐藤"), "佐藤 花子"),
        (("N:佐藤;花子;;;", "FN:佐藤花子"), "佐藤花子"),
        (("N:佐藤;花子;;;",), "佐藤 花子"),
        (("N:Sato;Hanako;;;",), "Hanako Sato"),
        (("N:Sato;Hanako;;Dr.;", "FN:Dr. Hanako Sato"), "Dr. Hanako Sato"),
        (("FN:Hanako Sato",), "Hanako Sato"),
    ],
)
def test_names_keep_their_order(lines, name):
    assert said(old("VERSION:3.0", *lines, encoding="utf-8"))["name"] == name


def test_what_a_western_phone_writes():
    card = old(
        "VERSION:4.0",
        "N:Harbour;John;;;",
        "FN:John Harbour",
        "X-PHONETIC-LAST-NAME:Haba",
        "ORG:Port Inc.;Sales;North",
        "ROLE:Director",
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+1-212-555-0100;ext=5',
        "item1.TEL:+1 212 555 0101",
        "item1.X-ABLabel:boat",
        "item2.EMAIL;TYPE=INTERNET:john@port.example",
        "ADR;TYPE=WORK:;;1 Pier Rd;Harbourton;NY;10001;USA",
        "PHOTO:data:image/png;base64,AAAA",
        "X-SOMETHING;X=1:else",
    )
    assert said(card) == {
        "name": "John Harbour",
        "name_romaji": "Haba",
        "company": "Port Inc.",
        "department": "Sales North",
        "title": "Director",
        "mobile": "+1-212-555-0100",
        "other": "+1 212 555 0101",
        "email": "john@port.example",
        "postal_code": "10001",
        "address": "1 Pier Rd, Harbourton, NY, USA",
    }


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nthis is no line\r\nEND:VCARD\r\n", "this is no line"),
        (b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=X-NONE:=41\r\nEND:VCARD\r\n", "X-NONE"),
        (b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE:=FF\r\nEND:VCARD\r\n", "utf-8"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Cut;Off\r\n", ""),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", "nothing of a person"),
    ],
)
def test_a_faulty_card_is_told_of_and_the_others_go_on(bad, reason):
    good = write([HANAKO], split).encode()
    imported = read(good + bad + good)
    assert imported.entries == (HANAKO, HANAKO)
    (fault,) = imported.faults
    assert fault.where == "card 2"
    assert reason in fault.message


def test_a_card_cut_off_at_the_end_is_told_of():
    imported = read(write([HANAKO], split).encode() + b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut")
    assert imported.entries == (HANAKO,)
    assert [fault.where for fault in imported.faults] == ["card 2"]
    assert isinstance(imported.faults[0], Fault)


@pytest.mark.parametrize("data", [b"", b"name,company\r\n", b"\x81\xff\xfe\x00"])
def test_a_file_without_a_card_is_refused(data):
    with pytest.raises(ExchangeError) as refused:
        read(data)
    assert refused.value.hint
