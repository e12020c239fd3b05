"""`enishi contacts`, `events`, `shortlist`, `undo`, `doctor`: the store, seen and mended from the command line."""

import pexpect
import pytest


@pytest.fixture
def sakura(enishi):
    enishi(
        "contacts",
        "add",
        "--name",
        "髙橋 さくら",
        "--company",
        "みなと物流株式会社",
        "--phone",
        "090-5550-0101",
        "--email",
        "sakura@minato.example",
    )


def test_added_found_shown_edited_undone(enishi, sakura):
    assert "髙橋 さくら" in enishi("contacts", "list").out
    assert "みなと物流" in enishi("contacts", "search", "さくら").out
    assert "sakura@minato.example" in enishi("contacts", "show", "1").out
    assert enishi("contacts", "edit", "髙橋", "--company", "港湾運輸株式会社", "--email", "").status == 0
    (record,) = enishi("contacts", "show", "1", "--json").records
    assert record["company"] == "港湾運輸株式会社"
    assert "emails" not in record
    assert enishi("undo", "--dry-run").out.startswith("Would undo: edit of 髙橋 さくら")
    assert enishi("undo").status == 0
    assert enishi("contacts", "show", "1", "--json").records[0]["company"] == "みなと物流株式会社"
    enishi("undo")
    assert enishi("contacts", "list").out.strip() == "Nobody was found."
    assert "nothing to undo" in enishi("undo").err


def test_two_who_are_one_and_are_two_again(enishi, sakura):
    enishi("contacts", "add", "--name", "髙橋さくら", "--email", "sakura@home.example")
    ran = enishi("merge", "1", "2")
    assert "髙橋さくら [2] is now 髙橋 さくら · みなと物流株式会社 [1]." in ran.out
    assert "sakura@home.example" in ran.out
    assert enishi("contacts", "show", "2", "--json").records[0]["contact"] == 1
    assert enishi("merge", "1", "2").status == 2
    enishi("undo")
    assert [each["contact"] for each in enishi("contacts", "list", "--json").records] == [1, 2]


@pytest.fixture
def twins(enishi, sakura):
    enishi("contacts", "add", "--name", "髙橋 さくら", "--phone", "090-5550-0101", "--company", "港湾運輸")
    enishi("contacts", "add", "--name", "高橋 さくら", "--company", "みなと物流")


def test_duplicates_are_listed_side_by_side_the_likeliest_first(enishi, twins):
    ran = enishi("duplicates")
    assert ran.status == 0
    assert "= mobile" in ran.out
    assert next(line.split()[-2:] for line in ran.out.splitlines() if "enishi merge" in line) == ["1", "2"]
    records = enishi("duplicates", "--json").records
    assert [each["contact"] for each in records[0]["contacts"]] == [1, 2]
    assert records == sorted(records, key=lambda each: (-each["probability"], -each["weight"]))
    assert enishi("duplicates", "--json", "--limit", "1").records == records[:1]
    assert "--limit" in enishi("duplicates", "--limit", "1").out


def test_nobody_is_there_twice(enishi, sakura):
    assert "Nobody" in enishi("duplicates").out
    assert enishi("duplicates", "--json").out == ""


def test_duplicates_are_answered_with_one_key_each(enishi, twins, terminal):
    def ask(**answers):
        asking = terminal("duplicates")
        for key, said in answers.items():
            asking.expect("q quit")
            asking.send(key)
            asking.expect(said)
        asking.expect(pexpect.EOF)

    pairs = len(enishi("duplicates", "--json").records)
    assert pairs == 3
    ask(l="2 pairs", d="kept as two people", q="is kept")
    assert len(enishi("duplicates", "--json").records) == 2
    ask(s="kept as one person")
    assert len(enishi("contacts", "list", "--json").records) == 2
    assert enishi("duplicates", "--json").records == []
    enishi("undo")
    assert len(enishi("duplicates", "--json").records) == 2
    assert terminal("duplicates", "--list").expect("enishi merge") == 0


def test_what_was_done_is_told_and_any_of_it_is_undone(enishi, sakura):
    enishi("contacts", "add", "--name", "A")
    enishi("contacts", "edit", "A", "--company", "Minato")
    _edit, add, sakura_added = enishi("history", "--json").records
    assert (add["number"], add["kind"], add["summary"]) == (2, "edit", "A added")
    assert enishi("history", "--limit", "1").out.splitlines()[0].endswith("edit of A")
    for words in (["--dry-run"], []):
        ran = enishi("undo", add["number"], *words)
        assert ran.status == 1
        assert "“edit of A” (enishi undo 3)" in ran.err
    assert enishi("undo", sakura_added["number"], "--dry-run").out.startswith("Would undo: 髙橋 さくら added")
    assert enishi("undo", sakura_added["number"]).status == 0
    assert [record["name"] for record in enishi("contacts", "list", "--json").records] == ["A"]
    assert "undone 20" in enishi("history").out
    assert "already" in enishi("undo", sakura_added["number"]).err
    assert enishi("undo", "99").status == 1


