"""Strips of writing -> Transcripts: PP-OCR's recogniser, with the place and the probability of each character.

The network gives for each step along a strip the probability of each character (connectionist temporal
classification: Graves et al. 2006); the likeliest path is read off, its repeats and blanks taken out.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import cv2
import numpy as np
import numpy.typing as npt

from enishi.model.card import Pixels, Rivals

Numbers = npt.NDArray[np.float32]
Network = Callable[[Numbers], Numbers]
"""(strips, 3, HEIGHT, width), BGR, -1..1 -> (strips, steps, characters), probabilities."""

HEIGHT = 48
"""Pixels that the network wants a strip to be high,"""
NARROWEST = 320
"""and wide at least."""
TOGETHER = 6
"""Strips read at a time, of about one length."""
BLANK = 0
"""The network's sign for "nothing new here"."""
MOST_RIVALS = 5
"""Of a misread character the right one is among so many others in four cases of five,"""
LEAST_RIVAL = 0.002
"""and seldom with less than this probability;"""
BEYOND_DOUBT = 0.98
"""what is seen with this has none that are worth the search."""


@dataclass(frozen=True, slots=True)
class Character:
    """One character as it was seen."""

    text: str
    probability: float
    place: float
    """Of its middle, in heights of the strip from its beginning."""
    space_after: float
    """The probability that a space stands between it and the next one, where there is most room for it."""
    rivals: Rivals = ()


Transcript = tuple[Character, ...]


def confidence(transcript: Transcript) -> float:
    """The mean probability of its characters; 0 if there are none."""
    return sum(each.probability for each in transcript) / len(transcript) if transcript else 0.0


class Recogniser:
    """Reads strips that were cut along the writing."""

    def __init__(self, network: Network, alphabet: Sequence[str]) -> None:
        self._network = network
        self._alphabet = alphabet
        self._spaces = [index for index, character in enumerate(alphabet) if character.isspace()]

    def __call__(self, strips: Sequence[Pixels]) -> list[Transcript]:
        """What each strip says, in their order."""
        by_length = sorted(range(len(strips)), key=lambda index: strips[index].shape[1] / strips[index].shape[0])
        transcripts: list[Transcript] = [()] * len(strips)
        for first in range(0, len(by_length), TOGETHER):
            indices = by_length[first : first + TOGETHER]
            for index, transcript in zip(indices, self._read([strips[each] for each in indices]), strict=True):
                transcripts[index] = transcript
        return transcripts

    def _read(self, strips: Sequence[Pixels]) -> Iterator[Transcript]:
        fitted = [_fitted(strip) for strip in strips]
        width = max(NARROWEST, *(strip.shape[2] for strip in fitted))
        batch = np.zeros((len(fitted), 3, HEIGHT, width), np.float32)
        for row, strip in zip(batch, fitted, strict=True):
            row[:, :, : strip.shape[2]] = strip
        for steps in self._network(batch):
            yield tuple(self._decoded(steps, width / HEIGHT / len(steps)))

    def _decoded(self, steps: Numbers, advance: float) -> Iterator[Character]:
        """`advance`: of a step, in heights of the strip."""
        best, sure = steps.argmax(axis=1), steps.max(axis=1)
        space = steps[:, self._spaces].sum(axis=1)
        runs = [list(run) for sign, run in groupby(range(len(best)), key=lambda step: best[step]) if sign != BLANK]
        ends = [*(after[0] + 1 for after in runs[1:]), len(best)]
        for run, until in zip(runs, ends, strict=False):
            text = self._alphabet[best[run[0]]]
            place = (run[0] + run[-1] + 1) / 2 * advance
            after = float(space[run[-1] : until].max())
            yield Character(
                text, float(sure[run[0]]), place, after, self._rivals(steps[run].mean(axis=0), int(best[run[0]]))
            )

    def _rivals(self, seen: Numbers, read: int) -> Rivals:
        if seen[read] >= BEYOND_DOUBT:
            return ()
        count = min(MOST_RIVALS + 2, len(seen))  # what was read and the blank are among them
        likeliest = sorted(np.argpartition(-seen, count - 1)[:count], key=lambda index: -seen[index])
        others = [index for index in likeliest if index not in (read, BLANK) and seen[index] >= LEAST_RIVAL]
        return tuple((self._alphabet[index], float(seen[index])) for index in others[:MOST_RIVALS])


def _fitted(strip: Pixels) -> Numbers:
    height, width = strip.shape[:2]
    wanted = max(1, math.ceil(HEIGHT * width / height))
    small = cv2.resize(cv2.cvtColor(strip, cv2.COLOR_RGB2BGR), (wanted, HEIGHT))
    return np.asarray(small.transpose(2, 0, 1) / 127.5 - 1, np.float32)
