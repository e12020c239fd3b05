"""Opening, refusing, sharing and copying the store."""

import sqlite3
import stat
import subprocess
import sys
import threading

import pytest

from enishi.errors import NewerStoreError, NotFoundError, StoreError
from enishi.store.store import DATABASE
from tests.builders import EVENING, a_store, facts


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_can_read_it(store):
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="Taro"))
    store.pictures.put(b"a picture")
    assert mode(store.home) == 0o700
    files = [path for path in store.home.rglob("*") if path.is_file()]
    assert len(files) >= 3
    assert {mode(path) for path in files} == {0o600}
    assert {mode(path) for path in store.home.rglob("*") if path.is_dir()} == {0o700}


def test_it_runs_in_wal_mode_with_foreign_keys(store):
    assert store.db.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.db.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with pytest.raises(sqlite3.IntegrityError):
        store.db.conn.execute("INSERT INTO encounters (event_id, contact_id) VALUES (7, 7)")


def test_what_was_kept_is_there_after_opening_again(tmp_path):
    first = a_store(tmp_path)
    with first.deed("edit", "add", EVENING):
        kept = first.contacts.add(facts(name="髙橋 さくら", mobile="+819015550100"))
    first.close()
    second = a_store(tmp_path)
    assert second.contacts.get(kept.id) == kept
    second.close()


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path):
    path = tmp_path / DATABASE
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError) as caught:
        a_store(tmp_path)
    assert "--home" in caught.value.hint
    assert path.read_bytes() == b"this is no database" * 100


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        a_store(tmp_path / "file" / "home")


def test_a_store_of_a_newer_enishi_is_refused(store):
    store.db.conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('enishi', 'm999_future', '2030')"
    )
    store.db.conn.commit()
    with pytest.raises(NewerStoreError):
        a_store(store.home)


def test_two_writers_wait_for_each_other(tmp_path):
    a_store(tmp_path).close()

    def add_many(name):
        mine = a_store(tmp_path)
        for number in range(20):
            with mine.deed("edit", name, EVENING):
                mine.contacts.add(facts(name=f"{name} {number}"))
        mine.close()

    threads = [threading.Thread(target=add_many, args=[name]) for name in ("A", "B")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = a_store(tmp_path)
    assert store.contacts.count() == 40
    store.close()


def test_who_cannot_get_a_turn_is_told(store, monkeypatch):
    monkeypatch.setattr("enishi.store.store.BUSY_SECONDS", 0.1)
    other = a_store(store.home)
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="Taro"))
        with pytest.raises(StoreError, match="writing"), other.deed("edit", "add", EVENING):
            pass
    other.close()


def test_a_process_killed_in_the_middle_leaves_what_was_finished(tmp_path):
    script = f"""
import os, signal
from pathlib import Path
from tests.builders import EVENING, a_store, facts
store = a_store(Path({str(tmp_path)!r}))
action = store.action("import", "import", EVENING)
with action.step():
    store.contacts.add(facts(name="Finished"))
with action.step():
    store.contacts.add(facts(name="Half"))
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", script], check=False)
    assert killed.returncode == -9
    store = a_store(tmp_path)
    assert [each.name for each in store.contacts.each()] == ["Finished"]
    store.undo(store.last_deed(), EVENING)
    assert store.contacts.count() == 0
    store.close()


def test_a_copy_is_complete_and_apart(store, tmp_path):
    with store.deed("edit", "add", EVENING):
        store.contacts.add(facts(name="Taro"))
    store.copy_to(tmp_path / "copy")
    copy = a_store(tmp_path / "copy")
    with copy.deed("edit", "add", EVENING):
        copy.contacts.add(facts(name="Hanako"))
    assert [each.name for each in copy.contacts.each()] == ["Taro", "Hanako"]
    assert [each.name for each in store.contacts.each()] == ["Taro"]
    copy.close()


def test_a_contact_that_is_not_there_is_named(store):
    with pytest.raises(NotFoundError, match="42"):
        store.contacts.get(42)
