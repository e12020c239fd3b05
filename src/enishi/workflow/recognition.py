"""Draft -> Matches: who in the store could this be?"""

from enishi.matching.blocking import keys
from enishi.matching.decide import decide
from enishi.matching.normalise import Person
from enishi.model.card import Draft
from enishi.model.match import Match
from enishi.settings import Matching
from enishi.store.store import Store


def recognise(draft: Draft, store: Store, limits: Matching) -> tuple[Match, ...]:
    """The contacts that a card may belong to, best first; those that are certainly others are left out."""
    person = Person.from_draft(draft)
    candidates = [(each.id, Person.from_contact(each)) for each in store.contacts.found_under(keys(person))]
    return decide(person, candidates, limits)
