"""`enishi serve` and `enishi devices`, as they are typed."""

import re
import signal
import socket

import pexpect
import pytest

from enishi.workflow import pairing
from tests.builders import a_workspace


@pytest.fixture
def phone(home):
    """A paired device."""
    workspace = a_workspace(home)
    pairing.pair(pairing.offer(workspace), "My phone", workspace)
    workspace.close()


def test_devices_are_listed_and_shown_out(enishi, phone):
    assert "My phone" in enishi("devices").out
    assert enishi("devices", "--json").records[0]["name"] == "My phone"
    assert enishi("devices", "remove", 1).out == "That device is shown out.\n"
    assert "No device is paired" in enishi("devices").out
    assert enishi("devices", "--json").out == ""
    gone = enishi("devices", "remove", 1)
    assert (gone.status, "no device number 1" in gone.err) == (1, True)


def test_a_link_for_another_device(enishi):
    never = enishi("devices", "add")
    assert (never.status, "enishi serve --lan" in never.err) == (2, True)
    assert re.search(r"http://192\.0\.2\.7:8471/pair/\S{43}\n", enishi("devices", "add", "http://192.0.2.7:8471").out)


def test_a_port_that_is_taken_is_told(enishi):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = enishi("serve", "--port", taken.getsockname()[1], "--no-browser")
    assert ran.status == 1
    assert "--port" in ran.err


@pytest.mark.parametrize(("variables", "words"), [({}, "is open at"), ({"LANGUAGE": "ja"}, "で開きました")])
def test_on_a_terminal_it_shows_a_code_for_the_phone(terminal, variables, words):
    child = terminal("serve", "--lan", "--tls", "--port", "0", "--no-browser", **variables)
    child.expect(words)
    child.expect("█")
    child.expect(r"https://\S+/pair/\S{43}")
    child.expect("authority.pem")
    child.expect("Ctrl-C")
    child.kill(signal.SIGINT)
    child.expect(pexpect.EOF)
