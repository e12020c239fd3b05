"""A Line -> the same with its doubtful characters as the language has them.

An engine reads glyph by glyph: 礎務部 and 裸長 are as good to it as 総務部 and 課長. Where it doubted, what else it
thought possible is weighed with how usual the words are that come of it: a noisy channel (Kernighan et al. 1990).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import log

from enishi.extraction.characters import HIRAGANA, KANJI, KATAKANA, LATIN, has_japanese
from enishi.extraction.kana import strangeness
from enishi.extraction.lexicon import words
from enishi.extraction.names import romaji_names
from enishi.model.card import Line

WORTH = 1 / 1300
"""Of the analyser's cost, in log-odds;"""
KNOWN = 2.0
"""the same of a character in a post, a department or another word that cards are full of."""
MARGIN = 1.0
"""Log-odds by which another reading must be better."""
MOST = 8
"""Doubtful characters of a line that are looked at, the most doubtful first."""
SURE = 0.95
"""Probability from which a character is not doubted."""
LEFT_ALONE = frozenset("一ー二ニ三ミ八ハ十〇○ロ口ヶケヵカ力演滇")
"""What other modules tell apart: digits in kanji and their likes, ヶ and ケ, what 濵 is taken for."""
_SCRIPTS = (re.compile(f"[{KANJI}]"), re.compile(f"[{HIRAGANA}]"), re.compile(f"[{KATAKANA}]"))


def settled(line: Line) -> Line:
    """The line with those characters that the engine doubted and the language knows better."""
    if len(line.rivals) != len(line.text):
        return line
    line = _in_latin(line)
    return _in_japanese(line) if has_japanese(line.text) else line


def _in_latin(line: Line) -> Line:
    """With one letter of a word as it makes a well-known one, or a name; addresses of mail and web stay."""
    for found in _LATIN_WORD.finditer(line.text):
        tries = () if found.group().casefold() in _vocabulary() else _spellings(line, found)
        known = (each for each in tries if _put(line.text, *each[:2])[slice(*found.span())].casefold() in _vocabulary())
        if best := max(known, key=lambda each: each[2], default=None):
            line = _with(line, *best)
    return line


_LATIN_WORD = re.compile(rf"(?<![{LATIN}@./:\d_-])[{LATIN}]{{5,}}(?![{LATIN}@/:\d_-]|\.[a-z])")
LEAST = 0.02
"""Probability of a letter from which it may stand in another's place."""


def _spellings(line: Line, word: re.Match[str]) -> Iterator[tuple[int, str, float]]:
    for at in range(*word.span()):
        if line.certainties[at] < SURE:
            letters = ((other, sure) for other, sure in line.rivals[at] if sure >= LEAST and other.isalpha())
            yield from ((at, other, sure) for other, sure in letters if other.isascii() >= line.text[at].isascii())


@cache
def _vocabulary() -> frozenset[str]:
    lists = ("titles", "departments", "organisations", "legal_forms", "address_words", "given_names", "countries")
    found = {
        word for name in lists for entry in words(name) for word in re.findall(f"[{LATIN}]{{5,}}", entry.casefold())
    }
    return frozenset(found | romaji_names())


def _in_japanese(line: Line) -> Line:
    doubted = _doubted(line)
    while tries := [(_gain(line, at, other, sure), at, other, sure) for at, other, sure in _tries(line, doubted)]:
        gain, at, other, sure = max(tries)
        if gain < MARGIN:
            break
        line = _with(line, at, other, sure)
        doubted.remove(at)
    return line


def _doubted(line: Line) -> list[int]:
    unsure = [at for at, sure in enumerate(line.certainties) if sure < SURE and _is_open(line.text[at])]
    return sorted(unsure, key=lambda at: line.certainties[at])[:MOST]


def _is_open(character: str) -> bool:
    return _script(character) is not None and character not in LEFT_ALONE


def _script(character: str) -> int | None:
    return next((number for number, script in enumerate(_SCRIPTS) if script.match(character)), None)


def _tries(line: Line, doubted: list[int]) -> Iterator[tuple[int, str, float]]:
    for at in doubted:
        strange = _script(line.text[at]) not in _scripts_beside(line.text, at)
        for other, sure in line.rivals[at]:
            if _is_open(other) and (strange or _script(other) == _script(line.text[at])):
                yield at, other, sure


def _scripts_beside(text: str, at: int) -> set[int | None]:
    return {_script(neighbour) for neighbour in (text[max(at - 1, 0) : at], text[at + 1 : at + 2]) if neighbour}


def _gain(line: Line, at: int, other: str, sure: float) -> float:
    return _usual(_put(line.text, at, other)) - _usual(line.text) - log(line.certainties[at] / sure)


@cache
def _usual(text: str) -> float:
    return KNOWN * sum(len(word.group()) for word in _well_known().finditer(text)) - strangeness(text) * WORTH


@cache
def _well_known() -> re.Pattern[str]:
    lists = ("titles", "departments", "organisations", "legal_forms", "qualifications", "prefectures", "address_words")
    entries = {word for name in lists for word in words(name) if len(word) > 1 and has_japanese(word)}
    return re.compile("|".join(map(re.escape, sorted(entries, key=lambda word: (-len(word), word)))))


def _put(text: str, at: int, character: str) -> str:
    return text[:at] + character + text[at + 1 :]


def _with(line: Line, at: int, other: str, sure: float) -> Line:
    return replace(
        line, text=_put(line.text, at, other), certainties=(*line.certainties[:at], sure, *line.certainties[at + 1 :])
    )
