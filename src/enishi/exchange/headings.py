"""The headings of address books as spreadsheets -> what their columns hold."""

import re
import unicodedata
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from enishi.model.card import PhoneKind, Property


class Part(StrEnum):
    """Of a property that is spread over several columns, in the order in which Japanese writes it."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"
    STREET = "street"
    EXTENSION = "extension"
    FAMILY = "family"
    GIVEN = "given"
    MIDDLE = "middle"
    AMBIGUOUS = "ambiguous"
    """Outlook's "Title" is Mr. or Dr., everybody else's is the position."""
    LABEL = "label"
    """What the neighbour column of the same number is, as "Mobile"."""


class Column(NamedTuple):
    """What a column holds."""

    property: Property | None
    """None for the record's uid."""
    kind: PhoneKind | None = None
    part: Part | None = None
    number: int = 0
    """Of columns that come in numbered groups."""


OWN: tuple[tuple[str, str, Column], ...] = (
    ("Name", "氏名", Column(Property.NAME)),
    ("Name (kana)", "氏名かな", Column(Property.NAME_KANA)),
    ("Name (romaji)", "氏名ローマ字", Column(Property.NAME_ROMAJI)),
    ("Company", "会社名", Column(Property.COMPANY)),
    ("Department", "部署名", Column(Property.DEPARTMENT)),
    ("Job title", "役職", Column(Property.TITLE)),
    ("Phone", "電話", Column(Property.PHONE, PhoneKind.WORK)),
    ("Mobile", "携帯電話", Column(Property.PHONE, PhoneKind.MOBILE)),
    ("Fax", "FAX", Column(Property.PHONE, PhoneKind.FAX)),
    ("Other phone", "その他の電話", Column(Property.PHONE, PhoneKind.OTHER)),
    ("E-mail", "メールアドレス", Column(Property.EMAIL)),
    ("Website", "ウェブサイト", Column(Property.URL)),
    ("Postal code", "郵便番号", Column(Property.POSTAL_CODE)),
    ("Address", "住所", Column(Property.ADDRESS)),
    ("Qualifications", "資格", Column(Property.QUALIFICATION)),
    ("Notes", "メモ", Column(Property.NOTE)),
    ("UID", "UID", Column(None)),
)
"""Our own form: English heading, Japanese heading, what stands below."""


def column(heading: str) -> Column | None:
    """What the column under a heading holds; None if it is of no use to us."""
    plain = _plain(heading)
    return _known().get(plain) or _numbered(plain)


def _plain(heading: str) -> str:
    """Width, case, kana and marks of obligation are of no account."""
    plain = unicodedata.normalize("NFKC", heading).translate(_HIRAGANA).casefold()
    return re.sub(r"[\s*:]+", " ", plain).strip()


_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}


