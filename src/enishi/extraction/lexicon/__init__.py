"""Word lists as data: one entry a line, `#` begins a comment."""

import re
import unicodedata
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `name`.txt."""
    lines = files(__name__).joinpath(f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.partition("#")[0].strip()))


@cache
def folded(name: str) -> frozenset[str]:
    """The entries in lower case."""
    return frozenset(word.casefold() for word in words(name))


@cache
def alternatives(*names: str) -> str:
    """A regular expression group that matches any entry of the lists, the longest first; Latin ones as whole words."""
    entries = sorted({word for name in names for word in words(name)}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(_whole, entries)) + ")"


def _whole(word: str) -> str:
    escaped = re.escape(word).replace(r"\ ", r"\s?")
    before = r"(?<![A-Za-z])" if re.match("[A-Za-z]", word) else ""
    after = r"(?![A-Za-z])" if re.search("[A-Za-z]$", word) else ""
    return before + escaped + after


def lengthened(text: str) -> str:
    """A column's text with the long-vowel marks that engines lose there, put back in well-known words."""
    return _shortened().sub(lambda found: _long_forms()[found.group().rstrip("ー")], text)


@cache
def _shortened() -> re.Pattern[str]:
    forms = sorted(_long_forms(), key=lambda form: (-len(form), form))
    free = [re.escape(form) for form in forms if len(form) > 2]
    alone = [rf"(?<![ァ-ヺー]){form}(?![ァ-ヺ])" for form in forms if len(form) == 2]
    return re.compile("(?:" + "|".join(free + alone) + ")ー?")


@cache
def _long_forms() -> dict[str, str]:
    """Katakana words without long-vowel marks (and without small kana) -> the words."""
    entries = sorted(words("titles") | words("departments") | words("organisations"))
    long = [word for word in entries if "ー" in word and re.fullmatch("[ァ-ヺー]+", word) and len(word) > 2]
    forms = {re.sub("[ーァィゥェォャュョ]", "", word): word for word in long}
    return {form: word for form, word in forms.items() if len(form) > 2} | {w.replace("ー", ""): w for w in long}


def spelled(text: str) -> str:
    """A text with its well-known words in katakana as they are spelled, where engines took ブ for プ."""
    return re.sub("[ァ-ヺー]{3,}", lambda run: _spelled(run.group()), text)


def _spelled(run: str) -> str:
    plain = _unmarked(run)
    for found in _unmarked_pattern().finditer(plain):
        words = _by_unmarked()[found.group()]
        start, end = found.span()
        if run[start:end] not in words and len(words) == 1:
            run = run[:start] + words[0] + run[end:]
    return run


def accented(text: str) -> str:
    """A text with its well-known Latin words in their own accents, where engines took é for ê."""
    return re.sub(r"[^\W\d_]{5,}", lambda word: _accented().get(_plain(word.group()), word.group()), text)


@cache
def _accented() -> dict[str, str]:
    entries = sorted(words("titles") | words("departments"))
    found = {word for entry in entries for word in re.findall(r"[^\W\d_]{5,}", entry) if not word.isascii()}
    plain = {word for entry in entries for word in re.findall("[A-Za-z]{5,}", entry)}
    return {_plain(word): word for word in sorted(found) if word < "ɐ" and _plain(word) not in plain}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", character)[0] for character in text)


def recognised(text: str) -> str:
    """A text with its well-known posts and licences in kanji as they are written, where engines slipped in one.

    Never in the last: 社会福祉法人 is no 社会福祉士.
    """
    text = re.sub(r"(?<![一-鿿])保長(?![一-鿿])", "係長", text)
    return _slips().sub(lambda run: _written(run.group()), text)


def _written(run: str) -> str:
    fitting = {word for word in _long_posts() if len(word) == len(run) and sum(map(str.__ne__, word, run)) == 1}
    return run if len(fitting) != 1 or run in _long_posts() else fitting.pop()


@cache
def _slips() -> re.Pattern[str]:
    words = sorted(_long_posts(), key=lambda word: (-len(word), word))
    return re.compile("|".join(f"{w[:at]}[一-鿿]{w[at + 1 :]}" for w in words for at in range(len(w) - 1)))


@cache
def _long_posts() -> frozenset[str]:
    """Those that no other word is like."""
    entries = words("strong_titles") | words("qualifications")
    return frozenset(word for word in entries if re.fullmatch("[一-鿿]{4,}|取締役", word))


def _unmarked(kana: str) -> str:
    """Without the marks and sizes that tell ハ, バ and パ, イ and ィ apart; as many characters."""
    return "".join(unicodedata.normalize("NFD", character)[0] for character in kana).translate(_LARGE)


_LARGE = str.maketrans("ァィゥェォッャュョ", "アイウエオツヤユヨ")


@cache
def _by_unmarked() -> dict[str, tuple[str, ...]]:
    entries = sorted(words("titles") | words("departments") | words("department_heads") | words("organisations"))
    entries += sorted(words("address_words"))
    found: dict[str, tuple[str, ...]] = {}
    for word in (word for word in entries if re.fullmatch("[ァ-ヺー]{3,}", word)):
        found[_unmarked(word)] = (*found.get(_unmarked(word), ()), word)
    return found


@cache
def _unmarked_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_by_unmarked(), key=lambda word: (-len(word), word))))
