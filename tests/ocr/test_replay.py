import numpy as np

from enishi.model.card import Line, Reading
from enishi.ocr.engine import Engine, TextSense
from enishi.ocr.replay import Replay, record

BOX = ((0.0, 0.0), (9.0, 0.0), (9.0, 3.0), (0.0, 3.0))


def read_as(text, card):
    return Reading((Line(text, BOX, 0.9),), (card.shape[1], card.shape[0]), "rapidocr")


def test_a_recorded_picture_is_read_again(card):
    engine: Engine = Replay([record(card[:, ::-1], read_as("another", card)), record(card, read_as("a card", card))])
    reading = engine.read(card)
    assert [line.text for line in reading.lines] == ["a card"]
    assert reading.engine == "replay"
    assert not isinstance(engine, TextSense)


def test_rounding_and_a_pixel_more_do_not_matter(card):
    engine = Replay([record(card, read_as("a card", card))])
    rng = np.random.default_rng(5)
    shaky = np.clip(card[1:, 1:] + rng.integers(-2, 3, card[1:, 1:].shape), 0, 255).astype(np.uint8)
    assert engine.read(shaky).lines


def test_upside_down_sideways_or_another_picture_has_no_text(card):
    engine = Replay([record(card, read_as("a card", card))])
    for other in (card[::-1, ::-1], np.rot90(card), 255 - card, np.full((9, 9, 3), 128, np.uint8)):
        reading = engine.read(np.ascontiguousarray(other))
        assert reading.lines == ()
        assert reading.size == (other.shape[1], other.shape[0])
