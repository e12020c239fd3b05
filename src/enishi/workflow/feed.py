"""The promises that are open -> what a calendar shows of them, each counted as it changes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4, uuid5

from enishi.exchange.calendar import Due
from enishi.followup.fade import fade
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.model.followup import Fade, FollowUp, FollowUpStatus
from enishi.store import circles, promises
from enishi.workflow import tries
from enishi.workflow.workspace import Workspace

SECRET = "calendar"  # noqa: S105 - the name under which it is remembered
"""The feed whose address has a secret in it (see pairing.secret_of)."""
_IDENTITY, _TOLD = "identity", "calendar-told"


@dataclass(frozen=True, slots=True)
class Appointment:
    """A promise with the day on which it is to be kept or tried again."""

    followup: FollowUp
    contact: Contact
    due_at: datetime

    @property
    def content(self) -> str:
        """A digest of all that a calendar shows of it, whatever the language."""
        followup = self.followup
        told = (self.due_at.isoformat(), self.contact.name, self.contact.company, followup.why, followup.status.value)
        return sha256(json.dumps([*told, followup.is_must]).encode()).hexdigest()[:16]


def dues(workspace: Workspace, address: str = "") -> tuple[Due, ...]:
    """What is due, the soonest first, in the language that is spoken; `address` is where the page is served, if it is.

    Whoever is not to be contacted, what has faded and what rests is left out, as it is from today's list.
    """
    found = sorted(_appointments(workspace), key=lambda each: (each.due_at, each.followup.id))
    history, identity = _counted(found, workspace), UUID(_identity(workspace))
    return tuple(
        _due(each, str(uuid5(identity, f"followup/{each.followup.id}")), history[str(each.followup.id)], address)
        for each in found
    )


def _due(each: Appointment, uid: str, history: "_History", address: str) -> Due:
    whom = f"{each.contact.name} ({each.contact.company})" if each.contact.company else each.contact.name
    is_first = each.followup.status is FollowUpStatus.NEEDS_ACTION
    words = _("Write to {whom}") if is_first else _("Try again: {whom}")
    return Due(
        uid=uid,
        sequence=history.sequence,
        changed_at=history.changed_at,
        due_at=each.due_at,
        summary=words.format(whom=whom),
        why=each.followup.why,
        status=each.followup.status,
        is_must=each.followup.is_must,
        url=f"{address}/people/{each.contact.id}" if address else "",
    )


def _appointments(workspace: Workspace) -> Iterator[Appointment]:
    store = workspace.store
    shunned = circles.unwanted(store.db)
    rows = [row for row in promises.open_ones(store.db) if row[0] not in shunned]
    touched = circles.last_touched(store.db, {row[0] for row in rows}) if rows else {}
    for contact_id, event_id, followup_id in rows:
        followup, event = store.events.followups.get(followup_id), store.events.get(event_id)
        if due_at := _when(followup, event, touched.get(contact_id), workspace):
            yield Appointment(followup, store.contacts.get(contact_id), due_at)


def _when(followup: FollowUp, event: Event, touched: datetime | None, workspace: Workspace) -> datetime | None:
    if followup.status is FollowUpStatus.IN_PROCESS:
        attempts = tries.made_for(followup, workspace)
        return None if followup.parked_at else tries.effective_due(followup, attempts, touched, workspace)
    since = max(event.ends_at, touched or event.ends_at)
    has_faded = fade(since, workspace.now(), workspace.settings.fading) is Fade.FADED
    return followup.due_at if followup.is_must or not has_faded else None


@dataclass(frozen=True, slots=True)
class _History:
    """How often what calendars show of a promise has changed, and when it did last."""

    content: str
    sequence: int
    changed_at: datetime


def _counted(found: list[Appointment], workspace: Workspace) -> Mapping[str, _History]:
    """The history of each; what has changed since it was last told is counted, also where an undo has changed it.

    What went and comes back goes on counting, so that no calendar takes the new for the old.
    """
    devices = workspace.store.devices
    kept = {
        number: _History(content, sequence, datetime.fromisoformat(changed_at))
        for number, (content, sequence, changed_at) in json.loads(devices.remembered(_TOLD) or "{}").items()
    }
    now, changed = workspace.now().replace(microsecond=0), False
    for each in found:
        number = str(each.followup.id)
        before = kept.get(number)
        if before is None or before.content != each.content:
            kept[number] = _History(each.content, before.sequence + 1 if before else 0, now)
            changed = True
    if changed:
        rows = {number: (each.content, each.sequence, each.changed_at.isoformat()) for number, each in kept.items()}
        devices.remember(_TOLD, json.dumps(rows))
    return kept


def _identity(workspace: Workspace) -> str:
    """What tells the entries of this store from those of any other."""
    devices = workspace.store.devices
    if not (known := devices.remembered(_IDENTITY)):
        devices.remember(_IDENTITY, known := str(uuid4()))
    return known
