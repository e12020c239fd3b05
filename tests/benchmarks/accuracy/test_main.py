import json
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy.__main__ import SAMPLES, main


def ideal() -> list[dict[str, Any]]:
    """What a perfect reader would say of the samples."""
    said = []
    for line in (SAMPLES / "truth.jsonl").read_text("utf-8").splitlines():
        page = json.loads(line)
        where = {
            "source": str(SAMPLES / page["file"]),
            "page": page["page"],
            "image_size": page["size"],
            "seconds": 0.5,
        }
        said += [where | {"corners": card["corners"], "fields": card} for card in page["cards"]]
    return said


def bench(monkeypatch: pytest.MonkeyPatch, said: list[dict[str, Any]], tmp_path: Path, *flags: str) -> None:
    recorded = tmp_path / "said.jsonl"
    recorded.write_text("\n".join(map(json.dumps, said)), "utf-8")
    monkeypatch.setattr(sys, "argv", ["accuracy", "--predictions", str(recorded), *flags])
    main()


def test_a_perfect_reader_has_full_marks(monkeypatch, tmp_path, capsys):
    bench(monkeypatch, ideal(), tmp_path, "--json")
    everything = json.loads(capsys.readouterr().out)["sets"]["all"]
    assert (everything["cards"], everything["wholly_right"], everything["detection"]["f1"]) == (16, 1.0, 1.0)
    rows = [rates for mode in ("exact", "soft") for rates in everything[mode].values()]
    assert {(rates["recall"], rates["precision"]) for rates in rows} == {(1.0, 1.0)}


def test_tables_name_the_sets_the_cost_and_what_was_not_read(monkeypatch, tmp_path, capsys):
    said = ideal()
    said[0] = {"source": said[0]["source"], "error": {"slug": "no-card", "message": "No card is on it", "hint": ""}}
    said.append({"source": "elsewhere.jpg", "fields": {"name": "Nobody"}, "seconds": 0.5})
    said[1]["fields"] = said[1]["fields"] | {"name": "Somebody Else"}
    bench(monkeypatch, said, tmp_path, "--errors", "name")
    printed = capsys.readouterr().out
    assert "14/16" in printed
    assert "0.50 s a card" in printed
    assert "No card is on it" in printed
    assert "on pictures without a label: 1 cards, for one on elsewhere.jpg" in printed
    assert "['somebody else']" in printed
    assert [
        line.split()[1] for line in printed.splitlines() if line.startswith(("table.jpg ", "scans ", "two-sided"))
    ] == ["8", "6", "2"]


def test_a_folder_without_labels_is_refused(monkeypatch, tmp_path):
    with pytest.raises(SystemExit, match=r"has no labels\.jsonl or truth\.jsonl"):
        bench(monkeypatch, [], tmp_path, str(tmp_path))


def test_a_label_without_its_picture_is_refused(monkeypatch, tmp_path):
    (tmp_path / "labels.jsonl").write_text('{"file": "gone.jpg", "cards": []}\n', "utf-8")
    with pytest.raises(SystemExit, match=r"gone\.jpg is labelled, but is not in"):
        bench(monkeypatch, [], tmp_path, str(tmp_path))
