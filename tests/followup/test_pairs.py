"""Who should know each other."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.followup.pairs import SHARED_AT_MOST, Somebody, pairs


def somebody(number, *notes, does=(), circles=()):
    return Somebody(number, tuple(does), notes, frozenset(circles))


def test_what_one_looks_for_another_does_in_whichever_language():
    (pair,) = pairs([somebody(1, "Looking for cold chain experts"), somebody(2, does=["低温物流部長"]), somebody(3)])
    assert (pair.seeker, pair.target, pair.topic) == (1, 2, "低温物流")
    assert (pair.wanted, pair.found) == ("cold chain experts", "低温物流部長")


def test_a_word_without_synonyms_will_do():
    (pair,) = pairs([somebody(1, "needs bonsai"), somebody(2, "grows bonsai")])
    assert (pair.seeker, pair.target, pair.topic) == (1, 2, "bonsai")


def test_two_who_look_for_the_same_have_it_in_common_but_neither_has_it():
    (pair,) = pairs([somebody(1, "looking for freight"), somebody(2, "物流を探している")])
    assert pair.wanted == ""


def test_having_it_is_more_than_having_it_in_common_and_both_ways_more_than_one():
    people = [
        somebody(1, "looking for freight", does=["半導体"]),
        somebody(2, "looking for semiconductor people", does=["物流"]),
        somebody(3, "looking for seafood"),
        somebody(4, does=["水産"]),
        somebody(5, "ロボット"),
        somebody(6, "robotics"),
    ]
    assert [(each.seeker, each.target) for each in pairs(people)] == [(1, 2), (3, 4), (5, 6)]


def test_colleagues_and_those_who_were_introduced_know_each_other():
    sought, found = "looking for freight", "物流"
    assert pairs([somebody(1, sought, circles=["X"]), somebody(2, does=[found], circles=["X", "Y"])]) == ()


def test_what_everybody_has_in_common_brings_nobody_together():
    crowd = [somebody(number, "物流") for number in range(SHARED_AT_MOST + 1)]
    assert pairs(crowd) == ()
    assert pairs(crowd[1:]) != ()


notes = st.lists(
    st.sampled_from(["looking for freight", "物流", "AIを探している", "AI", "needs bonsai", "bonsai", "boats", ""]),
    max_size=3,
)


@given(st.lists(st.tuples(notes, st.frozensets(st.sampled_from("XY"), max_size=1)), max_size=6))
def test_nobody_is_paired_with_themselves_or_a_colleague_or_twice(told):
    people = [Somebody(number, (), tuple(said), circles) for number, (said, circles) in enumerate(told)]
    found = pairs(people)
    for pair in found:
        assert pair.seeker != pair.target
        assert not people[pair.seeker].circles & people[pair.target].circles
        assert pair.weight > 0
    assert len({each.seeker for each in found}) == len({each.target for each in found}) == len(found)
