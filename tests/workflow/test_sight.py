import json

import numpy as np
import pytest

from enishi.imaging.load import Page, pages, read_photo
from enishi.imaging.orient import turned
from enishi.model.card import Line, Pixels, Reading
from enishi.ocr.rapid import Rapid
from enishi.ocr.replay import Replay, record
from enishi.settings import Pictures
from enishi.workflow.sight import sight
from tests.conftest import SAMPLES
from tests.imaging.desks import overlap

LIMITS = Pictures()


@pytest.fixture(scope="module")
def rapid():
    return Rapid()


def page_of(name: str) -> Page:
    return next(pages(read_photo(SAMPLES / name, LIMITS), LIMITS))


def truth_of(name: str) -> dict:
    rows = map(json.loads, (SAMPLES / "truth.jsonl").read_text("utf-8").splitlines())
    return next(row["cards"][0] for row in rows if row["file"] == name)


def bare_card(number: str) -> Pixels:
    """A straight scan without what lies around the card."""
    name = f"scans/{number}.jpg"
    corners = np.array(truth_of(name)["corners"])
    left, top = np.ceil(corners.min(axis=0)).astype(int) + 3
    right, bottom = np.floor(corners.max(axis=0)).astype(int) - 3
    return np.ascontiguousarray(page_of(name).pixels[top:bottom, left:right])


def lay(card: Pixels, desk: Pixels, left: int, top: int) -> None:
    desk[top : top + card.shape[0], left : left + card.shape[1]] = card


@pytest.mark.parametrize("name", ["scans/02-skewed.jpg", "scans/04-upside-down.jpg", "scans/06-phone.jpg"])
def test_a_card_is_found_turned_upright_and_read(rapid, name):
    page, truth = page_of(name), truth_of(name)
    (seen,) = sight(page, rapid)
    assert overlap(seen.side.corners, truth["corners"]) > 0.9
    assert np.abs(np.array(seen.side.corners) - np.array(truth["corners"])).max() < 0.05 * max(page.pixels.shape)
    assert truth["emails"][0] in "".join(line.text for line in seen.side.reading.lines)
    height, width = seen.pixels.shape[:2]
    assert width > height
    assert seen.side.reading.size == (width, height)
    assert seen.side.image_size == (page.pixels.shape[1], page.pixels.shape[0])
    assert seen.side.page == 1


@pytest.mark.parametrize("turns", [1, 2])
def test_a_card_that_fills_the_page_is_the_page(rapid, turns):
    upright = bare_card("01")
    page = Page(3, np.ascontiguousarray(turned(upright, turns)))
    height, width = page.pixels.shape[:2]
    (seen,) = sight(page, rapid)
    whole = ((0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height)))
    assert seen.side.corners == whole[turns:] + whole[:turns]
    assert seen.side.page == 3
    assert "あけぼの精密株式会社" in [line.text for line in seen.side.reading.lines]


def test_several_cards_on_one_page_come_in_reading_order(rapid):
    desk = np.full((1700, 1500, 3), (92, 70, 50), np.uint8)
    lay(bare_card("01"), desk, 200, 120)
    lay(turned(bare_card("03-bilingual"), 2), desk, 210, 900)
    first, second = sight(Page(1, desk), rapid)
    height, width = bare_card("03-bilingual").shape[:2]
    assert first.side.corners[0] == pytest.approx((200, 120), abs=4)
    assert second.side.corners[0] == pytest.approx((210 + width, 900 + height), abs=4)
    assert "蒼海ロジスティクス株式会社" in [line.text for line in second.side.reading.lines]


def test_a_page_without_text_has_no_sides(rapid):
    assert list(sight(Page(1, np.full((400, 600, 3), 200, np.uint8)), rapid)) == []


def test_a_blank_card_is_left_out(rapid):
    desk = np.full((900, 1500, 3), (92, 70, 50), np.uint8)
    card = bare_card("01")[::2, ::2]
    lay(card, desk, 50, 50)
    lay(np.full_like(card, 250), desk, 700, 450)
    (seen,) = sight(Page(1, desk), rapid)
    assert seen.side.corners[0] == pytest.approx((50, 50), abs=4)


def test_an_engine_that_only_reads_is_made_to_read_at_every_turn():
    card = bare_card("01")
    box = ((0.0, 0.0), (9.0, 0.0), (9.0, 3.0), (0.0, 3.0))
    reading = Reading((Line("a card", box, 0.9),), (card.shape[1], card.shape[0]), "test")
    engine = Replay([record(card, reading)])
    (seen,) = sight(Page(1, np.ascontiguousarray(turned(card, 3))), engine)
    assert seen.side.reading.lines == reading.lines
    assert seen.side.corners[0] == (0.0, float(card.shape[1]))
    assert (seen.pixels == card).mean() > 0.99
