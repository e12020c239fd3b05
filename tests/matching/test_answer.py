"""Who was it? Any spelling of the family name will do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.matching.answer import names
from tests.builders import a_contact

MISAKI = {"name": "髙橋 美咲", "name_kana": "たかはし みさき"}
TARO = {"name": "山田太郎"}
JOHN = {"name": "John Carter"}


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *(
            (MISAKI, each)
            for each in ("高橋", "髙橋美咲", "たかはし", "ﾀｶﾊｼ", "Takahashi", "takahasi", "高橋さん", "美咲")
        ),
        *((MISAKI, each) for each in ("Misaki", "高橋花子", "Takahashi Hanako", "takahaschi")),
        *((TARO, each) for each in ("山田", "やまだ", "YAMADA", "山田様")),
        *((JOHN, each) for each in ("carter", "Mr. Carter", "Karter", "john", "Jon")),
        ({"name_romaji": "Sakura Minato"}, "みなと"),
        ({"name": "雁金屋彦左衛門"}, "雁金屋"),
    ],
)
def test_any_spelling_of_a_name_is_right(said, answer):
    assert names(answer, a_contact(**said))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *((MISAKI, each) for each in ("", " ", "高", "高梨", "鈴木", "suzuki", "？")),
        *((TARO, each) for each in ("山", "山口", "Yamaguchi", "さん")),
        *((JOHN, each) for each in ("cart", "Joan", "Carpenter")),
    ],
)
def test_another_name_is_wrong(said, answer):
    assert not names(answer, a_contact(**said))


@given(answer=st.text(max_size=12))
def test_nothing_but_letters_names_somebody(answer):
    if names(answer, a_contact(**MISAKI)):
        assert any(each.isalpha() for each in answer)
    assert names(f"{MISAKI['name']}{''.join(each for each in answer if each.isspace())}", a_contact(**MISAKI))
