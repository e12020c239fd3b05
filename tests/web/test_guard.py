"""The walls: languages, limits, notices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.language import LANGUAGES
from enishi.web.guard import preferred
from enishi.web.limits import Rate
from enishi.web.more import within
from enishi.web.notices import MOST, Notice, Notices


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("ja", "ja"),
        ("ja-JP,ja;q=0.9,en-US;q=0.8", "ja"),
        ("en-GB,en;q=0.9,ja;q=0.8", "en"),
        ("de,fr;q=0.9,ja;q=0.1", "ja"),
        ("de", "en"),
        ("ja;q=0,en;q=0.1", "en"),
        ("ja;q=much", "en"),
    ],
)
def test_the_language_that_a_browser_likes_best(accepted, language):
    assert preferred(accepted) == language


@given(st.text(max_size=60))
def test_whatever_a_browser_says_there_is_a_language(accepted):
    assert preferred(accepted) in LANGUAGES


def test_so_many_times_in_so_many_seconds():
    now = [0.0]
    rate = Rate(times=2, seconds=10, clock=lambda: now[0])
    assert [rate.allows() for _ in range(3)] == [True, True, False]
    now[0] = 9.9
    assert not rate.allows()
    now[0] = 10.0
    assert rate.allows()


def test_notices_are_told_once_and_do_not_pile_up():
    notices = Notices()
    for number in range(MOST + 3):
        notices.put(1, Notice(str(number)))
    assert [each.words for each in notices.taken(1)] == ["3", "4", "5", "6", "7"]
    assert notices.taken(1) == []
    assert notices.taken(2) == []


@pytest.mark.parametrize("path", ["", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:1"])
def test_nobody_is_led_away(path):
    assert within(path, "/history") == "/history"
    assert within("/people/3", "/history") == "/people/3"
