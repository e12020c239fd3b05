"""Path -> Photo -> Pages: whatever holds pictures, as upright pixels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from enishi import settings
from enishi.errors import (
    EmptyFileError,
    EmptyFolderError,
    MissingFileError,
    NotFoundError,
    PictureError,
    PictureTooLargeError,
)
from enishi.imaging import decode
from enishi.language import _
from enishi.model.card import Photo, Pixels, Size

SUFFIXES = frozenset(
    ".jpg .jpeg .jpe .jfif .png .webp .tif .tiff .bmp .dib .gif .heic .heif .hif .avif .pdf".split()  # noqa: SIM905 - reads best
)
"""What is looked at in a folder; a file that is named is looked at whatever it is called."""


@dataclass(frozen=True, slots=True)
class Page:
    """One picture of a photo, turned as its camera says (EXIF), or one page of a document."""

    number: int
    """From 1."""
    pixels: Pixels = field(repr=False)


def picture_files(path: Path) -> tuple[Path, ...]:
    """A file is itself; a folder gives its pictures and PDFs, subfolders included, in natural order.

    Hidden files and folders are passed over. Raises MissingFileError, EmptyFolderError.
    """
    if path.is_file():
        return (path,)
    if not path.is_dir():
        raise MissingFileError(
            _("{path} does not exist.").format(path=path),
            hint=_("Check the spelling, and whether the disk or phone it lies on is connected."),
        )
    found = tuple(sorted(_pictures_below(path), key=lambda each: _natural(each.relative_to(path))))
    if not found:
        raise EmptyFolderError(
            _("The folder {path} holds no pictures.").format(path=path),
            hint=_("These are looked at: {suffixes}").format(suffixes=" ".join(sorted(SUFFIXES))),
        )
    return found


def read_photo(path: Path, limits: settings.Pictures) -> Photo:
    """The file, byte for byte.

    Raises MissingFileError, EmptyFileError, PictureTooLargeError, or PictureError if it may not be read.
    """
    try:
        size = path.stat().st_size
        _refuse_size(path, size, limits)
        return Photo(str(path), path.read_bytes())
    except FileNotFoundError as error:
        raise MissingFileError(
            _("{path} does not exist.").format(path=path), hint=_("It may have been moved or renamed.")
        ) from error
    except OSError as error:
        raise PictureError(
            _("{path} cannot be read: {reason}").format(path=path, reason=error.strerror or error),
            hint=_("Check that it is a file and that you may read it."),
        ) from error


def pages(photo: Photo, limits: settings.Pictures, first: int = 1) -> Iterator[Page]:
    """Every page of a photo from that one on, decoded one by one, judged by its content and not by its name.

    Raises EmptyFileError, NotAPictureError, TruncatedPictureError, EncryptedPdfError, PictureTooLargeError.
    """
    if not photo.data:
        raise _empty(photo.source)
    images = decode.pdf if decode.is_pdf(photo.data) else decode.picture
    for number, pixels in enumerate(images(BytesIO(photo.data), photo.source, limits, first), first):
        yield Page(number, pixels)


def page_of(photo: Photo, number: int, limits: settings.Pictures) -> Page:
    """The page of that number, decoded. Raises NotFoundError if there is none, and what `pages` raises."""
    found = next(pages(photo, limits, number), None)
    if found is None:
        raise NotFoundError(_("This picture has no page {number}.").format(number=number))
    return found


def page_sizes(photo: Photo, limits: settings.Pictures) -> tuple[Size, ...]:
    """How large each page is once decoded and upright, found without decoding; raises what `pages` raises."""
    if not photo.data:
        raise _empty(photo.source)
    sizes = decode.pdf_sizes if decode.is_pdf(photo.data) else decode.picture_sizes
    return tuple(sizes(BytesIO(photo.data), photo.source, limits))


def _pictures_below(folder: Path) -> Iterator[Path]:
    for each in folder.iterdir():
        if each.name.startswith("."):
            continue
        if each.is_dir() and not each.is_symlink():  # a link may lead round in a circle
            yield from _pictures_below(each)
        elif each.suffix.lower() in SUFFIXES and each.is_file():
            yield each


def _natural(path: Path) -> list[tuple[tuple[bool, int, str], ...]]:
    """Compares 2.jpg before 10.jpg, folder by folder."""
    return [
        tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", name))
        for name in (part.casefold() for part in path.parts)
    ]


def _refuse_size(path: Path, size: int, limits: settings.Pictures) -> None:
    if path.is_file() and not size:
        raise _empty(str(path))
    if size > limits.max_megabytes * 1e6:
        raise PictureTooLargeError(
            _("{path} has {size:.0f} MB; up to {limit:.0f} MB are taken.").format(
                path=path, size=size / 1e6, limit=limits.max_megabytes
            ),
            hint=_("Save it smaller, split it, or raise pictures.max_megabytes in the settings."),
        )


def _empty(source: str) -> EmptyFileError:
    return EmptyFileError(
        _("{source} is empty (0 bytes).").format(source=source), hint=_("Copy it again from the camera or phone.")
    )
