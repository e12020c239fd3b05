"""Devices that were let in, links that let one in, and what the server remembers <-> their tables.

Secrets that grant entry are kept as SHA-256 alone. Nothing here is a deed of the user's to be undone.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from hashlib import sha256

from enishi.errors import StoreError
from enishi.model.device import Device
from enishi.store.journal import immediate
from enishi.store.sqlite import Database

_DEVICE = "id, name, paired_at, seen_at, event_id"
SEEN_EVERY = timedelta(hours=1)
"""How exactly it is kept when a device was last seen; each request would be a write."""


class DeviceTables:
    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, name: str, secret: str, now: datetime) -> Device:
        with immediate(self._db):
            cursor = self._db.conn.execute(
                "INSERT INTO devices (name, secret, paired_at, seen_at) VALUES (?, ?, ?, ?)",
                [name, _hashed(secret), now.isoformat(), now.isoformat()],
            )
        return Device(cursor.lastrowid or 0, name, now, now)

    def with_secret(self, secret: str, now: datetime) -> Device | None:
        """The device that has this secret, seen now."""
        row = self._db.conn.execute(f"SELECT {_DEVICE} FROM devices WHERE secret = ?", [_hashed(secret)]).fetchone()
        if row is None:
            return None
        device = _device(*row)
        if now - device.seen_at >= SEEN_EVERY:
            with suppress(StoreError), immediate(self._db):  # while another one writes, it is not kept
                self._db.conn.execute("UPDATE devices SET seen_at = ? WHERE id = ?", [now.isoformat(), device.id])
        return device

    def all(self) -> tuple[Device, ...]:
        """The one that was seen last comes first."""
        rows = self._db.conn.execute(f"SELECT {_DEVICE} FROM devices ORDER BY seen_at DESC, id DESC")
        return tuple(_device(*row) for row in rows)

    def remove(self, device_id: int) -> bool:
        """Let a device in no longer; whether there was one."""
        with immediate(self._db):
            return self._db.conn.execute("DELETE FROM devices WHERE id = ?", [device_id]).rowcount == 1

    def turn_to(self, device_id: int, event_id: int) -> None:
        """Remember which event a device takes pictures for."""
        with immediate(self._db):
            self._db.conn.execute("UPDATE devices SET event_id = ? WHERE id = ?", [event_id, device_id])

    def offer(self, secret: str, expires_at: datetime) -> None:
        """Keep a secret that lets one device in until then."""
        with immediate(self._db):
            self._db.conn.execute("INSERT INTO pairings VALUES (?, ?)", [_hashed(secret), expires_at.isoformat()])

    def is_offered(self, secret: str, now: datetime) -> bool:
        row = self._db.conn.execute("SELECT expires_at FROM pairings WHERE secret = ?", [_hashed(secret)]).fetchone()
        return row is not None and now < datetime.fromisoformat(row[0])

    def take(self, secret: str, now: datetime) -> bool:
        """Use a secret up; whether it was good. Those that have expired go too."""
        with immediate(self._db):
            good = self.is_offered(secret, now)
            self._db.conn.execute("DELETE FROM pairings WHERE secret = ?", [_hashed(secret)])
            self._db.conn.execute("DELETE FROM pairings WHERE expires_at <= ?", [now.isoformat()])
        return good

    def remembered(self, name: str) -> str:
        """What the server is to remember under that name; "" for nothing yet."""
        row = self._db.conn.execute("SELECT value FROM serving WHERE name = ?", [name]).fetchone()
        return row[0] if row else ""

    def remember(self, name: str, value: str) -> None:
        with immediate(self._db):
            self._db.conn.execute("INSERT OR REPLACE INTO serving VALUES (?, ?)", [name, value])


def _hashed(secret: str) -> str:
    """What is looked up is a digest: how far a guess agrees with it tells nothing of the secret."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _device(device_id: int, name: str, paired_at: str, seen_at: str, event_id: int | None) -> Device:
    return Device(device_id, name, datetime.fromisoformat(paired_at), datetime.fromisoformat(seen_at), event_id)
