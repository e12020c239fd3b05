"""Queries are made of what contacts have, and know from whom."""

import json

import pytest

from benchmarks.search.__main__ import main, people
from benchmarks.search.ask import queries

RECORDS = (
    {
        "id": "a",
        "name": "髙橋 さくら",
        "name_kana": "タカハシ サクラ",
        "name_romaji": "Sakura Takahashi",
        "company": "みなと物流株式会社",
        "phones": [{"type": "mobile", "number": "+819055500101"}],
        "emails": ["sakura@minato.example"],
        "address": "東京都港区芝浦1-2-3",
    },
    {"id": "b", "name": "Eva Weiss", "company": "Harbour LLP"},
)


@pytest.fixture
def contacts(tmp_path):
    path = tmp_path / "contacts.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (*RECORDS, ["no record"])))
    return path


def test_each_kind_is_made_of_what_is_there(contacts):
    asked = list(queries(list(people(contacts)), seed=1))
    of_sakura = {each.kind: each.words for each in asked if each.wanted == 1}
    assert of_sakura["kana"] == "たかはし さくら"
    assert of_sakura["end of number"] == "0101"
    assert of_sakura["before the @"] == "sakura"
    assert of_sakura["misspelt name"] not in {"髙橋さくら", ""}
    assert {each.kind for each in asked if each.wanted == 2} == {"company", "part of company"}
    assert {each.kind for each in asked if not each.wanted} == {"common words", "nobody"}


def test_the_same_seed_asks_the_same(contacts):
    chosen = list(people(contacts))
    assert list(queries(chosen, seed=3)) == list(queries(chosen, seed=3))
    assert list(queries(chosen, seed=3)) != list(queries(chosen, seed=4))


def test_the_table_tells_who_was_found(contacts, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["search", str(contacts), "--index", str(tmp_path / "index"), "--people", "2"])
    main()
    told = capsys.readouterr().out
    assert "indexed 2 contacts" in told
    (row,) = [line for line in told.splitlines() if line.startswith("| kana |")]
    assert row.endswith("| 1.00 | 1.00 |")
