"""A kept picture -> what a screen shows of it: made once, in the process that decodes pictures."""

from collections.abc import Iterator
from pathlib import Path

from enishi.errors import MissingFileError
from enishi.language import _
from enishi.model.card import Photo, Size
from enishi.workflow.workspace import Workspace

WIDTHS = (240, 480, 960, 1920)
"""In pixels: a thumbnail, a card on a phone, one on a sharp phone, a photo that is looked at closely."""


def make(workspace: Workspace, digest: str, page: int) -> Iterator[int]:
    """Keep a page of a picture in all widths, for it is decoded once; yields each width.

    Raises PictureError, NotFoundError if there is no such page.
    """
    from enishi.imaging.load import page_of  # noqa: PLC0415 - what shows what was made decodes no picture
    from enishi.imaging.preview import previews  # noqa: PLC0415

    store = workspace.store
    if all(store.previews.path(digest, page, width).exists() for width in WIDTHS):
        return  # made for somebody else who asked a moment ago
    pixels = page_of(original(digest, workspace), page, workspace.settings.pictures).pixels
    for width, data in previews(pixels, WIDTHS):
        store.previews.put(digest, page, width, data)
        yield width
    _forget_if_gone(digest, workspace)


def measure(workspace: Workspace, digest: str) -> Iterator[tuple[Size, ...]]:
    """Keep how large each page of a picture is, and yield it. Raises PictureError."""
    from enishi.imaging.load import page_sizes  # noqa: PLC0415 - as above

    sizes = page_sizes(original(digest, workspace), workspace.settings.pictures)
    workspace.store.previews.put_sizes(digest, sizes)
    yield sizes
    _forget_if_gone(digest, workspace)


def original(digest: str, workspace: Workspace) -> Photo:
    """A picture as it was kept. Raises MissingFileError."""
    path: Path = workspace.store.pictures.path(digest)
    try:
        return Photo(workspace.store.photos.source_of(digest), path.read_bytes())
    except OSError as error:
        raise MissingFileError(
            _("A picture is missing from the data folder: {path}").format(path=path),
            hint=_("Put the folder back from a copy, or take the picture in again."),
        ) from error


def _forget_if_gone(digest: str, workspace: Workspace) -> None:
    """Whoever took the picture away meanwhile took only what was there then."""
    if not workspace.store.cards.knows(digest):
        workspace.store.previews.remove([digest])
