"""The people of an event -> the same people, most worth a message first, each with the reasons."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from enishi.followup.wants import Want, wants
from enishi.language import _, ngettext
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Decision, Encounter, Event
from enishi.model.followup import Reason
from enishi.model.tie import Favour, Way
from enishi.settings import Ranking

STARS = 3
"""The most that an impression can have."""

_SEARCHED = (Property.TITLE, Property.DEPARTMENT, Property.COMPANY, Property.QUALIFICATION, Property.NOTE)
_FITS = 3
"""Of so many kinds that are wanted one is told that somebody is of them; more would bury the rest."""
_TIMES = 3
"""From so many meetings on, one more says nothing new."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A contact met at an event, with what the past says of them."""

    contact: Contact
    encounter: Encounter
    met_before: tuple[Event, ...] = ()
    """Earlier events, the newest first."""
    colleagues: tuple[str, ...] = ()
    """Names of others known at the same company."""
    past: tuple[Encounter, ...] = ()
    """At other events, the newest first."""
    introduced_by: tuple[str, ...] = ()
    """Names of those who brought them and the user together."""
    introduced_to: tuple[str, ...] = ()
    """Names of those with whom they brought the user together, or the user them."""
    favours: tuple[Favour, ...] = ()

    @property
    def is_taker(self) -> bool:
        """Whether the user has said of them, here or before, that they only take."""
        return any(each.decision is Decision.TAKER for each in (self.encounter, *self.past))


@dataclass(frozen=True, slots=True)
class Ranked:
    person: Acquaintance
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return sum(reason.weight for reason in self.reasons)

    @property
    def why(self) -> str:
        """Why one would write, if nothing else is said: what was talked about, else what speaks most for it."""
        return self.person.encounter.note or next((reason.words for reason in self.reasons if reason.is_cause), "")


def rank(people: Iterable[Acquaintance], event: Event, weights: Ranking) -> tuple[Ranked, ...]:
    """Everybody who may be contacted, best first; equals keep their order. Takers are left out."""
    looked_for = wants(event.wanted, event.purpose)
    ranked = [
        Ranked(person, tuple(_reasons(person, event, looked_for, weights)))
        for person in people
        if not person.is_taker and not person.contact.do_not_contact
    ]
    return tuple(sorted(ranked, key=lambda each: -each.score))


def _reasons(person: Acquaintance, event: Event, looked_for: tuple[Want, ...], weights: Ranking) -> Iterator[Reason]:
    yield from _fits(person, looked_for, weights)
    yield from _meetings(person, event, weights)
    yield from _introductions(person, weights)
    yield from _debts(person, weights)
    yield from _impressions(person, weights)
    if person.colleagues:
        names = _(", ").join(person.colleagues[:3])
        yield Reason(_("you know there: {names}").format(names=names), weights.knows_company)
    if person.contact.value(Property.EMAIL):
        yield Reason(_("can be reached by e-mail"), weights.reachable, is_cause=False)


def _fits(person: Acquaintance, looked_for: tuple[Want, ...], weights: Ranking) -> Iterator[Reason]:
    """Which of the wanted kinds somebody is of: the word that was asked for, what means the same, and where it is."""
    notes = (each.note for each in (person.encounter, *person.past) if each.note)
    facts = (*(value for what in _SEARCHED for value in person.contact.values(what)), *notes)
    found = (
        next(((want.said, word, fact) for fact in facts if (word := want.found_in(fact))), None) for want in looked_for
    )
    for number, (said, word, fact) in enumerate(islice(filter(None, found), _FITS)):
        same = said.casefold() in fact.casefold()
        words = _("fits what you look for: {word} ({place})").format(
            word=said if same else f"{said} = {word}", place=fact
        )
        yield Reason(words, weights.fits_more if number else weights.fits_purpose)


def _meetings(person: Acquaintance, event: Event, weights: Ranking) -> Iterator[Reason]:
    before = person.met_before
    if not before:
        return
    words = ngettext("met before: {last}", "met {n} times before, last: {last}", len(before))
    last = f"{before[0].name}, {before[0].held_on}"
    yield Reason(words.format(n=len(before), last=last), weights.met_before * min(len(before), _TIMES))
    if _is_growing(event, before):
        yield Reason(_("you meet more and more often"), weights.growing)
    if event.series and (times := sum(1 for each in before if each.series == event.series)):
        words = ngettext("comes to {series} again", "comes to {series} again and again", times)
        yield Reason(words.format(series=event.series), weights.same_series)


def _is_growing(event: Event, before: tuple[Event, ...]) -> bool:
    """Whether the last wait was shorter than those before on average."""
    waits = [(late.held_on - early.held_on).days for late, early in pairwise((event, *before))]
    return len(waits) > 1 and waits[0] < sum(waits[1:]) / len(waits[1:])


def _introductions(person: Acquaintance, weights: Ranking) -> Iterator[Reason]:
    if person.introduced_by:
        names = _(", ").join(person.introduced_by)
        yield Reason(_("introduced by {names}").format(names=names), weights.introduced)
    if person.introduced_to:
        names = _(", ").join(person.introduced_to)
        yield Reason(_("an introduction between you and {names}").format(names=names), weights.go_between)


def _debts(person: Acquaintance, weights: Ranking) -> Iterator[Reason]:
    """What was taken and not given back; what was given and did not come back is no reason to write."""
    taken = [each for each in person.favours if each.way is Way.TOOK]
    if 2 * len(taken) > len(person.favours):
        last = max(taken, key=lambda each: each.done_on)
        yield Reason(_("you owe them: {what}, {day}").format(what=last.what, day=last.done_on), weights.owed)


def _impressions(person: Acquaintance, weights: Ranking) -> Iterator[Reason]:
    met = person.encounter
    if stars := met.stars or next((each.stars for each in person.past if each.stars), 0):
        words = _("your impression: {stars}") if met.stars else _("your impression then: {stars}")
        yield Reason(words.format(stars=starred(stars)), weights.star * stars)
    if met.note:
        yield Reason(_("you noted: {note}").format(note=met.note), weights.own_note)
    elif note := next((each.note for each in person.past if each.note), ""):
        yield Reason(_("you noted then: {note}").format(note=note), weights.past_note)


def starred(stars: int) -> str:
    """An impression as one sees it: ★★☆."""
    return "★" * stars + "☆" * (STARS - stars)
