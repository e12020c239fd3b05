"""A chosen encounter, and what came of each try -> its FollowUp."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from enishi.followup.workdays import DaysOff, is_weekend
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.model.followup import Channel, FollowUp, FollowUpStatus
from enishi.model.tie import Attempt, Outcome

LATEST = time(18, 0)
"""The end of a working day, local time: later than that nobody writes."""
SOONEST = 2
"""Days from one try to the next at the least: a try on the very next day hurts."""


def promise(encounter: Encounter, contact: Contact, *, why: str, give: str, due_at: datetime) -> FollowUp:
    """The promise to write to somebody, over the best channel that their card offers."""
    return FollowUp(encounter.id, why or encounter.note, give, due_at, best_channel(contact))


def due(event: Event, now: datetime, within: timedelta, is_off: DaysOff = is_weekend) -> datetime:
    """By when to write: that long after the event, at the end of a working day, but never before now."""
    wish = max(event.ends_at + within, now).astimezone(event.ends_at.tzinfo)
    return _evening_from(wish.date(), now.astimezone(wish.tzinfo), is_off)


def next_try(last: datetime, wait: int, now: datetime, is_off: DaysOff = is_weekend) -> datetime:
    """When to try again: `wait` days after the last try or contact, at the end of a working day in the zone of `now`.

    Never before now, never on the day after the last.
    """
    day = last.astimezone(now.tzinfo).date() + timedelta(days=max(wait, SOONEST))
    return _evening_from(max(day, now.date()), now, is_off)


def replanned(
    followup: FollowUp, attempts: Sequence[Attempt], now: datetime, waits: Sequence[int], is_off: DaysOff
) -> FollowUp:
    """The promise as it stands after these tries, the oldest first: kept, given up, to be tried again, or laid aside.

    `waits` are the usual days from each try to the next; the promise's own come before them.
    """
    if not attempts:
        return followup
    match attempts[-1].outcome:
        case Outcome.REPLIED | Outcome.MET:
            return replace(followup, status=FollowUpStatus.COMPLETED, parked_at=None)
        case Outcome.DECLINED:
            return replace(followup, status=FollowUpStatus.CANCELLED, parked_at=None)
    if (wait := wait_after(followup, attempts, waits)) is None:
        return replace(followup, status=FollowUpStatus.IN_PROCESS, parked_at=followup.parked_at or now)
    by = next_try(attempts[-1].made_at, wait, now, is_off)
    return replace(followup, status=FollowUpStatus.IN_PROCESS, due_at=by, parked_at=None)


def wait_after(followup: FollowUp, attempts: Sequence[Attempt], waits: Sequence[int]) -> int | None:
    """Days from the last of these tries to the next; None after the last that is planned.

    What bounced has reached nobody: it is no try, and the next need not wait.
    """
    if not attempts or attempts[-1].outcome is Outcome.BOUNCED:
        return SOONEST
    plan, made = followup.tries or tuple(waits), len(unanswered(attempts))
    return plan[made - 1] if made <= len(plan) else None


def unanswered(attempts: Sequence[Attempt]) -> list[Attempt]:
    """The tries that may have reached somebody, and to which nobody has answered."""
    return [each for each in attempts if each.outcome in (None, Outcome.NOTHING)]


def best_channel(contact: Contact) -> Channel:
    return (*channels(contact), Channel.LETTER)[0]


def channels(contact: Contact) -> tuple[Channel, ...]:
    """Over which one can reach somebody, by what is known of them; the best first."""
    has = {what: bool(contact.value(what)) for what in (Property.EMAIL, Property.PHONE, Property.ADDRESS, Property.URL)}
    order = (
        (Channel.EMAIL, Property.EMAIL),
        (Channel.PHONE, Property.PHONE),
        (Channel.LETTER, Property.ADDRESS),
        (Channel.SOCIAL, Property.URL),
    )
    return tuple(channel for channel, what in order if has[what])


def _evening_from(day: date, now: datetime, is_off: DaysOff) -> datetime:
    """The end of the first working day from that one on, in the zone of `now` and not before it."""
    if datetime.combine(day, LATEST, now.tzinfo) < now:
        day += timedelta(days=1)
    while is_off(day):
        day += timedelta(days=1)
    return datetime.combine(day, LATEST, now.tzinfo)
