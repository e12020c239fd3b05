"""Text as read -> text in one clean form, and the script it is in."""

import re
import unicodedata

KANJI = "一-鿿㐀-䶿豈-﫿𠀀-𪛟々〆〇ヶヵ"
HIRAGANA = "ぁ-ゖゝゞ"
KATAKANA = "ァ-ヺーヽヾ"
JAPANESE = KANJI + HIRAGANA + KATAKANA
HANGUL = "가-힣"
LATIN = "A-Za-zÀ-ÖØ-öø-ſ"

_WIDE = re.compile("[\uff01-\uffef\u3000]+")
_HYPHENS = re.compile("[‐‑‒–—―−﹣─━]")
_NOT_COMPATIBILITY = re.compile("[^\uf900-\ufaff]+")
_JAPANESE = re.compile(f"[{JAPANESE}]")
_KANJI = re.compile(f"[{KANJI}]")
_KANA = re.compile(f"[{HIRAGANA}{KATAKANA}・ ]+")
_LATIN = re.compile(f"[{LATIN}]")


def clean(text: str) -> str:
    """Full-width forms narrow, half-width kana wide, hyphens one, single spaces; what names are written with stays.

    Compatibility ideographs (﨑) and enclosed forms (㈱) are kept as printed. Idempotent.
    """
    text = _NOT_COMPATIBILITY.sub(lambda run: unicodedata.normalize("NFC", run.group()), text.replace("℡", "TEL "))
    text = _WIDE.sub(lambda run: unicodedata.normalize("NFKC", run.group()), text)
    text = re.sub(r"(?<=\d)[ー一](?=\d)", "-", _HYPHENS.sub("-", text))
    text = re.sub(f"(?<=[{KATAKANA}])[一-](?=[{KATAKANA}])", "ー", text)
    text = _LOOKALIKES.sub(lambda found: found.group().translate(_AS_NEIGHBOURS[found.lastgroup or ""]), text)
    text = re.sub(r"(?<=[\d一二三四五六七八九十])丁[日口自白](?!市)", "丁目", text)
    text = re.sub(f"(?<=[{HIRAGANA}])<(?=[{HIRAGANA}])", "く", text)
    text = re.sub(r"\b([A-Z]{2})(?=\d{5}(?:-\d{4})?$)", r"\1 ", text)
    if "@" in text:
        text = text.replace("œ", "oe").replace("æ", "ae")
    text = re.sub(f"(?<=[{KANJI}])[iIl](?=-\\d|丁目|番)", "1", text)
    if has_japanese(text):
        text = text.replace("·", "・")
    text = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return re.sub(r" +", " ", text).strip()


_LOOKALIKES = re.compile(
    f"(?<=[{KATAKANA}])(?P<katakana>[7へべぺり二夕卜口])(?=[{KATAKANA}])|(?<=[ァ-ヺ]{{2}})(?P<power>力)(?![{KANJI}])"
    f"|(?:(?<![{KANJI}])|(?<=会社|法人))(?P<first>[八工])(?=[ァ-ヺ])(?=[ァ-ヺ・·]{{2}})"
    "|(?<=[ァ-ヺ]{2})(?P<last>[せぜへべぺり])(?![ぁ-ゖ])"
    "|(?<=[ぁ-ゖ])(?P<hiragana>[ヘベペリ])(?=[ぁ-ゖ]|ビル|ハイツ|$)|(?P<kanji>エ)(?=[房業場務事芸][^ァ-ヺ]|房$|業$|場$)"
)
_AS_NEIGHBOURS = {
    "katakana": str.maketrans("7へべぺり二夕卜口", "ァヘベペリニタトロ"),
    "first": str.maketrans("八工", "ハエ"),
    "last": str.maketrans("せぜへべぺり", "セゼヘベペリ"),
    "power": str.maketrans("力", "カ"),
    "hiragana": str.maketrans("ヘベペリ", "へべぺり"),
    "kanji": str.maketrans("エ", "工"),
}
"""Characters of one script that engines take for another's, as their neighbours are."""


def has_japanese(text: str) -> bool:
    """Whether there is a Chinese character or kana in it."""
    return bool(_JAPANESE.search(text))


def has_kanji(text: str) -> bool:
    return bool(_KANJI.search(text))


def is_kana(text: str) -> bool:
    """Whether it is written in kana alone."""
    return bool(_KANA.fullmatch(text)) and not text.isspace()


def has_latin(text: str) -> bool:
    return bool(_LATIN.search(text))


def is_latin(text: str) -> bool:
    """Whether its letters are Latin ones."""
    return has_latin(text) and not has_japanese(text)


def transliterated(text: str) -> frozenset[str]:
    """A text in small letters without accents, as addresses have it: Jürgen is juergen, or jurgen."""
    small = text.casefold()
    return frozenset({unaccented(small), small.translate(_UMLAUTS)})


def unaccented(text: str) -> str:
    """A text without accents, of the same length."""
    return "".join(unicodedata.normalize("NFD", c)[0] if c < "ɐ" else c for c in text)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def bare(text: str) -> str:
    """Without spaces."""
    return text.replace(" ", "")


def hiragana(text: str) -> str:
    """Katakana as hiragana, nothing else changed."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
