import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enishi.errors import ExchangeError
from enishi.exchange.cells import SEVERAL, bare, guarded
from enishi.exchange.entry import Said, entry
from enishi.exchange.headings import OWN, column
from enishi.exchange.spreadsheet import Encoding, read, write
from enishi.language import speaking
from enishi.model.card import PhoneKind, Property
from tests.exchange.entries import ENTRIES

EIGHT = """このファイルは名刺データです。
一行目
二行目
三行目
四行目


会社名,部署名,役職,氏名,e-mail,郵便番号,住所,TEL会社,TEL部門,TEL直通,FAX,携帯電話,URL,名刺交換日,Eightでつながっている人,再データ化中の名刺,'?'を含んだデータ,顧客
みなと物流株式会社,営業部,部長,髙橋 花子,hanako@minato.example,1000001,東京都千代田区1-1,03-1234-5678,,03-1234-5679,03-1234-5670,090-1234-5678,https://minato.example,2026/11/20,,,,1
"""
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Last Name,Nickname,Organization Name,"
    "Organization Title,Organization Department,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,"
    "Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Website 1 - Value\r\n"
    "花子,,髙橋,ハナコ,タカハシ,,みなと物流,部長,営業部,船の話,* myContacts,* Work,a@x.example ::: b@x.example,"
    'Work Fax,03-1,Mobile,090-1 ::: 090-2,"1-1\n千代田区",千代田1-1,千代田区,東京都,100-0001,JP,https://x.example\r\n'
    "John,Q.,Harbour,,,,,,,,,,,勤務先,1,Home,2,,1 Pier Rd,Harbourton,NY,10001,USA,\r\n"
)
OLD_GOOGLE = (
    "Name,Given Name,Family Name,Yomi Name,Given Name Yomi,Family Name Yomi,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\r\n"
    "髙橋 花子,花子,髙橋,,はなこ,たかはし,* myContacts,* Work,a@x.example,携帯,090-1,みなと物流,部長\r\n"
)
OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,Home Phone,"
    "Business Phone,Mobile Phone,Business Fax,Job Title,Department,Company,Business Street,Business City,"
    "Business State,Business Postal Code,Business Country/Region,Web Page,Notes\r\n"
    "John,,Harbour,Mr.,,,,j@port.example,k@port.example,1,2,3,4,Director,Sales,Port Inc.,1 Pier Rd,Harbourton,NY,10001,"
    "USA,https://port.example,tall\r\n"
)


def only(data: bytes) -> dict[str, list[str]]:
    """What the first record of a file says, phones under their kind."""
    said: dict[str, list[str]] = {}
    for each in read(data).entries[0].said:
        said.setdefault((each.kind or each.property).value, []).append(each.value)
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_eight(encoding):
    imported = read(EIGHT.replace("\n", "\r\n").encode(encoding))
    assert not imported.faults
    assert imported.entries == (
        entry(
            [
                Said(Property.NAME, "髙橋 花子"),
                Said(Property.COMPANY, "みなと物流株式会社"),
                Said(Property.DEPARTMENT, "営業部"),
                Said(Property.TITLE, "部長"),
                Said(Property.PHONE, "03-1234-5678", PhoneKind.WORK),
                Said(Property.PHONE, "03-1234-5679", PhoneKind.WORK),
                Said(Property.PHONE, "03-1234-5670", PhoneKind.FAX),
                Said(Property.PHONE, "090-1234-5678", PhoneKind.MOBILE),
                Said(Property.EMAIL, "hanako@minato.example"),
                Said(Property.URL, "https://minato.example"),
                Said(Property.POSTAL_CODE, "1000001"),
                Said(Property.ADDRESS, "東京都千代田区1-1"),
            ]
        ),
    )


def test_eight_with_the_name_in_two_columns_and_headings_in_mid_file():
    head = "会社名,姓,名,Fax"
    imported = read(f"{head}\nみなと,髙橋,花子,03\n{head}\n,佐藤,健,\n".encode())
    assert [each.value(Property.NAME) for each in imported.entries] == ["髙橋 花子", "佐藤 健"]
    assert not imported.faults


def test_google():
    assert only(GOOGLE.encode("utf-8-sig")) == {
        "name": ["髙橋 花子"],
        "name_kana": ["タカハシ ハナコ"],
        "company": ["みなと物流"],
        "department": ["営業部"],
        "title": ["部長"],
        "fax": ["03-1"],
        "mobile": ["090-1", "090-2"],
        "email": ["a@x.example", "b@x.example"],
        "url": ["https://x.example"],
        "postal_code": ["100-0001"],
        "address": ["東京都千代田区千代田1-1"],
        "note": ["船の話"],
    }
    western = read(GOOGLE.encode()).entries[1]
    assert western.value(Property.NAME) == "John Q. Harbour"
    assert western.value(Property.ADDRESS) == "1 Pier Rd, Harbourton, NY, USA"
    assert [phone.kind for phone in western.all(Property.PHONE)] == [PhoneKind.WORK, PhoneKind.OTHER]


