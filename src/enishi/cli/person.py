"""How a person looks on the terminal: a draft, a contact, an encounter."""

from collections.abc import Iterator

from enishi.language import _
from enishi.model.card import Draft, Property
from enishi.model.contact import Contact
from enishi.model.followup import Fade
from enishi.settings import Reading
from enishi.wording.person import named

FADE_STYLE = {Fade.FRESH: "green", Fade.FADING: "yellow", Fade.LAST_CALL: "bold red", Fade.FADED: "dim"}


def draft_lines(draft: Draft, reading: Reading) -> Iterator[str]:
    """A card's fields, one a line, doubtful ones marked."""
    for field in sorted(draft.fields, key=lambda field: list(Property).index(field.property)):
        mark = "  ?" if field.confidence < reading.doubtful_below else ""
        name, value = named(field, reading.phone_region)
        yield row(name, value + mark)


def contact_lines(contact: Contact, reading: Reading) -> Iterator[str]:
    """What is known of a contact, each value once, the head of each property first."""
    for what in Property:
        seen = set()
        for fact in contact.all(what):
            if fact.value not in seen:
                seen.add(fact.value)
                name, value = named(fact, reading.phone_region)
                since = _("  (earlier, {date})").format(date=fact.said_at.astimezone().date())
                yield row(name, value if what.is_list or len(seen) == 1 else value + since)


def row(name: str, value: str) -> str:
    """A label and a value, aligned also when the label is Japanese (two cells a character)."""
    from rich.cells import cell_len

    return f"{name}{' ' * max(1, 14 - cell_len(name))}{value}"
