"""Who fits a wish."""

from enishi.followup.fit import fits, joined
from enishi.followup.wants import wants


def test_the_rarer_the_kind_the_better_the_fit():
    texts = {1: ["物流部長"], 2: ["logistics"], 3: ["Cold-Chain Manager"], 4: ["CFO"], 5: ["freight", "cold chain"]}
    found = fits(wants((), "somebody who knows cold-chain logistics"), texts)
    assert list(found) == [5, 3, 1, 2]
    assert found[5].found == (("cold chain", "cold chain"), ("freight", "freight"))


def test_where_nothing_fits_there_is_nobody():
    assert fits(wants((), "boats"), {1: ["物流"], 2: []}) == {}


def test_what_several_sources_say_is_put_together():
    assert joined({1: ["a"]}, {1: ["b"], 2: ["c"]}) == {1: ["a", "b"], 2: ["c"]}
