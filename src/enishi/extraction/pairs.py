"""Two candidates -> the evidence that they give each other."""

import re
from collections.abc import Iterator
from functools import cache

from enishi.extraction.candidates import Candidate, Span
from enishi.extraction.characters import bare, has_japanese, has_kanji, transliterated
from enishi.extraction.domains import host, parts
from enishi.extraction.kana import blurred, romaji_of, sounds_like, words_of
from enishi.extraction.lexicon import alternatives
from enishi.extraction.postal_codes import agreement
from enishi.extraction.readings import reading_share, readings, spelling
from enishi.model.card import Property

PARTLY, WHOLLY = 0.45, 0.9
"""Shares of a domain's letters that a company's name explains."""
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
            yield "other_script_of_company" if Property.COMPANY in (one.what, other.what) else "other_script"


def _name_and_mail(name: Candidate, mail: Candidate) -> Iterator[str]:
    if _is_mail_of(mail.value.partition("@")[0].casefold(), name.value):
        yield "mail_of_person"


@cache
def _is_mail_of(local: str, name: str) -> bool:
    plain = re.sub(r"[^a-z]", "", local)
    forms = spellings(name)
    return any(len(form) >= 3 and form in plain for form in forms) or plain in _initials(forms)


def spellings(name: str) -> frozenset[str]:
    """The name's parts in Latin letters."""
    if not has_japanese(name):
        parts = [part for form in transliterated(name) for part in re.split(r"[ .,-]+", form)]
        return frozenset(re.sub("[^a-z]", "", part) for part in parts) - {""}
    if has_kanji(name):
        families, givens = readings(name)
        spoken = families | givens | {word.reading for word in words_of(name)}
    else:
        spoken = frozenset(name.split())
    return frozenset(form for reading in spoken for form in romaji_of(reading))


def _initials(forms: frozenset[str]) -> set[str]:
    return {a[0] + b[0] for a in forms for b in forms if a and b and a != b}


def _company_and_mail(company: Candidate, mail: Candidate) -> Iterator[str]:
    yield from _domain_evidence(mail.value.rpartition("@")[2].casefold(), company.value)


def _company_and_site(company: Candidate, site: Candidate) -> Iterator[str]:
    yield from _domain_evidence(host(site.value), company.value)


def _domain_evidence(domain: str, company: str) -> Iterator[str]:
    share = share_in_domain(domain, company)
    if share > PARTLY:
        yield "domain_of_company"
    if share > WHOLLY:
        yield "domain_of_whole_company"


@cache
def share_in_domain(domain: str, company: str) -> float:
    """How much of a domain's registered name the words of a company's name spell, 0..1."""
    label = _label(domain)
    if len(label) < SHORTEST_LABEL or label in FREE_MAIL:
        return 0.0
    core = re.sub(alternatives("legal_forms"), "", company)
    initials = "".join(word[0] for word in re.findall("[a-z]+", core.casefold()))
    if initials == label:
        return 1.0
    sound = blurred(label)
    spelled = max((_explained(sound, tuple(map(blurred, form))) for form in _forms(core)), default=0)
    letters = sum(map(str.isalpha, label)) / len(label)
    return letters * spelled / len(sound) if sound else 0.0


SHORTEST_LABEL = 3


def _label(domain: str) -> str:
    found = parts(domain)
    reserved = not found.suffix or found.domain == "example"  # a.example, a.example.jp: the name stands before it
    name = (found.subdomain if reserved else found.domain) or found.domain
    return re.sub(r"[^a-z0-9]", "", name.removeprefix("www.").rpartition(".")[2])


def _forms(core: str) -> set[tuple[str, ...]]:
    """A company's words in Latin letters, in each way they may be spelled."""
    if not has_japanese(core):
        return {tuple(re.findall("[a-z]+", form)) for form in transliterated(core)}
    latin = tuple(re.findall("[a-z]+", core.casefold()))
    readings = [romaji_of(word.reading) for word in words_of(core) if word.reading]
    return {
        tuple(min(forms) for forms in readings) + latin,
        tuple(max(forms) for forms in readings) + latin,
    }


def _explained(label: str, words: tuple[str, ...]) -> int:
    """Letters of the label that the words cover, the whole name first, then each word or its beginning."""
    whole = "".join(words)
    if len(whole) >= SHORTEST_LABEL and (whole in label or (label in whole and whole.startswith(label))):
        return min(len(whole), len(label))
    covered = 0
    for word in words:
        if len(word) >= SHORTEST_LABEL and word in label:
            covered += len(word)
            label = label.replace(word, " ", 1)
    return covered


def _company_and_address(company: Candidate, address: Candidate) -> Iterator[str]:
    if _near(company, address):
        yield "company_at_address"


def _company_and_name(company: Candidate, name: Candidate) -> Iterator[str]:
    if _near(company, name):
        yield "company_at_name"


def _name_and_romaji(name: Candidate, romaji: Candidate) -> Iterator[str]:
    if not has_japanese(name.value):
        yield "romaji_without_name"
        return
    if share := spelling(romaji.value, name.value):
        yield "romaji_of_name" if share == 1 else "romaji_of_part"
    if _near(name, romaji):
        yield "romaji_at_name"


def _name_and_kana(name: Candidate, kana: Candidate) -> Iterator[str]:
    if not has_kanji(name.value):
        yield "kana_without_name"
        return
    share = reading_share(kana.value, name.value)
    yield _READ_AS[share]
    if _near(name, kana):
        yield "kana_at_name"


_READ_AS = {1.0: "kana_of_name", 0.5: "kana_of_part", 0.25: "kana_of_length", 0.0: "kana_strange"}


def _kana_and_romaji(kana: Candidate, romaji: Candidate) -> Iterator[str]:
    words = romaji.value.replace(",", " ").split()
    if any(sounds_like("".join(order), bare(kana.value)) for order in (words, words[::-1])):
        yield "romaji_of_kana"


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
    (Property.COMPANY, Property.ADDRESS): _company_and_address,
    (Property.COMPANY, Property.NAME): _company_and_name,
    (Property.NAME, Property.NAME_ROMAJI): _name_and_romaji,
    (Property.NAME, Property.NAME_KANA): _name_and_kana,
    (Property.NAME_KANA, Property.NAME_ROMAJI): _kana_and_romaji,
    (Property.POSTAL_CODE, Property.ADDRESS): _code_and_address,
    (Property.TITLE, Property.NAME): _title_and_name,
    (Property.DEPARTMENT, Property.TITLE): _department_and_title,
}
