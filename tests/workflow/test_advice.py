import numpy as np
import pytest

from enishi.language import speaking
from enishi.model.card import Face, Line, Reading, Side
from enishi.workflow.advice import advice_on, hint_on_nothing
from tests.imaging.test_quality import blurred, card, dimmed, glaring

WHOLE = ((0.0, 0.0), (1000.0, 0.0), (1000.0, 600.0), (0.0, 600.0))


def side(reading: Reading, share: float = 0.5) -> Side:
    """On a picture of which it takes that share."""
    length = share**-0.5
    return Side(1, (round(1000 * length), round(600 * length)), WHOLE, reading, Face.FRONT)


@pytest.mark.parametrize(
    ("share", "hint"),
    [
        (0.9, "Scan at 300 dpi, or take the camera's own full-size picture."),
        (0.2, "Go nearer: one card in a picture."),
        (0.01, "Go nearer: at most 26 cards in one picture."),
    ],
)
def test_how_near_to_go_depends_on_the_picture(share, hint):
    pixels, reading = card(0.3)
    (advice,) = advice_on(side(reading, share), pixels)
    assert advice.slug == "small"
    assert advice.message == "The writing on this card is only 10 pixels tall."
    assert advice.hint == hint


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_flaw_has_its_words(language):
    pixels, reading = card()
    spoiled = (blurred(pixels, 3), dimmed(pixels, 0.15), dimmed(pixels, 0.15, 200), glaring(pixels))
    with speaking(language):
        said = [advice for picture in spoiled for advice in advice_on(side(reading), picture)]
    assert [each.slug for each in said] == ["blurred", "dark", "faint", "glare"]
    assert len({each.message for each in said} | {each.hint for each in said}) == 8
    assert all(each.message.isascii() == each.hint.isascii() == (language == "en") for each in said)


def test_a_good_picture_has_none():
    pixels, reading = card(confidence=0.99)
    assert advice_on(side(reading), pixels) == ()
    assert advice_on(side(Reading((), (1000, 600), "test")), pixels) == ()
    unread = Reading((Line("a", WHOLE, 0.5),), (1000, 600), "test")
    assert advice_on(side(unread), np.full((600, 1000, 3), 255, np.uint8)) != ()


def test_what_to_do_where_nothing_was_found():
    pixels, _reading = card()
    pictures = (pixels, blurred(pixels, 6), dimmed(pixels, 0.1), card(0.4)[0])
    assert len({hint_on_nothing(each) for each in pictures}) == 4
