"""A seed -> an invented Japanese person, in the words of one card."""

import unicodedata
from dataclasses import replace
from random import Random
from typing import Any

import phonenumbers

from benchmarks.scenes import numbers
from benchmarks.scenes.halves import Stock
from benchmarks.scenes.people import Office, Person, Phone


def japanese(random: Random, stock: Stock) -> Person:
    """A card in Japanese; what it says beside name, company and one number is left to chance."""
    words = stock.words["ja"]
    family, given, firm = (random.choice(words[pool]) for pool in ("families", "givens", "firms"))
    place = random.choice(words["places"])
    domain = f"{firm[2]}.{random.choice(words['domains'])}"
    return Person(
        name=random.choice(("{} {}", "{} {}", "{}{}")).format(family[0], given[0]),
        name_kana=_kana(random, family[1], given[1]),
        name_romaji=_romaji(random, family[2], given[2]) if random.random() < 0.5 else "",
        company=random.choice(words["forms"]).format(firm[0]),
        company_also=firm[1] if random.random() < 0.25 else "",
        department=random.choice(words["departments"]),
        title=random.choice(words["titles"]),
        phones=phones(random, stock, place[3]),
        emails=_emails(random, family[2], given[2], domain),
        urls=_urls(random, domain),
        postal_code=place[0],
        address=_address(random, place, words),
        qualifications=tuple(random.sample(words["qualifications"], random.choice((1, 1, 2))))
        if random.random() < 0.16
        else (),
        slogan=random.choice(words["slogans"]) if random.random() < 0.15 else "",
        handles=_handles(random, stock, firm[2]),
        marks=(random.choice(stock.looks["marks"]),) if random.random() < 0.12 else (),
        services=tuple(random.sample(words["services"], 3)) if random.random() < 0.08 else (),
        code=f"https://{domain}/" if random.random() < 0.1 else "",
    )


def bilingual(random: Random, stock: Stock) -> Person:
    """Japanese with the same in English beside it."""
    somebody = japanese(random, stock)
    other = in_english(random, stock, somebody)
    return replace(
        somebody,
        name_romaji=other.name,
        company_also=other.company,
        title_also=other.title if somebody.title else "",
        department_also=other.department if somebody.department else "",
        address_also=other.address if random.random() < 0.5 else "",
    )


def in_english(random: Random, stock: Stock, somebody: Person) -> Person:
    """The English card, or the English side, of a Japanese person."""
    family, given, firm, place = _origins(somebody, stock.words["ja"])
    form = random.choice((phonenumbers.PhoneNumberFormat.INTERNATIONAL, phonenumbers.PhoneNumberFormat.NATIONAL))
    return Person(
        name=somebody.name_romaji or _romaji(random, family[2], given[2]),
        language="en",
        region="JP",
        company=_english_firm(random, firm[1]),
        department=random.choice(stock.words["en"]["departments"]) if somebody.department else "",
        title=random.choice(stock.words["en"]["titles"]) if somebody.title else "",
        phones=tuple(
            Phone(phone.kind, _abroad(phone.number, form)) for phone in somebody.phones if phone.kind != "other"
        ),
        emails=somebody.emails,
        urls=somebody.urls,
        postal_code=place[0],
        address=f"{_english_address(random, place)} {place[0]}",
        country=random.choice(("Japan", "JAPAN", "")),
    )


def _origins(somebody: Person, words: dict[str, Any]) -> tuple[list[str], ...]:
    """The entries of family name, given name, firm and place that the person was made of."""
    name = somebody.name.replace(" ", "")
    names = ((family, given) for family in words["families"] for given in words["givens"])
    family, given = next((family, given) for family, given in names if family[0] + given[0] == name)
    firms = [firm for firm in words["firms"] if firm[0] in somebody.company or firm[1] == somebody.company]
    place = next(place for place in words["places"] if place[0] == somebody.postal_code)
    return family, given, max(firms, key=lambda firm: len(firm[0])), place


def _abroad(number: str, form: int) -> str:
    parsed = phonenumbers.parse(unicodedata.normalize("NFKC", number).replace("・", "-"), "JP")
    return phonenumbers.format_number(parsed, form)


