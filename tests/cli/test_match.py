"""`enishi match`: who is whom, for scripts; nothing is changed."""

import json

import pytest

SATO = {
    "name": "佐藤 花子",
    "company": "株式会社みなと物流",
    "phones": [{"type": "mobile", "number": "090-1111-2222"}],
    "emails": ["hanako.sato@minato.example"],
}
TANAKA = {"name": "田中 一郎", "company": "青葉商事株式会社", "emails": ["tanaka1@aoba.example"]}
MATCHED = {"id", "verdict", "contact", "probability", "reasons", "candidates"}


def lines(path, *records):
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), "utf-8")
    return str(path)


@pytest.fixture
def match(enishi, tmp_path):
    def match(*records, against=None):
        files = [lines(tmp_path / "records.jsonl", *records)]
        if against is not None:
            files += ["--against", lines(tmp_path / "contacts.jsonl", *against)]
        return [json.loads(line) for line in enishi("match", *files, "--json").out.splitlines()]

    return match


def test_each_record_gets_a_line(match):
    stranger = {"id": 3, "name": "鈴木 翔", "company": "北都銀行"}
    doubtful = {**TANAKA, "id": "two", "emails": ["tanaka2@aoba.example"]}
    known = [{**SATO, "id": "s-1"}, {**TANAKA, "id": 7}]
    linked, asked, new = match({**SATO, "id": 1}, doubtful, stranger, against=known)
    assert set(linked) == set(asked) == set(new) == MATCHED
    assert (linked["id"], linked["verdict"], linked["contact"]) == (1, "LINK", "s-1")
    assert linked["probability"] > 0.99
    assert "= mobile" in linked["reasons"]
    assert linked["candidates"][0] == {"contact": "s-1", "probability": linked["probability"]}
    assert (asked["id"], asked["verdict"], asked["contact"]) == ("two", "POSSIBLE_LINK", 7)
    assert any("tanaka2 / tanaka1" in reason for reason in asked["reasons"])
    assert new == {"id": 3, "verdict": "NON_LINK", "contact": None, "probability": 0, "reasons": [], "candidates": []}


def test_without_another_file_it_is_about_ones_own_contacts(enishi, match):
    enishi("contacts", "add", "--name", "佐藤 花子", "--phone", "090-1111-2222", "--company", "みなと物流")
    (linked,) = match({**SATO, "id": "card"})
    assert (linked["verdict"], linked["contact"]) == ("LINK", 1)
    assert len(enishi("contacts", "list", "--json").out.splitlines()) == 1


@pytest.mark.parametrize(
    "record", [{}, {"name": ""}, {"name": "🙂"}, {"phones": [], "emails": None}, {"title": "部長"}]
)
def test_emptiness_links_nobody(match, record):
    (line,) = match({**record, "id": "empty"}, against=[{**record, "id": "other"}, {**SATO, "id": "sato"}])
    assert (line["id"], line["verdict"], line["contact"]) == ("empty", "NON_LINK", None)


def test_for_people_it_is_a_line_of_words(enishi, tmp_path):
    files = [lines(tmp_path / "a.jsonl", {**SATO, "id": "a"}, {"id": "b", "name": "鈴木 翔"})]
    against = lines(tmp_path / "b.jsonl", {**SATO, "id": "s-1"})
    said = enishi("match", *files, "--against", against).out.splitlines()
    assert said[0].startswith("a  LINK  s-1  1.000  = ")
    assert said[1] == "b  NON_LINK"


def test_a_line_that_is_no_record_is_told_and_the_rest_is_done(enishi, tmp_path):
    (tmp_path / "a.jsonl").write_text('nonsense\n{"id": "b", "name": "鈴木 翔"}\n', "utf-8")
    done = enishi("match", str(tmp_path / "a.jsonl"), "--json")
    assert "line 1" in done.err
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["b"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("nonsense\n", "line 1: It is no JSON"),
        ('{"name": "佐藤"}\n', "line 1: It has no id"),
        ("[1]\n", "no JSON object"),
    ],
)
def test_contacts_that_cannot_be_used_are_refused(enishi, tmp_path, content, message):
    (tmp_path / "contacts.jsonl").write_text(content, "utf-8")
    records = lines(tmp_path / "records.jsonl", {**SATO, "id": 1})
    done = enishi("match", records, "--against", str(tmp_path / "contacts.jsonl"))
    assert message in done.err
    assert '{"id": "1", "name": "..."}' in done.err


def test_a_file_that_is_not_there_is_told(enishi, tmp_path):
    assert "cannot be read" in enishi("match", str(tmp_path / "none.jsonl")).err
