"""What the user says of a person by hand; it wins over cards and imports."""

from collections.abc import Mapping, Sequence

from enishi.errors import UsageError
from enishi.extraction.phones import spoken_number
from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact, Fact, Origin
from enishi.workflow.workspace import Workspace


def add(said: Mapping[Property, Sequence[str]], workspace: Workspace) -> Contact:
    """Keep a new person."""
    name = next((value for values in said.values() for value in values), "?")
    with workspace.store.deed("edit", _("{name} added").format(name=name), workspace.now()):
        return workspace.store.contacts.add(_facts(said, (), workspace))


def say(contact: Contact, said: Mapping[Property, Sequence[str]], workspace: Workspace) -> Contact:
    """Put the user's words in place of what was said of these properties; without a value, nothing is said any more.

    Raises UsageError if nothing would be left to know the person by.
    """
    if not any(values for values in said.values()) and {fact.property for fact in contact.facts} <= set(said):
        raise UsageError(
            _("Nothing would be left of {name}.").format(name=contact.name),
            hint=_("Leave a name or a way to reach them."),
        )
    contacts = workspace.store.contacts
    with workspace.store.deed("edit", _("edit of {name}").format(name=contact.name), workspace.now()):
        for what, values in said.items():
            if what.is_list or not values:
                contacts.retire(contact.id, what)
        return contacts.tell(contact.id, _facts(said, contact.facts, workspace))


def _facts(said: Mapping[Property, Sequence[str]], known: Sequence[Fact], workspace: Workspace) -> list[Fact]:
    """As facts of this very moment; what was known of a number's kind stays."""
    now, region = workspace.now(), workspace.settings.reading.phone_region
    kinds = {fact.value: fact.kind for fact in known if fact.property is Property.PHONE}
    facts = []
    for what, values in said.items():
        for value in values:
            if what is Property.PHONE:
                number, kind = spoken_number(value, region)
                facts.append(Fact(what, number, Origin.EDIT, now, kinds.get(number, kind)))
            else:
                facts.append(Fact(what, value, Origin.EDIT, now))
    return facts