_OTHERS = MappingProxyType(
    {
        Column(Property.NAME): "full name,名前,お名前,姓名",
        Column(Property.NAME, part=Part.FAMILY): "last name,family name,surname,姓,苗字,氏名[姓]",
        Column(Property.NAME, part=Part.GIVEN): "first name,given name,名,氏名[名]",
        Column(Property.NAME, part=Part.MIDDLE): "middle name,additional name,ミドルネーム",
        Column(Property.NAME_KANA): "ふりがな,氏名(かな),氏名かな,よみがな,読み,name kana,yomi name",
        Column(Property.NAME_KANA, part=Part.FAMILY): (
            "phonetic last name,family name yomi,surname yomi,姓(かな),姓かな,姓(ふりがな),せい"
        ),
        Column(Property.NAME_KANA, part=Part.GIVEN): (
            "phonetic first name,given name yomi,given yomi,名(かな),名かな,名(ふりがな),めい"
        ),
        Column(Property.NAME_ROMAJI): "romaji,ローマ字,氏名(ローマ字),name in english,英語名,英字氏名",
        Column(Property.COMPANY): "organization name,organization,organisation,会社,勤務先,企業名,社名,組織名,法人名",
        Column(Property.DEPARTMENT): "organization department,部署,所属,部門,所属部署",
        Column(Property.TITLE): "organization title,position,職位,肩書,肩書き,役職名",
        Column(Property.TITLE, part=Part.AMBIGUOUS): "title",
        Column(Property.PHONE, PhoneKind.WORK): (
            "tel,telephone,phone number,work phone,business phone,business phone 2,company main phone,tel会社,tel部門,"
            "tel直通,tel(会社),tel(部門),tel(直通),電話番号,会社電話,会社電話番号,勤務先電話"
        ),
        Column(Property.PHONE, PhoneKind.MOBILE): (
            "mobile phone,cell phone,cell,mobile number,car phone,携帯,携帯番号,携帯電話番号"
        ),
        Column(Property.PHONE, PhoneKind.FAX): "fax number,business fax,home fax,other fax,ファックス,ファクス,fax番号",
        Column(Property.PHONE, PhoneKind.OTHER): "home phone,home phone 2,primary phone,自宅電話,自宅の電話",
        Column(Property.EMAIL): (
            "email,e-mail address,email address,e-mail 2 address,e-mail 3 address,mail,メール,eメール,電子メール,"
            "e-mail(1),e-mail(2),e-mail(3),会社メールアドレス"
        ),
        Column(Property.URL): "url,web page,web,homepage,home page,personal web page,ホームページ,webサイト,サイト",
        Column(Property.POSTAL_CODE): "business postal code,zip,zip code,postcode,郵便,〒",
        Column(Property.ADDRESS): "所在地,会社住所,勤務先住所",
        Column(Property.ADDRESS, part=Part.STREET): "business street",
        Column(Property.ADDRESS, part=Part.CITY): "business city",
        Column(Property.ADDRESS, part=Part.REGION): "business state,都道府県",
        Column(Property.ADDRESS, part=Part.COUNTRY): "business country/region,business country",
        Column(Property.QUALIFICATION): "qualification,保有資格",
        Column(Property.NOTE): "note,memo,remarks,comment,備考,コメント,ノート",
        Column(None): "id,contact id",
    }
)
"""Eight, Google (both forms), Outlook, and what people call their columns."""


@cache
def _known() -> dict[str, Column]:
    own = {_plain(heading): meant for *headings, meant in OWN for heading in headings}
    return own | {_plain(heading): meant for meant, headings in _OTHERS.items() for heading in headings.split(",")}


_GROUP = re.compile(r"(e-mail|phone|website|address|organization|im) (\d+) - (.+)")


def _numbered(plain: str) -> Column | None:
    """Google's groups: "Phone 1 - Type", "Phone 1 - Value"."""
    found = _GROUP.fullmatch(plain)
    if not found:
        return None
    meant = _GOOGLE.get((found[1], found[3]))
    return meant._replace(number=int(found[2])) if meant else None


_GOOGLE = {
    ("e-mail", "value"): Column(Property.EMAIL),
    ("website", "value"): Column(Property.URL),
    ("phone", "value"): Column(Property.PHONE),
    ("phone", "label"): Column(Property.PHONE, part=Part.LABEL),
    ("phone", "type"): Column(Property.PHONE, part=Part.LABEL),
    ("organization", "name"): Column(Property.COMPANY),
    ("organization", "department"): Column(Property.DEPARTMENT),
    ("organization", "title"): Column(Property.TITLE),
    ("address", "formatted"): Column(Property.ADDRESS),
    ("address", "street"): Column(Property.ADDRESS, part=Part.STREET),
    ("address", "city"): Column(Property.ADDRESS, part=Part.CITY),
    ("address", "region"): Column(Property.ADDRESS, part=Part.REGION),
    ("address", "country"): Column(Property.ADDRESS, part=Part.COUNTRY),
    ("address", "extended address"): Column(Property.ADDRESS, part=Part.EXTENSION),
    ("address", "postal code"): Column(Property.POSTAL_CODE),
}
