"""Address books that are taken in: each person once, however large the file."""

import json

import pytest

from enishi.errors import ExchangeError
from enishi.workflow import addressbook
from enishi.workflow.parallel import BATCH, FEW
from tests.builders import a_workspace


@pytest.fixture
def workspace(tmp_path):
    workspace = a_workspace(tmp_path / "home")
    yield workspace
    workspace.close()


def lines(path, *records):
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records), "utf-8")
    return path


def test_taking_in_twice_changes_nothing(workspace, tmp_path):
    file = lines(
        tmp_path / "a.jsonl", {"id": "1", "name": "佐藤 花子"}, {"name": "鈴木 翔", "emails": ["s@aoba.example"]}
    )
    taken = addressbook.take_over(file, workspace)
    assert (taken.added, taken.known, taken.asked) == (2, 0, 0)
    before = [*workspace.store.contacts.each()]
    again = addressbook.take_over(file, workspace)
    assert (again.added, again.known) == (0, 2)
    assert [*workspace.store.contacts.each()] == before


def test_two_files_may_call_two_people_by_one_number(workspace, tmp_path):
    addressbook.take_over(lines(tmp_path / "a.jsonl", {"id": "1", "name": "佐藤 花子"}), workspace)
    taken = addressbook.take_over(lines(tmp_path / "b.jsonl", {"id": 1, "name": "鈴木 翔"}), workspace)
    assert taken.added == 1
    assert [each.name for each in workspace.store.contacts.each()] == ["佐藤 花子", "鈴木 翔"]


def test_a_long_file_is_taken_in_as_one_deed(workspace, tmp_path):
    count = FEW * BATCH // 8 + 1
    records = ({"id": str(n), "name": f"Person {n:05}", "phones": [f"090-0000-{n:04}"]} for n in range(count))
    steps = []
    taken = addressbook.take_over(lines(tmp_path / "many.jsonl", *records), workspace, steps.append)
    assert taken.added + taken.known + taken.asked == count == sum(steps)
    workspace.store.undo(workspace.store.last_deed(), workspace.now())
    assert workspace.store.contacts.count() == 0


def test_faults_are_told_and_the_rest_is_taken_in(workspace, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('nonsense\n{"name": "佐藤 花子"}\n\n{"title": ["", null]}\n', "utf-8")
    taken = addressbook.take_over(file, workspace)
    assert taken.added == 1
    assert [each.where for each in taken.faults] == ["line 1", "line 4"]
    assert addressbook.size(file) == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_lines_in_what_windows_writes_are_read(workspace, tmp_path, encoding):
    (tmp_path / "a.jsonl").write_text('{"name": "佐藤 花子"}\r\n{"name": "鈴木 翔"}\r\n', encoding)
    addressbook.take_over(tmp_path / "a.jsonl", workspace)
    assert [each.name for each in workspace.store.contacts.each()] == ["佐藤 花子", "鈴木 翔"]


@pytest.mark.parametrize(("name", "steps"), [("a.vcf", 2), ("a.csv", 3), ("a.jsonl", 2)])
def test_a_file_has_about_as_many_steps_as_people(workspace, tmp_path, name, steps):
    file = lines(tmp_path / "a.jsonl", {"name": "佐藤 花子"}, {"name": "鈴木 翔"})
    addressbook.take_over(file, workspace)
    addressbook.hand_out(tmp_path / name, workspace)
    assert addressbook.size(tmp_path / name) == steps


@pytest.mark.parametrize("content", ["", "nonsense\n", "BEGIN:VCARD\n"])
def test_a_file_without_anybody_is_refused(workspace, tmp_path, content):
    (tmp_path / "a.jsonl").write_text(content)
    with pytest.raises(ExchangeError) as error:
        addressbook.take_over(tmp_path / "a.jsonl", workspace)
    assert '"id"' in error.value.hint
