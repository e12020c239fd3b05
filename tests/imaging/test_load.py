import pytest

from enishi.errors import EmptyFileError, EmptyFolderError, MissingFileError, PictureError, PictureTooLargeError
from enishi.imaging.load import pages, picture_files, read_photo
from enishi.model.card import Photo
from enishi.settings import Pictures
from tests.imaging.files import red_and_blue, saved

PLAIN = Pictures()


def touch(folder, *names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_a_folder_gives_its_pictures_in_natural_order_with_subfolders(tmp_path):
    touch(tmp_path, "10.jpg", "2.JPG", "b/1.heic", "a.pdf", "2b.png", "b/10.tif", "b/9.webp")
    found = [each.relative_to(tmp_path).as_posix() for each in picture_files(tmp_path)]
    assert found == ["2.JPG", "2b.png", "10.jpg", "a.pdf", "b/1.heic", "b/9.webp", "b/10.tif"]


def test_hidden_files_and_other_files_are_passed_over(tmp_path):
    touch(
        tmp_path, "card.jpg", ".card.jpg", "._card.jpg", ".trash/card.jpg", "notes.txt", "Thumbs.db", "folder.jpg/x.txt"
    )
    assert picture_files(tmp_path) == (tmp_path / "card.jpg",)


def test_links_that_lead_in_a_circle_end(tmp_path):
    touch(tmp_path, "a/card.jpg")
    (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    assert picture_files(tmp_path) == (tmp_path / "a" / "card.jpg",)


def test_a_file_is_itself_whatever_it_is_called(tmp_path):
    touch(tmp_path, "card")
    assert picture_files(tmp_path / "card") == (tmp_path / "card",)


def test_a_missing_path_is_named(tmp_path):
    with pytest.raises(MissingFileError, match=r"nowhere does not exist") as refused:
        picture_files(tmp_path / "nowhere")
    assert "spelling" in refused.value.hint


def test_an_empty_folder_tells_what_is_looked_at(tmp_path):
    touch(tmp_path, "notes.txt")
    with pytest.raises(EmptyFolderError, match="holds no pictures") as refused:
        picture_files(tmp_path)
    assert ".heic" in refused.value.hint


def test_a_photo_is_the_file_byte_for_byte(tmp_path):
    data = saved(red_and_blue(), "PNG")
    (tmp_path / "card.png").write_bytes(data)
    assert read_photo(tmp_path / "card.png", PLAIN) == Photo(str(tmp_path / "card.png"), data)


def test_an_empty_file(tmp_path):
    (tmp_path / "card.jpg").touch()
    with pytest.raises(EmptyFileError, match=r"card\.jpg is empty") as refused:
        read_photo(tmp_path / "card.jpg", PLAIN)
    assert refused.value.hint
    with pytest.raises(EmptyFileError):
        next(pages(Photo("card.jpg", b""), PLAIN))


def test_a_file_that_has_gone(tmp_path):
    with pytest.raises(MissingFileError, match="does not exist"):
        read_photo(tmp_path / "card.jpg", PLAIN)


def test_a_file_that_is_far_too_large(tmp_path):
    touch(tmp_path, "card.jpg")
    with pytest.raises(PictureTooLargeError, match="MB are taken") as refused:
        read_photo(tmp_path / "card.jpg", Pictures(max_megabytes=5e-7))
    assert "max_megabytes" in refused.value.hint


def test_what_cannot_be_read_says_why(tmp_path):
    with pytest.raises(PictureError, match="cannot be read: Is a directory"):
        read_photo(tmp_path, PLAIN)


def test_pages_are_numbered_from_one_and_decoded_one_by_one():
    sheet = red_and_blue()
    photo = Photo("cards.tif", saved(sheet, "TIFF", save_all=True, append_images=[sheet]))
    assert [page.number for page in pages(photo, PLAIN)] == [1, 2]
    assert next(pages(photo, PLAIN)).number == 1
