"""What a start costs and says."""

import subprocess
import sys

import pytest

from enishi.cli.commands import COMMANDS
from tests.conftest import SAMPLES

README = (SAMPLES.parent / "README.md").read_text("utf-8")
HEAVY = ("cv2", "numpy", "onnxruntime", "rapidocr", "PIL", "sudachipy", "pypdfium2", "pytesseract")


@pytest.mark.parametrize(
    "command",
    [
        ["shortlist"],
        ["events", "list"],
        ["contacts", "list"],
        ["contacts", "search", "nobody"],
        ["contacts", "add", "--name", "A"],
        ["duplicates"],
        ["history"],
        ["undo"],
        ["doctor"],
        ["--version"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_commands_that_read_no_picture_load_no_picture_library(home, command):
    script = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('LOADED', sorted(set({HEAVY!r}) & set(sys.modules))))\n"
        f"sys.argv = ['enishi', *{command!r}]\n"
        "from enishi.__main__ import main\n"
        "main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[-1] == "LOADED []"


def test_the_program_is_there_under_its_name_and_as_a_module(home):
    for program in (["enishi"], ["-m", "enishi"]):
        command = [sys.executable, *program] if program[0] == "-m" else [f"{sys.prefix}/bin/enishi"]
        ran = subprocess.run([*command, "--version"], capture_output=True, text=True, check=False)
        assert (ran.returncode, ran.stdout.split()[0]) == (0, "enishi")


def test_it_speaks_japanese_where_the_machine_does(home):
    ran = subprocess.run(
        [sys.executable, "-m", "enishi", "events", "list"],
        capture_output=True,
        text=True,
        check=False,
        env={"LANG": "ja_JP.UTF-8", "ENISHI_HOME": str(home)},
    )
    assert "イベント" in ran.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_place_in_the_readme(enishi, name):
    ran = enishi(name, "--help")
    assert (ran.status, "Usage" in ran.out) == (0, True)
    assert f"`enishi {name}" in README


@pytest.mark.parametrize(
    "words",
    [
        *(["contacts", each] for each in ("list", "show", "search", "add", "edit", "import", "export")),
        *(["events", each] for each in ("list", "show", "add", "edit", "next")),
    ],
    ids=" ".join,
)
def test_every_command_of_a_family_has_help(enishi, words):
    ran = enishi(*words, "--help")
    assert (ran.status, "Usage" in ran.out) == (0, True)


def test_a_command_loads_no_other_and_the_start_no_slow_library(home):
    slow = ("rich.console", "pydantic", "sqlite_utils", "jinja2", "holidays", "dateparser", "enishi.cli.intake")
    first = subprocess.run([sys.executable, "-m", "enishi", "history"], capture_output=True, check=False)
    script = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('LOADED', sorted(set({slow!r}) & set(sys.modules))))\n"
        "sys.argv = ['enishi', 'history']\n"
        "from enishi.__main__ import main\n"
        "main()\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert first.returncode == 0
    assert ran.stdout.splitlines()[-1] == "LOADED []"


def test_a_slip_of_the_pen_is_answered_with_the_command_that_is_meant(enishi):
    assert "shortlist" in enishi("shortlst").err


def test_nonsense_is_status_2(enishi):
    assert enishi("nonsense").status == 2
    assert enishi("import", "--event", "x").status == 2


def test_a_faulty_setting_is_told_and_is_status_2(enishi, monkeypatch):
    monkeypatch.setenv("ENISHI_EVENTS__CAP", "many")
    ran = enishi("shortlist")
    assert ran.status == 2
    assert "cap" in ran.err
    assert "Traceback" not in ran.err
