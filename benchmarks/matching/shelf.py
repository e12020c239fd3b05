"""A folder's contacts -> a store whose index holds them, kept until the way to match changes."""

import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import enishi.matching
from enishi.errors import ExchangeError
from enishi.exchange.entry import Fault
from enishi.exchange.records import identified
from enishi.matching.blocking import indexed
from enishi.matching.form import pack
from enishi.matching.person import Person, person
from enishi.store.journal import immediate
from enishi.store.store import DATABASE, Store
from enishi.workflow.workspace import Scheme

HOME = "store"
"""In the folder; what it was made by, how long that took and what the contacts are called stand beside the database."""


@dataclass(frozen=True, slots=True)
class Shelf:
    store: Store
    names: tuple[str, ...]
    """What the file calls the contact of each number."""
    seconds: float
    """That it took to build."""
    keys_size: int
    """Bytes of the index alone."""
    forms_size: int
    """Bytes of the comparable forms that it leads to."""


def shelf(folder: Path) -> Shelf:
    """The index as `enishi match --against` makes it, in a store like any other; the contacts have no other facts."""
    home = folder / HOME
    made_by = _fingerprint(folder)
    if not _is_made_by(home, made_by):
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        _build(folder, home)
        (home / "made-by").write_text(made_by)
    store = Store(home, Scheme())
    names = tuple((home / "names").read_text("utf-8").split("\n"))
    seconds = float((home / "seconds").read_text())
    return Shelf(store, names, seconds, _size(store, "contact_keys"), _size(store, "forms"))


def records(path: Path) -> Iterator[tuple[str, Person]]:
    """The people of JSON Lines. Raises ExchangeError for a line that is no record."""
    with path.open(encoding="utf-8") as lines:
        for each in identified(lines):
            if isinstance(each, Fault):
                raise ExchangeError(f"{path}, {each.where}: {each.message}")
            yield each.uid, person(each.said)


def _build(folder: Path, home: Path) -> None:
    names: list[str] = []
    store = Store(home, Scheme())
    began = time.perf_counter()
    with immediate(store.db):
        store.index.fill(_rows(records(folder / "contacts.jsonl"), names))
    (home / "seconds").write_text(str(time.perf_counter() - began))
    store.close()
    (home / "names").write_text("\n".join(names), "utf-8")


def _rows(people: Iterable[tuple[str, Person]], names: list[str]) -> Iterator[tuple[int, str, Iterable[int]]]:
    """What the index keeps of each; what it is called goes to the names."""
    for number, (uid, each) in enumerate(people):
        names.append(uid)
        yield number, pack(each), indexed(each)


def _is_made_by(home: Path, made_by: str) -> bool:
    stamp = home / "made-by"
    return stamp.is_file() and (home / DATABASE).is_file() and stamp.read_text() == made_by


def _fingerprint(folder: Path) -> str:
    """Of everything that the index depends on."""
    package = Path(enishi.matching.__file__).parent
    store = package.parent / "store"
    parts = [
        path.read_bytes() for path in sorted([*package.rglob("*.py"), *package.rglob("*.t*"), *store.glob("*.py")])
    ]
    contacts = (folder / "contacts.jsonl").stat()
    return sha256(b"\0".join([*parts, f"{contacts.st_size} {contacts.st_mtime_ns}".encode()])).hexdigest()


def _size(store: Store, table: str) -> int:
    """Raises sqlite3.OperationalError where SQLite was built without dbstat."""
    (pages,) = store.db.conn.execute("SELECT sum(pgsize) FROM dbstat WHERE name = ?", [table]).fetchone()
    return int(pages)
