"""A seed -> an invented person on a card in Latin letters."""

import unicodedata
from collections.abc import Callable
from random import Random
from typing import Any

from benchmarks.scenes import numbers
from benchmarks.scenes.halves import Stock
from benchmarks.scenes.people import Person, Phone

Dialler = Callable[[Random, str, str], Phone]


def english(random: Random, stock: Stock) -> Person:
    words = stock.words["en"]
    british = random.random() < 0.35
    city, code, area = random.choice(words["gb" if british else "us"])
    street = f"{random.randint(2, 990)} {random.choice(words['streets'])}"
    suite = random.choice(("", "", f", Suite {random.randint(100, 990)}", f", {random.randint(2, 20)}th Floor"))
    dial = numbers.british if british else numbers.american
    given, family = random.choice(words["givens"]), random.choice(words["families"])
    middle = f" {random.choice('ABCEFGHJKLMNPRSTW')}." if random.random() < 0.12 else ""
    return _person(
        random, words, dial, area,
        name=f"{given}{middle} {family}", mailbox=(given, family), language="en", region="GB" if british else "US",
        postal_code=code if british else code.split(" ")[1],
        address=f"{street}{suite}, {city}{' ' if british else ', '}{code}",
        qualifications=(random.choice(words["qualifications"]),) if random.random() < 0.15 else (),
        slogan=random.choice(words["slogans"]) if random.random() < 0.2 else "",
        handles=_handles(random, stock, family),
        code=f"https://{_ascii(family)}.example.org/" if random.random() < 0.08 else "",
    )  # fmt: skip


def german(random: Random, stock: Stock) -> Person:
    words = stock.words["de"]
    city, code, area = random.choice(words["cities"])
    given, family = random.choice(words["givens"]), random.choice(words["families"])
    degree = random.choice(("", "", "", "Dr. ", "Dipl.-Ing. ", "Prof. Dr. "))
    return _person(
        random, words, numbers.german, area,
        name=f"{degree}{given} {family}", mailbox=(given, family), language="de", region="DE", postal_code=code,
        address=f"{random.choice(words['streets'])} {random.randint(1, 140)}, {code} {city}",
    )  # fmt: skip


def french(random: Random, stock: Stock) -> Person:
    words = stock.words["fr"]
    city, code, area = random.choice(words["cities"])
    given, family = random.choice(words["givens"]), random.choice(words["families"])
    return _person(
        random, words, numbers.french, area,
        name=f"{given} {random.choice((family, family.upper()))}", mailbox=(given, family), language="fr", region="FR",
        postal_code=code, address=f"{random.randint(1, 140)}, {random.choice(words['streets'])}, {code} {city}",
    )  # fmt: skip


def chinese(random: Random, stock: Stock) -> Person:
    return _asian(random, stock.words["cn"], numbers.chinese, "CN")


def korean(random: Random, stock: Stock) -> Person:
    return _asian(random, stock.words["kr"], numbers.korean, "KR")


def _asian(random: Random, words: dict[str, Any], dial: Dialler, region: str) -> Person:
    """The English of a firm in China or Korea."""
    tail, code, area = random.choice(words["cities"])
    given, family = random.choice(words["givens"]), random.choice(words["families"])
    before = random.choice(("No. {} ", "{} ", "Room {}, 8/F, ")).format(random.randint(11, 990))
    return _person(
        random, words, dial, area,
        name=f"{given} {family}", mailbox=(given, family), language="en", region=region, postal_code=code,
        address=f"{before}{random.choice(words['streets'])}, {tail}",
    )  # fmt: skip


def _person(random: Random, words: dict[str, Any], dial: Dialler, area: str, **fields: Any) -> Person:
    given, family = (_ascii(part) for part in fields.pop("mailbox"))
    firm, host = random.choice(words["firms"])
    domain = f"{host}.{random.choice(words.get('domains', ['example.com', 'example.net']))}"
    kinds = random.choice((("work", "mobile"), ("work", "fax"), ("work", "fax", "mobile"), ("work",), ("mobile",)))
    mailbox = random.choice((f"{given}.{family}", f"{given[0]}{family}", given, f"{given[0]}.{family}", "info"))
    url = random.choice((f"www.{domain}", domain, f"https://www.{domain}", f"http://{domain}/", ""))
    return Person(
        company=firm,
        department=random.choice(words["departments"]),
        title=random.choice(words["titles"]),
        phones=tuple(dial(random, kind, area) for kind in kinds),
        emails=(f"{mailbox}@{domain}",),
        urls=(url,) if url else (),
        **fields,
    )


def _handles(random: Random, stock: Stock, family: str) -> tuple[str, ...]:
    if random.random() > 0.12:
        return ()
    return (random.choice(stock.looks["handles"]).format(_ascii(family)),)


def _ascii(word: str) -> str:
    plain = word.lower().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    stripped = unicodedata.normalize("NFKD", plain)
    return "".join(letter for letter in stripped if letter.isascii() and letter.isalpha())
