"""Devices are known by a secret that is not kept; links let one in once."""

from enishi.model.device import Device
from enishi.store.devices import SEEN_EVERY
from tests.builders import EVENING, an_event, later


def test_a_device_is_known_by_its_secret_alone(store):
    device = store.devices.add("iPhone", "its secret", EVENING)
    assert store.devices.with_secret("its secret", EVENING) == device == Device(1, "iPhone", EVENING, EVENING)
    assert store.devices.with_secret("its secre", EVENING) is None
    assert store.devices.with_secret("\ud800", EVENING) is None
    assert "its secret" not in str(store.db.conn.execute("SELECT * FROM devices").fetchall())


def test_when_it_was_seen_is_kept_to_the_hour(store):
    store.devices.add("iPhone", "secret", EVENING)
    for at, seen in ((later(minutes=59), EVENING), (EVENING + SEEN_EVERY, EVENING + SEEN_EVERY)):
        store.devices.with_secret("secret", at)
        assert store.devices.all()[0].seen_at == seen


def test_the_event_that_it_is_busy_with_goes_with_the_event(store):
    device = store.devices.add("iPhone", "secret", EVENING)
    with store.deed("event", "event", EVENING):
        event = store.events.add(an_event())
    store.devices.turn_to(device.id, event.id)
    assert store.devices.all()[0].event_id == event.id
    store.undo(store.last_deed(), EVENING)
    assert store.devices.all()[0].event_id is None


def test_what_is_remembered_is_overwritten(store):
    assert store.devices.remembered("address") == ""
    for value in ("here", "there"):
        store.devices.remember("address", value)
        assert store.devices.remembered("address") == value
