"""What was known of somebody, and what their card says -> what is news."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache

from rapidfuzz.distance import OSA

from enishi.matching import channels, lexicon, normalise
from enishi.matching.names import relate
from enishi.matching.person import Person, person
from enishi.matching.weights import NEUTRAL, Channel, Outcome
from enishi.model.card import PhoneKind, Property
from enishi.model.contact import Contact, Fact, Origin
from enishi.model.news import Change, News


def news(known: Iterable[Fact], card: Sequence[Fact]) -> tuple[News, ...]:
    """What a card changes in what was known when it was handed over.

    What is written otherwise, or misread, is no news; nor is what a later card or the user has said otherwise since.
    """
    told = _Told(tuple(known), card)
    moved = tuple(told.changed(Property.COMPANY, _same_company, Change.MOVED))
    return (
        *told.changed(Property.NAME, _same_name, Change.RENAMED),
        *moved,
        *_of_post(told),
        *(() if moved else told.changed(Property.DEPARTMENT, _same_text, Change.DEPARTMENT)),
        *_of_phones(told, PhoneKind.MOBILE, Change.MOBILE),
        *(() if moved else _of_phones(told, PhoneKind.WORK, Change.PHONE)),
        *_of_emails(told),
    )


def chronicle(contact: Contact) -> tuple[tuple[datetime, tuple[News, ...]], ...]:
    """The news of each card of a contact, by the day it was handed over."""
    cards: dict[tuple[datetime, int], list[Fact]] = {}
    for fact in contact.facts:
        if fact.card_id is not None:
            cards.setdefault((fact.said_at, fact.card_id), []).append(fact)
    found = []
    for (said_at, card_id), card in sorted(cards.items()):
        others = [each for each in contact.facts if _is_before(each, said_at, card_id)]
        if heard := news(others, card):
            found.append((said_at, heard))
    return tuple(found)


def _is_before(fact: Fact, said_at: datetime, card_id: int) -> bool:
    return fact.origin is Origin.IMPORT or (fact.said_at, fact.card_id or 0) < (said_at, card_id)


_NEVER = datetime.min.replace(tzinfo=UTC)


class _Told:
    """What is known beside a card, in its order of time."""

    def __init__(self, known: Sequence[Fact], card: Sequence[Fact]) -> None:
        self._known = known
        self._card = card
        self._when = max((fact.said_at for fact in card), default=_NEVER)

    def changed(self, what: Property, is_same: Callable[[str, str], bool], change: Change) -> Iterator[News]:
        """Something of which a person has one at a time."""
        after = next((fact.value for fact in self._card if fact.property is what), "")
        before = self.before(what)
        if after and before and not self.is_outdated(what) and not any(is_same(each, after) for each in before):
            own = next((fact.value for fact in self._of(what) if fact.origin is Origin.EDIT), "")
            yield News(change, before[0], after, own)

    def before(self, what: Property) -> tuple[str, ...]:
        """The last word on it until this card; address books count where nothing has a date."""
        dated = [fact for fact in self._of(what) if fact.origin is not Origin.IMPORT and fact.said_at <= self._when]
        last = max((fact.said_at for fact in dated), default=None)
        if last == self._when and all(fact.origin is Origin.CARD for fact in dated if fact.said_at == last):
            return ()  # another card of the same evening: somebody with two posts, or the same card twice
        return tuple(fact.value for fact in dated or self._of(what) if last in (None, fact.said_at))

    def is_outdated(self, what: Property) -> bool:
        """Whether something was said later; of an address book nobody knows when."""
        return any(fact.origin is not Origin.IMPORT and fact.said_at > self._when for fact in self._of(what))

    def added(self, what: Property, kinds: Iterable[PhoneKind | None]) -> tuple[list[Fact], list[str]]:
        """What the card says of something of which a person may have several, and what was known; if it may be news."""
        said = [fact for fact in self._card if fact.property is what and fact.kind in kinds]
        known = self._of(what)
        again = any(fact.origin is Origin.CARD and fact.said_at == self._when for fact in known)
        if again or self.is_outdated(what) or not (any(fact.kind in kinds for fact in known) or self._had_a_card()):
            return [], []
        return said, [fact.value for fact in known]

    def _had_a_card(self) -> bool:
        return any(fact.origin is Origin.CARD and fact.said_at < self._when for fact in self._known)

    def _of(self, what: Property) -> list[Fact]:
        return [fact for fact in self._known if fact.property is what]


def _of_post(told: _Told) -> Iterator[News]:
    for each in told.changed(Property.TITLE, _same_title, Change.POST):
        low, high = _rank(each.before), _rank(each.after)
        yield News(Change.PROMOTED, each.before, each.after, each.own) if 0 < low < high else each


def _of_phones(told: _Told, kind: PhoneKind, change: Change) -> Iterator[News]:
    kinds = (kind,) if kind is PhoneKind.MOBILE else (kind, PhoneKind.OTHER, None)
    said, known = told.added(Property.PHONE, kinds)
    heard = [normalise.phone(each) for each in known]
    for fact in said:
        number = normalise.phone(fact.value)
        if all(OSA.distance(number, each, score_cutoff=1) > 1 for each in heard):
            yield News(change, "", fact.value)


def _of_emails(told: _Told) -> Iterator[News]:
    said, known = told.added(Property.EMAIL, (None,))
    before = _person(Property.EMAIL, known)
    for fact in said:
        now = _person(Property.EMAIL, [fact.value])
        seen = {each.outcome for each in channels.emails(now, before, NEUTRAL) if each.channel is Channel.EMAIL}
        if now.mailboxes and not seen & _AS_BEFORE:
            yield News(Change.EMAIL, "", fact.value)


_AS_BEFORE = frozenset({Outcome.SAME, Outcome.VARIANT, Outcome.CONFUSED, Outcome.TYPO, Outcome.PART, Outcome.ONE_OFF})
"""What is the same, or was misread."""


def _same_name(one: str, other: str) -> bool:
    """Kanji and romaji tell nothing of each other."""
    left, right = _person(Property.NAME, [one]).names, _person(Property.NAME, [other]).names
    return not left or not right or left[0].script is not right[0].script or relate(left[0], right[0]) in _AS_BEFORE


def _same_company(one: str, other: str) -> bool:
    left, right = _person(Property.COMPANY, [one]), _person(Property.COMPANY, [other])
    seen = list(channels.companies(left, right, NEUTRAL))
    return not seen or seen[0].outcome in _AS_BEFORE


def _same_text(one: str, other: str) -> bool:
    left, right = (normalise.skeleton(normalise.fold(each).replace(" ", "")) for each in (one, other))
    return left.isascii() != right.isascii() or left == right


def _same_title(one: str, other: str) -> bool:
    """営業部長 is a 部長, unless the words between tell another rank."""
    left, right = (normalise.fold(each).replace(" ", "") for each in (one, other))
    return _same_text(one, other) or ((left in right or right in left) and _rank(one) == _rank(other))


def _person(what: Property, values: Iterable[str]) -> Person:
    return person((what, value, None) for value in values)


def _rank(title: str) -> int:
    """How high a post is; 0 if nobody knows."""
    text, highest = normalise.fold(title), 0
    for word, rank in _ranks():
        if word.search(text):
            text, highest = word.sub(" ", text), max(highest, rank)
    return highest


@cache
def _ranks() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Words with their rank, the longest first, so that 部長代理 is no 部長."""
    ranked = [
        (normalise.fold(word), int(rank)) for rank, words in lexicon.groups("ranks.txt").items() for word in words
    ]
    ranked.sort(key=lambda each: -len(each[0]))
    return tuple((re.compile(rf"\b{word}\b" if word.isascii() else re.escape(word)), rank) for word, rank in ranked)
