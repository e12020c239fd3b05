"""The real readers, opened once, and a card to read."""

import numpy as np
import pytest
from PIL import Image

from enishi.ocr.agree import Agreed
from enishi.ocr.rapid import Rapid
from enishi.ocr.tesseract import Tesseract
from tests.conftest import SAMPLES


@pytest.fixture(scope="session")
def rapid():
    return Rapid()


@pytest.fixture(scope="session")
def tesseract(rapid):
    return Tesseract(rapid)


@pytest.fixture(scope="session")
def auto():
    return Agreed()


@pytest.fixture(scope="session")
def card():
    """A Japanese card with an English line or two, flat and upright."""
    return np.asarray(Image.open(SAMPLES / "scans" / "01.jpg").convert("RGB"))
