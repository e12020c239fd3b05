import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ocr.glyphs import japanese


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        (["山田太郎のカード", "营业部长", "携带 090", "調查"], ["山田太郎のカード", "営業部長", "携帯 090", "調査"]),
        (["髙橋 﨑山", "𠮷田です"], ["髙橋 﨑山", "𠮷田です"]),
        (["Zürich €5 café の"], ["Zürich €5 café の"]),
        (["业务范围", "济宁市有限公司"], ["业务范围", "济宁市有限公司"]),
        ([], []),
    ],
)
def test_chinese_glyphs_on_japanese_cards(seen, printed):
    assert japanese(seen) == printed


@given(st.lists(st.text()))
def test_repairing_twice_is_repairing_once(texts):
    once = japanese(texts)
    assert [len(text) for text in once] == [len(text) for text in texts]
    assert japanese(once) == once
