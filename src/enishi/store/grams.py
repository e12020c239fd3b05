"""Findable -> the terms it is indexed under, and what is looked for -> expressions of FTS5 over them.

A term is a letter that tells where the text stands, and a piece of it: of Latin letters and digits a whole word, of
everything else two neighbouring characters (the last one also alone), of telephone numbers three digits. So every part
of a Japanese word is found by the terms it is made of, a single character by all terms that begin with it, a Latin word
by its beginning.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from enishi.model.search import Findable, Needle, Query

START, NAME, SOUND, COMPANY, OTHER, NUMBER = "anrcop"
"""Where a text stands: at the start of a name, in a name, a reading, a company, elsewhere, in a telephone number."""

SHORTEST_WORD = 4
"""Letters of a Latin word that may be misspelt; with fewer, too many words are alike."""

_PIECES = re.compile(r"[a-z0-9]+|[^\x00-\x7f\s]+")
_DIGITS = 3


def terms(found: Findable) -> frozenset[str]:
    """All terms of what a contact is found by."""
    return frozenset(_terms(found))


def latin_words(terms_: Iterable[str]) -> frozenset[str]:
    """The words among these terms that a user might misspell."""
    return frozenset(
        term[1:]
        for term in terms_
        if term[0] in (NAME, SOUND, COMPANY) and len(term) > SHORTEST_WORD and term.isascii()
    )


def word(latin: str) -> str:
    """The expression for texts that have this very word where a user might misspell it."""
    return _any(_term(where + latin) for where in (NAME, SOUND, COMPANY))


def shortened(word: str) -> frozenset[str]:
    """The word, and the word without any one of its letters: words one slip apart have one of these in common.

    After W. Garbe's symmetric delete algorithm (SymSpell, 2012).
    """
    return frozenset({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def tiers(query: Query) -> Iterator[str]:
    """Expressions that find the best first; each finds only who has all that is looked for, but for some false ones."""
    everywhere = [_anywhere(needle) for needle in query.needles]
    if not all(everywhere):
        return
    yield _whole(query.name)
    for where in (_at_start, _in_names, _in_sounds, _in_companies, _elsewhere):
        here = _any(where(needle) for needle in query.needles)
        if here:
            yield here if len(everywhere) == 1 else _all([here, *everywhere])


def misspelt(query: Query, near: Mapping[Needle, Iterable[str]]) -> str:
    """The expression for what is spelt almost so; `near` has the Latin words that are almost like a needle."""
    return _all(_any((_anywhere(needle), _almost(needle, near.get(needle, ())))) for needle in query.needles)


def _terms(found: Findable) -> Iterator[str]:
    for name in found.names:
        first = _PIECES.match(name)
        if first and not first.group().isascii():
            yield START + first.group()[:2]
    for where, texts in ((NAME, found.names), (SOUND, found.sounds), (COMPANY, found.companies), (OTHER, found.others)):
        for piece in _PIECES.findall("\n".join(texts)):
            if piece.isascii():
                yield where + piece
            else:
                yield from [where + piece[at : at + 2] for at in range(len(piece))]
    for number in found.numbers:
        yield from [NUMBER + number[at : at + _DIGITS] for at in range(len(number) - _DIGITS + 1)]


def _whole(name: str) -> str:
    """Names that end with the last piece; which of them are it is seen in the text."""
    pieces = _PIECES.findall(name)
    ends = [_term(NAME + (piece if piece.isascii() else piece[-1])) for piece in pieces]
    return _all([*ends, _at_start(Needle(name, name)) or _holds(NAME, name)]) if pieces else ""


def _anywhere(needle: Needle) -> str:
    return _any(where(needle) for where in (_in_names, _in_sounds, _in_companies, _elsewhere))


def _at_start(needle: Needle) -> str:
    first = _PIECES.match(needle.name)
    if not first:
        return ""
    piece = first.group()
    if piece.isascii():
        return _holds(NAME, needle.name)
    start = _term(START + piece[:2]) if len(piece) > 1 else _beginning(START + piece)
    return _all([start, _holds(NAME, needle.name) if len(needle.name) > 2 else ""])


def _in_names(needle: Needle) -> str:
    return _holds(NAME, needle.name)


def _in_sounds(needle: Needle) -> str:
    return _any({_holds(SOUND, needle.name), _holds(SOUND, needle.sound)})


def _in_companies(needle: Needle) -> str:
    return _any({_holds(COMPANY, needle.text), _holds(COMPANY, needle.core)})


def _elsewhere(needle: Needle) -> str:
    return _any((_holds(OTHER, needle.text), _has_digits(needle.number)))


def _holds(where: str, text: str) -> str:
    """Texts that have all pieces of this one; a Latin piece may be the beginning of a word."""
    return _all(part for piece in _PIECES.findall(text) for part in _parts(where, piece))


def _parts(where: str, piece: str) -> Iterator[str]:
    if piece.isascii() or len(piece) == 1:
        yield _beginning(where + piece)
        return
    # Every second pair covers all characters; the text itself tells whether they stand in this order.
    for at in {*range(0, len(piece) - 1, 2), len(piece) - 2}:
        yield _term(where + piece[at : at + 2])


def _has_digits(number: str) -> str:
    digits = number.removeprefix("0")
    steps = {*range(0, len(digits) - _DIGITS + 1, _DIGITS), len(digits) - _DIGITS}
    return _all(_term(NUMBER + digits[at : at + _DIGITS]) for at in steps) if len(digits) >= _DIGITS else ""


def _almost(needle: Needle, near: Iterable[str]) -> str:
    wide = [
        _without_one(where, text)
        for where, text in {(NAME, needle.name), (SOUND, needle.name), (COMPANY, needle.core)}
        if len(text) > 2 and not text.isascii()
    ]
    return _any([*map(word, near), *wide])


def _without_one(where: str, text: str) -> str:
    """Texts that have what is left of this one without one of its characters, before it and after it."""
    return _any(_all((*_left(where, text[:at]), *_right(where, text[at + 1 :]))) for at in range(len(text)))


def _left(where: str, text: str) -> list[str]:
    return [_beginning(where + text)] if len(text) == 1 else _pairs(where, text)


def _right(where: str, text: str) -> list[str]:
    return [_term(where + text)] if len(text) == 1 else _pairs(where, text)


def _pairs(where: str, text: str) -> list[str]:
    return [_term(where + first + second) for first, second in pairwise(text)]


def _term(term: str) -> str:
    return f'"{term}"'


def _beginning(term: str) -> str:
    return f'"{term}" *'


def _all(parts: Iterable[str]) -> str:
    return _joined(" AND ", parts)


def _any(parts: Iterable[str]) -> str:
    return _joined(" OR ", parts)


def _joined(word: str, parts: Iterable[str]) -> str:
    said = list(dict.fromkeys(filter(None, parts)))
    return f"({word.join(said)})" if len(said) > 1 else "".join(said)
