"""Chinese glyphs in Japanese text -> the Japanese ones that were printed."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

KANA = re.compile(r"[ぁ-ヿ]")
HAN = re.compile(r"[㐀-鿿豈-﫿]")

MOST_FOREIGN = 0.15
"""Share of Chinese characters unknown to cp932: where PP-OCR slips there are fewer, on a Chinese card more."""


def japanese(texts: Sequence[str]) -> list[str]:
    """The lines of one side; if they are Japanese, with every character in its Japanese form."""
    form = form_on(texts)
    return ["".join(map(form, text)) for text in texts]


def form_on(texts: Sequence[str]) -> Callable[[str], str]:
    """What makes of a character that was read the one that is printed on a side with these lines.

    PP-OCR was trained on Chinese and gives 营业 for 営業 at scores of 0.96: if the lines are Japanese, a character
    unknown to cp932 is given its Japanese form; one without such a form stays.
    """
    return _printed if _are_japanese("".join(texts)) else str


def _are_japanese(text: str) -> bool:
    han = HAN.findall(text)
    foreign = sum(not _in_cp932(character) for character in han)
    return bool(KANA.search(text)) or foreign <= MOST_FOREIGN * len(han)


def _printed(character: str) -> str:
    return character if _in_cp932(character) or not HAN.match(character) else _counterpart(character)


def _in_cp932(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _counterpart(character: str) -> str:
    traditional, to_japanese = _converters()
    candidate = str(to_japanese.convert(traditional.convert(character)))
    return candidate if _in_cp932(candidate) else character


@cache
def _converters() -> tuple[Any, Any]:
    import opencc  # noqa: PLC0415 - most cards never need it

    return opencc.OpenCC("s2t"), opencc.OpenCC("t2jp")
