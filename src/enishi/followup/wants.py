"""What the user looks for -> where it stands in what is known of somebody, whichever language says it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

WHOLE_UP_TO = 3
"""Katakana words of no more characters count only as a whole: ガス is not in バガス."""

_KATAKANA = re.compile(r"[ァ-ヺー]+")
_LATIN = re.compile(r"[a-z0-9à-öø-ÿ]", re.IGNORECASE)
_PLURAL = re.compile(r"e?s(?![a-z0-9])", re.IGNORECASE)
# Runs of one script are the words of a Japanese sentence, near enough; single characters say nothing.
_WORD = re.compile(r"[々一-鿿]{2,}|[ァ-ヺー]{2,}|[a-z][a-z0-9+#.-]{2,}[a-z0-9+#]")


@dataclass(frozen=True, slots=True)
class Want:
    """One kind of people that is looked for."""

    said: str
    """In the user's words."""
    groups: frozenset[int] = frozenset()
    """Of synonyms, any of which will do; empty for a word that has none."""

    def found_in(self, text: str) -> str:
        """The word that fits, as it stands in the text; "" if none does."""
        if self.groups:
            return next((word for group, word in synonyms_in(text) if group in self.groups), "")
        folded, said = _folded(text), _folded(self.said)
        places = (each.start() for each in re.finditer(re.escape(said), folded)) if said else ()
        return next((said for place in places if _is_whole(folded, place, said)), "")


def wants(words: Iterable[str], purpose: str = "") -> tuple[Want, ...]:
    """What these words and the purpose ask for, each kind once; what was asked for by word comes first."""
    asked = [_want(word) for word in words]
    told = [Want(word, frozenset([group])) for group, word in synonyms_in(purpose)]
    rest = _folded(purpose)
    for want in told:
        rest = rest.replace(_folded(want.said), " ")
    told += [Want(word) for word in _WORD.findall(rest) if word not in _stop_words()]
    seen: set[object] = set()
    kinds = []
    for want in (*asked, *told):
        marks = want.groups or {_folded(want.said)}
        if want.said and not marks <= seen:
            kinds.append(want)
            seen |= marks
    return tuple(kinds)


@lru_cache(maxsize=16384)
def synonyms_in(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a text that have synonyms: (number of their group, the word as it stands); the longer word wins."""
    plain = unicodedata.normalize("NFKC", text)
    lower = plain.lower()
    if len(lower) != len(plain):
        plain = lower  # a letter of which the small form is longer: only short forms in capitals are missed
    return tuple(_scan(plain, lower))


def _scan(plain: str, lower: str) -> Iterator[tuple[int, str]]:
    terms, place = _terms(), 0
    while place < len(lower):
        found = next((term for term in terms.get(lower[place], ()) if term.stands(plain, lower, place)), None)
        if found:
            yield found.group, plain[place : place + len(found.text)]
        place += len(found.text) if found else 1


class _Term(NamedTuple):
    text: str
    """In small letters."""
    group: int
    capitals: str
    """How a short form is written, which in small letters is another word (IT, AR); "" for the others."""

    def stands(self, plain: str, lower: str, place: int) -> bool:
        there = plain.startswith(self.capitals, place) if self.capitals else lower.startswith(self.text, place)
        return there and _is_whole(lower, place, self.text)


def _is_whole(text: str, place: int, word: str) -> bool:
    """Whether a word stands there by itself, as far as its script asks for that."""
    end = place + len(word)
    before, after = text[max(0, place - 1) : place], text[end : end + 1]
    if _LATIN.match(word[0]) and _LATIN.match(before):
        return False
    if _LATIN.match(word[-1]) and _LATIN.match(after):
        return bool(_PLURAL.match(text, end))
    if len(word) <= WHOLE_UP_TO and _KATAKANA.fullmatch(word):
        return not (_KATAKANA.match(before) or _KATAKANA.match(after))
    return True


def _want(word: str) -> Want:
    return Want(
        word.strip(), frozenset(group for group, _word in synonyms_in(word.upper() if _is_short(word) else word))
    )


def _is_short(word: str) -> bool:
    """Whether somebody may have typed a short form in small letters: `ai` for AI."""
    return word.isascii() and len(word.strip()) <= WHOLE_UP_TO


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """The terms by their first character, the longest first."""
    found: dict[str, list[_Term]] = {}
    for group, line in enumerate(_lines("synonyms.txt")):
        for said in line.split(", "):
            text = _folded(said)
            is_short = said.isascii() and said.isupper() and len(said) <= WHOLE_UP_TO
            found.setdefault(text[0], []).append(_Term(text, group, said if is_short else ""))
    return {first: tuple(sorted(terms, key=lambda each: -len(each.text))) for first, terms in found.items()}


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for line in _lines("stop_words.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = (files(__package__) / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
