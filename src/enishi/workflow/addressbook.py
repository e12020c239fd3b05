"""Address books of other tools: taking them in, and writing them out."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from enishi.errors import ExchangeError, UsageError
from enishi.exchange import records, spreadsheet, vcard
from enishi.exchange.entry import Entry, Fault, Imported, Said, of_contact
from enishi.exchange.text import unreadable
from enishi.extraction.names import split
from enishi.extraction.phones import spoken_number
from enishi.language import _
from enishi.matching.person import person
from enishi.model.card import PhoneKind, Property
from enishi.model.contact import Contact, Fact, Origin
from enishi.model.match import Match, Verdict
from enishi.workflow.recognition import recognise
from enishi.workflow.workspace import Workspace

Tool = TypeVar("Tool")

BATCH = 100
"""Contacts a transaction: others get their turn to write between two."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of an address book that was taken in."""

    added: int
    known: int
    asked: int
    faults: tuple[Fault, ...]


def take_over(path: Path, workspace: Workspace) -> TakenOver:
    """Take in the contacts of a vCard, CSV or JSON Lines file, as one deed; of those known, only what is new.

    Raises UsageError for any other kind of file, ExchangeError if it cannot be read.
    """
    imported = _reader(path)(_bytes(path))
    summary = _("contacts from {file}").format(file=path.name)
    verdicts: Counter[Verdict] = Counter()
    now = workspace.now()
    action = workspace.store.action("import", summary, now)
    for start in range(0, len(imported.entries), BATCH):
        with action.step():
            for entry in imported.entries[start : start + BATCH]:
                verdicts[_take_over(_normal(entry, workspace), entry.uid, now, workspace)] += 1
    return TakenOver(
        added=verdicts[Verdict.NON_LINK],
        known=verdicts[Verdict.LINK],
        asked=verdicts[Verdict.POSSIBLE_LINK],
        faults=imported.faults,
    )


def hand_out(path: Path, workspace: Workspace) -> int:
    """Write every contact to a file of the kind that its suffix says; how many.

    A file of that name is replaced whole or not at all. Raises UsageError for an unknown suffix, ExchangeError if it
    cannot be written.
    """
    write = _writer(path)
    entries = [entry for contact in workspace.store.contacts.each() if (entry := of_contact(contact))]
    _replace(path, write(entries))
    return len(entries)


def _take_over(said: tuple[Said, ...], uid: str, now: datetime, workspace: Workspace) -> Verdict:
    contacts = workspace.store.contacts
    known, matches = _recognise(said, uid, workspace)
    facts = [Fact(each.property, each.value, Origin.IMPORT, now, each.kind) for each in said]
    if known:
        heard = {(fact.property, fact.value) for fact in known.facts}
        contacts.tell(known.id, [fact for fact in facts if (fact.property, fact.value) not in heard])
        return Verdict.LINK
    added = contacts.add(facts, uid)
    doubts = [match for match in matches if match.verdict is Verdict.POSSIBLE_LINK]
    for match in doubts:
        workspace.store.questions.ask(added.id, None, match)
    return Verdict.POSSIBLE_LINK if doubts else Verdict.NON_LINK


def _recognise(said: tuple[Said, ...], uid: str, workspace: Workspace) -> tuple[Contact | None, tuple[Match, ...]]:
    """The contact of that uid, or who is linked, or who has all of these facts already; and the matches."""
    contacts = workspace.store.contacts
    if uid and (same := contacts.with_uid(uid)):
        return same, ()
    matches = recognise(person(said), workspace.store, workspace.settings.matching)
    for match in matches:
        contact = contacts.get(match.contact_id)
        heard = {(fact.property, fact.value) for fact in contact.facts}
        if match.verdict is Verdict.LINK or all((each.property, each.value) in heard for each in said):
            return contact, matches
    return None, matches


def _normal(entry: Entry, workspace: Workspace) -> tuple[Said, ...]:
    return tuple(_spoken(each, workspace) if each.property is Property.PHONE else each for each in entry.said)


def _spoken(said: Said, workspace: Workspace) -> Said:
    number, kind = spoken_number(said.value, workspace.settings.reading.phone_region)
    return Said(said.property, number, kind if said.kind in (None, PhoneKind.OTHER) else said.kind)


def _reader(path: Path) -> Callable[[bytes], Imported]:
    readers = {".vcf": vcard.read, ".csv": spreadsheet.read, ".jsonl": records.read}
    return _by_suffix(path, readers)


def _writer(path: Path) -> Callable[[Iterable[Entry]], bytes]:
    writers: dict[str, Callable[[Iterable[Entry]], bytes]] = {
        ".vcf": lambda entries: vcard.write(entries, split).encode(),
        ".csv": spreadsheet.write,
        ".jsonl": lambda entries: "".join(records.write(entries)).encode(),
    }
    return _by_suffix(path, writers)


def _by_suffix(path: Path, tools: dict[str, Tool]) -> Tool:
    try:
        return tools[path.suffix.lower()]
    except KeyError as error:
        raise UsageError(
            _("{file} is of no kind that enishi knows.").format(file=path.name),
            hint=_("Name a file that ends in {suffixes}.").format(suffixes=", ".join(tools)),
        ) from error


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExchangeError(
            _("{file} cannot be written: {reason}").format(file=path, reason=error.strerror),
            hint=_("Check that the folder exists and that you may write there."),
        ) from error
