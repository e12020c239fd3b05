"""The whole benchmark over a small store, and that it is built anew when its contacts change."""

import json
import os
from pathlib import Path

import pytest

from benchmarks.matching.__main__ import main
from benchmarks.matching.deal import Deal
from benchmarks.matching.generate import generate, write
from benchmarks.matching.shelf import HOME, shelf
from benchmarks.matching.stock import stock
from benchmarks.scenes.halves import Half


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, *generate(Half.TUNING, 1, 300, Deal(stock(Half.TUNING), 1, 300, 60)), 1)
    return tmp_path


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr("sys.argv", ["matching", *arguments])
    main()


def test_tables_for_all_that_is_measured(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    _run(monkeypatch, str(folder))
    said = capsys.readouterr().out
    assert "60 cards, 24 of people in the store" in said
    for part in ("LINK: precision", "F1", "blocking: recall", "stranger", "p99", "cold: store", "insert:", "bytes"):
        assert part in said


def test_what_went_wrong_is_listed_with_reasons(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    truth = [json.loads(line) for line in (folder / "truth.jsonl").read_text().splitlines()]
    stolen = [each | {"contact": None, "kind": "stolen"} if each["kind"] == "same" else each for each in truth]
    (folder / "truth.jsonl").write_text("\n".join(map(json.dumps, stolen)))
    _run(monkeypatch, str(folder), "--errors", "stolen")
    said = capsys.readouterr().out
    assert "wrongly: stolen" in said
    assert "is nobody" in said
    assert "LINK 0.9" in said or "LINK 1.0" in said
    assert "= name" in said


def test_a_store_is_kept_until_its_contacts_change(folder: Path):
    first = shelf(folder)
    first.store.close()
    stamp = (folder / HOME / "made-by").stat().st_mtime_ns
    again = shelf(folder)
    again.store.close()
    assert (again.names, (folder / HOME / "made-by").stat().st_mtime_ns) == (first.names, stamp)
    contacts = folder / "contacts.jsonl"
    contacts.write_text("".join(contacts.read_text().splitlines(keepends=True)[:200]))
    os.utime(contacts)
    fewer = shelf(folder)
    fewer.store.close()
    assert len(fewer.names) == 200
    assert fewer.keys_size > 0
    assert fewer.forms_size > 0
