"""Pictures are kept whole, once, and only while they are wanted."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.store.pictures import PictureFolder


@given(data=st.binary())
def test_what_is_put_is_there_under_its_digest(tmp_path_factory, data):
    folder = PictureFolder(tmp_path_factory.mktemp("pictures"))
    name = folder.put(data)
    assert folder.path(name).read_bytes() == data
    assert folder.put(data) == name


def test_only_whole_pictures_lie_in_the_folder(tmp_path):
    folder = PictureFolder(tmp_path)
    names = {folder.put(b"one"), folder.put(b"two")}
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == names


def test_what_is_no_longer_wanted_goes(tmp_path):
    folder = PictureFolder(tmp_path)
    kept, gone = folder.put(b"kept"), folder.put(b"gone")
    folder.remove([gone, "neverthere"])
    assert folder.path(kept).exists()
    assert not folder.path(gone).exists()
