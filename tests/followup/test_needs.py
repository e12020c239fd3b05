"""What somebody looks for."""

import pytest

from enishi.followup.needs import needs, without_needs


@pytest.mark.parametrize(
    ("note", "sought", "rest"),
    [
        ("Sails. Looking for a dry dock in Kobe.", ("a dry dock in Kobe",), "Sails.  ."),
        ("needs freight; knows AI", ("freight",), "; knows AI"),
        ("冷蔵倉庫を探している。AIに詳しい", ("冷蔵倉庫",), "。AIに詳しい"),
        ("海運に強い。人材を募集中", ("人材",), "海運に強い。"),
        ("物流のパートナーが欲しい", ("物流のパートナー",), ""),
        ("talked about boats", (), "talked about boats"),
        ("", (), ""),
    ],
)
def test_a_note_says_what_is_sought_and_the_rest(note, sought, rest):
    assert needs(note) == sought
    assert without_needs(note) == rest
