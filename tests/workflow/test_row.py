from dataclasses import replace

import pytest

from enishi.errors import NoCardError, NotAPictureError
from enishi.model.card import Face, Photo, Property, Rejected
from enishi.settings import Settings
from enishi.workflow.row import Finished, Found, Waits, in_a_row
from tests.workflow.readers import Scripted, picture

FRONT = ("株式会社はるかぜ", "取締役社長", "竹内 義弘", "TEL 03-5237-4426", "takeuchi@harukaze.example.co.jp")
BACK = ("Harukaze Inc.", "Yoshihiro Takeuchi", "President", "takeuchi@harukaze.example.co.jp")
SERVICES = ("事業内容", "株式会社はるかぜ", "TEL 03-5237-4426", "www.harukaze.example.co.jp")
MAP = ("地図", "最寄駅 赤坂駅 5番出口より徒歩3分")
COLLEAGUE = ("株式会社はるかぜ", "部長", "榊 玲奈", "TEL 03-5237-4426", "sakaki@harukaze.example.co.jp")
TEXTS = {10: FRONT, 60: BACK, 110: SERVICES, 160: MAP, 210: COLLEAGUE}
WHO = {10: "front", 60: "back", 110: "services", 160: "map", 210: "colleague"}


def run(*photos, join=True):
    settings = Settings()
    settings = replace(settings, reading=replace(settings.reading, join_pictures=join))
    return [each for each in in_a_row(photos, Scripted(TEXTS), settings) if not isinstance(each, Waits)]


def joined(events):
    """The photos of each card that was found."""
    return [tuple(photo.source for photo in each.photos) for each in events if isinstance(each, Finished)]


def test_front_and_back_in_a_row_are_one_contact_with_both_names():
    found, finished = run(picture(10), picture(60))
    assert isinstance(found, Found)
    assert isinstance(finished, Finished)
    card = found.read.card
    assert finished.cards == (found.read,)
    assert [photo.source for photo in finished.photos] == ["10.png", "60.png"]
    assert [(side.source, side.face) for side in card.sides] == [("10.png", Face.FRONT), ("60.png", Face.BACK)]
    assert card.draft.value(Property.NAME) == "竹内 義弘"
    assert card.draft.value(Property.NAME_ROMAJI) == "Yoshihiro Takeuchi"
    assert card.draft.values(Property.EMAIL) == ("takeuchi@harukaze.example.co.jp",)
    assert len(found.read.pictures) == 2


def test_a_back_that_comes_first_is_still_the_back():
    found, _finished = run(picture(60), picture(10))
    assert isinstance(found, Found)
    assert [side.source for side in found.read.card.sides] == ["10.png", "60.png"]


@pytest.mark.parametrize(
    ("shades", "cards"),
    [
        ((10, 110), [("10.png", "110.png")]),
        ((10, 210), [("10.png",), ("210.png",)]),
        ((10, 160), [("10.png",), ("160.png",)]),
        ((210, 10, 60, 210), [("210.png",), ("10.png", "60.png"), ("210.png",)]),
        ((10, 60, 110), [("10.png", "60.png"), ("110.png",)]),
    ],
)
def test_which_pictures_are_joined(shades, cards):
    assert joined(run(*map(picture, shades))) == cards


def test_a_file_that_is_called_a_back_is_one_unless_it_names_another():
    named = joined(run(picture(10, "x/a_front.png"), picture(160, "x/a_back.png")))
    assert named == [("x/a_front.png", "x/a_back.png")]
    assert len(joined(run(picture(10, "a_front.png"), picture(160, "b_back.png")))) == 2
    assert len(joined(run(picture(10, "名刺表.png"), picture(160, "名刺裏.png")))) == 1
    assert len(joined(run(picture(10, "a_front.png"), picture(210, "a_back.png")))) == 2


def test_nothing_is_joined_if_nobody_wants_it():
    assert joined(run(picture(10), picture(60), join=False)) == [("10.png",), ("60.png",)]


def test_the_same_picture_twice_is_no_back():
    assert len(joined(run(picture(10), picture(10, "copy.png")))) == 2


def test_what_is_no_photo_ends_the_row():
    note = Rejected("x", "slug", "message")
    events = run(picture(10), note, picture(60))
    assert joined(events) == [("10.png",), ("60.png",)]
    assert events.index(note) == 2


def test_a_picture_that_fails_ends_the_row_and_is_told():
    events = run(picture(10), Photo("broken.png", b"no picture"), picture(60))
    assert joined(events) == [("10.png",), ("broken.png",), ("60.png",)]
    errors = [type(each.error) for each in events if isinstance(each, Finished)]
    assert errors == [type(None), NotAPictureError, type(None)]


def test_a_picture_without_a_card_is_told():
    (finished,) = run(picture(160))
    assert isinstance(finished, Finished)
    assert isinstance(finished.error, NoCardError)
    (empty,) = run(picture(250))
    assert isinstance(empty, Finished)
    assert isinstance(empty.error, NoCardError)


def test_two_pictures_that_follow_each_other_and_are_no_card_are_told_each():
    slip = ("領収書", "合計 1,200円", "2026年11月20日")
    photos = [picture(90, "slip_front.png"), picture(91, "slip_back.png")]
    engine = Scripted({90: slip, 91: slip})
    events = [each for each in in_a_row(photos, engine, Settings()) if not isinstance(each, Waits)]
    assert [each.photos[0].source for each in events] == ["slip_front.png", "slip_back.png"]
    for each in events:
        assert isinstance(each.error, NoCardError)
        assert each.photos[0].source in each.error.message


def test_one_picture_waits_for_no_more_than_the_next():
    engine = Scripted(TEXTS)
    events = in_a_row(map(picture, (210, 10, 60, 110)), engine, Settings())
    assert isinstance(next(events), Waits)
    assert set(engine.read_so_far) == {210}
    assert isinstance(next(events), Found)
    assert set(engine.read_so_far) == {210, 10}
