import pytest

from benchmarks.accuracy.labels import Corners, Page, TrueCard
from benchmarks.accuracy.pair import pair
from benchmarks.accuracy.predictions import Prediction

PAGE = Page("a.jpg", 1, (1000, 1000), ())


def square(left: float, side: float = 100) -> Corners:
    return [[left, 0], [left + side, 0], [left + side, side], [left, side]]


def card(left: float = 0, **fields: object) -> TrueCard:
    return TrueCard({"corners": square(left), **fields})


def seen(corners: Corners | None, size: tuple[float, float] | None = None, **fields: object) -> Prediction:
    return Prediction("a.jpg", (1,), corners, size, fields)


def test_the_greatest_overlap_pairs_first():
    pairing = pair([card(0), card(60)], [seen(square(50)), seen(square(5))], PAGE)
    assert set(pairing.pairs) == {(1, 0), (0, 1)}


def test_found_means_three_quarters_of_overlap():
    close, near, beside = seen(square(10)), seen(square(20)), seen(square(95))
    results = [pair([card()], [each], PAGE) for each in (close, near, beside)]
    assert [(len(each.pairs), each.detected, each.outlined) for each in results] == [(1, 1, 1), (1, 0, 1), (0, 0, 1)]


def test_corners_of_another_rendering_are_scaled():
    assert pair([card()], [seen(square(0, 50), (500, 500))], PAGE).detected == 1
    assert pair([card()], [seen(square(0, 50), (1000, 1000))], PAGE).detected == 0


@pytest.mark.parametrize("corners", [None, [], [[0, 0]], [[1, 1]] * 4, [["x", 0]] * 4])
def test_without_a_shape_the_words_decide(corners: Corners | None):
    cards = [card(0, name="佐藤 葵"), card(500, name="田中 健一")]
    pairing = pair(cards, [seen(corners, name="鈴木 花子")], PAGE)
    assert pairing.pairs == ()
    assert pair(cards, [seen(corners, name="田中健一")], PAGE).pairs == ((1, 0),)
    assert pairing.outlined == 0


def test_one_card_and_one_claim_belong_together_whatever_is_said():
    assert pair([card(name="佐藤 葵")], [seen(None, name="?")], PAGE).pairs == ((0, 0),)
    assert pair([card(name="佐藤 葵")], [seen(None), seen(None)], PAGE).pairs == ()


def test_a_crossed_outline_is_still_a_shape():
    crossed = [[0, 0], [100, 100], [100, 0], [0, 100]]
    assert pair([card()], [seen(crossed)], PAGE).pairs == ((0, 0),)
