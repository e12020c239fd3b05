"""What is shown of a kept picture is made once, and goes with it."""

import pytest

from enishi.errors import PictureError
from enishi.workflow import previews
from tests.builders import EVENING, a_photo, an_event
from tests.conftest import SAMPLES


def take_in(workspace, data):
    with workspace.store.deed("import", "import", EVENING):
        digest = workspace.store.pictures.put(data)
        event = workspace.store.events.add(an_event())
        workspace.store.cards.add_photo(a_photo(data, "table.jpg"), event.id, EVENING)
    return digest


def test_it_is_made_in_all_widths_and_taken_back_with_the_picture(workspace):
    digest = take_in(workspace, (SAMPLES / "scans" / "06-phone.jpg").read_bytes())
    assert set(previews.make(workspace, digest, 1)) == set(previews.WIDTHS)
    assert list(previews.make(workspace, digest, 1)) == []  # once
    (sizes,) = previews.measure(workspace, digest)
    assert workspace.store.previews.sizes(digest) == sizes
    shown = [workspace.store.previews.path(digest, 1, width) for width in previews.WIDTHS]
    assert all(path.exists() for path in shown)
    workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert not any(path.exists() for path in shown)


def test_nothing_stays_of_a_picture_that_went_meanwhile(workspace):
    digest = take_in(workspace, (SAMPLES / "scans" / "06-phone.jpg").read_bytes())
    making = previews.make(workspace, digest, 1)
    next(making)
    workspace.store.undo(workspace.store.last_deed(), EVENING)
    list(making)
    assert not workspace.store.previews.path(digest, 1, 240).exists()


def test_a_broken_picture_is_told_of(workspace):
    digest = take_in(workspace, b"no picture")
    for task in (previews.make(workspace, digest, 1), previews.measure(workspace, digest)):
        with pytest.raises(PictureError):
            list(task)
    workspace.store.pictures.path(digest).unlink()
    with pytest.raises(PictureError):
        list(previews.make(workspace, digest, 1))
