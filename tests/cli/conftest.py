"""The command, run in this process; and the real program on a terminal of its own."""

import json
import os
import signal
import sys
from dataclasses import dataclass

import pexpect
import pytest

from enishi.cli.main import main


@dataclass
class Ran:
    status: int
    out: str
    err: str

    @property
    def records(self):
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ENISHI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ENISHI_CONFIG", str(tmp_path / "no-settings.toml"))
    return tmp_path / "home"


@pytest.fixture
def enishi(home, monkeypatch, capsys):
    """Run a command; its status and what it printed."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["enishi", *map(str, words)])
        status = 0
        try:
            main()
        except SystemExit as left:
            status = left.code or 0
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


def _heed_control_c():
    """What runs in the background of a script is made to ignore it, and hands that on."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def terminal(home):
    """The real program on a real terminal."""
    children = []

    def start(*words, **variables):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", "NO_COLOR": "1", **variables}
        child = pexpect.spawn(
            sys.executable,
            ["-m", "enishi", *words],
            env=environment,
            encoding="utf-8",
            dimensions=(50, 100),
            timeout=60,
            preexec_fn=_heed_control_c,
        )
        children.append(child)
        return child

    yield start
    for child in children:
        child.close(force=True)
