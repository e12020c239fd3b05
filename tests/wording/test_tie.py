"""How a tie is kept, as one says it."""

import pytest

from enishi.errors import UsageError
from enishi.wording.tie import rhythm_words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("lasts", "lasts by itself"),
        ("let-go", "let go"),
        ("3w", "3 weeks"),
        ("2m", "2 months"),
        ("1y", "1 year"),
        ("45d", "45 days"),
    ],
)
def test_a_rhythm_is_said_in_the_largest_measure_that_fits(said, words):
    assert rhythm_words(said) == words


def test_what_is_no_rhythm_is_refused():
    with pytest.raises(UsageError):
        rhythm_words("rarely")
