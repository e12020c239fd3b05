"""Address books of other tools: taking them in, and writing them out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from enishi.errors import ExchangeError, UsageError
from enishi.exchange import records, spreadsheet, vcard
from enishi.exchange.entry import Entry, Fault, Imported, Said, of_contact
from enishi.exchange.text import count, lines_of, unreadable
from enishi.extraction.names import split
from enishi.extraction.phones import spoken_number
from enishi.language import _
from enishi.matching.person import person
from enishi.model.card import PhoneKind, Property
from enishi.model.contact import Contact, Fact, Origin
from enishi.model.match import Match, Verdict
from enishi.store.contacts import ContactTables
from enishi.workflow.parallel import cut, numbered, side_by_side
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


def size(path: Path) -> int:
    """How many steps it takes to take that file in, more or less: its lines or cards."""
    return count(path, b"BEGIN:VCARD" if path.suffix.lower() == ".vcf" else b"\n")


def take_over(path: Path, workspace: Workspace, did: Callable[[int], None] = lambda _steps: None) -> TakenOver:
    """Take in the contacts of a vCard, CSV or JSON Lines file, as one deed; of those known, only what is new.

    JSON Lines may be without end: they are read as they are taken in. `did` is told how many steps of `size` were done.
    Raises UsageError for any other kind of file, ExchangeError if it cannot be read.
    """
    now = workspace.now()
    action = workspace.store.action("import", _("contacts from {file}").format(file=path.name), now)
    verdicts: Counter[Verdict] = Counter()
    faults: list[Fault] = []
    region = workspace.settings.reading.phone_region
    for batch in _batches(path, region):
        entries = [each for each in batch if isinstance(each, Entry)]
        faults += (each for each in batch if isinstance(each, Fault))
        with action.step(), workspace.store.search.gathered():
            for entry in entries:
                verdicts[_take_over(entry, now, workspace)] += 1
        did(len(batch))
    if not verdicts:
        first = f" {faults[0].where}: {faults[0].message}" if faults else ""
        raise records.unusable(_("There is no contact in the file.") + first)
    return TakenOver(verdicts[Verdict.NON_LINK], verdicts[Verdict.LINK], verdicts[Verdict.POSSIBLE_LINK], tuple(faults))


def hand_out(path: Path, workspace: Workspace) -> int:
    """Write every contact to a file of the kind that its suffix says; how many.

    A file of that name is replaced whole or not at all. Raises UsageError for an unknown suffix, ExchangeError if it
    cannot be written.
    """
    write = _writer(path)
    entries = [entry for contact in workspace.store.contacts.each() if (entry := of_contact(contact))]
    _replace(path, write(entries))
    return len(entries)


def _batches(path: Path, region: str) -> Iterator[Sequence[Entry | Fault]]:
    """What the file says of each person, as it is kept, a few at a time."""
    readers: dict[str, Callable[[Path, str], Iterator[Sequence[Entry | Fault]]]] = {
        ".vcf": partial(_whole, vcard.read),
        ".csv": partial(_whole, spreadsheet.read),
        ".jsonl": _line_by_line,
    }
    return _by_suffix(path, readers)(path, region)


def _line_by_line(path: Path, region: str) -> Iterator[Sequence[Entry | Fault]]:
    with lines_of(path) as lines:
        for batch in side_by_side(partial(_entries, region), numbered(lines)):
            yield from cut(batch, BATCH)


def _whole(read: Callable[[bytes], Imported], path: Path, region: str) -> Iterator[Sequence[Entry | Fault]]:
    imported = read(_bytes(path))
    said: list[Entry | Fault] = [*(_normal(each, region) for each in imported.entries), *imported.faults]
    yield from cut(said, BATCH)


def _entries(region: str, lines: tuple[int, list[str]]) -> list[Entry | Fault]:
    start, texts = lines
    return [each if isinstance(each, Fault) else _normal(each, region) for each in records.stream(texts, start)]


def _take_over(entry: Entry, now: datetime, workspace: Workspace) -> Verdict:
    contacts = workspace.store.contacts
    known, matches = _recognise(entry, workspace)
    facts = [Fact(each.property, each.value, Origin.IMPORT, now, each.kind) for each in entry.said]
    if known:
        heard = _said_of(known)
        contacts.tell(known.id, [fact for fact in facts if (fact.property, fact.value) not in heard])
        return Verdict.LINK
    added = contacts.add(facts, "" if entry.uid and contacts.with_uid(entry.uid) else entry.uid)
    doubts = [match for match in matches if match.verdict is Verdict.POSSIBLE_LINK]
    for match in doubts:
        workspace.store.questions.ask(added.id, None, match)
    return Verdict.POSSIBLE_LINK if doubts else Verdict.NON_LINK


def _recognise(entry: Entry, workspace: Workspace) -> tuple[Contact | None, tuple[Match, ...]]:
    """The contact of that uid, or who is linked, or who has all of these facts already; and the matches."""
    contacts = workspace.store.contacts
    if (same := _of_that_uid(entry, contacts)) is not None:
        return same, ()
    matches = recognise(person(entry.said), workspace.store, workspace.settings.matching)
    for match in matches:
        contact = contacts.get(match.contact_id)
        if match.verdict is Verdict.LINK or _said_of(contact).issuperset(_statements(entry)):
            return contact, matches
    return None, matches


def _of_that_uid(entry: Entry, contacts: ContactTables) -> Contact | None:
    """The contact of that uid, if it says anything alike: two files may both call their first person "1"."""
    same = contacts.with_uid(entry.uid) if entry.uid else None
    return same if same and not _said_of(same).isdisjoint(_statements(entry)) else None


def _said_of(contact: Contact) -> set[tuple[Property, str]]:
    return {(fact.property, fact.value) for fact in contact.facts}


def _statements(entry: Entry) -> set[tuple[Property, str]]:
    return {(each.property, each.value) for each in entry.said}


def _normal(entry: Entry, region: str) -> Entry:
    """With telephone numbers as they are kept."""
    said = (_spoken(each, region) if each.property is Property.PHONE else each for each in entry.said)
    return replace(entry, said=tuple(said))


def _spoken(said: Said, region: str) -> Said:
    number, kind = spoken_number(said.value, region)
    return Said(said.property, number, kind if said.kind in (None, PhoneKind.OTHER) else said.kind)


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
