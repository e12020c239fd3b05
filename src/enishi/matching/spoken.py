"""Kanji names -> how they are read, as far as lists of names tell."""

from functools import cache, lru_cache
from typing import Any

from enishi.matching.normalise import fold, reading, sound

_LONGEST = 4
"""Characters of the longest family names that are not rare."""


@lru_cache(maxsize=4096)
def family(joined: str) -> str:
    """The family name that a folded kanji name begins with, if something follows; "" if it is not a common one."""
    known = _families()
    longest = min(_LONGEST, len(joined) - 1)
    return next((joined[:size] for size in range(longest, 0, -1) if joined[:size] in known), "")


def is_family(folded: str) -> bool:
    return folded in _families()


def is_family_sound(word: str) -> bool:
    """Whether a folded Latin word is the usual reading of a Japanese family name."""
    return "".join(reading(word)) in _family_sounds()


@lru_cache(maxsize=4096)
def family_sound(joined: str) -> str:
    """The usual reading of the family name that a folded kanji name begins with; "" if it is not a common one.

    Right for nine in ten; of given names a guess would be right for one in four, so none is made.
    """
    return _sounds_of_families().get(family(joined), "")


def may_sound(given: str, heard: str) -> bool | None:
    """Whether a folded kanji given name is known to be read so; None if no given name is known that sounds so."""
    spellings = _given_names().get(heard)
    return None if spellings is None else any(fold(kanji) == given for kanji in spellings)


@cache
def _families() -> dict[str, str]:
    return {fold(kanji): entry["reading"] for kanji, entry in _dataset()[2].items()}


@cache
def _sounds_of_families() -> dict[str, str]:
    return {kanji: "".join(reading(kana)) for kanji, kana in _families().items()}


@cache
def _usual_sound(known: str) -> str:
    return "".join(reading(_families()[known]))


@cache
def _family_sounds() -> frozenset[str]:
    return frozenset(map(_usual_sound, _families()))


@cache
def _given_names() -> dict[str, list[str]]:
    """Kanji by sound."""
    spellings: dict[str, list[str]] = {}
    for names in _dataset()[:2]:
        for entry in names.values():
            spellings.setdefault(sound(entry["en"]), []).extend(entry["kanji"])
    return spellings


@cache
def _dataset() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Men's, women's and family names."""
    from japanese_personal_name_dataset import load_dataset  # noqa: PLC0415 - takes longer than all else here

    return load_dataset(include_last_names=True)  # type: ignore[no-any-return,unused-ignore]
