"""Two names -> how they relate."""

import re
import unicodedata
from collections.abc import Callable

from rapidfuzz.distance import OSA

from enishi.matching import spoken
from enishi.matching.normalise import reading, skeleton, words
from enishi.matching.person import Name, Script
from enishi.matching.weights import Outcome

_LONG = 7
"""Letters from which one wrong letter makes no other person's name."""

_APART = (frozenset("一二三四五六七八九十太次"), frozenset("男夫雄子美江代恵"))
"""Characters that tell brothers apart, and husband and wife: 太郎 and 次郎, 幸男 and 幸子 are no misreadings."""


_DIGIT = re.compile(r"\d")
"""In a name always a misreading."""


def relate(one: Name, other: Name) -> Outcome:
    """How two names of one script relate; the order of the two is of no account."""
    if one.joined == other.joined:
        return Outcome.SAME if _printed(one) == _printed(other) or one.script is Script.LATIN else Outcome.VARIANT
    if one.script is Script.LATIN:
        return _latin(one, other)
    if set(one.joined).isdisjoint(other.joined):
        return Outcome.DIFFERENT
    if one.skeleton == other.skeleton and not _are_relatives(one.joined, other.joined):
        return Outcome.CONFUSED
    return _east_asian(one, other)


def differences(one: Name, other: Name) -> str:
    """Likeness and the characters in which two names differ, as "0.75 (髙/高)"."""
    left, right = _printed(one), _printed(other)
    likeness = OSA.normalized_similarity(left, right)
    pairs = [f"{x}/{y}" for x, y in zip(left, right, strict=False) if x != y]
    return f"{likeness:.2f} ({', '.join(pairs)})" if len(left) == len(right) and len(pairs) <= 2 else f"{likeness:.2f}"


def _printed(name: Name) -> str:
    return "".join(unicodedata.normalize("NFKC", name.shown).split())


def _east_asian(one: Name, other: Name) -> Outcome:
    if one.script is not Script.HAN and _is_one_long_typo(one.joined, other.joined):
        return Outcome.TYPO
    shorter, longer = sorted((one, other), key=lambda name: len(name.joined))
    if shorter.joined == _family(longer):
        return Outcome.PART
    if family := _shared(_family(one), _family(other), where=lambda part: _begin(part, one, other)):
        size = len(family)
        return _by_difference((one.joined[size:], other.joined[size:]), Outcome.OTHER_GIVEN)
    if given := _shared(_given(one), _given(other), where=lambda part: _end(part, one, other)):
        size = len(given)
        return _by_difference((one.joined[:-size], other.joined[:-size]), Outcome.OTHER_FAMILY)
    return _by_difference((one.joined, other.joined), Outcome.DIFFERENT)


def _family(name: Name) -> str:
    """The family name by a space, by a list of family names, else by custom the first two characters."""
    return name.words[0] if len(name.words) > 1 else spoken.family(name.joined) or name.joined[:2]


def _given(name: Name) -> str:
    return name.joined[len(_family(name)) :]


def _shared(*parts: str, where: Callable[[str], bool]) -> str:
    return max((part for part in parts if part and where(part)), key=len, default="")


def _begin(family: str, *names: Name) -> bool:
    """Whether the names can all have this family name: 林 太郎 has none of 林田's."""
    return all(
        name.words[0] == family if len(name.words) > 1 else name.joined.startswith(family) and name.joined != family
        for name in names
    )


def _end(given: str, *names: Name) -> bool:
    return all(
        _given(name) == given if len(name.words) > 1 else name.joined.endswith(given) and name.joined != given
        for name in names
    )


def _by_difference(parts: tuple[str, str], otherwise: Outcome) -> Outcome:
    if all(map(spoken.is_family, parts)):
        return otherwise
    return Outcome.ONE_OFF if _is_one_off(*parts) else otherwise


def _is_one_off(left: str, right: str) -> bool:
    """Whether one character of several differs or is wanting, others but for a misreading, and not as in families."""
    return (
        max(len(left), len(right)) > 1
        and OSA.distance(skeleton(left), skeleton(right), score_cutoff=1) <= 1
        and not set(left).isdisjoint(right)
        and not _are_relatives(left, right)
    )


def _are_relatives(left: str, right: str) -> bool:
    changed = [{x, y} for x, y in zip(left, right, strict=False) if x != y]
    return any(pair <= characters for pair in changed for characters in _APART)


def _latin(one: Name, other: Name) -> Outcome:
    shared = set(one.words) & set(other.words)
    left = [word for word in one.words if word not in shared]
    right = [word for word in other.words if word not in shared]
    if not left or not right:
        return Outcome.VARIANT if len(shared) > 1 else Outcome.PART
    if _are_regrouped(left, right) or sorted(reading(" ".join(one.words))) == sorted(reading(" ".join(other.words))):
        return Outcome.VARIANT
    if one.skeleton == other.skeleton:
        return Outcome.CONFUSED
    if shared:
        return _rest(one, other, "".join(left), "".join(right))
    if _is_one_long_typo(one.joined, other.joined):
        return Outcome.TYPO
    return Outcome.ONE_OFF if _are_two_typos(one, other) else Outcome.DIFFERENT


def _are_regrouped(left: list[str], right: list[str]) -> bool:
    """Whether it is one name with and without its hyphens or spaces."""
    few, many = sorted((left, right), key=len)
    whole = "".join(few)
    return len(whole) == len("".join(many)) and all(word in whole for word in many)


def _rest(one: Name, other: Name, left: str, right: str) -> Outcome:
    """Some words are shared, and these are not."""
    if _DIGIT.search(left + right) and OSA.distance(left, right, score_cutoff=1) == 1:
        return Outcome.TYPO
    if min(len(left), len(right)) == 1 and left[0] == right[0]:
        return Outcome.PART
    if _is_one_long_typo(left, right):
        return Outcome.TYPO
    if _is_inner_typo(left, right):
        return Outcome.ONE_OFF
    return Outcome.OTHER_FAMILY if _begin_alike(one, other) else Outcome.OTHER_GIVEN


def _begin_alike(one: Name, other: Name) -> bool:
    """Whether both begin with one given name: Penny Roberts and Penny Hart, but not Sato Ken and Sato Yui."""
    first, second = (words(name.shown)[0] for name in (one, other))
    return first == second and not spoken.is_family_sound(first)


def _is_inner_typo(left: str, right: str) -> bool:
    """Whether one letter inside differs; the last one tells Hiroki from Hiroko."""
    return left[0] == right[0] and left[-1] == right[-1] and OSA.distance(left, right, score_cutoff=1) == 1


def _are_two_typos(one: Name, other: Name) -> bool:
    """Whether each of two long words is misread in one place."""
    pairs = list(zip(one.words, other.words, strict=False))
    return len(one.words) == len(other.words) and all(
        x == y or (min(len(x), len(y)) >= _LONG_WORD and OSA.distance(x, y, score_cutoff=1) == 1) for x, y in pairs
    )


_LONG_WORD = 5


def _is_one_long_typo(left: str, right: str) -> bool:
    return min(len(left), len(right)) >= _LONG and OSA.distance(left, right, score_cutoff=1) == 1
