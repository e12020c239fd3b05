"""Pictures are kept whole, once, and only while they are wanted."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from enishi.store.pictures import PictureFolder
from enishi.store.previews import PreviewFolder


def a_folder(folder):
    return PictureFolder(folder, PreviewFolder(folder / "previews"))


@given(data=st.binary())
def test_what_is_put_is_there_under_its_digest(tmp_path_factory, data):
    folder = a_folder(tmp_path_factory.mktemp("pictures"))
    name = folder.put(data)
    assert folder.path(name).read_bytes() == data
    assert folder.put(data) == name


def test_only_whole_pictures_lie_in_the_folder(tmp_path):
    folder = a_folder(tmp_path)
    names = {folder.put(b"one"), folder.put(b"two")}
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == names


def test_what_is_no_longer_wanted_goes(tmp_path):
    folder = a_folder(tmp_path)
    kept, gone = folder.put(b"kept"), folder.put(b"gone")
    folder.remove([gone, "neverthere"])
    assert folder.path(kept).exists()
    assert not folder.path(gone).exists()


def test_what_was_made_of_a_picture_goes_with_it(tmp_path):
    folder = a_folder(tmp_path)
    name = folder.put(b"picture")
    previews = folder.previews
    previews.put(name, 1, 240, b"small")
    previews.put_sizes(name, [(91, 55), (55, 91)])
    assert previews.path(name, 1, 240).read_bytes() == b"small"
    assert previews.sizes(name) == ((91, 55), (55, 91))
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "previews").rglob("*")} == {0o600, 0o700}
    folder.remove([name])
    assert previews.sizes(name) == ()
    assert not previews.path(name, 1, 240).exists()


def test_pictures_may_come_in_side_by_side(tmp_path):
    folder = a_folder(tmp_path / "pictures")

    def come_in(number):
        incoming = folder.incoming()
        incoming.write(str(number).encode())
        incoming.keep()
        incoming.discard()
        return folder.path(incoming.digest).read_bytes()

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(come_in, range(200))) == [str(number).encode() for number in range(200)]
