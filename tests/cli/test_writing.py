"""`write`, `templates` and `offers`, as they are typed."""

import os
import stat
from datetime import UTC, datetime

import pexpect
import pytest

from enishi.followup.compose import ours
from tests.builders import a_workspace, an_event, facts


@pytest.fixture
def met(home):
    now = datetime.now(UTC)
    workspace = a_workspace(home, now)
    with workspace.store.deed("import", "import", now):
        event = workspace.store.events.add(an_event())
        for said in ({"name": "髙橋 美咲", "email": "m@k.example"}, {"name": "Anna Berg"}):
            contact = workspace.store.contacts.add(facts(**said))
            workspace.store.events.meet(event.id, contact.id)
    workspace.close()


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Programs that write down what they are given: their arguments, then their input."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def make(name, status=0):
        script = folder / name
        heard = tmp_path / f"{name}.heard"
        script.write_text(f'#!/bin/sh\n{{ echo "$@"; cat; }} > {heard}\nexit {status}\n')
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return heard

    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return make


def test_a_draft_is_printed_and_nothing_is_sent(enishi, met):
    ran = enishi("write", "高橋")
    assert ran.out.startswith("To: 髙橋 美咲 <m@k.example>\nSubject: ご無沙汰しております")
    assert "髙橋 美咲 様" in ran.out
    assert "enishi contacted 1" in ran.err
    assert "enishi me" in ran.err
    assert enishi("write", "Anna").out.startswith("To: Anna Berg\n")
    assert enishi("write", "1", "--language", "fr").status == 2


def test_a_draft_for_machines(enishi, met, monkeypatch):
    monkeypatch.setenv("ENISHI_ME__NAME", "Me")
    ran = enishi("write", "Anna", "--as", "first", "--json")
    (record,) = ran.records
    assert (record["kind"], record["language"], record["to"]) == ("first", "en", "")
    assert record["body"].endswith("Me\n")
    assert "enishi me" not in ran.err


def test_a_draft_as_a_file(enishi, met, tmp_path):
    ran = enishi("write", "1", "--eml", tmp_path / "draft.eml")
    assert b"To: =?utf-8?" in (tmp_path / "draft.eml").read_bytes()
    assert "draft.eml" in ran.out
    assert "拝啓" not in ran.out
    assert enishi("write", "2", "--eml", tmp_path / "none.eml").status == 1
    assert enishi("write", "1", "--eml", tmp_path / "nowhere" / "draft.eml").status == 1


def test_a_draft_opens_in_the_mail_program(enishi, met, programs):
    heard = programs("xdg-open")
    assert enishi("write", "1", "--open").status == 0
    assert heard.read_text().startswith("mailto:m@k.example?subject=%E3%81%94")
    programs("xdg-open", status=3)
    ran = enishi("write", "1", "--open")
    assert (ran.status, "--eml" in ran.err) == (1, True)


def test_a_draft_goes_to_the_clipboard(enishi, met, programs, monkeypatch):
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    heard = programs("wl-copy")
    assert enishi("write", "1", "--copy").status == 0
    assert "髙橋 美咲 様" in heard.read_text("utf-8")


def test_the_terminal_itself_has_a_clipboard(terminal, met, monkeypatch):
    monkeypatch.setenv("PATH", "")
    child = terminal("write", "2", "--copy")
    child.expect("\x1b]52;c;RGVhciBBbm5h")  # "Dear Anna"
    child.expect("On the clipboard")


def test_without_any_clipboard_that_is_said(enishi, met, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert "clipboard" in enishi("write", "1", "--copy").err


def test_a_broken_template_is_told_with_its_line(enishi, met, home):
    file = enishi("templates", "edit", "en/word").out.splitlines()[0]
    with open(file, "w") as template:  # noqa: PTH123 - the path as it was printed
        template.write("Hi\n\n{{ nam }}")
    ran = enishi("write", "2")
    assert ran.status == 1
    assert "line 3" in ran.err
    assert "enishi templates reset" in ran.err
    assert enishi("templates", "check").status == 1
    assert "yours" in enishi("templates", "list").out
    assert "ours again" in enishi("templates", "reset", "word").out
    assert enishi("templates", "reset", "word").out == "It is ours.\n"
    assert enishi("write", "2").status == 0
    assert "sound" in enishi("templates", "check").out


def test_templates_are_listed_shown_and_found(enishi, home):
    assert enishi("templates", "list").out.count("ours") == len(ours())
    assert "{{ name }}" in enishi("templates", "show", "first", "--language", "ja").out
    assert enishi("templates", "show", "nothing").status == 1
    assert enishi("templates", "path").out.strip() == str(home / "templates")


@pytest.mark.parametrize(("editor", "said"), [("true", None), ("false", "failed"), ("no-such-editor", "failed")])
def test_an_editor_opens_a_template(terminal, home, monkeypatch, editor, said):
    monkeypatch.setenv("VISUAL", editor)
    child = terminal("templates", "edit", "first")
    if said:
        child.expect(said)
    child.expect(pexpect.EOF)
    assert (home / "templates" / "en" / "first.txt").exists()


def test_what_can_be_given_is_kept(enishi, home):
    assert "Nothing yet" in enishi("offers").out
    assert "(1)" in enishi("offers", "add", "a", "tour").out
    assert enishi("offers", "--json").records == [{"number": 1, "what": "a tour"}]
    assert "a tour" in enishi("offers").out
    assert "No longer" in enishi("offers", "remove", "1").out
    assert enishi("offers", "remove", "1").status == 1
