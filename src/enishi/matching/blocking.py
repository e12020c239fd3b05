"""Person -> the keys under which whoever may be the same is found."""

from collections.abc import Iterator
from zlib import crc32

from enishi.matching import spoken
from enishi.matching.normalise import Email, reading, skeleton
from enishi.matching.person import Company, Name, Person, Script


def keys(person: Person) -> frozenset[int]:
    """What one record of a person and another of the same person have at least one of in common.

    Two records that share no key are never compared; a key that hundreds share is a switchboard or a common name and
    may be left out of a search, as somebody one looks for has others.
    """
    return frozenset(_keys(person))


def name_key(name: Name) -> int:
    return _key("n", name.skeleton)


def reading_key(sound: str) -> int:
    return _key("r", sound)


def email_key(email: Email) -> int:
    return _key("e", email.skeleton)


def phone_key(number: str) -> int:
    return _key("p", number)


def company_key(company: Company) -> int:
    return _key("c", company.core)


def terms(person: Person) -> frozenset[int]:
    """The values of a person whose frequency matters; all are keys but the companies, which are only counted."""
    return frozenset(
        (
            *map(name_key, person.names),
            *map(reading_key, person.readings),
            *map(email_key, person.emails),
            *map(phone_key, person.mobiles | person.telephones),
            *map(company_key, person.companies),
        )
    )


def _key(kind: str, text: str) -> int:
    """32 bits, signed; that two texts in a million meet by chance costs one comparison and no more."""
    return crc32(f"{kind}:{text}".encode()) - 2**31


def _keys(person: Person) -> Iterator[int]:
    initials = _initials(person)
    yield from map(name_key, person.names)
    yield from map(reading_key, person.readings)
    yield from _of_phones(person, initials)
    yield from _of_emails(person, initials)
    for company in person.companies:
        yield from _at(company.skeleton, person)


def _of_phones(person: Person, initials: frozenset[str]) -> Iterator[int]:
    yield from map(phone_key, person.mobiles | person.telephones)
    for number in person.mobiles:
        yield from (_key("m", f"{number[-4:]}{name.joined[0]}{name.joined[-1]}") for name in person.names)
    for number in person.telephones:
        yield from (_key("t", f"{number}{initial}") for initial in initials)


def _of_emails(person: Person, initials: frozenset[str]) -> Iterator[int]:
    for email in person.emails:
        yield email_key(email)
        if not email.is_role:
            yield from (_key("l", f"{skeleton(email.local)}{initial}") for initial in initials)
        if not email.is_free:
            yield from (_key("d", f"{email.host}{initial}") for initial in initials)
            yield from (_key("s", f"{family}@{email.host}") for family in _families(person))


def _at(company: str, person: Person) -> Iterator[int]:
    """Part of the name with the company: survives a misreading of the other part, or a marriage."""
    for name in person.names:
        yield _key("f", f"{name.skeleton[:2]}|{company}")
        yield _key("g", f"{name.skeleton[-2:]}|{company}")
    yield from (_key("h", f"{sound[:4]}|{company}") for sound in person.readings)
    yield from (_key("s", f"{family}|{company}") for family in _families(person))


def _initials(person: Person) -> frozenset[str]:
    """First letters of the name as written and as spoken; of Latin names every word's."""
    written = {
        word[0] for name in person.names for word in (name.words if name.script is Script.LATIN else name.words[:1])
    }
    return frozenset(written | {sound[0] for sound in person.readings})


def _families(person: Person) -> frozenset[str]:
    """How the family name sounds: guessed from kanji, any word of a Latin name."""
    return frozenset(
        sound
        for name in person.names
        for sound in (
            [spoken.family_sound(name.joined)] if name.script is Script.HAN else reading(" ".join(name.words))
        )
        if sound
    )
