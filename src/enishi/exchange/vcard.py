"""vCard <-> Entries: reads 2.1, 3.0 and 4.0, writes 3.0 or 4.0."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeAlias

import vobject

from enishi.errors import ExchangeError
from enishi.exchange.contentline import components, escape, line, structured
from enishi.exchange.entry import Entry, Fault, Imported, Said, entry, gathered
from enishi.exchange.order import Address, full_name, is_east_asian
from enishi.exchange.text import decoded
from enishi.language import _
from enishi.model.card import PhoneKind, Property

Split: TypeAlias = Callable[[str], tuple[str, str]]
"""A printed name -> (family, given), "" for what cannot be told."""


class Version(StrEnum):
    V3 = "3.0"
    V4 = "4.0"


def read(data: bytes) -> Imported:
    """Every card of a file; a faulty one is told of and the others go on.

    Raises ExchangeError if there is no card in it at all.
    """
    text = _OLD_JAPANESE.sub("CHARSET=cp932", decoded(data))
    if not _BEGIN.search(text):
        raise ExchangeError(
            _("There is no vCard in the file."), hint=_("A vCard file (.vcf) has lines that say BEGIN:VCARD.")
        )
    return gathered(part for number, card in enumerate(_cards(text), 1) for part in _parse(card, number))


def write(entries: Iterable[Entry], split: Split, version: Version = Version.V3) -> str:
    """The entries as vCards, one after the other."""
    return "".join(_card(each, split, version) for each in entries)


# What phones call Shift_JIS has NEC's and IBM's characters in it (髙, ①): Microsoft's code page.
_OLD_JAPANESE = re.compile(r"CHARSET=\"?(?:shift[_-]?jis|x-sjis|sjis|windows-31j|ms932)\"?", re.IGNORECASE)
_BEGIN = re.compile(r"^BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE)


def _cards(text: str) -> Iterator[str]:
    """The text from each BEGIN to its END, or to the next BEGIN if that comes first."""
    starts = [found.start() for found in _BEGIN.finditer(text)]
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = _END.search(text, start, following)
        yield text[start : end.end() if end else following]


def _parse(card: str, number: int) -> Iterator[Entry | Fault]:
    where = _("card {number}").format(number=number)
    try:
        parsed = vobject.readOne(card, transform=False, allowQP=True)
    except (vobject.base.VObjectError, ValueError, LookupError) as error:
        yield Fault(where, _("It cannot be read: {reason}").format(reason=_first_line(error)))
        return
    if made := entry(_said(parsed.contents), _text(parsed.contents, "uid")):
        yield made
    else:
        yield Fault(where, _("It says nothing of a person."))


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


Contents: TypeAlias = dict[str, list[Any]]
"""vobject's lines by their names in lower case."""


def _said(lines: Contents) -> Iterator[Said]:
    yield from _name(lines)
    for organisation in lines.get("org", [])[:1]:
        company, *units = [*components(organisation.value), ""]
        yield Said(Property.COMPANY, company)
        yield Said(Property.DEPARTMENT, " ".join(filter(None, units)))
    yield Said(Property.TITLE, _text(lines, "title") or _text(lines, "role"))
    for phone in lines.get("tel", []):
        yield Said(Property.PHONE, re.sub(r"^tel:|;ext=.*$", "", phone.value), _kind(phone))
    for name, what in _TEXTS.items():
        yield from (Said(what, each.value) for each in lines.get(name, []))
    for address in lines.get("adr", [])[:1]:
        yield from _address(components(address.value))


_TEXTS = {
    "email": Property.EMAIL,
    "url": Property.URL,
    "note": Property.NOTE,
    "x-enishi-romaji": Property.NAME_ROMAJI,
    "x-enishi-qualification": Property.QUALIFICATION,
}


def _text(lines: Contents, name: str) -> str:
    return next((each.value.strip() for each in lines.get(name, []) if each.value.strip()), "")


def _name(lines: Contents) -> Iterator[Said]:
    """FN as it is shown, unless it only repeats the company or an address for want of a name."""
    family, given, *_more = [*components(lines["n"][0].value), "", ""] if "n" in lines else ("", "")
    shown = _text(lines, "fn")
    if family or given:
        yield Said(Property.NAME, _in_order(shown, family, given))
    elif shown not in _substitutes(lines):
        yield Said(Property.NAME, shown)
    sound = " ".join(filter(None, (_text(lines, "x-phonetic-last-name"), _text(lines, "x-phonetic-first-name"))))
    sound = sound or " ".join(filter(None, components(unicodedata.normalize("NFKC", _text(lines, "sound")))))
    yield Said(Property.NAME_ROMAJI if sound.isascii() else Property.NAME_KANA, sound)


