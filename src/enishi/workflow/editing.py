"""What the user says of a person by hand; it wins over cards and imports."""

from collections.abc import Mapping, Sequence

from enishi.extraction.phones import spoken_number
from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact, Fact, Origin
from enishi.workflow.workspace import Workspace


def add(said: Mapping[Property, Sequence[str]], workspace: Workspace) -> Contact:
    """Keep a new person."""
    name = next((value for values in said.values() for value in values), "?")
    with workspace.store.deed("edit", _("{name} added").format(name=name), workspace.now()):
        return workspace.store.contacts.add(_facts(said, workspace))


def say(contact: Contact, said: Mapping[Property, Sequence[str]], workspace: Workspace) -> Contact:
    """Put the user's words in place of what was said of these properties; without a value, nothing is said any more."""
    contacts = workspace.store.contacts
    with workspace.store.deed("edit", _("edit of {name}").format(name=contact.name), workspace.now()):
        for what, values in said.items():
            if what.is_list or not values:
                contacts.retire(contact.id, what)
        return contacts.tell(contact.id, _facts(said, workspace))


def _facts(said: Mapping[Property, Sequence[str]], workspace: Workspace) -> list[Fact]:
    return [_fact(what, value, workspace) for what, values in said.items() for value in values]


def _fact(what: Property, value: str, workspace: Workspace) -> Fact:
    if what is Property.PHONE:
        value, kind = spoken_number(value, workspace.settings.reading.phone_region)
        return Fact(what, value, Origin.EDIT, workspace.now(), kind)
    return Fact(what, value, Origin.EDIT, workspace.now())
