"""People met with cards, straight into a store, without pictures being read."""

from itertools import count
from typing import Any

from enishi.model.contact import Contact, Fact, Origin
from enishi.model.event import Event
from enishi.store.store import Store
from tests.builders import EVENING, a_card, a_photo, an_event


class Cards:
    """Hands cards in, each on a photo of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._photos = count(1)

    def event(self, name: str = "Harbour Mixer", **more: object) -> Event:
        kept = self.store.events.named(name)
        return kept[0] if kept else self.store.events.add(an_event(name, **more))

    def hand_in(self, event: Event, contact: Contact | None = None, **said: Any) -> tuple[Contact, int]:
        """A card of somebody new, or of a contact who is known; the contact and the card."""
        photo = self.store.cards.add_photo(a_photo(b"photo %d" % next(self._photos)), event.id, EVENING)
        card = a_card(**said)
        card_id = self.store.cards.add(photo, card, ["picture"])
        told = [
            Fact(field.property, field.value, Origin.CARD, event.ends_at, field.kind, card_id)
            for field in card.draft.fields
        ]
        contacts = self.store.contacts
        whose = contacts.tell(contact.id, told) if contact else contacts.add(told)
        self.store.events.meet(event.id, whose.id, [card_id])
        return whose, card_id
