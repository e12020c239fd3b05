"""Faces -> endless pictures with their answers."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import cv2
import numpy as np
import torch
from torch.utils.data import IterableDataset

from benchmarks.variants.fonts import Face
from benchmarks.variants.shots import LARGEST, SMALLEST, missed, seen, shot
from enishi.ocr.forms import Picture

T = TypeVar("T")

OTHERS = 0.14
"""Share of pictures that hold no form: other characters, and forms in boxes that miss them."""


class Samples(IterableDataset[tuple[Picture, int]]):
    """Forms alike often, typefaces alike often; the answer is the form's place in `forms`, or their number."""

    def __init__(self, faces: Sequence[Face], forms: str, seed: int) -> None:
        super().__init__()
        self._forms, self._seed = forms, seed
        by_typeface: dict[str, list[Face]] = {}
        for face in faces:
            by_typeface.setdefault(face.typeface, []).append(face)
        self._with = {
            form: [
                having for each in by_typeface.values() if (having := [face for face in each if form in face.glyphs])
            ]
            for form in forms
        }
        self._printable = [form for form in forms if self._with[form]]
        self._faces = list(by_typeface.values())

    def __iter__(self) -> Iterator[tuple[Picture, int]]:
        cv2.setNumThreads(1)
        torch.set_num_threads(1)
        random = np.random.default_rng(self._seed)
        while True:
            yield self._other(random) if random.random() < OTHERS else self._form(random)

    def _form(self, random: np.random.Generator) -> tuple[Picture, int]:
        form = self._printable[random.integers(len(self._printable))]
        return seen(shot(_any(_any(self._with[form], random), random), form, size(random), random), random), (
            self._forms.index(form)
        )

    def _other(self, random: np.random.Generator) -> tuple[Picture, int]:
        face = _any(_any(self._faces, random), random)
        is_form = random.random() < 0.4
        character = _any([each for each in face.glyphs if (each in self._forms) == is_form] or [*face.glyphs], random)
        taken = shot(face, character, size(random), random)
        is_other = character not in self._forms
        return (seen if is_other else missed)(taken, random), len(self._forms)


def size(random: np.random.Generator) -> float:
    """Pixels of an em, small ones as often as ones twice as large."""
    return float(np.exp(random.uniform(np.log(SMALLEST), np.log(LARGEST))))


def _any(of: Sequence[T], random: np.random.Generator) -> T:
    return of[random.integers(len(of))]
