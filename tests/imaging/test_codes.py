from pathlib import Path

import cv2
import numpy as np
import pytest
import zxingcpp

from enishi.imaging.codes import find, without

SHIFT_JIS = Path(__file__).parent / "shift_jis.png"
"""A code without any mark of its encoding, as Japanese phones made them."""
MECARD = "MECARD:N:髙橋,絵里子;SOUND:ﾀｶﾊｼ,ｴﾘｺ;;"


def code(content: str | bytes, scale: int = 4) -> np.ndarray:
    grey = np.asarray(zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode).to_image(scale=scale))
    return np.repeat(grey[..., None], 3, axis=2)


def card(*codes: np.ndarray) -> np.ndarray:
    pixels = np.full((600, 1000, 3), 245, np.uint8)
    for place, each in enumerate(codes):
        left = 80 + 420 * place
        pixels[100 : 100 + each.shape[0], left : left + each.shape[1]] = each
    return pixels


def test_a_card_without_codes():
    assert find(card()) == ()


def test_every_code_is_found_where_it_lies():
    seen = find(card(code("https://minato.example.jp/"), code("tel:0357281234")))
    assert {each.text for each in seen} == {"https://minato.example.jp/", "tel:0357281234"}
    (left,) = (each for each in seen if each.text.startswith("https"))
    (x, y), (right, _), (_, bottom), _ = left.corners
    assert 80 < x < right < 420
    assert 100 < y < bottom < 420


@pytest.mark.parametrize("turns", range(4))
def test_a_code_is_read_at_every_turn_and_light_on_dark(turns):
    pixels = np.rot90(card(code("mailto:eriko@minato.example.jp")), turns)
    for shown in (pixels, 255 - pixels):
        assert [each.text for each in find(np.ascontiguousarray(shown))] == ["mailto:eriko@minato.example.jp"]


@pytest.mark.parametrize("content", [MECARD.encode("cp932"), MECARD.encode()])
def test_bytes_without_a_mark_are_text_all_the_same(content):
    assert [each.text for each in find(card(code(content)))] == [MECARD]


def test_characters_of_old_phones_that_the_decoder_lacks():
    modules = cv2.imread(str(SHIFT_JIS))
    assert [each.text for each in find(card(np.kron(modules, np.ones((6, 6, 1), np.uint8))))] == [MECARD]


def test_bytes_that_are_no_text_are_no_code():
    assert find(card(code(bytes([0x81, 0xFF, 0x00, 0xA0, 0xFD])))) == ()


def test_what_is_taken_for_writing_within_a_code_is_left_out():
    seen = find(card(code("https://minato.example.jp/")))
    within = ((120.0, 140.0), (180.0, 140.0), (180.0, 160.0), (120.0, 160.0))
    beside = ((500.0, 140.0), (580.0, 140.0), (580.0, 160.0), (500.0, 160.0))
    assert without([within, beside], seen) == (beside,)
    assert without([within, beside], ()) == (within, beside)
