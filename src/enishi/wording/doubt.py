"""Two records that may be one person, field by field."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.match import Degree
from enishi.wording.person import label, named

Pieces: TypeAlias = tuple[tuple[str, bool], ...]
"""A text in pieces; whether the other side lacks each."""


@dataclass(frozen=True, slots=True)
class Line:
    """One property of both, as people write it; "" where a side says nothing."""

    name: str
    one: str
    other: str

    @property
    def degree(self) -> Degree | None:
        """How the two relate, blanks aside; None where only one side says anything."""
        if not (self.one and self.other):
            return None
        return Degree.SAME if _bare(self.one) == _bare(self.other) else Degree.DIFFERENT

    @property
    def pieces(self) -> tuple[Pieces, Pieces]:
        """Both texts, with what differs set apart."""
        if self.degree is not Degree.DIFFERENT:
            return ((self.one, False),), ((self.other, False),)
        steps = SequenceMatcher(None, self.one, self.other, autojunk=False).get_opcodes()
        return (
            tuple((self.one[start:end], kind != "equal") for kind, start, end, *_other in steps if start < end),
            tuple((self.other[start:end], kind != "equal") for kind, *_one, start, end in steps if start < end),
        )


def lines(one: Contact, other: Contact, region: str) -> Iterator[Line]:
    """What either says, one property a line."""
    for what in Property:
        line = Line(label(what), _cell(one, what, region), _cell(other, what, region))
        if line.one or line.other:
            yield line


def degree_words(degree: Degree) -> str:
    """What a sign says, for those who hear it."""
    return {Degree.SAME: _("the same"), Degree.SIMILAR: _("similar"), Degree.DIFFERENT: _("differs")}[degree]


def _bare(text: str) -> str:
    return "".join(text.split())


def _cell(contact: Contact, what: Property, region: str) -> str:
    facts = contact.all(what)
    values = dict.fromkeys(named(fact, region)[1] for fact in (facts if what.is_list else facts[:1]))
    return _(", ").join(values)
