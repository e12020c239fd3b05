"""Pool: words to draw from, some more often than others."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import NamedTuple

import jaconv


class Word(NamedTuple):
    """Part of a name: as written, in hiragana ("" if it is not Japanese), in lower-case ASCII."""

    written: str
    kana: str
    romaji: str


def word(written: str, kana: str) -> Word:
    return Word(written, kana, romanised(kana))


def romanised(kana: str) -> str:
    """Hepburn as in passports: long o and u are not told from short ones."""
    letters = jaconv.kana2alphabet(kana).replace("'", "")
    return re.sub(r"uu", "u", re.sub(r"o[ou](?![aiueo])", "o", letters))


def plain(text: str) -> str:
    """Lower-case ASCII letters and digits of a Western word."""
    spelt = text.lower().replace("ß", "ss").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return "".join(each for each in unicodedata.normalize("NFKD", spelt) if each.isascii() and each.isalnum())


@dataclass(frozen=True, slots=True)
class Pool:
    words: tuple[Word, ...]
    heights: tuple[float, ...]
    """Sums of the weights up to and with each word."""

    @classmethod
    def of(cls, words: Sequence[Word], weights: Sequence[float]) -> "Pool":
        return cls(tuple(words), tuple(accumulate(weights)))

    @classmethod
    def falling(cls, words: Sequence[Word], slowly: float = 5) -> "Pool":
        """The first most often, the others after Zipf (and Mandelbrot)."""
        return cls.of(words, [1 / (rank + slowly) for rank in range(len(words))])

    def draw(self, random: Random) -> Word:
        return random.choices(self.words, cum_weights=self.heights)[0]
