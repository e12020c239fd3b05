"""A strip and its Transcript -> the same with spaces where the paper shows, cut in parts where it shows a good deal.

PP-OCR leaves out every fifth space. It seldom overlooks one wholly: where the gap between two glyphs is wide, even a
small probability tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels
from enishi.ocr.recogniser import Character, Transcript

INKED = 0.4
"""Of the strongest ink's contrast with the paper."""
BARE = 80
"""Percentile of a column of pixels, begun with the ink, that is paper even where strokes are dense."""
FAINT = 8.0
"""Grey levels: less is no ink but the grain of the paper."""
LEAST_INK = 0.01
"""Of a row of pixels, from which it belongs to the writing."""
LIKELY = 0.05
"""Probability of a space from which a wide gap is one: elsewhere 99 in 100 are below 0.02."""
WIDE, WIDER = 0.2, 0.1
"""Heights of the writing that such a gap has at least, and more than is usual in the line,"""
KANJI, MIXED, CLEAR = 0.5, 0.6, 0.7
"""and, whatever the network says (it knows no spaces in Japanese), between kanji, beside one, and else."""
_CLEARLY = (CLEAR, MIXED, KANJI)
"""By how many of two glyphs are kanji."""
TIGHT = 0.05
"""The same, up to which what the network took for a space is none,"""
SURE = 0.7
"""unless with this probability."""
APART = 1.0
"""The same, from which what follows stands by itself."""
TWO_SPACES = 2.2
"""Times the width of the line's other spaces."""
TWICE = 0.45
"""Heights of the writing up to which two full-width glyphs of a kind are one, seen twice."""
FULL_WIDTH = "\u2e80"
"""From this character on."""
FIRST_KANJI = "\u3400"
THIN = "・ー丶丨－-:：.,、。()（）「」〇一二三四五六七八九"
"""What leaves room around it, and the digits of kanji numbers, which no space parts."""


_ALIKE = str.maketrans("りへべぺ二口夕力八工", "リヘベペニロタカハエ")
"""One shape in two scripts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a strip that stands by itself."""

    transcript: Transcript
    start: float
    end: float
    """Along the strip, as shares of its length."""


@dataclass(frozen=True, slots=True)
class _Gap:
    width: float
    """Heights of the writing,"""
    extra: float
    """and by how much it is wider than usual."""


def parts(strip: Pixels, transcript: Transcript) -> Iterator[Part]:
    """What stands on the strip, in order; nothing for an empty transcript."""
    ink = _ink(strip)
    size = _height(ink)
    seen = _once(transcript, size)
    glyphs = [each for each in seen if not each.text.isspace()]
    gaps = _gaps(ink, size, glyphs)
    spaces = {id(one) for one, other in pairwise(seen) if other.text.isspace()}
    length = strip.shape[1] / strip.shape[0]
    run: list[Character] = []
    start = 0.0
    for index, glyph in enumerate(glyphs):
        run.append(glyph)
        if index == len(glyphs) - 1:
            yield Part(tuple(run), start, 1.0)
        elif _stands_apart(gaps[index], gaps, glyphs):
            yield Part(tuple(run), start, min((glyph.place + size / 2) / length, 1.0))
            run, start = [], max((glyphs[index + 1].place - size / 2) / length, 0.0)
        elif _is_space(glyph, glyphs[index + 1], gaps[index], read=id(glyph) in spaces):
            run.append(replace(glyph, text=" ", probability=1.0, rivals=()))


def _stands_apart(gap: _Gap, gaps: Sequence[_Gap], glyphs: Sequence[Character]) -> bool:
    """Whether a gap is wider than any space, or than twice each other one of a line of Latin words."""
    if gap.extra >= APART:
        return True
    words = [each for each, glyph in zip(gaps, glyphs, strict=False) if each is not gap and glyph.space_after >= SURE]
    return gap.extra >= CLEAR and bool(words) and gap.width >= TWO_SPACES * max(each.width for each in words)


def _is_space(one: Character, other: Character, gap: _Gap, *, read: bool) -> bool:
    if read:
        return gap.extra > TIGHT or one.space_after > SURE
    if (one.text.isdigit() and other.text.isdigit()) or one.text == ".":
        return False
    if one.space_after >= LIKELY and gap.width >= WIDE and gap.extra >= WIDER:
        return True
    if {one.text, other.text} & set(THIN) or one.text.isdigit() or other.text.isdigit():
        return False
    return gap.extra >= _CLEARLY[(one.text >= FIRST_KANJI) + (other.text >= FIRST_KANJI)]


def _once(transcript: Transcript, size: float) -> Transcript:
    """Without the second of two glyphs that are one: ひかりり for ひかり."""
    return tuple(
        each
        for before, each in pairwise((None, *transcript))
        if each and not (before and _is_again(before, each, size))
    )


def _is_again(before: Character, each: Character, size: float) -> bool:
    alike = each.text.translate(_ALIKE) == before.text.translate(_ALIKE)
    return alike and each.text >= FULL_WIDTH and each.place - before.place < TWICE * size


def _gaps(ink: npt.NDArray[np.bool_], size: float, glyphs: Sequence[Character]) -> list[_Gap]:
    """The longest stretch of bare paper between each two neighbours."""
    if len(glyphs) < 2:
        return []
    bare, height = np.asarray(~ink.any(axis=0), np.bool_), ink.shape[0]
    widths = [
        _longest(bare[round(one.place * height) : round(other.place * height) + 1]) / (size * height)
        for one, other in pairwise(glyphs)
    ]
    usual = median(widths)
    return [_Gap(width, width - usual) for width in widths]


def _ink(strip: Pixels) -> npt.NDArray[np.bool_]:
    """What is not paper, whose light may change along the strip."""
    height = strip.shape[0]
    grey = cv2.GaussianBlur(cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY).astype(np.float32), (0, 0), height / 60 + 0.1)
    if grey.mean() > np.median(grey):
        grey = -grey
    bare = np.percentile(grey, BARE, axis=0, keepdims=True).astype(np.float32)
    paper = cv2.blur(bare, (2 * height + 1, 1), borderType=cv2.BORDER_REPLICATE)
    contrast = paper - grey
    return np.asarray(contrast > INKED * max(float(np.percentile(contrast, 98)), FAINT), np.bool_)


def _height(ink: npt.NDArray[np.bool_]) -> float:
    """Of the writing, in heights of the strip."""
    rows = np.flatnonzero(np.asarray(ink.mean(axis=1)) > LEAST_INK)
    return float(rows[-1] - rows[0] + 1) / ink.shape[0] if len(rows) else 1.0


def _longest(flags: npt.NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(np.int8), [0]])))
    return int((edges[1::2] - edges[::2]).max(initial=0))
