"""The real server, a process of its own, and the system's Chromium at a phone's size."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

SAMPLES = Path(__file__).parents[2] / "samples"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
_QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
_MAC = "/Applications/Chromium.app/Contents/MacOS/Chromium"

expect.set_options(timeout=20_000)  # the machine may be busy


def chromium_path():
    names = ("chromium", "chromium-browser", "google-chrome", _MAC)
    return next(filter(None, map(shutil.which, names)))


def run(home, *words, **variables):
    """What a command of the real program prints."""
    command = [sys.executable, "-m", "enishi", *map(str, words)]
    environment = {**environment_of(home), **variables}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def environment_of(home):
    return {**os.environ, "LC_ALL": "C.UTF-8", "ENISHI_HOME": str(home), "ENISHI_CONFIG": str(home / "none.toml")}


@dataclass
class Server:
    """`enishi serve` on a home of its own."""

    home: Path
    arguments: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen | None = None
    told: dict = field(default_factory=dict)

    def start(self, port=0):
        command = [sys.executable, "-m", "enishi", "serve", "--json", "--no-browser", "--port", str(port)]
        environment = {**environment_of(self.home), **self.environment}
        self.process = subprocess.Popen([*command, *self.arguments], env=environment, stdout=subprocess.PIPE, text=True)
        self.told = json.loads(self.process.stdout.readline())
        return self

    @property
    def address(self):
        return self.told["address"]

    @property
    def port(self):
        return int(self.address.rsplit(":", 1)[1])

    def kill(self):
        """As the power going off does."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=20)
        self.process.stdout.close()


@pytest.fixture(scope="session")
def table(tmp_path_factory):
    """A home where the cards on `samples/table.jpg` were taken in, to be copied."""
    folder = tmp_path_factory.mktemp("table") / "home"
    run(folder, "import", SAMPLES / "table.jpg", "--event", "Harbour Mixer")
    return folder


@pytest.fixture
def home(tmp_path):
    """Where the server keeps its data; fill it before `server` is asked for."""
    return tmp_path / "home"


@pytest.fixture
def server(home):
    started = Server(home).start()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium, server):
    """Open a paired page of the server: `browse()`, `browse(locale="ja-JP", viewport=DESK)`.

    Whatever the page logs as an error fails the test: a broken policy, a script that threw, a missing file.
    """
    contexts, faults = [], []

    def paired(link=None, **options):
        options = {"viewport": PHONE, "locale": "en-GB", "has_touch": True, "reduced_motion": "reduce", **options}
        context = chromium.new_context(base_url=server.address, **options)
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(link or _link(server))
        page.locator("form button.primary").click()
        page.wait_for_url(server.address + "/")
        return page

    paired.faults = faults
    yield paired
    for context in contexts:
        context.close()
    assert not faults


def _link(server):
    """A link that lets one more device in."""
    said = run(server.home, "devices", "add", server.address)
    return next(word for word in said.split() if word.startswith("http"))
