"""Findable -> the terms it is indexed under, and what is looked for -> expressions of FTS5 over them.

A term is a letter that tells where the text stands, and a piece of it: of Latin letters and digits a whole word, of
everything else two neighbouring characters (the last one also alone), of telephone numbers three digits. So every part
of a Japanese word is found by the terms it is made of, a single character by all terms that begin with it, a Latin word
by its beginning (FTS5 gathers all terms that begin so, which takes long where most contacts have one: the first letters
of names are terms too, and short words elsewhere have to be whole).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from enishi.model.search import Findable, Needle, Query

START, NAME, SOUND, COMPANY, OTHER, NUMBER = "anrcop"
"""Where a text stands: at the start of a name, in a name, a reading, a company, elsewhere, in a telephone number."""

SHORTEST_WORD = 4
"""Letters of a Latin word that may be misspelt, or begun; with fewer, too many words are alike."""

TELLING_PIECES = 3
"""Of a text that is looked for; the shorter the commoner, and the text itself is looked at in the end."""

_PIECES = re.compile(r"[a-z0-9]+|[^\x00-\x7f\s]+")
_DIGITS = 3


def terms(found: Findable) -> frozenset[str]:
    """All terms of what a contact is found by."""
    made = set(_starts(found.names))
    for where, texts in ((NAME, found.names), (SOUND, found.sounds), (COMPANY, found.companies), (OTHER, found.others)):
        for piece in _PIECES.findall("\n".join(texts)):
            if not piece.isascii():
                made.update([where + piece[at : at + 2] for at in range(len(piece))])
            elif where in (NAME, SOUND):
                made.update((where + piece, where + piece[:2], where + piece[:3]))
            else:
                made.add(where + piece)
    for number in found.numbers:
        made.update([NUMBER + number[at : at + _DIGITS] for at in range(len(number) - _DIGITS + 1)])
    return frozenset(made)


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


def whole_name(query: Query) -> str:
    """The expression for whoever is called just so."""
    pieces = _PIECES.findall(query.name)
    ends = [_term(NAME + (piece if piece.isascii() else piece[-1])) for piece in pieces]
    return _all([*ends, _at_start(Needle(query.name, query.name))])


def everything(query: Query) -> str:
    """The expression for whoever has all that is looked for, wherever; "" if some of it cannot be looked for."""
    everywhere = [_anywhere(needle) for needle in query.needles]
    return _all(everywhere) if all(everywhere) else ""


def tiers(query: Query) -> Iterator[str]:
    """Expressions for whoever has all that is looked for, some of it in the best place, then in the next best."""
    rest = everything(query) if len(query.needles) > 1 else ""
    for where in (_at_start, _in_names, _in_sounds, _in_companies, _elsewhere, _begun):
        if here := _any(where(needle) for needle in query.needles):
            yield _all([here, rest])


def misspelt(query: Query, near: Mapping[Needle, Iterable[str]]) -> str:
    """The expression for what is spelt almost so; `near` has the Latin words that are almost like a needle."""
    return _all(_any((_anywhere(needle), _almost(needle, near.get(needle, ())))) for needle in query.needles)


def _starts(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        first = _PIECES.match(name)
        if first and not first.group().isascii():
            yield START + first.group()[:2]


def _anywhere(needle: Needle) -> str:
    return _any(where(needle) for where in (_in_names, _in_sounds, _in_companies, _elsewhere, _begun))


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
    return _any((_holds(SOUND, needle.name), _holds(SOUND, needle.sound)))


def _in_companies(needle: Needle) -> str:
    return _holds(COMPANY, needle.core or needle.text, is_whole=True)


def _elsewhere(needle: Needle) -> str:
    return _any((_holds(OTHER, needle.text, is_whole=True), _has_digits(needle.number)))


def _begun(needle: Needle) -> str:
    """Texts of companies and others with a Latin word that begins so."""
    is_latin = any(piece.isascii() for piece in _PIECES.findall(needle.text)[-1:])
    return _any(_holds(where, needle.text) for where in (COMPANY, OTHER)) if is_latin else ""


def _holds(where: str, text: str, *, is_whole: bool = False) -> str:
    """Texts with the pieces of this one, the longest if it has many.

    A Latin word at its end may be begun, unless the text `is_whole`, and is left out if other pieces tell enough.
    """
    *pieces, last = _PIECES.findall(text) or [""]
    if not last.isascii() or is_whole:
        pieces.append(last)
        last = ""
    telling = sorted(pieces, key=len)[-TELLING_PIECES:]
    end = [_opening(where + last)] if last and not any(len(piece) >= SHORTEST_WORD for piece in telling) else []
    return _all([*(part for piece in telling for part in _parts(where, piece)), *end])


def _opening(term: str) -> str:
    return _term(term) if 2 < len(term) <= SHORTEST_WORD else _beginning(term)


def _parts(where: str, piece: str) -> Iterator[str]:
    if not piece:
        return
    if piece.isascii():
        yield _term(where + piece)
    elif len(piece) == 1:
        yield _beginning(where + piece)
    else:  # every second pair covers all characters; the text itself tells whether they stand in this order
        for at in {*range(0, len(piece) - 1, 2), len(piece) - 2}:
            yield _term(where + piece[at : at + 2])


def _has_digits(number: str) -> str:
    digits = number.removeprefix("0")
    steps = {*range(0, len(digits) - _DIGITS + 1, _DIGITS), len(digits) - _DIGITS}
    return _all(_term(NUMBER + digits[at : at + _DIGITS]) for at in steps) if len(digits) >= _DIGITS else ""


def _almost(needle: Needle, near: Iterable[str]) -> str:
    wide = [
        _without_one(where, text)
        for where, said in ((NAME, needle.name), (SOUND, needle.name), (COMPANY, needle.core))
        if len(text := _indexed(said)) > 2 and not text.isascii()
    ]
    return _any([*map(word, near), *wide])


def _indexed(text: str) -> str:
    """What of a text is in terms: brackets and other signs are not, and would break an expression."""
    return "".join(_PIECES.findall(text))


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
