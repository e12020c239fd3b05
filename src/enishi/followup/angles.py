"""The tries so far -> how the next one may differ."""

from collections.abc import Iterator, Sequence

from enishi.followup.plan import unanswered
from enishi.language import _
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Outcome


def angles(attempts: Sequence[Attempt], channels: Sequence[Channel], give: str) -> Iterator[str]:
    """What to do otherwise next time, in words, the best first; `channels` are those over which one can reach them.

    First give something and ask nothing, then come over another channel, then ask a smaller thing.
    """
    if not attempts:
        return
    fresh = [each for each in channels if each not in {attempt.channel for attempt in attempts}]
    elsewhere = [_("by {channel} this time").format(channel=channel_words(each)) for each in fresh[:1]]
    if attempts[-1].outcome is Outcome.BOUNCED:
        yield from elsewhere or [_("ask somebody who knows them for the address that holds")]
        return
    if len(unanswered(attempts)) <= 1:
        yield _("give something, ask nothing: {give}").format(give=give) if give else _("give something, ask nothing")
        yield from elsewhere
    else:
        yield from elsewhere
        yield _("ask a smaller thing, to be answered with yes or no")


def channel_words(channel: Channel) -> str:
    return {
        Channel.EMAIL: _("e-mail"),
        Channel.PHONE: _("phone"),
        Channel.LETTER: _("letter"),
        Channel.SOCIAL: _("social network"),
    }[channel]


def outcome_words(outcome: Outcome) -> str:
    """What came of an attempt."""
    return {
        Outcome.REPLIED: _("replied"),
        Outcome.MET: _("met"),
        Outcome.DECLINED: _("declined"),
        Outcome.BOUNCED: _("did not arrive"),
        Outcome.NOTHING: _("no answer"),
    }[outcome]
