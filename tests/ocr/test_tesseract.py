import numpy as np
import pytest

from enishi.errors import EngineUnavailableError
from enishi.ocr import installation
from enishi.ocr.engine import TextSense
from enishi.ocr.tesseract import Tesseract
from tests.ocr.drawn import column, line


def test_it_reads_a_card(tesseract, card):
    reading = tesseract.read(card)
    texts = [each.text for each in reading.lines]
    assert any("aoi.sato@akebono-seimitsu.example.co.jp" in text for text in texts)
    assert "品質保証部" in texts
    assert reading.engine == "tesseract"
    assert all(0.3 <= each.confidence <= 1 for each in reading.lines)
    assert isinstance(tesseract, TextSense)


def test_light_print_on_dark(tesseract, card):
    assert "品質保証部" in [each.text for each in tesseract.read(255 - card).lines]


def test_lines_and_columns_are_told_apart(tesseract, card):
    pixels, row = line(card)
    stood, down = column(card)
    assert tesseract.texts(pixels, [row])[0][0] == "品質保証部"
    assert tesseract.texts(stood, [down])[0][0] == "品質保証部"


def test_nothing_to_read(tesseract):
    assert tesseract.read(np.full((300, 500, 3), 255, np.uint8)).lines == ()
    assert tesseract.texts(np.full((300, 500, 3), 255, np.uint8), []) == []


def test_without_the_program_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineUnavailableError, match="the program is not installed") as refused:
        Tesseract()
    assert refused.value.hint == installation.install_line()
