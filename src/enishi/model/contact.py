"""Contact and its facts: what is known of a person, newest first, nothing lost."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from enishi.model.card import PhoneKind, Property


class Origin(StrEnum):
    """Who says so, the weightiest first: the user's own edits win over cards, cards over address books."""

    EDIT = "edit"
    CARD = "card"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated statement about a person."""

    property: Property
    value: str
    origin: Origin
    said_at: datetime
    """When it was true or said (the event's date for a card), aware."""
    kind: PhoneKind | None = None
    card_id: int | None = None
    id: int = 0
    """In the store; 0 before it is kept."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person in the store."""

    id: int
    uid: str
    """Stable for ever, for exchange with other tools."""
    facts: tuple[Fact, ...]
    """By origin, then newest first; retired ones are left out."""
    do_not_contact: bool = False

    def value(self, what: Property) -> str:
        """The head of a property; "" if nothing is known. A name that was once written with a space keeps it."""
        values = [fact.value for fact in self.facts if fact.property is what]
        if what is Property.NAME and values:
            spaced = (each for each in values if each != values[0] and each.replace(" ", "") == values[0])
            return next(spaced, values[0])
        return values[0] if values else ""

    def values(self, what: Property) -> tuple[str, ...]:
        """Every value of a property, each once, head first."""
        return tuple(dict.fromkeys(fact.value for fact in self.facts if fact.property is what))

    def all(self, what: Property) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.property is what)

    @property
    def name(self) -> str:
        """What to call them: the printed name, else romaji, kana, company or an address."""
        order = (
            Property.NAME,
            Property.NAME_ROMAJI,
            Property.NAME_KANA,
            Property.COMPANY,
            Property.EMAIL,
            Property.PHONE,
        )
        return next((value for what in order if (value := self.value(what))), "?")

    @property
    def company(self) -> str:
        return self.value(Property.COMPANY)
