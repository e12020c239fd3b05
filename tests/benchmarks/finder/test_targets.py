import numpy as np
import pytest

from benchmarks.finder.targets import targets
from enishi.imaging.finder import COARSE, FINE

CARD = np.array([[60, 40], [242, 60], [232, 168], [50, 150]], np.float32)
SIZE = (192, 288)


def test_the_hill_is_highest_over_the_middle_and_tells_the_corners_from_there():
    told = targets(CARD[None], SIZE)
    row, column = np.unravel_index(told.middles[0].argmax(), told.middles[0].shape)
    place = np.array([column, row]) * COARSE + COARSE / 2
    assert np.abs(place - CARD.mean(axis=0)).max() <= COARSE
    assert told.corners[:, row, column].reshape(4, 2) + place == pytest.approx(CARD)


def test_rims_run_along_the_outline_only():
    rims = targets(CARD[None], SIZE).rims[0]
    halfway = ((CARD + np.roll(CARD, -1, axis=0)) / 2 / FINE).astype(int)
    assert all(rims[y, x] > 0.2 for x, y in halfway)
    x, y = (CARD.mean(axis=0) / FINE).astype(int)
    assert rims[y - 5 : y + 5, x - 5 : x + 5].max() == 0


def test_what_lies_under_another_card_has_no_rim_and_need_not_be_found():
    over = CARD + np.float32(14)
    told = targets(np.stack([CARD, over]), SIZE)
    row, column = (CARD.mean(axis=0) / COARSE).astype(int)[::-1]
    assert not np.isnan(told.corners[0, row, column])  # those of the upper one
    x, y = (over.mean(axis=0) / FINE).astype(int)
    assert told.rims[0, y - 4 : y + 4, x - 4 : x + 4].max() == 0


def test_a_card_mostly_off_the_picture_is_neither_asked_for_nor_denied():
    told = targets(CARD[None] - np.float32([150, 0]), SIZE)
    assert told.middles.max() == 0
    assert told.asked.min() == 0


def test_a_picture_without_cards():
    told = targets(np.zeros((0, 4, 2), np.float32), SIZE)
    assert told.middles.max() == told.rims.max() == 0
    assert told.asked.min() == 1
    assert np.isnan(told.corners).all()
