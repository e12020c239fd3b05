import pytest

from enishi.extraction.names import family_and_given, split


@pytest.mark.parametrize(
    ("name", "family", "given"),
    [
        ("高橋 さくら", "高橋", "さくら"),
        ("髙橋健太郎", "髙橋", "健太郎"),
        ("小鳥遊美月", "小鳥遊", "美月"),
        ("林誠", "林", "誠"),
        ("長谷川奈緒", "長谷川", "奈緒"),
        ("森泉", "森", "泉"),
        ("勅使河原 蓮", "勅使河原", "蓮"),
        ("マリア・フェルナンデス", "フェルナンデス", "マリア"),
        ("Emma Whitfield", "Whitfield", "Emma"),
        ("Dr. Anja Brückner", "Brückner", "Anja"),
        ("Ana Sofia van der Berg", "van der Berg", "Ana Sofia"),
        ("Daisuke SUZUKI", "SUZUKI", "Daisuke"),
        ("SUZUKI Daisuke", "SUZUKI", "Daisuke"),
        ("Whitfield, Emma", "Whitfield", "Emma"),
        ("Selva", "", "Selva"),
        ("", "", ""),
    ],
)
def test_family_and_given_name(name, family, given):
    assert split(name) == (family, given)


def test_how_surely_a_text_is_a_name():
    assert family_and_given("高橋さくら") == 1
    assert family_and_given("高橋 祢々実") == 0.5
    assert family_and_given("営業部長") == 0
    assert family_and_given("さくら") == 0
    assert family_and_given("A社") == 0
