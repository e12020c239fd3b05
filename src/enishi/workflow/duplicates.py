"""The store against itself: pairs of contacts who may be one person."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from enishi.language import _
from enishi.matching.blocking import keys
from enishi.matching.decide import decide
from enishi.matching.form import unpack
from enishi.matching.person import Person
from enishi.matching.weights import Rarity
from enishi.model.contact import Contact
from enishi.model.match import Match, Verdict
from enishi.store.questions import Answer, Pair, pair
from enishi.store.store import Store
from enishi.workflow.merging import settle
from enishi.workflow.workspace import Workspace

CHUNK = 1_000
"""Contacts read at once."""

REMEMBERED = 100_000
"""Keys whose frequency is not counted again and again."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two contacts who may be one person, the one known before first."""

    known_id: int
    newcomer_id: int
    match: Match

    @property
    def pair(self) -> Pair:
        return pair(self.known_id, self.newcomer_id)


def duplicates(workspace: Workspace) -> Iterator[tuple[Likeness, ...]]:
    """Who may be the same, each pair that shares a key compared once: for one contact after the other those after it.

    At the end comes what imports have asked and nobody has answered yet. Who was told apart is passed over.
    """
    store = workspace.store
    apart = store.questions.apart()
    asked = {each.pair: each for each in store.questions.open()}
    compare = _Comparison(workspace)
    for contact_id, person in _everybody(store):
        likely = []
        for match in compare.with_later(contact_id, person):
            known, newcomer = contact_id, match.contact_id
            if (known, newcomer) in apart:
                continue
            question = asked.pop((known, newcomer), None)
            if question:
                known, newcomer = question.match.contact_id, question.contact_id
            if question or match.verdict is not Verdict.NON_LINK:
                likely.append(Likeness(known, newcomer, match))
        yield tuple(likely)
    yield tuple(Likeness(each.match.contact_id, each.contact_id, each.match) for each in asked.values())


def alike(contact: Contact, workspace: Workspace) -> tuple[int, ...]:
    """Who may be the same person as that one, the likeliest first; who was told apart is left out."""
    store = workspace.store
    asked = [each.pair for each in store.questions.open() if contact.id in each.pair]
    compared = [
        pair(contact.id, match.contact_id)
        for _id, form in store.index.forms([contact.id])
        for match in _Comparison(workspace).with_others(contact.id, unpack(form))
        if match.verdict is not Verdict.NON_LINK
    ]
    apart = store.questions.apart()
    pairs = [each for each in dict.fromkeys((*compared, *asked)) if each not in apart]
    return tuple(one if other == contact.id else other for one, other in pairs)


def both(likeness: Likeness, workspace: Workspace) -> tuple[Contact, Contact] | None:
    """The two as they are now, known first; None if they have become one, or have been told apart, in the meantime."""
    store = workspace.store
    known, newcomer = store.contacts.get_all([likeness.known_id, likeness.newcomer_id])
    is_settled = known.id == newcomer.id or pair(known.id, newcomer.id) in store.questions.apart()
    return None if is_settled else (known, newcomer)


def answer(known: Contact, newcomer: Contact, same: Answer, workspace: Workspace) -> None:
    """Keep what the user says of two contacts: one person, or two for ever."""
    summary = _("{new} is the same person as {known}") if same is Answer.SAME else _("{new} is not {known}")
    with workspace.store.deed("answer", summary.format(new=newcomer.name, known=known.name), workspace.now()):
        settle(known, newcomer, same, workspace)


def _everybody(store: Store) -> Iterator[tuple[int, Person]]:
    for start in range(1, store.index.size() + 1, CHUNK):
        for contact_id, form in store.index.forms(list(range(start, start + CHUNK))):
            yield contact_id, unpack(form)


class _Comparison:
    """How likely two contacts of the store are one person, as if one of them were a new card."""

    def __init__(self, workspace: Workspace) -> None:
        self._index = workspace.store.index
        self._limits = workspace.settings.matching
        self._rarity = Rarity(max(1, self._index.size()), lru_cache(REMEMBERED)(self._others))

    def with_later(self, contact_id: int, person: Person) -> Iterator[Match]:
        """A match with each contact of a higher number that shares a key."""
        later = [each for each in self._index.sharing_any(keys(person)) if each > contact_id]
        for other_id, form in self._index.forms(later):
            yield from decide(person, [(other_id, unpack(form))], self._limits, self._rarity)

    def with_others(self, contact_id: int, person: Person) -> tuple[Match, ...]:
        """A match with each of the likeliest other contacts that share a key."""
        others = [each for each in self._index.sharing_any(keys(person)) if each != contact_id]
        candidates = [(other_id, unpack(form)) for other_id, form in self._index.forms(others)]
        return decide(person, candidates, self._limits, self._rarity)

    def _others(self, key: int) -> int:
        """How many others than the one that is compared have a key."""
        return self._index.count(key) - 1
