from dataclasses import replace

import cv2
import numpy as np
import pytest

from enishi.imaging.quality import LEGIBLE, Flaw, flaw_of_picture, measure
from enishi.model.card import Line, Pixels, Reading

PAPER, TYPE = 225, 30
ROWS = ("Harukaze Inc.", "Yoshihiro Takeuchi", "takeuchi@harukaze.example", "+81 3 5237 4426")


def card(scale: float = 1.0, rows: tuple[str, ...] = ROWS, confidence: float = 0.8) -> tuple[Pixels, Reading]:
    """Type of 30 pixels times the scale, in boxes as readers draw them."""
    pixels = np.full((600, 1000, 3), PAPER, np.uint8)
    lines = []
    for row, text in enumerate(rows):
        top = 60 + 120 * row
        cv2.putText(pixels, text, (60, top + 30), cv2.FONT_HERSHEY_SIMPLEX, 1.35, (TYPE,) * 3, 3, cv2.LINE_AA)
        (width, _height), _base = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 1.35, 3)
        box = np.array([[56, top - 4], [60 + width, top - 4], [60 + width, top + 35], [56, top + 35]]) * scale
        a, b, c, d = ((float(x), float(y)) for x, y in box)
        lines.append(Line(text, (a, b, c, d), confidence))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return small, Reading(tuple(lines), (small.shape[1], small.shape[0]), "test")


def blurred(pixels: Pixels, sigma: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(pixels, None, sigma), np.uint8)


def dimmed(pixels: Pixels, share: float, veil: float = 0.0) -> Pixels:
    return np.asarray(pixels * share + veil, np.uint8)


def glaring(pixels: Pixels) -> Pixels:
    lit = pixels.copy()
    cv2.circle(lit, (300, 180), 120, (255, 255, 255), -1)
    return lit


@pytest.mark.parametrize(
    ("spoil", "flaws"),
    [
        (lambda pixels: pixels, ()),
        (lambda pixels: blurred(pixels, 3), (Flaw.BLURRED,)),
        (lambda pixels: dimmed(pixels, 0.15), (Flaw.DARK,)),
        (lambda pixels: dimmed(pixels, 0.15, veil=200), (Flaw.FAINT,)),
        (glaring, (Flaw.GLARE,)),
    ],
)
def test_each_flaw_by_itself(spoil, flaws):
    pixels, reading = card()
    seen = measure(spoil(pixels), reading)
    assert seen is not None
    assert seen.flaws == flaws


def test_small_type_is_measured_in_pixels():
    (large, small) = (measure(*card(scale)) for scale in (1.0, 0.3))
    assert large is not None
    assert small is not None
    assert large.height == pytest.approx(30, abs=1)
    assert small.height == pytest.approx(9, abs=1.5)
    assert large.height > LEGIBLE > small.height
    assert Flaw.SMALL in small.flaws
    assert Flaw.SMALL not in large.flaws


@pytest.mark.parametrize("sigma", [0.01, 2, 4])
def test_blur_is_the_same_however_much_is_written(sigma):
    full, sparse = (measure(blurred(pixels, sigma), reading) for pixels, reading in (card(), card(rows=ROWS[:1])))
    assert full is not None
    assert sparse is not None
    assert full.rise == pytest.approx(sparse.rise, rel=0.15)


def test_a_rise_grows_with_blur():
    pixels, reading = card()
    rises = [seen.rise for sigma in (0.01, 1, 2, 3, 5) if (seen := measure(blurred(pixels, sigma), reading))]
    assert rises == sorted(rises)
    assert rises[0] < 2.4 < rises[-1]


def test_nothing_is_wrong_where_the_reading_did_not_suffer():
    pixels, reading = card(confidence=0.99)
    surely_small, blind = measure(*card(0.3, confidence=0.99)), measure(blurred(pixels, 6), reading)
    slightly = measure(blurred(pixels, 2), replace(reading, lines=card(confidence=0.95)[1].lines))
    assert surely_small is not None
    assert surely_small.flaws == ()
    assert slightly is not None
    assert slightly.flaws == (Flaw.BLURRED,)
    assert blind is not None
    assert blind.flaws == (Flaw.BLURRED,)


def test_white_paper_is_no_glare():
    pixels, reading = card()
    seen = measure(np.where(pixels == PAPER, 255, pixels).astype(np.uint8), reading)
    assert seen is not None
    assert seen.glare == 0


def test_where_nothing_is_read_there_is_nothing_to_measure():
    assert measure(card()[0], Reading((), (1000, 600), "test")) is None


@pytest.mark.parametrize(
    ("picture", "flaw"),
    [
        (card()[0], None),
        (np.full((900, 1200, 3), 200, np.uint8), None),
        (card(0.4)[0], Flaw.SMALL),
        (dimmed(card()[0], 0.1), Flaw.DARK),
        (blurred(card()[0], 6), Flaw.BLURRED),
    ],
)
def test_a_picture_on_which_nothing_was_found(picture, flaw):
    assert flaw_of_picture(picture) == flaw
