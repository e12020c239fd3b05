import cv2
import numpy as np
import pytest
import zxingcpp

from enishi.imaging.load import read_photo
from enishi.model.card import Photo, Property
from enishi.ocr.rapid import Rapid
from enishi.settings import Pictures, Settings
from enishi.workflow.reading import read_cards
from tests.conftest import SAMPLES


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
