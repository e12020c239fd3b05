"""Two candidates -> the evidence that they give each other."""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz.fuzz import partial_ratio

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import bare, has_japanese, has_kanji, hiragana
from enishi.extraction.domains import name_of, parts
from enishi.extraction.kana import reading_of, romaji_of, words_of
from enishi.extraction.lexicon import alternatives
from enishi.extraction.names import spells, split
from enishi.extraction.postal_codes import agreement
from enishi.model.card import Property

ALIKE = 80
"""Percent of a company's name that must be in its domain."""
FREE_MAIL = frozenset(
    {
        "gmail",
        "yahoo",
        "outlook",
        "hotmail",
        "icloud",
        "me",
        "docomo",
        "ezweb",
        "softbank",
        "nifty",
        "gmx",
        "aol",
        "protonmail",
        "web",
        "orange",
        "live",
    }
)


def evidence(one: Candidate, other: Candidate) -> Iterator[str]:
    """The names of what holds between two candidates, in whichever order they come."""
    for first, second in ((one, other), (other, one)):
        rule = _RULES.get((first.what, second.what))
        if rule:
            yield from rule(first, second)
    if {one.what, other.what} <= _OF_ONE_FACE and one.what is not other.what:
        if one.side != other.side:
            yield "other_side"
        if has_japanese(one.value) != has_japanese(other.value):
            yield "other_script"


def _name_and_mail(name: Candidate, mail: Candidate) -> Iterator[str]:
    if _is_mail_of(mail.value.partition("@")[0].casefold(), name.value):
        yield "mail_of_person"


@cache
def _is_mail_of(local: str, name: str) -> bool:
    plain = re.sub(r"[^a-z]", "", local)
    forms = _spellings(name)
    return any(len(form) >= 3 and form in plain for form in forms) or plain in _initials(forms)


def _spellings(name: str) -> frozenset[str]:
    """The name's parts in Latin letters."""
    if not has_japanese(name):
        return frozenset(re.sub("[^a-z]", "", part.casefold()) for part in re.split(r"[ .,-]+", name)) - {""}
    if has_kanji(name):
        readings = [reading_of(part) for part in split(name) if part] + [word.reading for word in words_of(name)]
    else:
        readings = name.split()
    return frozenset(form for reading in readings for form in romaji_of(reading))


def _initials(forms: frozenset[str]) -> set[str]:
    return {a[0] + b[0] for a in forms for b in forms if a and b and a != b}


def _company_and_mail(company: Candidate, mail: Candidate) -> Iterator[str]:
    if _is_domain_of(mail.value.rpartition("@")[2].casefold(), company.value):
        yield "mail_of_company"


def _company_and_site(company: Candidate, site: Candidate) -> Iterator[str]:
    host = re.sub(r"^https?://", "", site.value.casefold()).split("/", maxsplit=1)[0]
    if _is_domain_of(host, company.value):
        yield "site_of_company"


@cache
def _is_domain_of(domain: str, company: str) -> bool:
    found = parts(domain)
    label = re.sub(
        r"[^a-z0-9]", "", (found.subdomain if found.domain == "example" else name_of(domain)).removeprefix("www")
    )
    if len(label) < 3 or label in FREE_MAIL:
        return False
    core = re.sub(alternatives("legal_forms"), "", company)
    names = romaji_of(reading_of(core)) if has_japanese(core) else {core.casefold()}
    for name in names:
        plain = re.sub("[^a-z0-9]", "", name)
        if len(plain) >= 3 and (plain in label or label in plain or partial_ratio(plain, label) >= ALIKE):
            return True
    return "".join(word[0] for word in re.findall("[a-z]+", core.casefold())) == label


def _name_and_romaji(name: Candidate, romaji: Candidate) -> Iterator[str]:
    if not has_japanese(name.value):
        yield "romaji_without_name"
        return
    if spells(romaji.value, name.value):
        yield "romaji_of_name"
    if _near(name, romaji):
        yield "romaji_at_name"


def _name_and_kana(name: Candidate, kana: Candidate) -> Iterator[str]:
    if not has_kanji(name.value):
        yield "kana_without_name"
        return
    yield "kana_of_name" if _reads(kana.value, name.value) else "kana_strange"
    if _near(name, kana):
        yield "kana_at_name"


@cache
def _reads(kana: str, name: str) -> bool:
    plain = hiragana(bare(kana))
    readings = [reading_of(part) for part in split(name) if part]
    return plain == "".join(readings) or any(
        len(part) > 1 and (plain.startswith(part) or plain.endswith(part)) for part in readings
    )


def _code_and_address(code: Candidate, address: Candidate) -> Iterator[str]:
    agreed = agreement(code.value, address.value)
    if agreed:
        yield "code_in_place" if agreed > 0 else "code_out_of_place"
    if _near(code, address):
        yield "code_at_address"


def _title_and_name(title: Candidate, name: Candidate) -> Iterator[str]:
    if _near(title, name):
        yield "title_at_name"


def _department_and_title(department: Candidate, title: Candidate) -> Iterator[str]:
    if _near(department, title):
        yield "department_at_title"


def _near(one: Candidate, other: Candidate) -> bool:
    """Whether some spans are on one line or lines next to each other."""
    return any(_touch(a, b) for a in one.spans for b in other.spans)


def _touch(a: Span, b: Span) -> bool:
    if a.piece is b.piece:
        return True
    one, other = a.piece, b.piece
    if (one.side, one.vertical) != (other.side, other.vertical):
        return False
    gap = max(one.before, other.before) - min(one.after, other.after)
    apart = max(one.start, other.start) - min(one.end, other.end)
    size = max(one.size, other.size)
    return gap <= 1.5 * size and apart <= 6 * size


_OF_ONE_FACE = {Property.NAME, Property.COMPANY, Property.TITLE, Property.DEPARTMENT, Property.ADDRESS}
_RULES = {
    (Property.NAME, Property.EMAIL): _name_and_mail,
    (Property.NAME_ROMAJI, Property.EMAIL): _name_and_mail,
    (Property.COMPANY, Property.EMAIL): _company_and_mail,
    (Property.COMPANY, Property.URL): _company_and_site,
    (Property.NAME, Property.NAME_ROMAJI): _name_and_romaji,
    (Property.NAME, Property.NAME_KANA): _name_and_kana,
    (Property.POSTAL_CODE, Property.ADDRESS): _code_and_address,
    (Property.TITLE, Property.NAME): _title_and_name,
    (Property.DEPARTMENT, Property.TITLE): _department_and_title,
}
