"""When to ask again who it was."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.recall import RESTS, answered, is_due
from tests.builders import EVENING


@given(answers=st.lists(st.booleans(), min_size=1, max_size=12))
def test_each_right_answer_in_a_row_lengthens_the_rest_and_a_wrong_one_ends_it(answers):
    now, recall = EVENING, None
    for right in answers:
        before, recall = recall, answered(7, recall, now, right=right)
        rest, earlier = recall.next_at - now, before.next_at - before.asked_at if before else timedelta(0)
        assert rest > earlier or rest == max(RESTS) if right else rest == timedelta(0)
        assert recall.level == (before.level + 1 if before and right else int(right))
        assert is_due(recall, recall.next_at)
        assert is_due(recall, now) is not right
        now = recall.next_at
    assert recall.encounter_id == 7


def test_who_was_never_asked_about_is_due():
    assert is_due(None, EVENING)
