"""Text as printed -> the form in which it is compared. Every form is idempotent and stable under NFKC."""

import re
import unicodedata
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

import jaconv

from enishi.matching.lexicon import families, groups

_VARIANTS = families("variants.txt")
_CONFUSABLES = families("confusables.txt")
_LEGAL = groups("legal_forms.txt")
_LEGAL_ANYWHERE = re.compile("|".join(sorted(map(re.escape, _LEGAL["anywhere"]), key=len, reverse=True)))
_LEGAL_END = frozenset(_LEGAL["end"])
_LEGAL_START = frozenset(_LEGAL["start"])
_ROLES = frozenset(groups("mailboxes.txt")["role"])
_FREE_HOSTS = frozenset(groups("mailboxes.txt")["free"])

_RECENT = 1 << 14
"""Texts of which the form is remembered: companies, titles and parts of names come again and again."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_HYPHENS = re.compile("[\u00ad\u2010-\u2015\u2212\ufe63\uff0d]")
_EAST_ASIAN = re.compile("[ 0-9々〆ぁ-んァ-ヺー㐀-\u9fff]*")
_AFTER_LATIN = re.compile(r"(?<=[a-z0-9])[^\x00-\x7f]+")
_SPOKEN = re.compile("[\x00-\x7f\u3041-\u30ff]+")
_LATIN_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"})
_DROPPED = re.compile(r"[.'’`´\-]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")
_HONORIFICS = re.compile(r"(?<=\w\w)(?:\s*(?:様|殿|先生|さん))+$|^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme) )+")
_BRANCH = re.compile(r"(?:支店|支社|支部|営業所|事業所|出張所|本社|本店|本部)$")
_EXTENSION = re.compile(r"(?<=[\d)])\s*\(?(?:内線|ext|x|#|;ext=).*$", re.IGNORECASE)
_INTERNATIONAL = re.compile(r"\D*(?:\+|00)")
_NO_DIGIT = re.compile(r"\D")
_DIGIT_SHAPES = str.maketrans("oOlI|", "00111")

# ITU-T E.164: country codes have one digit (1, 7), two, or else three.
_COUNTRY = re.compile(r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}")


@lru_cache(maxsize=_RECENT)
def fold(text: str) -> str:
    """One spelling of everything that reads the same: width, case, accents, kanji variants; spaces are single."""
    if text.isascii():
        return " ".join(text.lower().split())
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    if _EAST_ASIAN.fullmatch(text):  # without any Latin letter there are no accents: five times as fast
        return " ".join(text.translate(_VARIANTS).split())
    text = _AFTER_LATIN.sub(_unaccented, unicodedata.normalize("NFKD", text).translate(_LATIN_STROKES))
    text = unicodedata.normalize("NFKC", _HYPHENS.sub("-", text)).translate(_VARIANTS)
    return " ".join(text.split())


def _unaccented(run: re.Match[str]) -> str:
    """What follows a Latin letter, without the marks upon it; marks upon kana stay."""
    return "".join(dropwhile(unicodedata.combining, run.group()))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, folded, without punctuation and forms of address."""
    plain = _BETWEEN_WORDS.sub(" ", _DROPPED.sub("", fold(text))).strip()
    return tuple(_HONORIFICS.sub("", plain).split())


def skeleton(folded: str) -> str:
    """What is left when characters that OCR confuses count as one."""
    rough = folded.translate(_CONFUSABLES)
    return rough.replace("rn", "m").replace("vv", "w").replace("cl", "d")


def reading(text: str) -> tuple[str, ...]:
    """The words of a name by sound, from kana or romaji; what is written otherwise is silent."""
    return tuple(each for word in words(fold(text).replace("ー", "")) if (each := heard(word)))


@lru_cache(maxsize=_RECENT)
def heard(word: str) -> str:
    """How a folded word sounds; "" for what is neither kana nor romaji."""
    spelled = sound(_romaji(word))
    return spelled if spelled.isascii() else ""


@lru_cache(maxsize=_RECENT)
def sound(romaji: str) -> str:
    """One spelling of every romanisation of a word, long vowels collapsed."""
    return _LONG_VOWEL.sub(_short, _apply(_KUNREI, romaji))


@lru_cache(maxsize=16384)
def _romaji(word: str) -> str:
    if word.isascii() or not _SPOKEN.fullmatch(word):
        return word
    return _DROPPED.sub("", jaconv.kana2alphabet(jaconv.kata2hira(word)))


_KUNREI = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[ct]ch", "tch"),
        (r"tsu", "tu"),
        (r"sh(?=[aueo])", "sy"),
        (r"shi", "si"),
        (r"ch(?=[aueo])", "ty"),
        (r"chi", "ti"),
        (r"jy?(?=[aueo])", "zy"),
        (r"ji", "zi"),
        (r"fu", "hu"),
        (r"d+[zs]?u", "zu"),
        (r"di", "zi"),
        (r"(?<=[aiueo])m(?=[bpm])", "n"),
    )
)
_LONG_VOWEL = re.compile(r"o(?:[ou]|h(?![aiueoy]))+|([aiue])\1+")


def _apply(rules: tuple[tuple[re.Pattern[str], str], ...], text: str) -> str:
    for pattern, plain in rules:
        text = pattern.sub(plain, text)
    return text


def _short(long: re.Match[str]) -> str:
    return long.group()[0]


@lru_cache(maxsize=_RECENT)
def company(text: str) -> str:
    """The core of a company's name: no legal form, no branch, no spaces; all of it if nothing else is left."""
    folded = _LEGAL_ANYWHERE.sub(" ", fold(text))
    parts = [part for part in _BETWEEN_WORDS.split(folded.replace(".", "").replace("'", "")) if part]
    while len(parts) > 1 and (parts[-1] in _LEGAL_END or _BRANCH.search(parts[-1])):
        parts.pop()
    while len(parts) > 1 and parts[0] in _LEGAL_START:
        parts.pop(0)
    return "".join(parts) or fold(text)


def phone(text: str) -> str:
    """The national significant number, digits only: +81 3-1234-5678, 03-1234-5678 and 03(1234)5678 are one."""
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = _NO_DIGIT.sub("", _EXTENSION.sub("", plain).translate(_DIGIT_SHAPES))
    if _INTERNATIONAL.match(plain):
        digits = _COUNTRY.sub("", digits.lstrip("0"), count=1)
    return digits.lstrip("0")


class Email(NamedTuple):
    """An address in its parts."""

    local: str
    host: str

    @property
    def is_role(self) -> bool:
        """Whether it is a function's mailbox that several people read."""
        return _BEFORE_DETAILS.split(self.local, maxsplit=1)[0] in _ROLES

    @property
    def is_free(self) -> bool:
        """Whether its host says nothing of a company."""
        return self.host in _FREE_HOSTS

    @property
    def skeleton(self) -> str:
        return f"{skeleton(self.local)}@{skeleton(self.host)}"

    def __str__(self) -> str:
        return f"{self.local}@{self.host}"


_BEFORE_DETAILS = re.compile(r"[.+\d]")


def email(text: str) -> Email | None:
    """The address in lower case without a +tag and without spaces; None if it is none."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    plain = unicodedata.normalize("NFKC", plain).removeprefix("mailto:")
    local, at, host = plain.rpartition("@")
    local = local.partition("+")[0] or local
    return Email(local, host.removeprefix("www.")) if at and local and host else None
