"""The parts of a name or an address -> one line, in the order of their language."""

import re
from typing import NamedTuple

_EAST_ASIAN = re.compile("[぀-ヿ㐀-鿿\uf900-\ufaff가-힣\U00020000-\U0003ffff]")


def is_east_asian(text: str) -> bool:
    """Whether it is written in kana, kanji or Hangul, which put the family and the large first."""
    return _EAST_ASIAN.search(text) is not None


def full_name(family: str, given: str, middle: str = "") -> str:
    parts = (family, middle, given) if is_east_asian(family + given) else (given, middle, family)
    return " ".join(filter(None, parts))


class Address(NamedTuple):
    """From the small to the large, as the West writes it; the postal code stands apart."""

    box: str = ""
    extension: str = ""
    street: str = ""
    city: str = ""
    region: str = ""
    country: str = ""

    def __str__(self) -> str:
        if is_east_asian(self.street + self.city + self.region):
            return " ".join(filter(None, (f"{self.region}{self.city}{self.street}", self.extension)))
        return ", ".join(filter(None, self))
