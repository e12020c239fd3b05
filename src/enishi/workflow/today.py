"""What to do now: promises, tries, introductions, upkeep, evenings that wait, the most urgent first."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from enishi.followup.fade import fade, fades_in, left
from enishi.followup.plan import unanswered
from enishi.followup.urgent import Call, Task, most_urgent
from enishi.language import _, ngettext
from enishi.model.event import Event
from enishi.model.followup import Fade, FollowUp, FollowUpStatus
from enishi.store import circles, promises
from enishi.workflow import ties, tries
from enishi.workflow.workspace import Workspace


def tasks(workspace: Workspace) -> tuple[Task, ...]:
    """Everything that is to be done now; whoever is not to be contacted, and what has faded, is left out."""
    events = {event.id: event for event in workspace.store.events.all()}
    return most_urgent(
        [
            *_promised(events, workspace),
            *_introductions(workspace),
            *_upkeep(workspace),
            *_evenings(events, workspace),
        ]
    )


def _promised(events: dict[int, Event], workspace: Workspace) -> Iterator[Task]:
    store = workspace.store
    shunned = circles.unwanted(store.db)
    rows = [row for row in promises.open_ones(store.db) if row[0] not in shunned]
    touched = circles.last_touched(store.db, {row[0] for row in rows}) if rows else {}
    for contact_id, event_id, followup_id in rows:
        followup = store.events.followups.get(followup_id)
        last, event = touched.get(contact_id), events[event_id]
        if followup.status is FollowUpStatus.NEEDS_ACTION:
            task = _to_write(followup, event, last, workspace)
        else:
            task = _to_try(followup, event, last, workspace)
        if task:
            yield replace(task, contact=store.contacts.get(contact_id))


def _to_write(followup: FollowUp, event: Event, touched: datetime | None, workspace: Workspace) -> Task | None:
    """A first message; once it has faded nobody is nagged about it, unless it is a must."""
    now, limits = workspace.now(), workspace.settings.fading
    since = max(event.ends_at, touched or event.ends_at)  # any contact, logged anywhere, makes the meeting fresh again
    state = fade(since, now, limits)
    if state is Fade.FADED and not followup.is_must:
        return None
    return Task(
        call=Call.MUST if followup.is_must else Call.WRITE,
        by=since + timedelta(hours=limits.faded_after),
        words=followup.why,
        event=event,
        channel=followup.channel,
        give=followup.give,
        fade=state,
        fades_in=fades_in(since, now, limits),
        left=left(since, now, limits),
    )


def _to_try(followup: FollowUp, event: Event, touched: datetime | None, workspace: Workspace) -> Task | None:
    """Another try, from the morning of its day on."""
    attempts = tries.made_for(followup, workspace)
    by = tries.effective_due(followup, attempts, touched, workspace)
    if followup.parked_at or by.astimezone().date() > workspace.now().astimezone().date():
        return None
    made = len(unanswered(attempts))
    words = ngettext("no answer to {n} try", "no answer to {n} tries", made).format(n=made)
    told = (words if made else _("what you sent did not arrive"), followup.why)
    return Task(Call.TRY, by, " · ".join(filter(None, told)), event=event, channel=followup.channel, give=followup.give)


def _introductions(workspace: Workspace) -> Iterator[Task]:
    for waiting in ties.introductions_waiting(workspace):
        yield Task(Call.INTRODUCE, waiting.since, waiting.why, contact=waiting.contact)


def _upkeep(workspace: Workspace) -> Iterator[Task]:
    for due in ties.upkeep_due(workspace):
        yield Task(Call.KEEP_UP, due.since, due.why, contact=due.contact)


def _evenings(events: dict[int, Event], workspace: Workspace) -> Iterator[Task]:
    """Evenings that are over, have not faded, and on whose people something is still to be decided."""
    now, limits = workspace.now(), workspace.settings.fading
    alive = [
        each for each in events.values() if each.ends_at <= now and fade(each.ends_at, now, limits) is not Fade.FADED
    ]
    for event_id, many in promises.undecided(workspace.store.db, tuple(each.id for each in alive)).items():
        event = events[event_id]
        yield Task(
            call=Call.DECIDE,
            by=event.ends_at + timedelta(hours=limits.faded_after),
            words=ngettext("{n} person is still undecided", "{n} people are still undecided", many).format(n=many),
            event=event,
            fade=fade(event.ends_at, now, limits),
            fades_in=fades_in(event.ends_at, now, limits),
            left=left(event.ends_at, now, limits),
        )
