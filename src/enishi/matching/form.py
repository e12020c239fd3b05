"""Person <-> the line of text as which the store keeps what is compared."""

from enishi.matching import blocking
from enishi.matching.normalise import Email
from enishi.matching.person import Company, Name, Person, Script, from_contact
from enishi.model.contact import Contact

# What separates fields, values and parts of a value: white space to `str.split`, so no normalised text has them.
_FIELD, _VALUE, _PART = "\x1f", "\x1e", "\x1d"


def form(contact: Contact) -> str:
    """What of a contact is compared, packed."""
    return pack(from_contact(contact))


def keys(packed: str) -> frozenset[int]:
    """The keys of a packed person, and the terms that are counted."""
    person = unpack(packed)
    return blocking.keys(person) | blocking.terms(person)


def pack(person: Person) -> str:
    """The person as text; `unpack` gives it back."""
    return _FIELD.join(
        (
            _VALUE.join(map(_of_name, person.names)),
            _VALUE.join(sorted(person.readings)),
            _VALUE.join(_PART.join((each.core, each.shown, each.skeleton)) for each in person.companies),
            _VALUE.join(sorted(person.departments)),
            _VALUE.join(sorted(person.titles)),
            _VALUE.join(sorted(person.mobiles)),
            _VALUE.join(sorted(person.telephones)),
            _VALUE.join(f"{each.local}{_PART}{each.host}" for each in person.emails),
            _VALUE.join(sorted(person.mailboxes)),
            _VALUE.join(sorted(person.postcodes)),
        )
    )


def unpack(packed: str) -> Person:
    """What `pack` was given."""
    names, readings, companies, departments, titles, mobiles, telephones, emails, mailboxes, postcodes = packed.split(
        _FIELD
    )
    return Person(
        tuple(map(_name, names.split(_VALUE))) if names else (),
        _values(readings),
        tuple(Company(*each.split(_PART)) for each in companies.split(_VALUE)) if companies else (),
        _values(departments),
        _values(titles),
        _values(mobiles),
        _values(telephones),
        tuple(Email(*each.split(_PART)) for each in emails.split(_VALUE)) if emails else (),
        _values(mailboxes),
        _values(postcodes),
    )


def _of_name(name: Name) -> str:
    return _PART.join((name.script.value, name.shown, name.skeleton, *name.words))


_SCRIPTS = {script.value: script for script in Script}


def _name(text: str) -> Name:
    script, shown, skeleton, *words = text.split(_PART)
    return Name(tuple(words), shown, _SCRIPTS[script], "".join(words), skeleton)


_NOTHING: frozenset[str] = frozenset()


def _values(text: str) -> frozenset[str]:
    return frozenset(text.split(_VALUE)) if text else _NOTHING
