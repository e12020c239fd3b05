"""Half -> Stock: all that its people, firms and misreadings are made of."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from faker.providers.person.de_DE import Provider as German
from faker.providers.person.en_US import Provider as English
from faker.providers.person.fr_FR import Provider as French
from faker.providers.person.ko_KR import Provider as Korean
from faker.providers.person.zh_CN import Provider as Chinese
from japanese_personal_name_dataset import load_dataset

from benchmarks.matching.places import Place, japanese
from benchmarks.matching.pool import Pool, Word, plain, word
from benchmarks.matching.surnames import surnames
from benchmarks.scenes.halves import Half

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Names:
    families: Pool
    givens: tuple[Pool, ...]
    """Men's and women's where they are told apart."""


@dataclass(frozen=True, slots=True)
class Stock:
    half: Half
    names: dict[str, Names]
    """By language."""
    stems: dict[str, Pool]
    """What firms are called after, by language."""
    places: tuple[Place, ...]
    """In Japan."""
    words: dict[str, Any]
    noise: dict[str, Any]


@cache
def stock(half: Half) -> Stock:
    names, words = _names(half), _table(half, "words")
    stems = {language: _stems(words[language], language, names[language]) for language in names}
    return Stock(half, names, stems, japanese(words["ja"]), words, _table(half, "noise"))


def _stems(words: dict[str, Any], language: str, names: Names) -> Pool:
    """Those listed, those put together, and the names of founders."""
    if language == "ja":
        listed = [Word(written, "", romaji) for written, romaji in (each.split(" ") for each in words["stems"])]
        fronts, backs = words["stem_fronts"].split(), words["stem_backs"].split()
        joined = [Word(one[0] + other[0], "", one[1:] + other[1:]) for one in fronts for other in backs]
        called = [*listed, *joined, *names.families.words[:800]]
    else:
        people = names.givens[0] if language in ("zh", "ko") else names.families
        called = [Word(each, "", plain(each)) for each in words["stems"]]
        called += [
            Word(each.romaji.title() if language == "ko" else each.written, "", each.romaji)
            for each in people.words[:500]
        ]
    Random("stems").shuffle(called)
    return Pool.falling(called, slowly=100)


@cache
def _table(half: Half, name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / half / f"{name}.toml").read_text("utf-8"))


def _names(half: Half) -> dict[str, Names]:
    men, women = load_dataset("opti")
    japanese = tuple(_givens(half, sex, known) for sex, known in (("men", men), ("women", women)))
    return {
        "ja": Names(surnames(half), japanese),
        "en": _western(half, English.last_names, English.first_names),
        "de": _western(half, German.last_names, German.first_names),
        "fr": _western(half, French.last_names, French.first_names),
        "zh": _western(half, Chinese.last_romanized_names, _doubled(Chinese.first_romanized_names)),
        "ko": Names(_korean(half, Korean.last_names, 1), (_korean(half, _crossed(Korean.first_names), 200),)),
    }


COMMON = 0.55
"""Share of people whose given name is one of the fifty most usual."""


def _givens(half: Half, sex: str, known: Any) -> Pool:
    usual = _usual(half, sex)
    taken = {each.written for other in Half for group in ("men", "women") for each in _usual(other, group)}
    rare = [
        word(kanji, kana)
        for kana, entry in sorted(known.items())
        for kanji in dict.fromkeys(entry["kanji"])
        if _of(half, kanji) and kanji not in taken
    ]
    weights = [1 / (rank + 15) for rank in range(len(usual))]
    scale = sum(weights) / COMMON
    return Pool.of([*usual, *rare], [*(each / scale for each in weights), *[(1 - COMMON) / len(rare)] * len(rare)])


def _usual(half: Half, sex: str) -> list[Word]:
    """Each written as its kanji, then its kana."""
    return [word(*each) for each in re.findall(r"([^ぁ-ゖ\s]+)([ぁ-ゖ]+)", _table(half, "words")["ja"][sex])]


def _western(half: Half, families: Any, givens: Any) -> Names:
    return Names(_pool(half, families), (_pool(half, givens),))


def _pool(half: Half, names: Any) -> Pool:
    """With the frequencies that are known, or falling by hash where they are not."""
    weights = names if hasattr(names, "items") else {}
    ours = sorted({name for name in names if _of(half, name)}, key=lambda each: (-weights.get(each, 0), _digest(each)))
    words = [Word(each, "", plain(each)) for each in ours if plain(each)]
    return Pool.of(words, [weights[each.written] for each in words]) if weights else Pool.falling(words)


def _doubled(syllables: Any) -> list[str]:
    return [one + other.lower() for one in sorted(set(syllables)) for other in sorted(set(syllables))]


def _crossed(names: Any) -> list[str]:
    """Every first syllable with every second one."""
    return [
        one + other for one in sorted({each[0] for each in names}) for other in sorted({each[-1] for each in names})
    ]


def _korean(half: Half, names: Any, slowly: float) -> Pool:
    return Pool.falling([Word(each, "", _spelt(each)) for each in names if _of(half, each)], slowly)


def _spelt(hangul: str) -> str:
    """Revised romanisation, syllable by syllable."""
    letters = tomllib.loads((HERE / "names.toml").read_text("utf-8"))["hangul"]
    spelt = []
    for syllable in hangul:
        code = ord(syllable) - 0xAC00
        spelt += letters["first"][code // 588], letters["vowel"][code % 588 // 28], letters["last"][code % 28]
    return "".join(spelt)


def _of(half: Half, name: str) -> bool:
    halves = list(Half)
    return halves[_digest(name)[0] % len(halves)] is half


def _digest(name: str) -> bytes:
    return sha256(name.encode()).digest()
