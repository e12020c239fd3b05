"""Bytes -> Pixels: every kind of file, each failure named."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from math import ceil
from typing import Any
from warnings import catch_warnings

import numpy as np
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from enishi import settings
from enishi.errors import (
    EncryptedPdfError,
    NotAPictureError,
    PictureError,
    PictureTooLargeError,
    TruncatedPictureError,
)
from enishi.language import _
from enishi.model.card import Pixels, Size

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "DIB", "GIF", "HEIF", "AVIF")
"""What cameras, phones, scanners and browsers write; the rest of Pillow's formats is only surface for mischief."""

SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"II*\0", b"MM\0*", b"BM", b"GIF8")
"""How files of these formats begin: one that cannot be opened all the same is damaged, not something else."""

PDF_SIGNATURE = b"%PDF-"
PDF_SIGNATURE_WITHIN = 1024  # bytes; Acrobat's own tolerance (PDF 1.7 reference, appendix H.3, note 13)
PDF_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
POINTS_PER_INCH = 72

_LYING = (5, 6, 7, 8)
"""EXIF orientations whose width is their height once upright."""

# What Pillow's decoders raise on damaged data, by format.
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, RuntimeError, MemoryError)


def is_pdf(data: bytes) -> bool:
    return PDF_SIGNATURE in data[:PDF_SIGNATURE_WITHIN]


def picture(data: BytesIO, source: str, limits: settings.Pictures, first: int = 1) -> Iterator[Pixels]:
    """The picture, or every page of a TIFF from that one on; of an animation or a burst only the first."""
    with _open(data, source) as image:
        for frame in range(first - 1, _frames(image)):
            yield _frame(image, frame, source, limits)


def pdf(data: BytesIO, source: str, limits: settings.Pictures, first: int = 1) -> Iterator[Pixels]:
    """Every page of a PDF from that one on, drawn at `pdf_dpi`, or coarser where a page is a poster."""
    with _document(data, source) as document:
        for index in range(first - 1, len(document)):
            with _told_of(source):
                pixels = _drawn(document[index], limits)
            yield pixels


def picture_sizes(data: BytesIO, source: str, limits: settings.Pictures) -> Iterator[Size]:
    """How large the pages are that `picture` gives, without decoding them."""
    with _open(data, source) as image:
        for frame in range(_frames(image)):
            try:
                image.seek(frame)
                _refuse_bomb(image, source, limits)
                is_lying = image.getexif().get(ExifTags.Base.Orientation) in _LYING
            except _DAMAGE as error:
                raise _damaged(source, error) from error
            yield (image.height, image.width) if is_lying else image.size


def pdf_sizes(data: BytesIO, source: str, limits: settings.Pictures) -> Iterator[Size]:
    """How large the pages are that `pdf` gives, without drawing them."""
    with _document(data, source) as document:
        for index in range(len(document)):
            with _told_of(source):
                width, height = document.get_page_size(index)
            scale = _scale(width, height, limits)
            yield max(1, ceil(width * scale)), max(1, ceil(height * scale))


def _frames(image: Image.Image) -> int:
    return getattr(image, "n_frames", 1) if image.format == "TIFF" else 1


@contextmanager
def _document(data: BytesIO, source: str) -> Iterator[Any]:
    import pypdfium2  # noqa: PLC0415 - most photos are no PDFs

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _no_document(source, error.err_code) from error
    with document:
        if not len(document):
            raise _no_document(source, None)
        yield document


@contextmanager
def _told_of(source: str) -> Iterator[None]:
    import pypdfium2  # noqa: PLC0415

    try:
        yield
    except pypdfium2.PdfiumError as error:
        raise _no_document(source, None) from error


def _open(data: BytesIO, source: str) -> Image.Image:
    _prepare_pillow()
    head = data.getvalue()[:16]
    try:
        with catch_warnings(action="ignore"):
            return Image.open(data, formats=FORMATS)
    except UnidentifiedImageError as error:
        if head.startswith(SIGNATURES) or head[4:8] == b"ftyp":
            raise _damaged(source, error) from error
        raise NotAPictureError(
            _("{source} is not a picture.").format(source=source),
            hint=_("Pictures (JPEG, PNG, HEIC, WebP, TIFF, BMP, GIF, AVIF) and PDFs are taken in."),
        ) from error
    except _DAMAGE as error:
        raise _damaged(source, error) from error


@cache
def _prepare_pillow() -> None:
    import pi_heif  # noqa: PLC0415 - 30 ms that listing files need not pay

    Image.init()
    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # `_refuse_bomb` looks at every frame, by the user's own limit


def _frame(image: Image.Image, number: int, source: str, limits: settings.Pictures) -> Pixels:
    try:
        with catch_warnings(action="ignore"):  # Pillow grumbles about oddities that it copes with
            image.seek(number)
            _refuse_bomb(image, source, limits)
            image.load()
            return _upright_rgb(image)
    except _DAMAGE as error:
        raise _damaged(source, error) from error


def _refuse_bomb(image: Image.Image, source: str, limits: settings.Pictures) -> None:
    megapixels = image.width * image.height / 1e6
    if megapixels > limits.max_megapixels:
        raise PictureTooLargeError(
            _("{source} has {size:.0f} megapixels; up to {limit:.0f} are taken.").format(
                source=source, size=megapixels, limit=limits.max_megapixels
            ),
            hint=_("Save it smaller, or raise pictures.max_megapixels in the settings if you trust the file."),
        )


def _upright_rgb(image: Image.Image) -> Pixels:
    with suppress(*_DAMAGE):  # a broken EXIF block is no reason to lose a whole picture
        image = ImageOps.exif_transpose(image)
    if image.mode.startswith(("I", "F")):
        image = _to_8_bits(image)
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba)
    return np.array(image.convert("RGB"))


def _to_8_bits(image: Image.Image) -> Image.Image:
    """Grey of 10, 12, 16 or 32 bits a pixel: Pillow's own conversion would clip it to white."""
    values = np.asarray(image, np.float64)
    top = float(values.max(initial=0))
    scale = 255 if top <= 1 else 255 / (2 ** max(8, int(np.ceil(np.log2(top + 1)))) - 1)
    return Image.fromarray(np.clip(values * scale, 0, 255).astype(np.uint8))


def _drawn(page: Any, limits: settings.Pictures) -> Pixels:
    width, height = page.get_size()
    bitmap = page.render(scale=_scale(width, height, limits), rev_byteorder=True)
    return np.array(bitmap.to_numpy()[:, :, :3])


def _scale(width: float, height: float, limits: settings.Pictures) -> float:
    """Pixels a point."""
    scale = limits.pdf_dpi / POINTS_PER_INCH
    pixels = width * height * scale**2
    return float(scale * min(1.0, (limits.pdf_megapixels * 1e6 / max(pixels, 1.0)) ** 0.5))


def _damaged(source: str, error: Exception) -> PictureError:
    if isinstance(error, PictureError):
        return error
    return TruncatedPictureError(
        _("{source} is damaged or incomplete: {reason}").format(source=source, reason=error),
        hint=_("Copy it again from the camera or phone; the transfer may have been cut short."),
    )


def _no_document(source: str, code: int | None) -> PictureError:
    if code == PDF_WRONG_PASSWORD:
        return EncryptedPdfError(
            _("{source} is a PDF that is locked with a password.").format(source=source),
            hint=_("Open it in a PDF viewer, print it to a new PDF without a password, and take in that one."),
        )
    return TruncatedPictureError(
        _("{source} is a PDF that is damaged or has no pages.").format(source=source),
        hint=_("Scan or export it again, or open it in a PDF viewer and print it to a new PDF."),
    )
