"""Draft -> Matches: who in the store could this be?"""

from enishi.matching.blocking import keys
from enishi.matching.decide import decide
from enishi.matching.form import unpack
from enishi.matching.person import Person
from enishi.matching.weights import Rarity
from enishi.model.match import Match
from enishi.settings import Matching
from enishi.store.store import Store


def recognise(person: Person, store: Store, limits: Matching) -> tuple[Match, ...]:
    """Everybody in the store who may be that person, best first, with the verdict on each."""
    found = store.index.forms(store.index.sharing_any(keys(person)))
    rarity = Rarity(max(1, store.index.size()), store.index.count)
    return decide(person, [(contact_id, unpack(form)) for contact_id, form in found], limits, rarity)
