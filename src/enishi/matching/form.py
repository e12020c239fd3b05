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
    return blocking.indexed(unpack(packed))


def pack(person: Person) -> str:
    """The person as text; `unpack` gives it back."""
    return _FIELD.join(
        (
            _VALUE.join(map(_of_name, person.names)),
            _VALUE.join(sorted(person.readings)),
            _VALUE.join(map(_of_company, person.companies)),
            _VALUE.join(sorted(person.departments)),
            _VALUE.join(sorted(person.titles)),
            _VALUE.join(sorted(person.mobiles)),
            _VALUE.join(sorted(person.telephones)),
            _VALUE.join(f"{each.local}{_PART}{each.host}" for each in person.emails),
            _VALUE.join(sorted(person.postcodes)),
        )
    )


def unpack(packed: str) -> Person:
    """What `pack` was given."""
    names, readings, companies, departments, titles, mobiles, telephones, emails, postcodes = packed.split(_FIELD)
    mailboxes = tuple(Email(*each.split(_PART)) for each in emails.split(_VALUE)) if emails else ()
    return Person(
        tuple(map(_name, names.split(_VALUE))) if names else (),
        _values(readings),
        tuple(map(_company, companies.split(_VALUE))) if companies else (),
        _values(departments),
        _values(titles),
        _values(mobiles),
        _values(telephones),
        mailboxes,
        frozenset(each.skeleton for each in mailboxes if not each.is_role),
        _values(postcodes),
    )


def _of_name(name: Name) -> str:
    """What follows from the words is left out."""
    shown = "" if name.shown == " ".join(name.words) else name.shown
    rough = "" if name.skeleton == name.joined else name.skeleton
    return _PART.join((name.script.value[0], shown, rough, *name.words))


_SCRIPTS = {script.value[0]: script for script in Script}


def _name(text: str) -> Name:
    script, shown, rough, *words = text.split(_PART)
    joined = "".join(words)
    return Name(tuple(words), shown or " ".join(words), _SCRIPTS[script], joined, rough or joined)


def _of_company(company: Company) -> str:
    return _PART.join((company.core, company.shown, "" if company.skeleton == company.core else company.skeleton))


def _company(text: str) -> Company:
    core, shown, rough = text.split(_PART)
    return Company(core, shown, rough or core)


_NOTHING: frozenset[str] = frozenset()


def _values(text: str) -> frozenset[str]:
    return frozenset(text.split(_VALUE)) if text else _NOTHING