def test_google_of_old():
    assert only(OLD_GOOGLE.encode()) == {
        "name": ["髙橋 花子"],
        "name_kana": ["たかはし はなこ"],
        "company": ["みなと物流"],
        "title": ["部長"],
        "mobile": ["090-1"],
        "email": ["a@x.example"],
    }


def test_outlook():
    assert only(OUTLOOK.encode()) == {
        "name": ["John Harbour"],
        "company": ["Port Inc."],
        "department": ["Sales"],
        "title": ["Director"],
        "other": ["1"],
        "work": ["2"],
        "mobile": ["3"],
        "fax": ["4"],
        "email": ["j@port.example", "k@port.example"],
        "url": ["https://port.example"],
        "postal_code": ["10001"],
        "address": ["1 Pier Rd, Harbourton, NY, USA"],
        "note": ["tall"],
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name;company;title\nA B;Port;Boss\n", {"name": ["A B"], "company": ["Port"], "title": ["Boss"]}),
        ("名前\t会社\nA B\tPort\n", {"name": ["A B"], "company": ["Port"]}),
        ("お名前\n髙橋\n", {"name": ["髙橋"]}),
        (
            "Ｎａｍｅ *,フリガナ,E-Mail：\nA,カナ,a@x.example\n",
            {"name": ["A"], "name_kana": ["カナ"], "email": ["a@x.example"]},
        ),
        ("First Name,Last Name\nJohn,\n", {"name": ["John"]}),
    ],
)
def test_what_people_write(text, said):
    assert only(text.encode()) == said


@given(st.lists(ENTRIES, min_size=1, max_size=3), st.sampled_from(["en", "ja"]))
def test_what_is_written_is_read_again(several, language):
    with speaking(language):
        imported = read(write(several))
    # a spreadsheet sorts phones by their kind
    assert [set(each.said) for each in imported.entries] == [set(each.said) for each in several]
    assert [each.uid for each in imported.entries] == [each.uid for each in several]
    assert not imported.faults


@given(st.text(st.sampled_from("'=+-@＝\t\r\n\x00a1"), max_size=6))
@example("=cmd|' /C calc'!A0")
def test_no_cell_runs_and_every_cell_comes_back(text):
    cell = guarded(text)
    assert not cell or cell[0] not in "=+-@＝＋－＠\t\r\n\x00"
    assert bare(cell) == text


def test_every_cell_that_is_written_is_guarded():
    evil = entry([Said(what, "=1+1", PhoneKind.WORK if what is Property.PHONE else None) for what in Property], "@uid")
    _head, row = csv.reader(io.StringIO(write([evil]).decode("utf-8-sig")))
    assert all(cell in ("", "'=1+1", "'@uid") for cell in row)
    assert read(write([evil])).entries == (evil,)


def test_several_values_share_a_cell():
    both = entry([Said(Property.EMAIL, "a@x.example"), Said(Property.EMAIL, "b@x.example")])
    assert f"a@x.example{SEVERAL}b@x.example".encode() in write([both])


def test_excel_sees_the_mark_and_japanese_headings():
    with speaking("ja"):
        data = write([])
    assert data.startswith("\ufeff氏名,".encode())


@pytest.mark.parametrize("own", OWN)
def test_our_own_headings_are_known_in_both_languages(own):
    english, japanese, meant = own
    assert column(english) == column(japanese) == meant


def test_shift_jis_is_written_where_it_can_be():
    plain = entry([Said(Property.NAME, "髙橋")])
    assert read(write([plain], Encoding.SHIFT_JIS)).entries == (plain,)
    with pytest.raises(ExchangeError, match="𠮷"):
        write([entry([Said(Property.NAME, "𠮷田")])], Encoding.SHIFT_JIS)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"A"B,Port', "cannot be read"),
        ("A,Port,x", "more cells"),
        (", ::: ", "nothing of a person"),
        (f"{'A' * 200_000},Port", "cannot be read"),
    ],
)
def test_a_faulty_row_is_told_of_and_the_others_go_on(row, reason):
    imported = read(f"name,e-mail\nA,a@x.example\n{row}\n\n ,\nB,b@x.example\n".encode())
    assert [each.value(Property.NAME) for each in imported.entries][-1] == "B"
    (fault,) = imported.faults
    assert fault.where == "row 3"
    assert reason in fault.message


def test_a_quote_that_is_never_closed_is_told_of():
    imported = read(b'name,company\nA,Port\n"B,Port\nC,Port\n')
    assert [each.value(Property.NAME) for each in imported.entries] == ["A"]
    assert [fault.where for fault in imported.faults] == ["row 3"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"1,2\n3,4\n", "会社の話\n".encode(), b"\xff\xff"])
def test_a_file_without_headings_is_refused(data):
    with pytest.raises(ExchangeError) as refused:
        read(data)
    assert refused.value.hint
