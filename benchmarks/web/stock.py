"""Contacts of a file -> a store that has them all, some of them met."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from benchmarks.search.__main__ import people
from enishi.model.event import Event
from enishi.settings import Settings
from enishi.workflow.workspace import Workspace

EVENINGS = 50
A_HUNDRED = 100
STEP = 1_000
"""Contacts that are kept in one transaction."""
LAST_EVENING = date(2026, 11, 20)


def fill(contacts: Path, home: Path) -> None:
    """Keep every contact of a file; the first thousands of them were met, a hundred an evening."""
    workspace = Workspace(Settings(home=home))
    store, found = workspace.store, people(contacts)
    filling = store.action("import", "benchmark", workspace.now())
    while some := list(islice(found, STEP)):
        with filling.step(), store.search.gathered():
            for each in some:
                store.contacts.add(each.facts)
    with filling.step():
        for number in range(min(EVENINGS, store.contacts.count() // A_HUNDRED)):
            held_on = LAST_EVENING - timedelta(weeks=number)
            ends_at = datetime.combine(held_on, datetime.min.time(), UTC) + timedelta(hours=21)
            event = store.events.add(Event(f"Evening {number}", held_on, ends_at))
            for contact_id in range(number * A_HUNDRED + 1, (number + 1) * A_HUNDRED + 1):
                store.events.meet(event.id, contact_id)
    workspace.close()
