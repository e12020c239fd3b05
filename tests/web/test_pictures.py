"""Pictures are shown small, to whoever was let in, and to nobody who guesses."""

from io import BytesIO
from urllib.parse import quote

import httpx2 as httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from enishi.model.upload import Upload
from enishi.workflow import inbox
from enishi.workflow.previews import WIDTHS
from tests.builders import EVENING, a_photo, a_workspace, an_event
from tests.web.conftest import SAMPLES

NAMES = ("scans/06-phone.jpg", "two-sided.pdf")


@pytest.fixture
def home(tmp_path):
    """A photo that says in its EXIF how it lies, a document, and what is no picture."""
    workspace = a_workspace(tmp_path / "home")
    for number, data in enumerate([*((SAMPLES / name).read_bytes() for name in NAMES), b"no picture"]):
        with workspace.store.deed("import", "import", EVENING):
            workspace.store.pictures.put(data)
            event = workspace.store.events.add(an_event(f"event {number}"))
            workspace.store.cards.add_photo(a_photo(data), event.id, EVENING)
    workspace.close()
    return tmp_path / "home"


@pytest.fixture
def digests(home):
    workspace = a_workspace(home)
    found = [photo.digest for event in (1, 2, 3) for photo in workspace.store.photos.of_event(event)]
    workspace.close()
    return found


@pytest.fixture
def asks(server, browse):
    """GET with the session of a paired device."""
    cookies = {each["name"]: each["value"] for each in browse().context.cookies()}
    with httpx.Client(base_url=server.address, cookies=cookies, timeout=30) as client:
        yield client.get


def test_a_photo_is_shown_upright_in_every_width_and_kept(asks, digests, home):
    for width in WIDTHS:
        answer = asks(f"/pictures/{digests[0]}/{width}.jpg")
        shown = Image.open(BytesIO(answer.content))
        assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
        assert (shown.format, shown.width) == ("JPEG", min(width, 1512))
        assert shown.height > shown.width  # the phone was held upright
    made = [path for path in (home / "previews").rglob("*") if path.is_file()]
    assert len(made) == len(WIDTHS)
    assert {path.stat().st_mode & 0o777 for path in made} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (home / "previews").rglob("*") if path.is_dir()} == {0o700}


def test_each_page_of_a_document_is_a_picture(asks, digests):
    one, two = (asks(f"/pictures/{digests[1]}/480.jpg?page={page}") for page in (1, 2))
    assert one.status_code == two.status_code == 200
    assert one.content != two.content
    assert asks(f"/pictures/{digests[1]}/480.jpg?page=3").status_code == 404


def test_what_cannot_be_decoded_is_told_of(asks, digests, home):
    assert asks(f"/pictures/{digests[2]}/240.jpg").status_code == 415
    assert asks(f"/photos/{digests[2]}").status_code == 400
    (home / "pictures" / digests[0][:2] / digests[0]).unlink()
    assert asks(f"/pictures/{digests[0]}/240.jpg").status_code == 404


def test_nobody_guesses_a_picture(server, asks, digests):
    assert httpx.get(f"{server.address}/pictures/{digests[0]}/240.jpg").status_code == 401
    assert asks(f"/pictures/{'0' * 64}/240.jpg").status_code == 404
    assert asks(f"/pictures/{digests[0]}/241.jpg").status_code == 404


def test_a_picture_that_waits_to_be_read_is_shown_until_it_is_forgotten(asks, home):
    workspace = a_workspace(home)
    coming = workspace.store.pictures.incoming()
    coming.write((SAMPLES / "scans" / "01.jpg").read_bytes())
    waiting = inbox.receive(Upload("one", 1, "image.jpg", "", EVENING), coming, workspace)
    coming.discard()
    address = f"/pictures/{waiting.digest}/240.jpg"
    assert asks(address).status_code == 200
    inbox.remove(waiting.id, workspace)
    workspace.close()
    assert asks(address).status_code == 404


def test_a_picture_that_was_taken_back_is_shown_no_longer(asks, digests, home):
    address = f"/pictures/{digests[0]}/240.jpg"
    assert asks(address).status_code == 200
    workspace = a_workspace(home)
    workspace.store.undo(workspace.store.deed_numbered(1), EVENING)
    workspace.close()
    assert asks(address).status_code == 404
    assert not [path for path in (home / "previews").rglob("*") if path.is_file()]


_PART = st.text(st.characters(exclude_characters="/?#%\\", exclude_categories=("Cs",)), min_size=1, max_size=12)
_NUMBER = st.integers(min_value=0, max_value=10**40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.one_of(
        st.builds("/pictures/{}/{}.jpg?page={}".format, _PART, st.sampled_from(WIDTHS) | _NUMBER, _PART | _NUMBER),
        st.builds("/pictures/{}".format, _PART),
        st.builds("/photos/{}?page={}".format, _PART, _PART | _NUMBER),
        st.builds("/photos/{}/outline".format, _PART),
        st.builds("/cards/{}".format, _PART | _NUMBER),
        st.builds("/events/{}/photos".format, _PART | _NUMBER),
    )
)
def test_no_address_breaks_anything(asks, path):
    assert asks(quote(path, safe="/?=    assert asks(path).status_code in")).status_code in (200, 303, 400, 404, 405)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(page=_PART | _NUMBER, width=st.sampled_from(WIDTHS))
def test_no_page_breaks_anything(asks, digests, page, width):
    assert asks(f"/pictures/{digests[1]}/{width}.jpg", params={"page": page}).status_code in (200, 404)
    assert asks(f"/photos/{digests[1]}", params={"page": page}).status_code in (200, 404)