def with_offices(random: Random, stock: Stock, somebody: Person, count: int) -> Person:
    """The same person with `count` more places of the company."""
    words = stock.words["ja"]
    names = random.sample(words["offices"], count + 1)
    places = random.sample(words["places"], count)
    offices = tuple(
        Office(name, place[0], _address(random, place, words), phones(random, stock, place[3], ("work", "fax")))
        for name, place in zip(names[1:], places, strict=True)
    )
    return replace(somebody, office=names[0], offices=offices)


def phones(random: Random, stock: Stock, area: str, kinds: tuple[str, ...] = ()) -> tuple[Phone, ...]:
    form = random.choice(stock.looks["number_forms"])
    chosen = kinds or random.choice(_PHONES)
    several = [numbers.japanese(random, kind, area, form) for kind in chosen]
    if not kinds and random.random() < 0.06:
        several.append(numbers.toll_free(random))
    return tuple(several)


_PHONES = (
    ("work", "fax", "mobile"), ("work", "fax", "mobile"), ("work", "fax"), ("work", "fax"), ("work", "mobile"),
    ("work",), ("mobile",), ("work", "other", "fax"),
)  # fmt: skip


def _kana(random: Random, family: str, given: str) -> str:
    if random.random() < 0.6:
        return ""
    kana = f"{family} {given}"
    return kana if random.random() < 0.6 else _katakana(kana)


def _katakana(hiragana: str) -> str:
    return "".join(chr(ord(kana) + 0x60) if "ぁ" <= kana <= "ゖ" else kana for kana in hiragana)


def _romaji(random: Random, family: str, given: str) -> str:
    forms = ("{given} {family}", "{given} {FAMILY}", "{family} {given}", "{FAMILY} {given}", "{GIVEN} {FAMILY}")
    return random.choice(forms).format(given=given, family=family, GIVEN=given.upper(), FAMILY=family.upper())


def _emails(random: Random, family: str, given: str, domain: str) -> tuple[str, ...]:
    if random.random() < 0.05:
        return ()
    family, given = family.lower(), given.lower()
    forms = ("{g}.{f}", "{f}", "{f}-{g}", "{g[0]}.{f}", "{f}_{g[0]}", "{g[0]}{f}", "info", "{f}{n}")
    mailbox = random.choice(forms).format(f=family, g=given, n=random.randrange(10, 99))
    return (f"{mailbox}@{domain}", f"{family}@mobile.{domain}")[: 2 if random.random() < 0.05 else 1]


def _urls(random: Random, domain: str) -> tuple[str, ...]:
    if random.random() < 0.2:
        return ()
    return (
        random.choice(("https://www.{}/", "https://{}", "www.{}", "http://www.{}", "{}", "https://www.{}")).format(
            domain
        ),
    )


def _address(random: Random, place: list[str], words: dict[str, Any]) -> str:
    chome, block, house = (random.randint(1, most) for most in (5, 28, 19))
    number = random.choice(
        (
            f"{chome}-{block}-{house}",
            f"{chome}-{block}-{house}",
            f"{chome}丁目{block}番{house}号",
            f"{chome}丁目{block}-{house}",
            f"{block}-{house}",
            f"{chome}−{block}",
        )
    )
    prefecture = place[1] if random.random() < 0.8 else ""
    building = ""
    if random.random() < 0.6:
        floor = random.randint(2, 24)
        storey = random.choice(
            (
                f"{floor}F",
                f" {floor}F",
                f"{floor}階",
                f" {floor}0{random.randint(1, 9)}号室",
                f" {floor}0{random.randint(1, 9)}",
                "",
            )
        )
        building = f" {random.choice(words['buildings'])}{storey}"
    return f"{prefecture}{place[2]}{number}{building}"


def _english_address(random: Random, place: list[str]) -> str:
    chome, block, house = (random.randint(1, most) for most in (5, 28, 19))
    return f"{chome}-{block}-{house} {place[4]}"


def _english_firm(random: Random, name: str) -> str:
    return name + random.choice((" Co., Ltd.", " Inc.", ", Inc.", " Corporation", " K.K.", " LLC", ""))


def _handles(random: Random, stock: Stock, firm: str) -> tuple[str, ...]:
    if random.random() > 0.1:
        return ()
    return tuple(
        form.format(firm.replace("-", "_")) for form in random.sample(stock.looks["handles"], random.choice((1, 2)))
    )
