"""A link lets one device in, once and for ten minutes; whoever is shown out stays out."""

import pytest

from enishi.errors import NotFoundError, PairingError, UsageError
from enishi.workflow import pairing
from tests.builders import EVENING, a_workspace


@pytest.fixture
def clock(tmp_path):
    """A workspace at a time of one's own choice."""

    class Clock:
        now = EVENING

    clock = Clock()
    opened = a_workspace(tmp_path / "home")
    object.__setattr__(opened, "now", lambda: clock.now)
    clock.workspace = opened
    yield clock
    opened.close()


def test_a_link_is_good_once(workspace):
    offered = pairing.offer(workspace)
    kept = pairing.pair(offered, "  My\n phone ", workspace)
    assert workspace.store.devices.with_secret(kept, EVENING).name == "My phone"
    with pytest.raises(PairingError):
        pairing.pair(offered, "another", workspace)
    assert len(pairing.devices(workspace)) == 1


def test_a_link_is_good_for_ten_minutes(clock):
    offered, other = pairing.offer(clock.workspace), pairing.offer(clock.workspace)
    clock.now += pairing.VALID
    with pytest.raises(PairingError):
        pairing.pair(offered, "late", clock.workspace)
    assert not clock.workspace.store.devices.is_offered(other, EVENING)  # what has expired is not kept


def test_a_device_is_shown_out(workspace):
    kept = pairing.pair(pairing.offer(workspace), "phone", workspace)
    (device,) = pairing.devices(workspace)
    pairing.show_out(device.id, workspace)
    assert workspace.store.devices.with_secret(kept, EVENING) is None
    with pytest.raises(NotFoundError):
        pairing.show_out(device.id, workspace)


def test_a_link_leads_to_where_the_page_was_last_served(workspace):
    with pytest.raises(UsageError, match="never served"):
        pairing.link("", workspace)
    with pytest.raises(UsageError, match="no address"):
        pairing.link("phone", workspace)
    workspace.store.devices.remember(pairing.ADDRESS, "http://192.0.2.7:8471")
    assert pairing.link("", workspace).startswith("http://192.0.2.7:8471/pair/")
    assert pairing.link("https://host/", workspace).startswith("https://host/pair/")


def test_a_feed_has_a_secret_until_it_is_renewed(workspace):
    first = pairing.secret_of("calendar", workspace)
    assert pairing.secret_of("calendar", workspace) == first
    assert pairing.renew("calendar", workspace) == pairing.secret_of("calendar", workspace) != first
