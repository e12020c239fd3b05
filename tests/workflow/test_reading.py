import cv2
import numpy as np
import pytest
import zxingcpp

from enishi.imaging.load import read_photo
from enishi.model.card import Photo, Property, Side
from enishi.ocr.rapid import Rapid
from enishi.settings import Pictures, Settings
from enishi.workflow.reading import cards_of, read_cards
from enishi.workflow.sight import Sighted
from tests.conftest import SAMPLES
from tests.extraction.texts import rows


@pytest.fixture(scope="module")
def rapid():
    return Rapid()


def with_code(photo: Photo, content: str, left: int, top: int) -> Photo:
    pixels = cv2.imdecode(np.frombuffer(photo.data, np.uint8), cv2.IMREAD_COLOR)
    grey = np.asarray(zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode).to_image(scale=3))
    pixels[top : top + grey.shape[0], left : left + grey.shape[1]] = grey[..., None]
    return Photo(photo.source, cv2.imencode(".png", pixels)[1].tobytes())


def test_what_a_code_says_is_read_with_the_card(rapid):
    plain = read_photo(SAMPLES / "scans" / "01.jpg", Pictures())
    (before,) = read_cards(plain, rapid, Settings())
    code = "MECARD:N:,;TEL:090-5550-0199;EMAIL:someone@elsewhere.example;;"
    (after,) = read_cards(with_code(plain, code, 880, 60), rapid, Settings())
    assert before.card.front.reading.codes == ()
    assert after.card.front.reading.codes == (code,)
    said, kept = (set(each.card.draft.values(Property.EMAIL)) for each in (after, before))
    assert said == kept | {"someone@elsewhere.example"}
    assert "+819055500199" in after.card.draft.values(Property.PHONE)
    assert after.card.draft.value(Property.NAME) == before.card.draft.value(Property.NAME)


CARD = ("株式会社みなと物流", "佐藤 花子", "TEL 03-1111-2222", "hanako.sato@minato.example")
SMUDGE = ("S 254 0", "MRT M")


def lying_at(left: float, width: float, *texts: str, page: int = 1) -> tuple[Sighted]:
    """A side of that width in pixels that reads so."""
    corners = ((left, 0.0), (left + width, 0.0), (left + width, 0.6 * width), (left, 0.6 * width))
    side = Side(page, (3000, 2000), corners, rows(*texts))
    return (Sighted(side, np.full((330, 550, 3), 255, np.uint8)),)


def lefts(*piles: tuple[Sighted]) -> list[float]:
    """The left edges of what is a card."""
    return [read.card.front.corners[0][0] for read in cards_of(piles, Photo("table.jpg", b""), Settings())]


def test_what_can_hardly_be_read_is_a_card_among_cards_of_its_size():
    cards = [lying_at(left, 550, *CARD) for left in (0, 600, 1200)]
    assert lefts(lying_at(1800, 600, *SMUDGE), *cards) == [0, 600, 1200, 1800]
    numbers = [read.card.number for read in cards_of([*cards, lying_at(1, 550, *SMUDGE)], Photo("", b""), Settings())]
    assert numbers == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "slip", [lying_at(1800, 1500, *SMUDGE), lying_at(1800, 200, *SMUDGE), lying_at(1800, 550, *SMUDGE, page=2)]
)
def test_a_slip_of_another_size_or_on_another_page_is_none(slip):
    assert lefts(*(lying_at(left, 550, *CARD) for left in (0, 600, 1200)), slip) == [0, 600, 1200]


def test_beside_two_cards_it_may_be_anything():
    assert lefts(lying_at(0, 550, *CARD), lying_at(600, 550, *CARD), lying_at(1200, 550, *SMUDGE)) == [0, 600]
