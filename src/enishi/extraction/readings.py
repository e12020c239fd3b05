"""A name -> how it may be read, and whether kana or Latin letters write it."""

import re
from functools import cache
from itertools import product

from enishi.extraction.characters import bare, has_kanji, hiragana
from enishi.extraction.kana import reading_of, sounds_like
from enishi.extraction.names import family_readings, given_readings, split

PER_KANJI = 4
"""Kana that one character of a name may take, as in 志 (こころざし) hardly ever more."""


@cache
def readings(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Likely readings of a Japanese name's family and given part, in hiragana; for comparing, never to be shown."""
    family, given = split(name)
    return _known(family, family_readings(family)), _known(given, given_readings(given))


def _known(part: str, listed: frozenset[str]) -> frozenset[str]:
    if not part:
        return frozenset()
    own = reading_of(part)
    return listed | ({own} if not has_kanji(own) else frozenset())


@cache
def spelling(latin: str, name: str) -> float:
    """How much of a Japanese name Latin letters write, in either order: 1 all of it, 0.5 a part, 0 nothing."""
    words = [word for word in re.split(r"[ ,.]+", latin) if word]
    families, givens = readings(name)
    orders = ("".join(words), "".join(reversed(words)))
    if any(sounds_like(order, "".join(both)) for both in product(families, givens or {""}) for order in orders):
        return 1.0
    known = families | givens
    return 0.5 * any(sounds_like(word, reading) for word in words for reading in known if len(word) > 2)


@cache
def reading_share(kana: str, name: str) -> float:
    """How well kana read a name: 1 as is likely, 0.5 in a part, 0.25 as could be by its length, 0 hardly.

    The reading of one part alone is none of the name's: 0.
    """
    plain = hiragana(bare(kana))
    families, givens = readings(name)
    if plain in {"".join(both) for both in product(families, givens or {""})}:
        return 1.0
    if plain in families | givens and len(bare(name)) > 2:
        return 0.0
    if any(len(part) > 1 and (plain.startswith(part) or plain.endswith(part)) for part in families | givens):
        return 0.5
    kanji = sum(has_kanji(character) for character in name)
    others = len(bare(name)) - kanji
    return 0.25 * (kanji + others < len(plain) <= PER_KANJI * kanji + others and (kanji > 1 or others > 1))
