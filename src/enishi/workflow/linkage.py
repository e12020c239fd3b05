"""Records of a file against contacts, in the store or in another file: who is whom; nothing is changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from enishi.exchange.entry import Fault
from enishi.exchange.records import identified, unusable
from enishi.language import _
from enishi.matching.blocking import indexed
from enishi.matching.form import pack
from enishi.matching.person import person
from enishi.model.match import Match, Verdict
from enishi.settings import Matching
from enishi.store.index import Index, passing
from enishi.workflow.parallel import numbered, side_by_side
from enishi.workflow.recognition import look_up
from enishi.workflow.workspace import Scheme

Id: TypeAlias = str | int | None
"""What a file calls a record, or the number of a contact in the store."""


@dataclass(frozen=True, slots=True)
class Linked:
    """What a record is to the contacts."""

    id: Id
    matches: tuple[tuple[Id, Match], ...]
    """Each candidate with what its file calls it, best first."""

    @property
    def verdict(self) -> Verdict:
        return self.matches[0][1].verdict if self.matches else Verdict.NON_LINK

    @property
    def contact(self) -> Id:
        """Who it is, or is most likely; None for somebody new."""
        return None if self.verdict is Verdict.NON_LINK else self.matches[0][0]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Whom records are compared with."""

    index: Index
    called: Callable[[int], Id]
    """What a contact of the index is called outside of it."""


def link(lines: Iterable[str], contacts: Contacts, limits: Matching) -> Iterator[Linked | Fault]:
    """What each record of JSON Lines is to the contacts, one by one; a fault for a line that is no record."""
    for each in identified(lines):
        if isinstance(each, Fault):
            yield each
        else:
            matches = look_up(person(each.said), contacts.index, limits)
            yield Linked(each.id, tuple((contacts.called(match.contact_id), match) for match in matches))


@contextmanager
def contacts_of(lines: Iterable[str]) -> Iterator[Contacts]:
    """The contacts of JSON Lines, in an index of their own that is gone afterwards.

    Raises ExchangeError if a line is no record or has no `id`.
    """
    names: list[Id] = []
    with passing(Scheme()) as index:
        index.fill(_rows(lines, names))
        yield Contacts(index, names.__getitem__)


def _rows(lines: Iterable[str], names: list[Id]) -> Iterator[tuple[int, str, Sequence[int]]]:
    """What the index keeps of each contact; what it is called goes to the names."""
    for packed in side_by_side(_pack, numbered(lines)):
        if isinstance(packed, Fault):
            raise unusable(f"{packed.where}: {packed.message}")
        for name, form, keys in packed:
            yield len(names), form, keys
            names.append(name)


def _pack(batch: tuple[int, list[str]]) -> list[tuple[Id, str, tuple[int, ...]]] | Fault:
    start, lines = batch
    packed: list[tuple[Id, str, tuple[int, ...]]] = []
    for each in identified(lines, start):
        if isinstance(each, Fault):
            return each
        if each.id is None:
            return Fault(each.where, _("It has no id."))
        somebody = person(each.said)
        packed.append((each.id, pack(somebody), tuple(indexed(somebody))))
    return packed
