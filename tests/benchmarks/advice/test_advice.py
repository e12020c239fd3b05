import json
from random import Random

import cv2
import numpy as np
import pytest

from benchmarks.advice.__main__ import _cases, _row
from benchmarks.advice.worse import KINDS, spoiled
from enishi.imaging.quality import measure
from tests.imaging.test_quality import ROWS, card


def sharpness(pixels):
    return float(cv2.Laplacian(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.CV_64F).var())


@pytest.mark.parametrize("kind", KINDS)
def test_each_way_to_spoil_a_card(kind):
    pixels, _reading = card()
    worse = spoiled(kind, pixels, Random(3))  # noqa: S311 - draws amounts, guards nothing
    assert worse.dtype == np.uint8
    changed = {
        "as it is": np.array_equal(worse, pixels),
        "small": worse.shape[1] < 900,
        "compressed": worse.shape[1] < 900,
        "blurred": sharpness(worse) < sharpness(pixels) / 2,
        "moved": worse.shape == pixels.shape and sharpness(worse) < sharpness(pixels),
        "dark": worse.mean() < 0.6 * pixels.mean(),
    }
    assert changed[kind]


class Reader:
    """Reads the whole of a large card, and nothing for sure of a small one."""

    name = "reader"

    def read(self, pixels):
        scale = pixels.shape[1] / 1000
        return card(scale, confidence=0.99 if scale > 0.85 else 0.5)[1]


def test_cards_of_a_folder_are_cut_out_and_told_of(tmp_path):
    pixels, _reading = card()
    cv2.imwrite(str(tmp_path / "a.png"), pixels)
    corners = [[0, 0], [1000, 0], [1000, 600], [0, 600]]
    label = {"corners": corners, "lines": [{"text": text} for text in (*ROWS, "nobody reads this line of it")]}
    rows = [{"file": "a.png", "page": 1, "cards": [label]}] * 3
    (tmp_path / "labels.jsonl").write_text("\n".join(map(json.dumps, rows)))
    cases = list(_cases(tmp_path, 2, Reader()))
    assert len(cases) == 4
    assert [case.kind for case in cases[::2]] == ["as it is"] * 2
    assert all(0.1 < case.missed < 0.4 and not case.told for case in cases[::2])
    assert _row("as it is", cases[::2]).startswith("| as it is | 2 | ")
    assert len(list(_cases(tmp_path, 9, Reader()))) == 6
    assert measure(pixels, Reader().read(pixels)) is not None
