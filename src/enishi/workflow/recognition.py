"""Draft -> Matches: who in the store could this be?"""

from enishi.matching.blocking import keys, weak_keys
from enishi.matching.decide import decide
from enishi.matching.form import glance, unpack
from enishi.matching.person import Person
from enishi.matching.weights import Rarity
from enishi.model.match import Match
from enishi.settings import Matching
from enishi.store.index import Index
from enishi.store.store import Store


def recognise(person: Person, store: Store, limits: Matching, but: int | None = None) -> tuple[Match, ...]:
    """Everybody in the store, save the contact of that number, who may be that person: best first, with the verdict."""
    return look_up(person, store.index, limits, but)


def look_up(person: Person, index: Index, limits: Matching, but: int | None = None) -> tuple[Match, ...]:
    """Everybody in an index, save that one, who may be that person, best first, with the verdict on each."""
    found, may_be = index.forms(index.sharing_any(keys(person), weak_keys(person))), glance(person)
    candidates = [(contact_id, unpack(form)) for contact_id, form in found if contact_id != but and may_be(form)]
    return decide(person, candidates, limits, Rarity(max(1, index.size()), index.count))
