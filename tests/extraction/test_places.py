import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.extraction.places import Agreement, places, settled

CODE, ADDRESS = "321-0953", "栃木県宇都宮市東宿郷2-4-3 森ビル5F"


@pytest.mark.parametrize(
    ("code", "address"),
    [
        (CODE, ADDRESS),
        (CODE, "宇都宮市東宿郷2-4-3"),
        ("636-0912", "平群町竜田川5"),
        ("060-0001", "札幌市中央区北1条西3丁目2番地"),
        ("240-0011", "神奈川県横浜市保土ケ谷区桜ヶ丘1-2"),
        ("100-0005", "千代田区丸の内1-1-1"),
    ],
)
def test_what_agrees_stays(code, address):
    assert settled(code, address) == (code, address, Agreement.SAME)


@pytest.mark.parametrize(
    ("code", "read", "printed"),
    [
        (CODE, "栃木県宇都宮市束宿郷2-4-3 森ビル5F", ADDRESS),
        (CODE, "板木県宇都宮市東宿郷 2-4-3", "栃木県宇都宮市東宿郷 2-4-3"),
        ("006-0819", "札幌市手稻区前田九条1059", "札幌市手稲区前田九条1059"),
        ("501-5413", "岐卓略高山市在川町新崗4-20-9", "岐阜県高山市荘川町新渕4-20-9"),
        ("010-0811", "秋田県秋田市泉釜/町2431", "秋田県秋田市泉釜ノ町2431"),
        ("240-0011", "神奈川県横浜市保士ケ谷区桜ケ丘1-2", "神奈川県横浜市保土ケ谷区桜ケ丘1-2"),
    ],
)
def test_a_misread_place_is_spelled_as_its_code_says(code, read, printed):
    assert settled(code, read) == (code, printed, Agreement.ADDRESS_MENDED)


def test_a_misread_digit_is_what_the_address_says():
    assert settled("321-0963", ADDRESS) == (CODE, ADDRESS, Agreement.CODE_MENDED)


@pytest.mark.parametrize(
    ("code", "address", "agreement"),
    [
        ("107-0052", "東京都港区芝1-2-3", Agreement.ELSEWHERE),
        ("150-0002", "神奈川県横浜市西区渋谷3-12-5", Agreement.ELSEWHERE),
        ("604-8141", "京都市中京区蛸薬師通烏丸東入一蓮社町298", Agreement.UNKNOWN),
        ("999-9999", "東京都港区芝1-2-3", Agreement.UNKNOWN),
    ],
)
def test_what_cannot_be_told_stays(code, address, agreement):
    assert settled(code, address) == (code, address, agreement)


@given(st.integers(0, len("3210953") - 1), st.sampled_from("0123456789"))
def test_no_wrong_digit_changes_the_address(at, digit):
    digits = CODE.replace("-", "")
    digits = digits[:at] + digit + digits[at + 1 :]
    assert settled(f"{digits[:3]}-{digits[3:]}", ADDRESS)[1] == ADDRESS


@given(st.text("東京都港区芝麻布-0123456789 ", max_size=20))
def test_settling_twice_is_settling_once(address):
    code, better, _ = settled("105-0014", address)
    assert settled(code, better)[:2] == (code, better)


def test_places_of_a_code():
    assert places("3210953") == (("栃木県", "宇都宮市", "東宿郷"),)
    assert places("9999999") == ()
