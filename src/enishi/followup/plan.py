"""A chosen encounter -> its FollowUp."""

from datetime import datetime, time, timedelta

from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.model.followup import Channel, FollowUp

LATEST = time(18, 0)
"""The end of a working day, local time: later than that nobody writes."""


def promise(encounter: Encounter, contact: Contact, *, why: str, give: str, due_at: datetime) -> FollowUp:
    """The promise to write to somebody, over the best channel that their card offers."""
    return FollowUp(encounter.id, why or encounter.note, give, due_at, best_channel(contact))


def due(event: Event, now: datetime, within: timedelta) -> datetime:
    """By when to write: that long after the event, at the end of the working day, but never before now."""
    wish = max(event.ends_at + within, now)
    local = wish.astimezone(event.ends_at.tzinfo)
    evening = local.replace(hour=LATEST.hour, minute=LATEST.minute, second=0, microsecond=0)
    return evening if evening >= now else evening + timedelta(days=1)


def best_channel(contact: Contact) -> Channel:
    if contact.value(Property.EMAIL):
        return Channel.EMAIL
    if contact.value(Property.PHONE):
        return Channel.PHONE
    if contact.value(Property.URL) and not contact.value(Property.ADDRESS):
        return Channel.SOCIAL
    return Channel.LETTER