def test_before_anything_was_done_there_is_no_history(enishi):
    assert "Nothing" in enishi("history").out


def test_nobody_found_is_status_1(enishi, sakura):
    assert enishi("contacts", "search", "zzz").status == 1
    ran = enishi("contacts", "show", "zzz")
    assert ran.status == 1
    assert "enishi contacts list" in ran.err


def test_who_is_called_almost_so_is_named(enishi, sakura):
    assert "Did you mean: 1 髙橋 さくら みなと物流株式会社" in enishi("contacts", "show", "高橋さくろ").err
    assert "髙橋 さくら" in enishi("contacts", "search", "高橋さくろ").out


def test_more_were_found_than_are_shown(enishi, sakura):
    enishi("contacts", "add", "--name", "髙橋 守")
    assert "--limit" not in enishi("contacts", "search", "高橋").err
    ran = enishi("contacts", "search", "高橋", "--limit", "1", "--json")
    assert [record["name"] for record in ran.records] == ["髙橋 さくら"]
    assert "--limit" in ran.err


def test_two_of_a_name_are_told_apart_by_number(enishi, sakura):
    enishi("contacts", "add", "--name", "髙橋 守")
    ran = enishi("contacts", "show", "髙橋")
    assert ran.status == 1
    assert "1 髙橋 さくら" in ran.err
    assert "2 髙橋 守" in ran.err


@pytest.mark.parametrize("words", ["090-5550-0101", "+819055500101", "ｓａｋｕｒａ"])
def test_what_is_shown_is_found(enishi, sakura, words):
    assert "髙橋" in enishi("contacts", "search", words).out


def test_a_number_too_long_for_a_contact_is_no_crash(enishi, sakura):
    assert enishi("contacts", "show", "9" * 30).status == 1


def test_a_full_name_is_enough_without_its_space(enishi, sakura):
    enishi("contacts", "add", "--name", "髙橋 さくらこ")
    assert "minato" in enishi("contacts", "show", "髙橋さくら").out


def test_an_empty_contact_is_refused(enishi):
    assert enishi("contacts", "add").status == 2
    assert enishi("contacts", "add", "--name", "").status == 2


def test_an_edit_without_a_change_is_refused(enishi, sakura):
    assert enishi("contacts", "edit", "1").status == 2


@pytest.mark.parametrize("suffix", ["vcf", "csv", "jsonl"])
def test_what_goes_out_comes_in_again_as_known(enishi, sakura, tmp_path, suffix):
    file = tmp_path / f"all.{suffix}"
    enishi("contacts", "add", "--name", "Patrick O'Brien", "--company", "Harbour LLP", "--note", "=1+1")
    assert enishi("contacts", "export", file).status == 0
    before = enishi("contacts", "list", "--json").records
    ran = enishi("contacts", "import", file)
    assert ran.out.startswith("0 added, 2 known already, 0 uncertain")
    assert enishi("contacts", "list", "--json").records == before


@pytest.mark.parametrize("suffix", ["vcf", "csv", "jsonl"])
def test_another_store_takes_them_in_whole(enishi, sakura, tmp_path, monkeypatch, suffix):
    file = tmp_path / f"all.{suffix}"
    enishi("contacts", "export", file)
    before = enishi("contacts", "list", "--json").records
    monkeypatch.setenv("ENISHI_HOME", str(tmp_path / "another"))
    assert enishi("contacts", "import", file).out.startswith("1 added")
    after = enishi("contacts", "list", "--json").records
    for record in before + after:
        record.pop("uid", None)
    assert after == before


def test_a_file_that_is_no_address_book_is_refused(enishi, tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("hello")
    ran = enishi("contacts", "import", file)
    assert ran.status == 2
    assert ".vcf" in ran.err
    assert enishi("contacts", "import", tmp_path / "missing.vcf").status == 1


def test_no_event_yet(enishi):
    assert "enishi import" in enishi("events", "list").out
    assert enishi("events", "show").status == 1
    assert "enishi review" in enishi("shortlist").out


def test_doctor_tells_what_is_there(enishi):
    ran = enishi("doctor")
    assert ran.status == 0
    for word in ("rapidocr", "tesseract", "jpn_vert"):
        assert word in ran.out
    assert all(record["health"] != "broken" for record in enishi("doctor", "--json").records)


def test_doctor_names_the_command_that_installs_what_is_missing(enishi, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = enishi("doctor")
    assert ran.status == 1
    assert "tesseract-ocr-jpn" in ran.out
    assert "fonts-noto-cjk" in ran.out


def test_doctor_sees_a_folder_that_others_can_read(enishi, sakura, home):
    home.chmod(0o755)
    ran = enishi("doctor")
    assert ran.status == 1
    assert f"chmod 700 '{home}'" in ran.out
