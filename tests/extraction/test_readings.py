import pytest

from enishi.extraction.readings import reading_share, readings, spelling


def test_a_name_may_be_read_in_several_ways():
    families, givens = readings("三枝 功")
    assert "みえだ" in families
    assert {"いさお", "つとむ"} <= givens
    assert readings("マリア・ロペス") == (frozenset({"ろぺす"}), frozenset({"まりあ"}))


@pytest.mark.parametrize(
    ("latin", "name", "share"),
    [
        ("Sakura TAKAHASHI", "高橋 さくら", 1),
        ("TAKAHASHI Tsutomu", "髙橋 功", 1),
        ("Takahashi", "高橋 さくら", 0.5),
        ("Nakamura", "高橋 さくら", 0),
    ],
)
def test_how_much_of_a_name_latin_letters_write(latin, name, share):
    assert spelling(latin, name) == share


@pytest.mark.parametrize(
    ("kana", "name", "share"),
    [
        ("タカハシ サクラ", "高橋 さくら", 1),
        ("さえぐさ いさお", "三枝 功", 0.5),
        ("くさかべ そうま", "九坂辺 蒼磨", 0.25),
        ("たかはし", "高橋 さくら", 0),
        ("さかえちょうにちょうめしょうてんがい", "高橋 功", 0),
        ("あ", "九鬼", 0),
    ],
)
def test_how_well_kana_read_a_name(kana, name, share):
    assert reading_share(kana, name) == share