def _in_order(shown: str, family: str, given: str) -> str:
    """The name as shown; if another program turned kanji round, or showed nothing, in the order of its language."""
    is_turned = is_east_asian(family + given) and shown == f"{given} {family}"
    return full_name(family, given) if is_turned or not shown else shown


def _substitutes(lines: Contents) -> set[str]:
    """What FN repeats, as it must not be empty, when there is no name."""
    texts = {each.value.strip() for name in ("email", "tel", "x-enishi-romaji") for each in lines.get(name, [])}
    companies = {components(each.value)[0] for each in lines.get("org", [])}
    sounds = {" ".join(filter(None, (_text(lines, f"x-phonetic-{part}-name") for part in ("last", "first"))))}
    return texts | companies | sounds | {_NOBODY}


def _kind(phone: Any) -> PhoneKind:
    """By the first of its types that tells."""
    types = {part.upper() for each in phone.params.get("TYPE", []) for part in each.split(",")}
    types |= {each.upper() for each in phone.singletonparams}
    return next((kind for kind, names in _KINDS.items() if types & names), PhoneKind.OTHER)


_KINDS = {
    PhoneKind.FAX: {"FAX"},
    PhoneKind.MOBILE: {"CELL", "MOBILE", "IPHONE", "CAR"},
    PhoneKind.WORK: {"WORK", "MAIN"},
}


def _address(parts: list[str]) -> Iterator[Said]:
    box, extension, street, city, region, code, country = (parts + [""] * 7)[:7]
    yield Said(Property.POSTAL_CODE, code)
    yield Said(Property.ADDRESS, str(Address(box, extension, street, city, region, country)))


_NOBODY = "?"


def _card(said: Entry, split: Split, version: Version) -> str:
    lines = ("BEGIN:VCARD\r\n", line("VERSION", version), *_lines(said, split, version), "END:VCARD\r\n")
    return "".join(lines)


def _lines(said: Entry, split: Split, version: Version) -> Iterator[str]:
    if said.uid:
        yield line("UID", escape(said.uid))
    yield from _name_lines(said, split, version)
    company, department = said.value(Property.COMPANY), said.value(Property.DEPARTMENT)
    if company or department:
        yield line("ORG", structured((company, department) if department else (company,)))
    for what, name in ((Property.TITLE, "TITLE"), (Property.QUALIFICATION, "X-ENISHI-QUALIFICATION")):
        yield from (line(name, escape(value)) for value in said.values(what))
    for phone in said.all(Property.PHONE):
        types = ",".join(_TYPES[phone.kind or PhoneKind.OTHER])
        yield line(f"TEL;TYPE={types if version is Version.V3 else types.lower()}", escape(phone.value))
    for what, name in ((Property.EMAIL, "EMAIL"), (Property.URL, "URL"), (Property.NOTE, "NOTE")):
        yield from (line(name, escape(value)) for value in said.values(what))
    street, code = said.value(Property.ADDRESS), said.value(Property.POSTAL_CODE)
    if street or code:
        kind = "WORK" if version is Version.V3 else "work"
        yield line(f"ADR;TYPE={kind}", structured(("", "", street, "", "", code, "")))


_TYPES = {
    PhoneKind.WORK: ("WORK", "VOICE"),
    PhoneKind.MOBILE: ("CELL",),
    PhoneKind.FAX: ("WORK", "FAX"),
    PhoneKind.OTHER: ("VOICE",),
}


def _name_lines(said: Entry, split: Split, version: Version) -> Iterator[str]:
    name, sound, romaji = map(said.value, (Property.NAME, Property.NAME_KANA, Property.NAME_ROMAJI))
    family, given = split(name) if name else ("", "")
    family = family or ("" if given else name)
    last, _space, first = sound.partition(" ")
    if version is Version.V4 and sound:
        yield line(f'N;SORT-AS="{_parameter(last)},{_parameter(first)}"', structured((family, given, "", "", "")))
    else:
        yield line("N", structured((family, given, "", "", "")))
    substitutes = (romaji, sound, said.value(Property.COMPANY), said.value(Property.EMAIL), said.value(Property.PHONE))
    yield line("FN", escape(name or next(filter(None, substitutes), _NOBODY)))
    for part, value in (("LAST", last), ("FIRST", first)):
        if value:
            yield line(f"X-PHONETIC-{part}-NAME", escape(value))
    if sound and version is Version.V3:
        yield line("SORT-STRING", escape(sound))
    if romaji:
        yield line("X-ENISHI-ROMAJI", escape(romaji))


def _parameter(text: str) -> str:
    """Of a quoted parameter: RFC 6868 has no place for quotes, and a comma would part the list."""
    return re.sub(r'[",\x00-\x1f]', " ", text)
