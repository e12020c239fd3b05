"""Person -> the keys under which whoever may be the same is found."""

from collections.abc import Iterator
from zlib import crc32

from enishi.matching import spoken
from enishi.matching.normalise import Email, heard, skeleton
from enishi.matching.person import Company, Name, Person, Script


def keys(person: Person) -> frozenset[int]:
    """What one record of a person and another of the same person have at least one of in common.

    Two records that share no key are never compared; a key that hundreds share is a switchboard or a common name and
    may be left out of a search, as somebody one looks for has others.
    """
    return frozenset(_keys(person))


def weak_keys(person: Person) -> frozenset[int]:
    """Those of the keys that tell nobody when many share them: names, of which a big store has hundreds."""
    return frozenset((*map(name_key, person.names), *map(reading_key, person.readings)))


def name_key(name: Name) -> int:
    return _key("n", name.skeleton)


def reading_key(sound: str) -> int:
    """Of whichever order: satohanako and hanakosato have the same letters."""
    return _key("r", "".join(sorted(sound)))


def email_key(email: Email) -> int:
    return _key("e", email.skeleton)


def phone_key(number: str) -> int:
    return _key("p", number)


def company_key(company: Company) -> int:
    return _key("c", company.core)


def indexed(person: Person) -> frozenset[int]:
    """The keys, and those by which only the frequency of a value is counted."""
    return frozenset((*_keys(person), *map(company_key, person.companies)))


def _key(kind: str, text: str) -> int:
    """32 bits, signed; that two texts in a million meet by chance costs one comparison and no more."""
    return crc32(f"{kind}:{text}".encode()) - 2**31


def _keys(person: Person) -> Iterator[int]:
    families = _families(person)
    yield from map(name_key, person.names)
    yield from {reading_key(sound) for sound in person.readings}
    yield from _of_phones(person, families)
    yield from _of_emails(person)
    for company in person.companies:
        for name in person.names:
            yield _key("f", f"{name.skeleton[:2]}|{company.skeleton}")
            yield _key("g", f"{name.skeleton[-2:]}|{company.skeleton}")
    for place in _workplaces(person):
        yield from (_key("s", f"{family}|{place}") for family in families)


def _of_phones(person: Person, families: set[str]) -> Iterator[int]:
    """Each number; with an initial, as a switchboard is many people's; the end of a mobile with the name's ends."""
    yield from map(phone_key, person.mobiles | person.telephones)
    initials = {each[0] for each in families or {name.joined for name in person.names}}
    for number in person.telephones:
        yield from (_key("t", f"{number}{initial}") for initial in initials)
    for number in person.mobiles:
        yield from (_key("m", f"{number[-4:]}{name.joined[0]}{name.joined[-1]}") for name in person.names)


def _of_emails(person: Person) -> Iterator[int]:
    """Each address; of personal ones also the part that people take along."""
    for email in person.emails:
        yield email_key(email)
        if not email.is_role:
            yield _key("l", skeleton(email.local))


def _workplaces(person: Person) -> set[str]:
    """The firm's hosts, which every language of its cards shares, else its names."""
    hosts = {email.host for email in person.emails if not email.is_free}
    return hosts or {company.skeleton for company in person.companies}


def _families(person: Person) -> set[str]:
    """How the family name sounds: guessed from kanji, any word of a Latin name."""
    families: set[str] = set()
    for name in person.names:
        if name.script is Script.HAN:
            families.add(spoken.family_sound(name.joined))
        else:
            families.update(map(heard, name.words))
    return families - {""}
