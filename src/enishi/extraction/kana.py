"""Kana -> romaji in its usual spellings; kanji -> readings, by the analyser."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from enishi.extraction.characters import hiragana

_SYLLABLES = {
    "あ": "a",
    "い": "i",
    "う": "u",
    "え": "e",
    "お": "o",
    "か": "ka",
    "き": "ki",
    "く": "ku",
    "け": "ke",
    "こ": "ko",
    "さ": "sa",
    "し": "shi",
    "す": "su",
    "せ": "se",
    "そ": "so",
    "た": "ta",
    "ち": "chi",
    "つ": "tsu",
    "て": "te",
    "と": "to",
    "な": "na",
    "に": "ni",
    "ぬ": "nu",
    "ね": "ne",
    "の": "no",
    "は": "ha",
    "ひ": "hi",
    "ふ": "fu",
    "へ": "he",
    "ほ": "ho",
    "ま": "ma",
    "み": "mi",
    "む": "mu",
    "め": "me",
    "も": "mo",
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "ら": "ra",
    "り": "ri",
    "る": "ru",
    "れ": "re",
    "ろ": "ro",
    "わ": "wa",
    "を": "o",
    "ん": "n",
    "が": "ga",
    "ぎ": "gi",
    "ぐ": "gu",
    "げ": "ge",
    "ご": "go",
    "ざ": "za",
    "じ": "ji",
    "ず": "zu",
    "ぜ": "ze",
    "ぞ": "zo",
    "だ": "da",
    "ぢ": "ji",
    "づ": "zu",
    "で": "de",
    "ど": "do",
    "ば": "ba",
    "び": "bi",
    "ぶ": "bu",
    "べ": "be",
    "ぼ": "bo",
    "ぱ": "pa",
    "ぴ": "pi",
    "ぷ": "pu",
    "ぺ": "pe",
    "ぽ": "po",
    "ゔ": "vu",
    "ぁ": "a",
    "ぃ": "i",
    "ぅ": "u",
    "ぇ": "e",
    "ぉ": "o",
}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the analyser cuts it."""

    text: str
    reading: str
    """In hiragana; "" if unknown."""
    person: str
    """姓 or 名 for names of persons, else ""."""
    kind: str = ""
    """The part of speech, as the analyser calls it."""


@cache
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a Japanese text."""
    return tuple(
        Word(
            m.surface(),
            hiragana(m.reading_form()),
            m.part_of_speech()[3].strip("*") if m.part_of_speech()[2] == "人名" else "",
            m.part_of_speech()[0],
        )
        for m in _analyser().tokenize(text)
        if m.surface().strip()
    )


@lru_cache(maxsize=4096)
def strangeness(text: str) -> int:
    """How unusual the analyser finds a text: the cost of its best cut, about 700 for a nat."""
    return int(_analyser().tokenize(text).get_internal_cost())


@cache
def _analyser() -> Any:
    from sudachipy import Dictionary  # noqa: PLC0415 - for cards alone

    return Dictionary(dict="small").tokenizer()


def reading_of(text: str) -> str:
    """A likely reading in hiragana; for comparing, never to be shown."""
    return "".join(word.reading or word.text for word in words_of(text))


@cache
def romaji_of(reading: str) -> frozenset[str]:
    """A reading in Hepburn with its long vowels written out and not: sato, satou, satoh."""
    plain = _hepburn(hiragana(reading))
    return frozenset({plain, re.sub(r"ou|oo", "o", plain).replace("uu", "u"), re.sub(r"ou|oo", "oh", plain)})


def _hepburn(reading: str) -> str:
    out = ""
    for position, kana in enumerate(reading):
        if kana in _SMALL:
            out = (out[:-1] + _SMALL[kana][1:]) if out.endswith(("shi", "chi", "ji")) else out[:-1] + _SMALL[kana]
        elif kana == "っ":
            following = _SYLLABLES.get(reading[position + 1 : position + 2], "")
            out += "t" if following.startswith("ch") else following[:1]
        elif kana != "ー":
            out += _SYLLABLES.get(kana, "")
    return re.sub(r"n(?=[bmp])", "n", out)


def sounds_like(latin: str, reading: str) -> bool:
    """Whether Latin letters spell a reading, in any usual way and either order of names kept by the caller."""
    return _key(latin) == _key(_hepburn(hiragana(reading)))


def blurred(romaji: str) -> str:
    """Spelling without voicing either, in which a compound's reading often differs: mikazuki, mikatsuki."""
    text = _key(romaji)
    return text.replace("tu", "su").translate(str.maketrans("gzdbp", "ksthh"))


def _key(romaji: str) -> str:
    """Spelling without what differs between systems: long vowels, m before b and p, shi/si, tsu/tu."""
    text = re.sub(r"[^a-z]", "", romaji.casefold().translate(str.maketrans("āīūēōâîûêô", "aiueoaiueo")))
    for one, other in (
        ("sh", "s"),
        ("tsu", "tu"),
        ("ch", "t"),
        ("j", "z"),
        ("fu", "hu"),
        ("sy", "s"),
        ("ty", "t"),
        ("zy", "z"),
        ("m", "n"),
        ("l", "r"),
    ):
        text = text.replace(one, other)
    return re.sub(r"(?<=[aeo])h(?![aeiouy])", "", re.sub(r"ou|oo|oh(?![aeiou])", "o", text.replace("uu", "u")))
