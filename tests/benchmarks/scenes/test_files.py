from pathlib import Path
from random import Random

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageOps

from benchmarks.scenes.files import ORIENTATION, keep


def picture() -> np.ndarray:
    pixels = np.zeros((60, 90, 3), np.uint8)
    pixels[:30] = (220, 40, 40)
    pixels[30:, :45] = (40, 220, 40)
    return pixels


@pytest.mark.parametrize("seed", range(14))
def test_a_jpeg_is_upright_once_its_exif_is_heeded(seed: int, tmp_path: Path):
    keep([picture()], tmp_path / "a.jpg", Random(seed))  # noqa: S311 - picks a turn, guards nothing
    with Image.open(tmp_path / "a.jpg") as stored:
        seen = np.asarray(ImageOps.exif_transpose(stored))
    assert seen.shape == picture().shape
    assert np.abs(seen.astype(int) - picture()).mean() < 8


def test_all_turns_occur(tmp_path: Path):
    seen = set()
    for seed in range(40):
        keep([picture()], tmp_path / "a.jpg", Random(seed))  # noqa: S311
        with Image.open(tmp_path / "a.jpg") as stored:
            seen.add(stored.getexif()[ORIENTATION])
    assert seen == {1, 3, 6, 8}


def test_a_pdf_has_all_pages_at_their_size(tmp_path: Path):
    keep([picture(), picture()], tmp_path / "sub" / "a.pdf", Random(1))  # noqa: S311
    document = pypdfium2.PdfDocument(tmp_path / "sub" / "a.pdf")
    assert [round(side * 300 / 72) for side in document[1].get_size()] == [90, 60]
    assert len(document) == 2
    document.close()
