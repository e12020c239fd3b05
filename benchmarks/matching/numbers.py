"""Chance -> telephone numbers of blocks that nobody has been given, and the ways to write them."""

from itertools import count
from random import Random
from typing import NamedTuple


class Number(NamedTuple):
    country: str
    parts: tuple[str, ...]
    """Of the national number, without the 0 before it."""

    @property
    def trunk(self) -> str:
        return "" if self.country == "1" else "0"


_COUNTRIES = {"ja": "81", "en": "1", "de": "49", "fr": "33", "zh": "86", "ko": "82"}


class Mobiles:
    """Gives out numbers that look drawn by lot, in Japan none of them twice (elsewhere hardly ever)."""

    def __init__(self, seed: str) -> None:
        self._next = count(Random(seed).randrange(_BLOCKS))

    def give(self, language: str) -> Number:
        """In Japan the number after 0x0 never begins with 0; the blocks of other countries are empty likewise."""
        block, line = divmod(next(self._next) * _STRIDE % _BLOCKS, 10**7)
        digits = f"{line:07}"
        parts = {
            "ja": (("90", "70", "60")[block], f"0{digits[:3]}", digits[3:]),
            "en": (f"{2 + line % 8}9{block}", digits[:3], digits[3:]),
            "de": ("154", digits),
            "fr": ("7", f"0{digits[0]}", digits[1:3], digits[3:5], digits[5:]),
            "zh": (f"12{block}", f"0{digits[:3]}", digits[3:]),
            "ko": ("10", f"{block % 2}{digits[:3]}", digits[3:]),
        }
        return Number(_COUNTRIES[language], parts[language])


_BLOCKS = 3 * 10**7
_STRIDE = 18_541_019
"""Has no factor in common with the blocks, so that every number comes once; near the golden section, so that two in a
row lie far apart."""


def landline(random: Random, language: str, area: str) -> Number:
    """Local numbers that begin with a 1, which is for the police and the like, or an area that is not."""
    digits = f"{random.randrange(10**7):07}"
    if language == "en":
        return Number("1", (area, digits[:3], digits[3:]))
    if language == "fr":
        return Number("33", (area, "00", *(f"{random.randrange(100):02}" for _ in range(3))))
    exchange = f"1{digits[: 4 - len(area.lstrip('0'))]}" if language == "ja" else f"1{digits[:3]}"
    return Number(_COUNTRIES[language], (area.lstrip("0"), exchange, digits[3:]))


def beside(number: Number, by: int) -> Number:
    """The same number but for the last digits, as a fax or an extension has it."""
    last = number.parts[-1]
    return Number(number.country, (*number.parts[:-1], f"{(int(last) + by) % 10 ** len(last):0{len(last)}}"))


def international(number: Number) -> str:
    """E.164, as `enishi read --json` tells it."""
    return f"+{number.country}{''.join(number.parts)}"


def printed(random: Random, number: Number) -> str:
    """As somebody might print or type it."""
    first, *rest = number.parts
    domestic = number.trunk + first
    return random.choice(
        (
            "-".join((domestic, *rest)),
            "-".join((domestic, *rest)),
            f"{domestic}({rest[0]}){''.join(rest[1:])}",
            f"({domestic}) {'-'.join(rest)}",
            " ".join((domestic, *rest)),
            "".join((domestic, *rest)),
            f"+{number.country} {' '.join(number.parts)}",
            f"+{number.country}-{'-'.join(number.parts)}",
            f"+{number.country} ({number.trunk}){'-'.join(number.parts)}",
            ".".join((domestic, *rest)),
        )
    )
