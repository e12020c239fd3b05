"""Draft -> Matches: who in the store could this be?"""

from enishi.matching.blocking import keys
from enishi.matching.decide import decide
from enishi.matching.person import Person, from_contact
from enishi.matching.weights import Rarity
from enishi.model.match import Match
from enishi.settings import Matching
from enishi.store.store import Store


def recognise(person: Person, store: Store, limits: Matching) -> tuple[Match, ...]:
    """Everybody in the store who may be that person, best first, with the verdict on each."""
    candidates = [(each.id, from_contact(each)) for each in store.contacts.found_under(keys(person))]
    rarity = Rarity(max(1, store.contacts.count()), store.contacts.sharing)
    return decide(person, candidates, limits, rarity)
