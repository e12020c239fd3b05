"""What was tried to reach somebody and what came of it: each is kept, and the next try planned."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from enishi.errors import DoNotContactError, NoPromiseError, UsageError
from enishi.followup.angles import angles, channel_words, outcome_words
from enishi.followup.plan import SOONEST, best_channel, channels, next_try, replanned, wait_after
from enishi.followup.workdays import days_off
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.followup import Channel, FollowUp, FollowUpStatus
from enishi.model.tie import Attempt, Outcome
from enishi.store import circles, promises
from enishi.workflow.workspace import Workspace

OPEN = (FollowUpStatus.NEEDS_ACTION, FollowUpStatus.IN_PROCESS)


@dataclass(frozen=True, slots=True)
class Course:
    """How a promise stands after something has happened."""

    contact: Contact
    followup: FollowUp | None
    """None where nothing was promised."""
    attempts: tuple[Attempt, ...]
    """Those that were made for it, the oldest first."""
    angles: tuple[str, ...] = ()
    """How the next try may differ, in words."""


def course(contact: Contact, workspace: Workspace) -> Course:
    """How things stand with somebody: the newest promise, the open ones first."""
    made = promises_to(contact, workspace)
    followup = next((each for each in made if each.status in OPEN), next(iter(made), None))
    attempts = made_for(followup, workspace) if followup else ()
    give = followup.give if followup else ""
    return Course(contact, followup, attempts, tuple(angles(attempts, channels(contact), give)))


def made_for(followup: FollowUp, workspace: Workspace) -> tuple[Attempt, ...]:
    """What was tried to keep a promise, the oldest first."""
    attempts = workspace.store.ties.attempts.where(followup_id=followup.id)
    return tuple(sorted(attempts, key=lambda each: (each.made_at, each.id)))


def promises_to(contact: Contact, workspace: Workspace) -> tuple[FollowUp, ...]:
    """What was ever promised to somebody, the newest event first."""
    ids = promises.latest_of(workspace.store.db, contact.id)
    return tuple(workspace.store.events.followups.get(each) for each in ids)


def usual_channel(course: Course) -> Channel:
    """Over which one writes next: the one that was promised while that is open, else the best that there is."""
    followup = course.followup
    return followup.channel if followup and followup.status in OPEN else best_channel(course.contact)


def contacted(
    contact: Contact, channel: Channel | None, workspace: Workspace, *, note: str = "", at: datetime | None = None
) -> Course:
    """Keep a try to reach somebody, at that time or now, and plan the next one. Raises UsageError for a later time."""
    now = workspace.now()
    if at and at > now:
        raise UsageError(
            _("{moment} is still to come.").format(moment=f"{at.astimezone():%Y-%m-%d %H:%M}"),
            hint=_("Say it once you have written."),
        )
    open_ones = _open(contact, workspace)
    by = channel or (open_ones[0].channel if open_ones else best_channel(contact))
    summary = _("{name} contacted ({channel})").format(name=contact.name, channel=channel_words(by))
    with workspace.store.deed("attempt", summary, now):
        attempt = Attempt(contact.id, at or now, by, note, open_ones[0].id if open_ones else None)
        workspace.store.ties.attempts.add(attempt)
        _settle_all(open_ones, workspace)
    return course(contact, workspace)


def heard(contact: Contact, outcome: Outcome, workspace: Workspace, *, note: str = "") -> Course:
    """Keep what came of the last try; whoever wrote or came unasked is kept as a try that was answered.

    Raises NoPromiseError where nothing was tried of which nothing could have come.
    """
    now = workspace.now()
    open_ones = _open(contact, workspace)
    of_promise = {"followup_id": open_ones[0].id} if open_ones else {"contact_id": contact.id}
    tried = workspace.store.ties.attempts.where(**of_promise)
    last = max(tried, key=lambda each: (each.made_at, each.id), default=None)
    if last is None and outcome in (Outcome.NOTHING, Outcome.BOUNCED):
        raise NoPromiseError(
            _("You have not written to {name} yet.").format(name=contact.name),
            hint=_("First: enishi contacted {id}").format(id=contact.id),
        )
    summary = _("heard of {name}: {outcome}").format(name=contact.name, outcome=outcome_words(outcome))
    with workspace.store.deed("heard", summary, now):
        last = last or _unasked(contact, open_ones, workspace)
        words = "\n".join(filter(None, (last.note, note)))
        workspace.store.ties.attempts.change(replace(last, outcome=outcome, heard_at=now, note=words))
        _settle_all(open_ones, workspace)
    return course(contact, workspace)


def drop(contact: Contact, why: str, workspace: Workspace) -> FollowUp:
    """Give a promise up, for a reason. Raises NoPromiseError, UsageError without a reason."""
    if not why.strip():
        raise UsageError(_("Say why you drop it."), hint=f'enishi drop {contact.id} --why "..."')
    followup = _the_open_one(contact, workspace)
    dropped = replace(followup, status=FollowUpStatus.CANCELLED, dropped_why=why.strip())
    with workspace.store.deed("drop", _("{name} dropped: {why}").format(name=contact.name, why=why), workspace.now()):
        workspace.store.events.followups.change(dropped)
    return dropped


def must(contact: Contact, workspace: Workspace, *, is_must: bool = True) -> FollowUp:
    """Keep somebody on top until contacted or dropped, or no longer. Raises NoPromiseError, DoNotContactError."""
    refuse(contact, workspace)
    marked = replace(_the_open_one(contact, workspace), is_must=is_must)
    words = _("{name} is a must") if is_must else _("{name} is no must any more")
    with workspace.store.deed("must", words.format(name=contact.name), workspace.now()):
        workspace.store.events.followups.change(marked)
    return marked


def persist(contact: Contact, tries: Sequence[int], workspace: Workspace) -> Course:
    """Keep the user's own plan for somebody hard to reach: days from each try to the next.

    Raises UsageError for a try on the very next day, NoPromiseError, DoNotContactError.
    """
    refuse(contact, workspace)
    if not tries or any(days < SOONEST for days in tries):
        raise UsageError(
            _("A try on the very next day does harm."), hint=_("Leave two days at least: --tries 3d,7d,14d")
        )
    followup = replace(_the_open_one(contact, workspace), tries=tuple(tries))
    with workspace.store.deed("persist", _("another plan for {name}").format(name=contact.name), workspace.now()):
        workspace.store.events.followups.change(followup)
        _settle_all([followup], workspace)
    return course(contact, workspace)


def silence(contact: Contact, workspace: Workspace, *, is_silent: bool = True) -> None:
    """Keep that somebody is not to be contacted, or may be again."""
    words = _("{name}: do not contact") if is_silent else _("{name} may be contacted again")
    with workspace.store.deed("silence", words.format(name=contact.name), workspace.now()):
        workspace.store.contacts.silence(contact.id, is_silent=is_silent)


def refuse(contact: Contact, workspace: Workspace) -> None:
    """Raise DoNotContactError for whoever asked for silence, or only takes."""
    if error := refusal(contact, workspace):
        raise error


def refusal(contact: Contact, workspace: Workspace) -> DoNotContactError | None:
    """Why somebody is not to be written to; None for whoever may be."""
    if contact.do_not_contact:
        return DoNotContactError(
            _("{name} is not to be contacted.").format(name=contact.name),
            hint=_("If that has changed: enishi do-not-contact {id} --lift").format(id=contact.id),
        )
    if contact.id in circles.unwanted(workspace.store.db):
        return DoNotContactError(
            _("{name} only takes, you said.").format(name=contact.name),
            hint=_("If that has changed, decide anew: enishi decide {id} contact").format(id=contact.id),
        )
    return None


def effective_due(
    followup: FollowUp, attempts: Sequence[Attempt], touched: datetime | None, workspace: Workspace
) -> datetime:
    """When the next try is due: any contact since the last try, logged anywhere, sets the clock back."""
    habits = workspace.settings.outreach
    wait = wait_after(followup, attempts, habits.tries)
    if not attempts or touched is None or wait is None or touched <= attempts[-1].made_at:
        return followup.due_at
    return max(followup.due_at, next_try(touched, wait, touched.astimezone(), days_off(habits.holidays)))


def _open(contact: Contact, workspace: Workspace) -> list[FollowUp]:
    return [each for each in promises_to(contact, workspace) if each.status in OPEN]


def _the_open_one(contact: Contact, workspace: Workspace) -> FollowUp:
    if open_ones := _open(contact, workspace):
        return open_ones[0]
    raise NoPromiseError(
        _("You have promised {name} nothing that is open.").format(name=contact.name),
        hint=_("Choose them first: enishi decide {id} contact").format(id=contact.id),
    )


def _unasked(contact: Contact, open_ones: Sequence[FollowUp], workspace: Workspace) -> Attempt:
    channel = open_ones[0].channel if open_ones else best_channel(contact)
    followup_id = open_ones[0].id if open_ones else None
    return workspace.store.ties.attempts.add(Attempt(contact.id, workspace.now(), channel, "", followup_id))


def _settle_all(followups: Sequence[FollowUp], workspace: Workspace) -> None:
    """Plan anew; what holds for the newest promise to somebody holds for the older ones that are open too."""
    if not followups:
        return
    habits, now = workspace.settings.outreach, workspace.now().astimezone()
    attempts = made_for(followups[0], workspace)
    for followup in followups:
        settled = replanned(followup, attempts, now, habits.tries, days_off(habits.holidays))
        workspace.store.events.followups.change(settled)
