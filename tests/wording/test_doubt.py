"""Two records side by side: what differs is set apart, and nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.model.match import Degree
from enishi.wording.doubt import Line, lines
from tests.builders import a_contact


def test_what_either_says_is_told_field_by_field():
    one = a_contact(name="髙橋 太郎", company="神戸 製鋼所", mobile="+819012345678")
    other = a_contact(2, name="高橋 太郎", company="神戸製鋼所", email="t@kobe.example")
    told = {line.name: (line.one, line.other, line.degree) for line in lines(one, other, "JP")}
    assert told == {
        "name": ("髙橋 太郎", "高橋 太郎", Degree.DIFFERENT),
        "company": ("神戸 製鋼所", "神戸製鋼所", Degree.SAME),
        "phone": ("090-1234-5678", "", None),
        "e-mail": ("", "t@kobe.example", None),
    }


def test_the_letters_that_differ_are_set_apart():
    one, other = Line("name", "髙橋 太郎", "高橋 太郎").pieces
    assert one == (("髙", True), ("橋 太郎", False))
    assert other == (("高", True), ("橋 太郎", False))


@given(st.text(max_size=20), st.text(max_size=20))
def test_pieces_are_the_whole_and_what_is_not_set_apart_is_common(one, other):
    line = Line("name", one, other)
    parts = line.pieces
    assert ("".join(text for text, _alone in parts[0]), "".join(text for text, _alone in parts[1])) == (one, other)
    common = ["".join(text for text, is_alone in side if not is_alone) for side in parts]
    if line.degree is Degree.DIFFERENT:
        assert common[0] == common[1]
