"""Chance -> invented firms: their names, numbers, addresses, and how their mailboxes are named."""

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from benchmarks.matching import numbers
from benchmarks.matching.numbers import Mobiles, Number
from benchmarks.matching.places import western
from benchmarks.matching.pool import plain
from benchmarks.matching.stock import Stock


@dataclass(frozen=True, slots=True)
class Firm:
    language: str
    name: str
    """With its legal form."""
    core: str
    english: str
    host: str
    switchboard: Number
    postal_code: str
    address: str
    role: str
    """The mailbox that all may give: "info@..."."""
    pattern: str
    """Of mailboxes, with {family}, {given}, {g} (its initial); # stands for a number that all have."""
    is_kin: bool
    """Whether a family runs it."""


LANGUAGES = {"ja": 72, "en": 12, "de": 5, "fr": 4, "zh": 4, "ko": 3}

_PATTERNS = {
    "{given}.{family}": 16, "{family}.{given}": 14, "{g}.{family}": 14, "{g}-{family}": 8, "{family}-{g}": 8,
    "{g}{family}": 9, "{given}_{family}": 7, "{family}_{given}": 6, "{family}": 10, "{family}{given}": 4, "{given}": 4,
    "{family}#": 4,
}  # fmt: skip


class Registry:
    """Founds firms and gives out mobiles; no two firms have one host."""

    def __init__(self, stock: Stock, seed: int) -> None:
        self.stock = stock
        self.mobiles = Mobiles(f"mobiles {stock.half} {seed}")
        self._words = stock.words
        self._hosts: Counter[str] = Counter()

    def found(self, random: Random) -> Firm:
        language = random.choices(tuple(LANGUAGES), tuple(LANGUAGES.values()))[0]
        core, slug, english = self._japanese(random) if language == "ja" else self._western(random, language)
        words = self._words[language]
        domain = f"{self._host(slug)}.{random.choice(words['domains'])}"
        place = random.choice(self.stock.places) if language == "ja" else western(random, words)
        return Firm(
            language=language,
            name=random.choice(words["forms"]).format(core),
            core=core,
            english=english,
            host=domain,
            switchboard=numbers.landline(random, language, place.area),
            postal_code=place.postal_code,
            address=_address(random, language, place.address),
            role=f"{random.choice(words['roles'])}@{domain}",
            pattern=random.choices(tuple(_PATTERNS), tuple(_PATTERNS.values()))[0],
            is_kin=random.random() < 0.15,
        )

    def rename(self, random: Random, firm: Firm) -> Firm:
        """The same firm under a new name and host."""
        other = self.found(random)
        while other.language != firm.language:
            other = self.found(random)
        return replace(firm, name=other.name, core=other.core, english=other.english, host=other.host, role=other.role)

    def rehost(self, firm: Firm) -> Firm:
        """The same firm under another domain."""
        host = f"{self._host(firm.host.partition('.')[0] + '-group')}.{firm.host.partition('.')[2]}"
        return replace(firm, host=host, role=f"{firm.role.partition('@')[0]}@{host}")

    def _japanese(self, random: Random) -> tuple[str, str, str]:
        words = self._words["ja"]
        place, trade = (random.choice(words[pool]).rpartition(" ") for pool in ("places", "trades"))
        stem = self.stock.stems["ja"].draw(random)
        written, romaji = (place[0], stem.written, trade[0]), (place[2], stem.romaji, trade[2])
        english = " ".join(each.title() for each in romaji if each)
        slug = "-".join(each for each in random.choice((romaji, romaji[1:], romaji[1:2])) if each)
        return "".join(written).strip(), slug, f"{english} Co., Ltd."

    def _western(self, random: Random, language: str) -> tuple[str, str, str]:
        words = self._words[language]
        stem, other = (self.stock.stems[language].draw(random).written for _ in range(2))
        trade = random.choice(words["trades"])
        core = random.choice((f"{stem} {trade}", f"{stem} {trade}", f"{stem} & {other}", f"{stem} {other} {trade}"))
        slug = random.choice(("", "-")).join(map(plain, core.replace("& ", "").split()))
        return core, slug, random.choice(words["forms"]).format(core)

    def _host(self, slug: str) -> str:
        self._hosts[slug] += 1
        return slug if self._hosts[slug] == 1 else f"{slug}{self._hosts[slug]}"


def _address(random: Random, language: str, place: str) -> str:
    if language == "ja":
        return f"{place}{random.randint(1, 9)}-{random.randint(1, 30)}-{random.randint(1, 20)}"
    return f"{random.randint(1, 400)} {place}"
