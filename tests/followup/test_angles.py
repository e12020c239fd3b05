"""How the next try may differ."""

from enishi.followup.angles import angles
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Outcome
from tests.builders import EVENING

BOTH = (Channel.EMAIL, Channel.PHONE)


def tried(*outcomes):
    return [Attempt(1, EVENING, Channel.EMAIL, outcome=each) for each in outcomes]


def test_first_something_is_given_then_another_way_is_taken_then_less_is_asked():
    assert list(angles((), BOTH, "a book")) == []
    assert list(angles(tried(None), BOTH, "a book")) == ["give something, ask nothing: a book", "by phone this time"]
    assert list(angles(tried(None), (Channel.EMAIL,), "")) == ["give something, ask nothing"]
    assert list(angles(tried(None, Outcome.NOTHING), BOTH, "")) == [
        "by phone this time",
        "ask a smaller thing, to be answered with yes or no",
    ]


def test_what_bounced_goes_another_way():
    assert list(angles(tried(Outcome.BOUNCED), BOTH, "")) == ["by phone this time"]
    assert "address" in next(angles(tried(Outcome.BOUNCED), (Channel.EMAIL,), ""))
