import pytest
from hypothesis import given

from enishi.matching.names import differences, relate
from enishi.matching.person import Name
from enishi.matching.weights import Outcome
from tests.matching.people import PEOPLE, somebody


def name(text: str) -> Name:
    return somebody(name=text).names[0]


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("佐藤 花子", "佐藤花子", Outcome.SAME),
        ("ＳＡＴＯ Hanako", "Hanako Sato", Outcome.SAME),
        ("髙橋健", "高橋 健", Outcome.VARIANT),
        ("齋藤 恵", "斎藤 惠", Outcome.VARIANT),
        ("John Quincy Harbour", "John Harbour", Outcome.VARIANT),
        ("Dupont Jean-Luc", "Jean-Luc Dupont", Outcome.SAME),
        ("Pierre-Luc Dupont", "Pierre Luc Dupont", Outcome.VARIANT),
        ("Ito Jun", "Itoh Jun", Outcome.VARIANT),
        ("佐膝花子", "佐藤花子", Outcome.CONFUSED),
        ("Ho11y Berg", "Holly Berg", Outcome.CONFUSED),
        ("Jonathan Berg", "Johnathan Berg", Outcome.VARIANT),
        ("Jonathan Berg", "Jonathen Berg", Outcome.TYPO),
        ("Jonatan Westerberg", "Jonathan Westenberg", Outcome.ONE_OFF),
        ("ジョナサン・スミス", "ジョナンン・スミス", Outcome.TYPO),
        ("Takagi Kenichiro", "Takagi Kenichirou", Outcome.VARIANT),
        ("Hanaka Sato", "Hanana Sato", Outcome.ONE_OFF),
        ("J. Harbour", "John Harbour", Outcome.PART),
        ("Harbour", "John Harbour", Outcome.PART),
        ("佐藤", "佐藤 花子", Outcome.PART),
        ("小鳥遊", "小鳥遊 花", Outcome.PART),
        ("佐藤 花子", "佐藤 化子", Outcome.ONE_OFF),
        ("佐藤花子", "佐藤 華子", Outcome.ONE_OFF),
        ("鳳凰院 花子", "鳳凰陰 花子", Outcome.ONE_OFF),
        ("佐藤 太郎", "佐藤 次郎", Outcome.OTHER_GIVEN),
        ("佐藤一", "佐藤二", Outcome.OTHER_GIVEN),
        ("佐藤健", "佐藤翔", Outcome.OTHER_GIVEN),
        ("森太郎", "森翔", Outcome.OTHER_GIVEN),
        ("林 太郎", "林田 翔", Outcome.DIFFERENT),
        ("Kenji Sato", "Yoko Sato", Outcome.OTHER_GIVEN),
        ("Hiroki Sato", "Hiroko Sato", Outcome.OTHER_GIVEN),
        ("佐藤 花子", "田中 花子", Outcome.OTHER_FAMILY),
        ("高橋 花子", "高木 花子", Outcome.OTHER_FAMILY),
        ("佐藤 花子", "鈴木 翔", Outcome.DIFFERENT),
        ("Hanako Sato", "Jonathan Berg", Outcome.DIFFERENT),
        ("さくら", "もみじ", Outcome.DIFFERENT),
        ("김민준", "이서연", Outcome.DIFFERENT),
    ],
)
def test_how_two_names_relate(one, other, outcome):
    assert relate(name(one), name(other)) is outcome
    assert relate(name(other), name(one)) is outcome


def test_differences_are_shown_where_they_are_few():
    assert differences(name("髙橋 健"), name("高橋健")) == "0.67 (髙/高)"
    assert differences(name("佐藤花子"), name("鈴木 翔")) == "0.00"


@given(PEOPLE, PEOPLE)
def test_symmetric(one, other):
    for left in one.names:
        for right in other.names:
            if left.script is right.script:
                assert relate(left, right) is relate(right, left)
