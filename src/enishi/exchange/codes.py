"""What a QR code says -> Draft: vCards, and the notations that phones write."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import unquote

from enishi.errors import ExchangeError
from enishi.exchange import vcard
from enishi.exchange.contentline import split, unescape
from enishi.exchange.entry import Said
from enishi.exchange.order import full_name
from enishi.model.card import Draft, Field, PhoneKind, Property


def read_code(text: str) -> Draft:
    """What the text says of a person, numbers as they are written; empty if it is of no known notation.

    MECARD, MATMSG and MEBKM are NTT docomo's, MEMORY is KDDI's, both from their guides to codes for phones; BIZCARD
    is of the same kind. A code has check digits, so that it says what it was made to say: all confidences are 1.
    """
    said = dict.fromkeys(each for each in _said(text.strip()) if each.value)
    return Draft(tuple(Field(each.property, each.value, 1.0, (), each.kind) for each in said))


def _said(text: str) -> Iterator[Said]:
    head, _colon, rest = text.partition(":")
    match head.strip().upper():
        case "BEGIN":
            yield from _of_vcard(text)
        case "MECARD" | "MATMSG" | "MEBKM":
            yield from _of_tags(split(rest, ";"))
        case "MEMORY":
            yield from _of_tags(text.splitlines())
        case "BIZCARD":
            yield from _of_bizcard(split(rest, ";"))
        case "MAILTO":
            yield Said(Property.EMAIL, unquote(rest.partition("?")[0]))
        case "TEL":
            yield Said(Property.PHONE, rest, PhoneKind.OTHER)
        case "HTTP" | "HTTPS" if re.fullmatch(r"//[^\s/]+\.\S+", rest):
            yield Said(Property.URL, text)
        case "URLTO":
            yield Said(Property.URL, rest)


def _of_vcard(text: str) -> Iterator[Said]:
    with suppress(ExchangeError):
        for entry in vcard.read(text.encode()).entries[:1]:
            yield from entry.said


def _of_tags(parts: Iterable[str]) -> Iterator[Said]:
    for tag, raw in _tagged(parts):
        what = _TAGS.get(tag.rstrip("123"))
        if tag in _NAMES:
            family, given = ([unescape(part) for part in split(raw, ",")] + [""])[:2]
            yield Said(_NAMES[tag], full_name(_wide(family), _wide(given)))
        elif what:
            yield Said(what, _wide(unescape(raw)), PhoneKind.OTHER if what is Property.PHONE else None)


def _of_bizcard(parts: Iterable[str]) -> Iterator[Said]:
    said = {tag: unescape(raw) for tag, raw in _tagged(parts)}
    yield Said(Property.NAME, full_name(said.get("X", ""), said.get("N", "")))
    yield from (Said(what, said.get(tag, "")) for tag, what in _OF_BIZCARD.items())
    yield Said(Property.PHONE, said.get("B", ""), PhoneKind.OTHER)
    yield Said(Property.PHONE, said.get("M", ""), PhoneKind.MOBILE)


def _tagged(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        tag, _colon, raw = part.partition(":")
        yield tag.strip().upper(), raw.strip()


def _wide(text: str) -> str:
    """The narrow kana and wide letters of old phones as they are usual now; single spaces."""
    usual = _FORMS.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    return " ".join(usual.split())


_FORMS = re.compile("[\uff01-\uffef\u3000]+")
_NAMES = {
    "N": Property.NAME,
    "SOUND": Property.NAME_KANA,
    "NAME1": Property.NAME,
    "NAME2": Property.NAME_KANA,
}
_TAGS = {
    "TEL": Property.PHONE,
    "TEL-AV": Property.PHONE,
    "EMAIL": Property.EMAIL,
    "MAIL": Property.EMAIL,
    "TO": Property.EMAIL,
    "URL": Property.URL,
    "ORG": Property.COMPANY,
}
_OF_BIZCARD = {"T": Property.TITLE, "C": Property.COMPANY, "E": Property.EMAIL}
