"""A try to reach somebody, in words."""

from enishi.followup.angles import channel_words, outcome_words
from enishi.model.tie import Attempt
from enishi.wording.clock import day_words


def attempt_words(attempt: Attempt) -> str:
    """A try in one line: when, how, what came of it."""
    outcome = outcome_words(attempt.outcome) if attempt.outcome else ""
    day = day_words(attempt.made_at.astimezone().date())
    return " · ".join(filter(None, (day, channel_words(attempt.channel), outcome, attempt.note)))
