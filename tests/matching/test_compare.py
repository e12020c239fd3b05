import pytest
from hypothesis import given

from enishi.language import speaking
from enishi.matching.compare import compare
from enishi.matching.weights import FAMILY_SOUND, READING_BESIDE_NAME, WEIGHTS, Rarity
from enishi.model.match import Degree
from tests.matching.people import PEOPLE, somebody


def words(one: dict[str, str], other: dict[str, str], rarity: Rarity | None = None) -> set[str]:
    return {str(each) for each in compare(somebody(**one), somebody(**other), *filter(None, [rarity]))}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ({"mobile": "090-1111-2222"}, {"mobile": "+81 90 1111 2222"}, {"= mobile"}),
        ({"mobile": "090-1111-2222"}, {"phone": "090 1111 2222"}, {"= mobile"}),
        ({"mobile": "090-1111-2222"}, {"mobile": "090-1111-2223"}, {"~ mobile …2222 / …2223"}),
        ({"mobile": "090-1111-2222"}, {"mobile": "080-3333-4444"}, {"≠ mobile …2222 / …4444"}),
        ({"phone": "03-1111-2222"}, {"phone": "+81 3 1111 2222"}, {"= phone"}),
        ({"phone": "03-1111-2222"}, {"phone": "06-1111-2222"}, {"≠ phone"}),
        ({"phone": "03-1111-2222"}, {"fax": "03-1111-2223"}, {"≠ phone"}),
        ({"name": "髙橋 健一"}, {"name": "高橋健一"}, {"~ name 0.75 (髙/高)"}),
        ({"email": "t@x.example"}, {"email": "T@X.example"}, {"= e-mail", "= e-mail domain x.example"}),
        (
            {"email": "tanaka1@x.example"},
            {"email": "tanaka2@x.example"},
            {"≠ e-mail tanaka1 / tanaka2", "= e-mail domain x.example"},
        ),
        (
            {"email": "tanaka@x.example"},
            {"email": "sato@x.example"},
            {"≠ e-mail tanaka / sato", "= e-mail domain x.example"},
        ),
        ({"email": "tanaka1@gmail.com"}, {"email": "tanakal@gmail.com"}, {"~ e-mail tanaka1 / tanakal"}),
        ({"email": "h.watanabe@gmail.com"}, {"email": "h.watannbe@gmail.com"}, {"~ e-mail h.watanabe / h.watannbe"}),
        ({"email": "h.sato@gmail.com"}, {"email": "k.sato@gmail.com"}, {"≠ e-mail h.sato / k.sato"}),
        ({"email": "satot@gmail.com"}, {"email": "satok@gmail.com"}, {"≠ e-mail satot / satok"}),
        ({"email": "sato@x.example"}, {"email": "sato@y.example"}, {"~ e-mail sato@x.example / sato@y.example"}),
        (
            {"email": "sato@minato.example"},
            {"email": "sato@minat.example"},
            {"~ e-mail sato@minato.example / sato@minat.example"},
        ),
        ({"email": "a@x.example"}, {"email": "b@y.example"}, {"≠ e-mail a@x.example / b@y.example"}),
        (
            {"email": "info@x.example"},
            {"email": "info@x.example"},
            {"= shared mailbox info@x.example", "= e-mail domain x.example"},
        ),
        ({"email": "info@x.example"}, {"email": "sato@x.example"}, {"= e-mail domain x.example"}),
        ({"company": "㈱みなと"}, {"company": "みなと 株式会社"}, {"= company"}),
        (
            {"company": "みなとホールディングス"},
            {"company": "みなとホールディソグス"},
            {"~ company みなとホールディングス / みなとホールディソグス"},
        ),
        (
            {"company": "みなと物流"},
            {"company": "みなと物流ホールディングス"},
            {"~ company みなと物流 / みなと物流ホールディングス"},
        ),
        ({"company": "Harbour Freight"}, {"company": "Harbor Freight"}, {"~ company Harbour Freight / Harbor Freight"}),
        ({"company": "みなと物流"}, {"company": "あおば"}, {"≠ company みなと物流 / あおば"}),
        ({"company": "みなと物流"}, {"company": "Minato Logistics"}, set()),
        ({"title": "部長", "department": "営業部"}, {"title": "部長", "department": "総務部"}, {"= title"}),
        ({"postal_code": "〒100-0001"}, {"postal_code": "1000001"}, {"= postal code"}),
        ({"name_kana": "さとう はなこ"}, {"name": "Hanako Sato"}, {"= reading"}),
        ({"name_kana": "わたなべ はなこ"}, {"name": "Hanako Watanebe"}, {"~ reading"}),
        ({"name_kana": "さとう はなこ"}, {"name": "Kenji Sato"}, {"≠ reading"}),
        ({"name": "佐藤 花子"}, {"name": "Hanako Sato"}, {"= sound of the name (sato)"}),
        ({"name": "佐藤 凸"}, {"name": "Dekko Sato"}, {"~ sound of the name (sato)"}),
        ({"name": "佐藤 花子"}, {"name": "Kenji Sato"}, {"≠ sound of the name (sato)"}),
        ({"name": "佐藤 花子"}, {"name_kana": "さとう はなこ"}, {"= sound of the name (sato)"}),
        ({"name": "John Smith"}, {"name": "佐藤 花子"}, {"≠ sound of the name (sato)"}),
        ({"name": "凸凹 花子"}, {"name": "Hanako Sato"}, set()),
        (
            {"name": "幸子", "name_kana": "さちこ"},
            {"name": "幸子", "name_kana": "ゆきこ"},
            {"= name", "≠ reading"},
        ),
        ({}, {"name": "Hanako"}, set()),
    ],
)
def test_in_words(one, other, said):
    assert words(one, other) == said


