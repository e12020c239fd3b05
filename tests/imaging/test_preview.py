"""What a screen is shown of a picture."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import NotFoundError
from enishi.imaging.load import page_of, page_sizes, pages, read_photo
from enishi.imaging.preview import TALLEST, previews
from enishi.settings import Pictures
from tests.conftest import SAMPLES

WIDTHS = (240, 480, 960, 1920)


@given(width=st.integers(1, 700), height=st.integers(1, 3000))
def test_a_picture_is_made_narrower_and_never_wider(width, height):
    made = dict(previews(np.full((height, width, 3), 200, np.uint8), WIDTHS))
    assert set(made) == set(WIDTHS)
    for asked, data in made.items():
        shown = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
        assert shown.shape[1] <= min(asked, width)
        assert shown.shape[0] <= max(height, 1)
        assert shown.shape[0] <= TALLEST * asked
        if width / height > 1 / TALLEST:
            assert shown.shape[1] == min(asked, width)


@pytest.mark.parametrize("name", ["table.jpg", "scans/06-phone.jpg", "two-sided.pdf", "scans/05-upright.jpg"])
def test_the_size_of_a_page_is_known_before_it_is_decoded(name):
    photo = read_photo(SAMPLES / name, Pictures())
    assert page_sizes(photo, Pictures()) == tuple(
        (page.pixels.shape[1], page.pixels.shape[0]) for page in pages(photo, Pictures())
    )


def test_one_page_of_many_is_had_alone():
    photo = read_photo(SAMPLES / "two-sided.pdf", Pictures())
    first, second = pages(photo, Pictures())
    assert page_of(photo, 2, Pictures()).number == 2
    assert (page_of(photo, 2, Pictures()).pixels == second.pixels).all()
    assert (page_of(photo, 1, Pictures()).pixels == first.pixels).all()
    for number in (3, 9999):
        with pytest.raises(NotFoundError):
            page_of(photo, number, Pictures())
