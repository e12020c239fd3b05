import io
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from enishi.errors import (
    EncryptedPdfError,
    NotAPictureError,
    PictureError,
    PictureTooLargeError,
    TruncatedPictureError,
)
from enishi.imaging.load import pages
from enishi.model.card import Photo
from enishi.settings import Pictures
from tests.imaging.files import HEIC, LOCKED_PDF, NO_PAGES_PDF, noise, poster_pdf, red_and_blue, saved

PLAIN = Pictures()
FORMS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF")


def decoded(data: bytes, limits: Pictures = PLAIN, source: str = "card.jpg"):
    return [page.pixels for page in pages(Photo(source, data), limits)]


def is_red_then_blue(pixels) -> bool:
    height, width = pixels.shape[:2]
    red, blue = pixels[height // 2, width // 8], pixels[height // 2, -width // 8]
    return red[0] > 180 and max(red[1:]) < 90 and blue[2] > 180 and max(blue[:2]) < 90


@pytest.mark.parametrize("form", FORMS)
def test_every_format_gives_rgb_whatever_the_file_is_called(form):
    (pixels,) = decoded(saved(red_and_blue(), form), source="card.pdf")
    assert pixels.shape == (40, 64, 3)
    assert pixels.dtype == np.uint8
    assert is_red_then_blue(pixels)


def test_heic_from_a_phone():
    (pixels,) = decoded(HEIC)
    assert pixels.shape == (40, 64, 3)
    assert is_red_then_blue(pixels)


def test_pdf_pages_at_the_resolution_asked_for():
    sheet = red_and_blue(910, 550)
    data = saved(sheet, "PDF", resolution=254, save_all=True, append_images=[sheet.rotate(180)])
    first, second = decoded(data, Pictures(pdf_dpi=127))
    assert first.shape == second.shape == pytest.approx((275, 455, 3), abs=1)
    assert is_red_then_blue(first)
    assert is_red_then_blue(second[:, ::-1])


def test_a_poster_of_a_pdf_is_drawn_coarser():
    (pixels,) = decoded(poster_pdf(14_400), Pictures(pdf_megapixels=0.25))
    assert pixels.shape[:2] == (500, 500)


def test_pages_of_a_tiff_but_only_the_first_frame_of_an_animation():
    frames = [red_and_blue(), red_and_blue().rotate(180)]
    tiff = saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    gif = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert [is_red_then_blue(pixels) for pixels in decoded(tiff)] == [True, False]
    assert [is_red_then_blue(pixels) for pixels in decoded(gif)] == [True]


@pytest.mark.parametrize("turn", range(1, 9))
def test_exif_turns_are_applied(turn):
    upright = red_and_blue()
    stored = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = turn
    image = upright.transpose(stored[turn]) if turn in stored else upright
    (pixels,) = decoded(saved(image, "JPEG", exif=exif, quality=95))
    assert pixels.shape == (40, 64, 3)
    assert is_red_then_blue(pixels)


def test_broken_exif_is_no_reason_to_lose_a_picture():
    (pixels,) = decoded(saved(red_and_blue(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff"))
    assert is_red_then_blue(pixels)


def test_transparency_lies_on_white():
    image = red_and_blue().convert("RGBA")
    image.putalpha(0)
    assert (decoded(saved(image, "PNG"))[0] == 255).all()
    palette = red_and_blue().quantize(4)
    (pixels,) = decoded(saved(palette, "PNG", transparency=palette.getpixel((2, 2))))
    assert tuple(pixels[5, 5]) == (255, 255, 255)
    assert tuple(pixels[5, 60]) == (0, 0, 230)


def test_cmyk():
    (pixels,) = decoded(saved(red_and_blue().convert("CMYK"), "JPEG", quality=95))
    assert is_red_then_blue(pixels)


@pytest.mark.parametrize(
    ("top", "dtype"), [(65535, np.uint16), (1023, np.uint16), (2**31 - 1, np.int32), (1.0, np.float32)]
)
def test_deep_grey_keeps_its_shades(top, dtype):
    ramp = np.tile(np.linspace(0, top, 64).astype(dtype), (8, 1))
    (pixels,) = decoded(saved(Image.fromarray(ramp), "TIFF"))
    assert (pixels[..., 0] == pixels[..., 2]).all()
    assert np.abs(pixels[0, :, 0] - np.linspace(0, 255, 64)).max() < 3


def test_a_bomb_is_refused_before_it_is_decoded():
    bomb = saved(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(PictureTooLargeError, match=r"card\.jpg has 400 megapixels; up to 200") as refused:
        decoded(bomb)
    assert "max_megapixels" in refused.value.hint


@pytest.mark.parametrize("data", [b"hello", b"\0" * 100, b"<html></html>", b"PK\x03\x04 a spreadsheet"])
def test_what_is_no_picture(data):
    with pytest.raises(NotAPictureError, match="is not a picture") as refused:
        decoded(data)
    assert "JPEG" in refused.value.hint


@given(form=st.sampled_from(FORMS), share=st.floats(0.02, 0.97))
@settings(max_examples=80, deadline=None)
def test_half_a_file_never_passes_for_a_whole_one(form, share):
    whole = saved(noise(), form)
    if form == "TIFF":  # its directory stands at the end
        share = min(share, 0.9)
    with pytest.raises(TruncatedPictureError, match="is damaged or incomplete") as refused:
        decoded(whole[: max(16, int(share * len(whole)))])
    assert "Copy it again" in refused.value.hint


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_half_a_heic(share):
    with pytest.raises(TruncatedPictureError):
        decoded(HEIC[: int(share * len(HEIC))])


@given(place=st.floats(0, 1), junk=st.binary(min_size=1, max_size=40), form=st.sampled_from((*FORMS, "PDF")))
@settings(max_examples=80, deadline=None)
def test_no_damage_is_a_crash(place, junk, form):
    whole = bytearray(saved(noise(40, 30), form))
    start = int(place * len(whole))
    whole[start : start + len(junk)] = junk
    with suppress(PictureError):
        found = decoded(bytes(whole), Pictures(max_megapixels=5, pdf_megapixels=1))
        assert all(pixels.ndim == 3 for pixels in found)


def test_a_locked_pdf():
    with pytest.raises(EncryptedPdfError, match="locked with a password") as refused:
        decoded(LOCKED_PDF, source="cards.pdf")
    assert "without a password" in refused.value.hint


@pytest.mark.parametrize("data", [b"%PDF-1.4 and nothing else", NO_PAGES_PDF])
def test_a_broken_pdf(data):
    with pytest.raises(TruncatedPictureError, match="PDF that is damaged or has no pages"):
        decoded(data)


def test_a_pdf_may_begin_with_something_else():
    (pixels,) = decoded(io.BytesIO(b"\r\n" + poster_pdf(72)).getvalue(), Pictures(pdf_dpi=72))
    assert pixels.shape == (72, 72, 3)
