"""The people of an event -> the same people, most worth a message first, each with the reasons."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enishi.language import _, ngettext
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event
from enishi.model.followup import Reason
from enishi.settings import Ranking

_SEARCHED = (Property.TITLE, Property.DEPARTMENT, Property.COMPANY, Property.QUALIFICATION, Property.NOTE)
# Runs of one script are the words of a Japanese sentence, near enough; single characters say nothing.
_WORD = re.compile(r"[々一-鿿]{2,}|[ァ-ヴー]{2,}|[a-z][a-z0-9+#.-]{3,}")


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A contact met at an event, with what the past says of them."""

    contact: Contact
    encounter: Encounter
    met_before: tuple[Event, ...] = ()
    """Earlier events, the newest first."""
    colleagues: tuple[str, ...] = ()
    """Names of others known at the same company."""
    past_decisions: tuple[Decision, ...] = ()
    """At other events, the newest first."""

    @property
    def is_taker(self) -> bool:
        """Whether the user has said of them, here or before, that they only take."""
        return Decision.TAKER in (self.encounter.decision, *self.past_decisions)


@dataclass(frozen=True, slots=True)
class Ranked:
    person: Acquaintance
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return sum(reason.weight for reason in self.reasons)


def rank(people: Iterable[Acquaintance], event: Event, weights: Ranking) -> tuple[Ranked, ...]:
    """Everybody who may be contacted, best first; equals keep their order. Takers are left out."""
    ranked = [
        Ranked(person, tuple(_reasons(person, event, weights)))
        for person in people
        if not person.is_taker and not person.contact.do_not_contact
    ]
    return tuple(sorted(ranked, key=lambda each: -each.score))


def _reasons(person: Acquaintance, event: Event, weights: Ranking) -> Iterator[Reason]:
    for place, word in _fits(person, event):
        words = _("fits what you look for: {word} ({place})").format(word=word, place=place)
        yield Reason(words, weights.fits_purpose)
        break  # a second word found in the same title is not a second reason
    if count := len(person.met_before):
        last = person.met_before[0]
        words = ngettext("met before: {last}", "met {n} times before, last: {last}", count)
        yield Reason(words.format(n=count, last=f"{last.name}, {last.held_on}"), weights.met_before * min(count, 3))
    if person.encounter.note:
        yield Reason(_("you noted: {note}").format(note=person.encounter.note), weights.own_note)
    if person.colleagues:
        names = _(", ").join(person.colleagues[:3])
        yield Reason(_("you know there: {names}").format(names=names), weights.knows_company)
    if person.contact.value(Property.EMAIL):
        yield Reason(_("can be reached by e-mail"), weights.reachable)


def _fits(person: Acquaintance, event: Event) -> Iterator[tuple[str, str]]:
    """Where a wanted word, or a word of the purpose, stands in what is known: (the fact, the word)."""
    words = [*event.wanted, *_WORD.findall(_folded(event.purpose))]
    facts = [value for what in _SEARCHED for value in person.contact.values(what)]
    for word in words:
        for fact in (*facts, person.encounter.note):
            if _folded(word) and _folded(word) in _folded(fact):
                yield fact, word


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
