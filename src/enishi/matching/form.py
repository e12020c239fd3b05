"""Person <-> the line of text as which the store keeps what is compared."""

from collections.abc import Callable, Mapping

from rapidfuzz.distance import OSA

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
    mailboxes = _mailboxes(emails)
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


def glance(person: Person) -> Callable[[str], bool]:
    """A test of packed people: whether anything can make them this person.

    Most who are found under a firm's keys are colleagues, many of one family name. Whose name is another one is nobody
    to compare with unless a channel of one's own is shared.
    """
    mine: dict[str, list[Name]] = {}
    for name in person.names:
        mine.setdefault(name.script.value[0], []).append(name)

    def may_be(packed: str) -> bool:
        names, _field, rest = packed.partition(_FIELD)
        return _may_be_called(mine, names) or _may_share_a_channel(person, rest)

    return may_be


def _may_be_called(mine: Mapping[str, list[Name]], names: str) -> bool:
    """Whether a name of one script is near one of these, or there is none to compare."""
    is_compared = False
    for text in names.split(_VALUE) if names else ():
        script, _shown, rough, *words = text.split(_PART)
        for name in mine.get(script, ()):
            is_compared = True
            if _is_near_latin(name, words) if script == _LATIN else _is_near(name, "".join(words), rough):
                return True
    return not is_compared


_LATIN = Script.LATIN.value[0]


def _is_near(name: Name, joined: str, rough: str) -> bool:
    """Whether two names may be one, misread in a character or cut short."""
    is_part = name.joined.startswith(joined) or joined.startswith(name.joined)
    return is_part or OSA.distance(name.skeleton, rough or joined, score_cutoff=1) <= 1


def _is_near_latin(name: Name, words: list[str]) -> bool:
    if len(name.words) != len(words) or min(map(len, (*name.words, *words))) == 1:
        return not {word[0] for word in name.words}.isdisjoint(word[0] for word in words)
    return OSA.normalized_similarity(name.joined, "".join(words)) >= _ALIKE


def _may_share_a_channel(person: Person, rest: str) -> bool:
    """Whether a mobile or mailbox of one's own is among the fields that follow the names."""
    _readings, _companies, _departments, _titles, mobiles, telephones, emails, _postcodes = rest.split(_FIELD)
    return (
        any(number in mobiles or number in telephones for number in person.mobiles)
        or (bool(mobiles) and any(number in mobiles for number in person.telephones))
        or (bool(person.mailboxes) and any(each.skeleton in person.mailboxes for each in _mailboxes(emails)))
    )


_ALIKE = 0.7
"""Likeness of two Latin names of which two words are misread in a letter each; Ken and Yui Yamamoto have less."""


def _mailboxes(emails: str) -> tuple[Email, ...]:
    return tuple(Email(*each.split(_PART)) for each in emails.split(_VALUE)) if emails else ()


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