def test_the_best_of_several_values_counts():
    many = somebody(name="佐藤 花子", email="a@x.example", mobile="090-1111-2222")
    assert {each.degree for each in compare(many, many)} == {Degree.SAME}


def test_rare_and_common_names_are_told():
    one = {"name": "小鳥遊 花"}
    assert words(one, one, Rarity(1_000_000, lambda _term: 1)) == {"= name", "= rare name"}
    assert words(one, one, Rarity(1_000, lambda _term: 50)) == {"= name", "= common name"}


def test_what_many_share_weighs_less():
    one = somebody(
        name="佐藤 花子", company="みなと", mobile="090-1111-2222", phone="03-1111-2222", email="a@gmail.com"
    )
    weights = [
        [each.weight for each in compare(one, one, Rarity(10_000, lambda _term, count=count: count))]
        for count in (1, 2, 200)
    ]
    rare, double, common = map(sum, weights)
    assert rare > double > common


def test_a_second_sign_of_one_workplace_adds_little():
    one = {"name": "佐藤 花子", "company": "みなと物流"}
    both = compare(somebody(**one, phone="03-1111-2222"), somebody(**one, phone="03-1111-2222"))
    alone = compare(somebody(phone="03-1111-2222"), somebody(phone="03-1111-2222"))
    beside = {each.channel: each.weight for each in both}
    assert 0 < beside["phone"] < alone[0].weight / 2


def test_channels_speak_the_users_language():
    with speaking("ja"):
        japanese = compare(somebody(title="部長"), somebody(title="部長"))
    assert [each.degree for each in japanese] == [Degree.SAME]


@given(PEOPLE, PEOPLE)
def test_symmetric_but_for_the_order_of_what_is_shown(one, other):
    there, back = compare(one, other), compare(other, one)
    assert [(each.channel, each.degree, each.weight) for each in there] == [
        (each.channel, each.degree, each.weight) for each in back
    ]


@pytest.mark.parametrize("weight", [*WEIGHTS.values(), *READING_BESIDE_NAME.values(), *FAMILY_SOUND.values()])
def test_every_weight_is_a_pair_of_probabilities_with_a_reason(weight):
    assert 0 < weight.m <= 1
    assert weight.u > 0
    assert weight.reason
