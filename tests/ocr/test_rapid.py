import numpy as np
import pytest

from enishi.errors import EngineUnavailableError
from enishi.ocr.engine import Engine, TextSense
from enishi.ocr.rapid import Rapid


def test_it_reads_a_card(rapid, card):
    reading = rapid.read(card)
    texts = [line.text for line in reading.lines]
    assert "あけぼの精密株式会社" in texts
    assert any("aoi.sato@akebono-seimitsu.example.co.jp" in text for text in texts)
    assert reading.engine == "rapidocr"
    assert reading.size == (card.shape[1], card.shape[0])
    assert reading.confidence > 0.95


def test_lines_come_from_the_top_with_boxes_on_the_card(rapid, card):
    lines = rapid.read(card).lines
    tops = [min(y for _x, y in line.box) for line in lines]
    assert tops[0] == min(tops)
    assert tops[-1] > 0.7 * card.shape[0]
    boxes = np.array([line.box for line in lines])
    assert boxes.min() >= 0
    assert (boxes.max(axis=(0, 1)) <= (card.shape[1], card.shape[0])).all()


def test_reading_at_boxes_is_reading_what_was_found(rapid, card):
    assert rapid.read_at(card, rapid.find(card)) == rapid.read(card)


def test_the_way_of_reading_shows_in_legibility(rapid, card):
    boxes = [box for box in rapid.find(card) if box[1][0] - box[0][0] > 250][:3]
    there = rapid.legibility(card, boxes)
    back = rapid.legibility(card, [box[2:] + box[:2] for box in boxes])
    assert all(one.as_line > 0.9 > other.as_line for one, other in zip(there, back, strict=True))
    assert all(one.as_column < 0.8 for one in there)


@pytest.mark.parametrize("shape", [(300, 500, 3), (1, 1, 3), (2, 900, 3)])
def test_nothing_to_read(rapid, shape):
    blank = np.full(shape, 255, np.uint8)
    assert rapid.find(blank) == ()
    assert rapid.read(blank).lines == ()
    assert rapid.legibility(blank, ()) == ()


def test_it_is_an_engine_with_a_sense_of_text(rapid):
    engine: Engine = rapid
    assert isinstance(engine, TextSense)


def test_it_keeps_quiet(capfd, card):
    Rapid().read(card)
    told = capfd.readouterr()
    assert told.out + told.err == ""


def test_without_its_package_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rapidocr", None)
    with pytest.raises(EngineUnavailableError, match="rapidocr is not installed") as refused:
        Rapid()
    assert "pip install" in refused.value.hint
