"""The table of tools, with those that are not there, and us on the same rows."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.matching.deal import Deal
from benchmarks.matching.generate import generate, write
from benchmarks.matching.peers.__main__ import main
from benchmarks.matching.peers.measure import measure
from benchmarks.matching.peers.task import Task, best
from benchmarks.matching.stock import stock
from benchmarks.scenes.halves import Half


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cards")
    write(out, *generate(Half.TUNING, 1, 200, Deal(stock(Half.TUNING), 1, 200, 40)), 1)
    return out


def test_rows_are_in_comparable_form_and_labels_name_contacts(folder: Path):
    task = Task(folder)
    assert (len(task.contacts), len(task.cards)) == (200, 40)
    assert 12 <= len(task.known) <= 16
    assert set(task.known.values()) <= set(task.contacts)
    numbers = [row["mobile"] for row in task.contacts.values() if row["mobile"]]
    assert numbers
    assert all(number.isdigit() for number in numbers)
    assert all(value is None or value for row in task.contacts.values() for value in row.values())


def test_the_best_claim_for_a_card_is_the_most_probable():
    assert best([("a", "1", 0.2), ("a", "2", 0.9), ("b", "1", 0.1)]) == {"a": ("2", 0.9), "b": ("1", 0.1)}


def test_we_are_measured_on_cards(folder: Path):
    result = measure("enishi", [folder, folder])
    assert result["f1"] > 0.9
    assert result["precision"] > 0.9
    assert result["recall"] > 0.9
    assert result["megabytes"] > 0


def test_a_tool_that_is_not_there_is_told_so(monkeypatch: pytest.MonkeyPatch):
    for name in ("pandas", "splink"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "benchmarks.matching.peers.with_splink", raising=False)
    assert measure("splink", []) == {}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, "splink          not installed"),
        ({"f1": {"FEBRL1": 1.0}, "seconds": 2.0, "megabytes": 30}, "splink              1.0000         -"),
    ],
)
def test_a_line_for_each_tool(said: dict, expected: str, monkeypatch: pytest.MonkeyPatch, capsys):
    program = f"import sys; sys.stdout.write('a word of the library\\n' + {json.dumps(said)!r})"
    monkeypatch.setattr("sys.argv", ["peers", "--tools", "splink"])
    monkeypatch.setattr("benchmarks.matching.peers.__main__.command", lambda *_: [sys.executable, "-c", program])
    main()
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["FEBRL1", "FEBRL2", "FEBRL3", "FEBRL4", "seconds", "MB"]
    assert line.startswith(expected)


def test_a_tool_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr("sys.argv", ["peers", "--tools", "dedupe"])
    monkeypatch.setattr("benchmarks.matching.peers.__main__.command", lambda *_: [sys.executable, "-c", "1 / 0"])
    main()
    assert "failed: ZeroDivisionError: division by zero" in capsys.readouterr().out
