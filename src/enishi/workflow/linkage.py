"""Records of a file against contacts, in the store or in another file: who is whom; nothing is changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from enishi.errors import ExchangeError
from enishi.exchange.entry import Fault
from enishi.exchange.records import identified
from enishi.language import _
from enishi.matching.form import pack
from enishi.matching.person import person
from enishi.model.match import Match, Verdict
from enishi.settings import Matching
from enishi.store.index import Index, passing
from enishi.workflow.recognition import look_up
from enishi.workflow.workspace import Scheme

Id: TypeAlias = str | int | None
"""What a file calls a record, or the number of a contact in the store."""

SHOWN = 10
"""Candidates that are told of a record; the rest are hardly possible."""


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
            yield Linked(each.id, tuple((contacts.called(match.contact_id), match) for match in matches[:SHOWN]))


@contextmanager
def contacts_of(lines: Iterable[str]) -> Iterator[Contacts]:
    """The contacts of JSON Lines, in an index of their own that is gone afterwards.

    Raises ExchangeError if a line is no record or has no `id`.
    """
    names: list[Id] = []
    with passing(Scheme()) as index:
        index.fill(enumerate(_forms(lines, names)))
        yield Contacts(index, names.__getitem__)


def _forms(lines: Iterable[str], names: list[Id]) -> Iterator[str]:
    """Each contact packed; what it is called goes to the names."""
    for each in identified(lines):
        if isinstance(each, Fault):
            raise _unusable(each.where, each.message)
        if each.id is None:
            raise _unusable(each.where, _("It has no id."))
        names.append(each.id)
        yield pack(person(each.said))


def _unusable(where: str, message: str) -> ExchangeError:
    return ExchangeError(
        f"{where}: {message}",
        hint=_("Each line is to be an object such as {example}").format(example='{"id": "1", "name": "..."}'),
    )
