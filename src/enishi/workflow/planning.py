"""Events before they are held: planned, changed, and the next one of a series."""

from dataclasses import replace
from datetime import date, timedelta

from enishi.errors import NotFoundError, UsageError
from enishi.followup.rhythm import following
from enishi.language import _
from enishi.model.event import Event
from enishi.model.tie import Series
from enishi.workflow import agenda
from enishi.workflow.agenda import Wishes
from enishi.workflow.workspace import Workspace


def plan(wishes: Wishes, workspace: Workspace, rhythm: int | None = None) -> Event:
    """Keep a new event, and how often its series meets (in days, 0 for never again). Raises UsageError."""
    event = agenda.new(wishes.name, wishes.held_on or agenda.local_day(workspace), workspace)
    event = agenda.told(event, wishes, workspace)
    _check_new(event, workspace)
    with workspace.store.deed("event", _("{event} planned").format(event=event.name), workspace.now()):
        _keep_rhythm(event, rhythm, workspace)
        return workspace.store.events.add(event)


def hold(wishes: Wishes, workspace: Workspace) -> Event:
    """Keep an event that is held now, or was the evening before; the one of that name that goes on, if there is one.

    Raises UsageError.
    """
    _check_named(wishes.name)
    event = agenda.intended(wishes, workspace)
    with workspace.store.deed("event", _("{event} begun").format(event=event.name), workspace.now()):
        return agenda.ensure(event, workspace)


def change(event: Event, wishes: Wishes, workspace: Workspace, rhythm: int | None = None) -> Event:
    """Keep an event as the user now wishes it. Raises UsageError."""
    moved = _moved(replace(event, name=wishes.name or event.name), wishes.held_on or event.held_on)
    changed = agenda.told(moved, wishes, workspace)
    if (changed.name, changed.held_on) != (event.name, event.held_on):
        _check_new(changed, workspace)
    with workspace.store.deed("event", _("{event} changed").format(event=event.name), workspace.now()):
        _keep_rhythm(changed, rhythm, workspace)
        workspace.store.events.update(changed)
    return changed


def next_of(name: str, workspace: Workspace, rhythm: int | None = None) -> Event:
    """The next event of a series: the one that is planned already, or else planned by its rhythm, like the last one.

    Raises NotFoundError for an unknown series, UsageError for one without a rhythm.
    """
    meetings = _meetings(name, workspace)
    last, today = meetings[0], agenda.local_day(workspace)
    if rhythm is None and last.held_on > today:
        return min((each for each in meetings if each.held_on > today), key=lambda each: each.held_on)
    days = _rhythm(last.series, workspace) if rhythm is None else rhythm
    if not days:
        raise UsageError(
            _("How often {series} meets is not known.").format(series=last.series),
            hint=_("Say it: enishi events next “{series}” --every 4w (or monthly, 10d, 隔週 ...)").format(
                series=last.series
            ),
        )
    event = replace(_moved(last, following(last.held_on, days, today)), id=0, cap_reason="")
    event = replace(event, cap=workspace.settings.events.cap) if last.cap_reason else event
    with workspace.store.deed("event", _("{event} planned").format(event=event.name), workspace.now()):
        _keep_rhythm(event, rhythm, workspace)
        return workspace.store.events.add(event)


def _check_named(name: str) -> None:
    if not name.strip():
        raise UsageError(_("An event needs a name."), hint='enishi events add "Harbour Mixer" --date tomorrow')


def _check_new(event: Event, workspace: Workspace) -> None:
    _check_named(event.name)
    if agenda.find(event, workspace):
        raise UsageError(
            _("{event} on {day} is there already.").format(event=event.name, day=event.held_on),
            hint=_("Change it: enishi events edit {day}").format(day=event.held_on),
        )


def _moved(event: Event, day: date) -> Event:
    """The same event on another day, ending by the same clock."""
    end = event.ends_at
    wall = end.replace(tzinfo=None) + timedelta(days=(day - event.held_on).days)
    is_here = end.utcoffset() == end.astimezone().utcoffset()
    there = wall.astimezone() if is_here else wall.replace(tzinfo=end.tzinfo)
    return replace(event, held_on=day, ends_at=there if day != event.held_on else end)


def _meetings(name: str, workspace: Workspace) -> list[Event]:
    """The events of a series, the newest first."""
    wanted = name.casefold().strip()
    events = [each for each in workspace.store.events.all() if each.series]
    for fits in (lambda series: series == wanted, lambda series: wanted in series):
        if meetings := [each for each in events if fits(each.series.casefold())]:
            return [each for each in meetings if each.series == meetings[0].series]
    raise NotFoundError(
        _("There is no series “{name}”.").format(name=name),
        hint=_("It begins with an event: enishi events add “{name}” --series “{name}” --every 4w").format(name=name),
    )


def _rhythm(series: str, workspace: Workspace) -> int:
    return next((each.days for each in workspace.store.ties.series.where(name=series)), 0)


def _keep_rhythm(event: Event, rhythm: int | None, workspace: Workspace) -> None:
    if rhythm is None:
        return
    if not event.series:
        raise UsageError(
            _("A rhythm belongs to a series."), hint=_("Name it too: --series “{name}”").format(name=event.name)
        )
    kept = workspace.store.ties.series
    if known := next(iter(kept.where(name=event.series)), None):
        kept.change(replace(known, days=rhythm))
    else:
        kept.add(Series(event.series, rhythm))
