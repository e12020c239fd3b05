from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from enishi.extraction.confidence import ANY, probability, weights, weights_of
from enishi.extraction.draft import draft
from enishi.model.card import Property
from tests.extraction.texts import rows

CARD = rows(
    "株式会社みなと物流", "営業部長", "高橋 恵理子", "〒231-0015", "神奈川県横浜市中区尾上町1-20", "TEL 045-555-0121"
)


def sure(certainty, line=4):
    """Of the address when one of its characters is that certain."""
    lines = list(CARD.lines)
    certainties = [0.999] * len(lines[line].text)
    certainties[3] = certainty
    lines[line] = replace(lines[line], certainties=tuple(certainties))
    return draft([replace(CARD, lines=tuple(lines))]).all(Property.ADDRESS)[0].confidence


def test_one_doubtful_character_makes_a_value_doubtful():
    assert sure(0.3) < sure(0.9) < sure(0.999)


def test_what_no_label_tells_of_is_believed_as_anything_is():
    assert weights_of(Property.QUALIFICATION) == weights()[ANY]
    assert weights_of(Property.NAME) != weights()[ANY]
    assert set(weights()) - {ANY} <= {what.value for what in Property}


@given(
    st.dictionaries(st.sampled_from(["doubt", "line", "share", "unheard_of"]), st.floats(-1e6, 1e6)),
    st.sampled_from(list(Property)),
)
def test_it_is_a_probability(evidence, what):
    assert 0 <= probability(evidence, weights_of(what)) <= 1
