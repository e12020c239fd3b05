"""The halves share nothing, the same seed gives the same, and the truth is true."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.matching.cards import LIVES
from benchmarks.matching.deal import Deal
from benchmarks.matching.generate import generate, main, write
from benchmarks.matching.stock import stock
from benchmarks.matching.strangers import DOUBLES
from benchmarks.scenes.halves import Half
from enishi.exchange.entry import Imported, gathered
from enishi.exchange.records import stream
from enishi.matching.person import Person, person

CONTACTS, CARDS = 3000, 300
TUNING, JUDGING = stock(Half.TUNING), stock(Half.JUDGING)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(tmp_path_factory.mktemp("tuning"), Half.TUNING, 1)


def _written(out: Path, half: Half, seed: int, noise: float = 1.0) -> Path:
    write(out, *generate(half, seed, CONTACTS, Deal(stock(half), seed, CONTACTS, CARDS, noise)), seed)
    return out


def _lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _persons(path: Path) -> dict[str, Person]:
    return {each.uid: person(each.said) for each in _imported(path).entries}


def _imported(path: Path) -> Imported:
    return gathered(stream(path.read_text("utf-8").splitlines()))


@pytest.mark.parametrize("language", TUNING.names)
def test_no_name_is_in_both_halves(language: str):
    tuning, judging = (each.names[language] for each in (TUNING, JUDGING))
    assert not {each.written for each in tuning.families.words} & {each.written for each in judging.families.words}
    assert not _givens(tuning) & _givens(judging)
    assert min(len(_givens(tuning)), len(_givens(judging))) >= 90


def _givens(names) -> set[str]:
    return {each.written for pool in names.givens for each in pool.words}


@pytest.mark.parametrize("language", TUNING.names)
@pytest.mark.parametrize("pool", ["stems", "trades", "cities", "departments", "titles", "roles"])
def test_no_word_of_a_firm_is_in_both_halves(language: str, pool: str):
    tuning, judging = (set(each.words[language][pool]) for each in (TUNING, JUDGING))
    assert not tuning & judging - {" "}


@pytest.mark.parametrize("table", ["han", "kana", "latin", "digits", "variants"])
def test_no_misreading_is_in_both_halves(table: str):
    tuning, judging = (set(each.noise[table].split()) for each in (TUNING, JUDGING))
    assert min(len(tuning), len(judging)) >= 7
    assert not tuning & judging
    assert not {pair[::-1] for pair in tuning} & judging


def test_surnames_are_as_common_as_in_japan_in_either_half():
    for each in (TUNING, JUDGING):
        heights = each.names["ja"].families.heights
        assert heights[0] / heights[-1] == pytest.approx(1_887_000 / 126_000_000)
        assert 0.3 < heights[99] / heights[-1] < 0.36


def test_the_same_seed_gives_the_same_and_another_another(folder: Path, tmp_path: Path):
    again, other = _written(tmp_path / "again", Half.TUNING, 1), _written(tmp_path / "other", Half.TUNING, 2)
    for name in ("contacts.jsonl", "cards.jsonl", "truth.jsonl"):
        assert (again / name).read_bytes() == (folder / name).read_bytes()
        assert (other / name).read_bytes() != (folder / name).read_bytes()


def test_the_same_comes_of_another_process(tmp_path: Path):
    """Which hashes text otherwise."""
    arguments = ["--half", "tuning", "--contacts", "400", "--cards", "80", "--out"]
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "benchmarks.matching.generate", *arguments, str(tmp_path / seed)]
        subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
    for name in ("contacts.jsonl", "cards.jsonl", "truth.jsonl"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_every_record_is_one_that_the_program_reads(folder: Path):
    for name, count in (("contacts.jsonl", CONTACTS), ("cards.jsonl", CARDS)):
        imported = _imported(folder / name)
        assert (len(imported.entries), imported.faults) == (count, ())
        assert all(person(each.said).is_named for each in imported.entries)


def test_the_truth_names_a_contact_for_every_known_person_and_for_nobody_else(folder: Path):
    contacts = {each["id"] for each in _lines(folder / "contacts.jsonl")}
    truth = _lines(folder / "truth.jsonl")
    assert [each["id"] for each in truth] == [each["id"] for each in _lines(folder / "cards.jsonl")]
    for each in truth:
        assert (each["contact"] in contacts) == (each["kind"] in LIVES)
        assert each["kind"] in {*LIVES, *DOUBLES, "stranger"}
    known = Counter(each["contact"] for each in truth if each["contact"])
    assert sum(known.values()) == pytest.approx(0.4 * CARDS, abs=5)
    assert set(known.values()) == {1}


def test_nobody_else_has_a_known_person_s_channels(folder: Path):
    """But for those who are made to share one."""
    cards, contacts = _persons(folder / "cards.jsonl"), _persons(folder / "contacts.jsonl")
    kinds = {each["id"]: each for each in _lines(folder / "truth.jsonl")}
    mobiles = {number: uid for uid, each in contacts.items() for number in each.mobiles}
    for uid, card in cards.items():
        if kinds[uid]["kind"] in ("stranger", "namesake in the firm", "same surname and firm", "namesake elsewhere"):
            assert not card.mobiles & mobiles.keys()


def test_a_reassigned_mobile_is_somebody_s_and_the_name_is_not(folder: Path):
    cards, contacts = _persons(folder / "cards.jsonl"), _persons(folder / "contacts.jsonl")
    mobiles = {number: each for each in contacts.values() for number in each.mobiles}
    for each in _lines(folder / "truth.jsonl"):
        card = cards[each["id"]]
        if each["kind"] == "reassigned mobile" and card.mobiles & mobiles.keys():
            (number,) = card.mobiles & mobiles.keys()
            assert mobiles[number].names != card.names


def test_twice_the_noise_leaves_less_as_it_was(tmp_path: Path, folder: Path):
    noisy = _lines(_written(tmp_path, Half.TUNING, 1, noise=4.0) / "cards.jsonl")
    alike = sum(one == other for one, other in zip(noisy, _lines(folder / "cards.jsonl"), strict=True))
    assert alike < 0.5 * CARDS


def test_the_program_writes_all_three(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    arguments = ["--half", "judging", "--seed", "3", "--contacts", "50", "--cards", "10", "--out", str(tmp_path)]
    monkeypatch.setattr("sys.argv", ["generate", *arguments])
    main()
    assert len(_lines(tmp_path / "contacts.jsonl")) == 50
    assert len(_lines(tmp_path / "truth.jsonl")) == 10
