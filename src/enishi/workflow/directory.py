"""The people in the store: listing, finding, taking in and handing out."""

import re
import unicodedata
from itertools import islice

from enishi.errors import AmbiguousError, NotFoundError
from enishi.exchange.entry import of_contact
from enishi.exchange.records import Record, fields
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.workflow.workspace import Workspace

_NUMBER = re.compile(r"\+?(?:[()-]*\d){9,}")
LONGEST_NUMBER = 9
"""Digits of a contact's number; more are a telephone number."""
_NAMED_IN_A_HINT = 8


def everybody(workspace: Workspace, limit: int) -> tuple[Contact, ...]:
    return tuple(islice(workspace.store.contacts.each(), limit))


def search(words: str, workspace: Workspace, limit: int) -> tuple[Contact, ...]:
    """Whoever has all of these words in what is known of them."""
    return workspace.store.contacts.search(_as_kept(words), limit)


def named(who: str, workspace: Workspace) -> Contact:
    """The contact that the user means, by number or by any part of what is known of them.

    Raises NotFoundError, AmbiguousError.
    """
    if who.isdecimal() and len(who) <= LONGEST_NUMBER:
        return workspace.store.contacts.get(int(who))
    found = workspace.store.contacts.search(_as_kept(who), _NAMED_IN_A_HINT + 1)
    exact = [each for each in found if who in (each.name, each.name.replace(" ", ""))]
    match exact or found:
        case []:
            raise NotFoundError(
                _("Nobody here is called “{who}”.").format(who=who), hint=_("See: enishi contacts list")
            )
        case [contact]:
            return contact
        case several:
            names = [f"{each.id} {each.name} {each.company}".strip() for each in several[:_NAMED_IN_A_HINT]]
            raise AmbiguousError(
                _("“{who}” may be one of several people.").format(who=who),
                hint=_("Name one by number: {names}").format(names=_(", ").join(names)),
            )


def _as_kept(words: str) -> str:
    """What is looked for as it is kept: half-width, telephone numbers without leading zero and hyphens."""
    return " ".join(
        re.sub(r"\D", "", word).lstrip("0") if _NUMBER.fullmatch(word) else word
        for word in unicodedata.normalize("NFKC", words).split()
    )


def encounters(contact: Contact, workspace: Workspace) -> tuple[tuple[Event, Encounter], ...]:
    """Where the user met somebody, the newest first."""
    met = [
        (workspace.store.events.get(each.event_id), each) for each in workspace.store.events.encounters_with(contact.id)
    ]
    return tuple(sorted(met, key=lambda pair: pair[0].held_on, reverse=True))


def record(contact: Contact) -> Record:
    """A contact for machines: its number, its uid, and the fields of `enishi read --json`."""
    entry = of_contact(contact)
    return {"contact": contact.id, "uid": contact.uid, **fields(entry.said if entry else ())}
