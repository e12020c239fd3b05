"""Each pair that may be one person comes up once, by weight; who was told apart never again."""

import pytest

from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.store.questions import Answer
from enishi.workflow import addressbook, duplicates, triage
from tests.builders import EVENING, facts
from tests.store.test_journal import snapshot

TARO = {"name": "山田 太郎", "company": "みなと物流", "mobile": "+819055500101", "email": "taro@minato.example"}


@pytest.fixture
def keep(workspace):
    def _keep(**said):
        with workspace.store.deed("add", "add", EVENING):
            return workspace.store.contacts.add(facts(**said))

    return _keep


def found(workspace):
    return [each for several in duplicates.duplicates(workspace) for each in several]


def pairs(workspace):
    return [(each.known_id, each.newcomer_id) for each in found(workspace)]


def test_twins_are_found_once_and_strangers_are_not(workspace, keep):
    one = keep(**TARO)
    keep(name="鈴木 一郎", company="港湾運輸", email="ichiro@kowan.example")
    two = keep(**TARO | {"company": "", "email": "taro@home.example"})
    keep(name="山田 花子", company="みなと物流", email="hanako@minato.example")
    assert pairs(workspace) == [(one.id, two.id)]


def test_one_item_a_contact_and_one_at_the_end(workspace, keep):
    for _time in range(3):
        keep(**TARO)
    assert [len(each) for each in duplicates.duplicates(workspace)] == [2, 1, 0, 0]


def test_the_store_is_read_in_pieces(workspace, keep, monkeypatch):
    monkeypatch.setattr(duplicates, "CHUNK", 2)
    for _time in range(5):
        keep(**TARO)
    assert len(set(pairs(workspace))) == len(pairs(workspace)) == 10


def test_a_shared_mobile_tells_two_of_the_store_as_much_as_a_card(workspace, keep):
    one, two = keep(**TARO), keep(name="山田 太郎", mobile="+819055500101")
    (likeness,) = found(workspace)
    assert (likeness.match.verdict, likeness.pair) == (Verdict.LINK, (one.id, two.id))


@pytest.mark.parametrize("are_alike", [False, True])
def test_what_an_import_asked_comes_up_once_with_who_was_known_first(workspace, keep, are_alike):
    newcomer = keep(**TARO)
    known = keep(**(TARO if are_alike else {"name": "Ichiro Suzuki", "email": "i@kowan.example"}))
    match = Match(known.id, (Comparison("name", Degree.SAME, 4.0),), 0.5, Verdict.POSSIBLE_LINK)
    with workspace.store.deed("ask", "ask", EVENING):
        workspace.store.questions.ask(newcomer.id, None, match)
    assert pairs(workspace) == [(known.id, newcomer.id)]


def test_who_was_told_apart_is_never_asked_about_again(workspace, keep, tmp_path):
    one, two = keep(**TARO), keep(**TARO | {"email": ""})
    duplicates.answer(one, two, Answer.DIFFERENT, workspace)
    assert pairs(workspace) == []
    file = tmp_path / "all.jsonl"
    addressbook.hand_out(file, workspace)
    addressbook.take_over(file, workspace)
    assert workspace.store.contacts.count() == 2
    assert pairs(workspace) == []
    assert list(triage.doubts(None, workspace)) == []
    assert duplicates.both(duplicates.Likeness(one.id, two.id, Match(two.id, (), 0.5, Verdict.LINK)), workspace) is None


def test_who_is_the_same_is_one_and_what_that_settles_is_passed_over(workspace, keep):
    one, two, three = (keep(**TARO) for _time in range(3))
    before = snapshot(workspace.store)
    likely = found(workspace)
    for each in likely[:2]:
        known, newcomer = duplicates.both(each, workspace)
        duplicates.answer(known, newcomer, Answer.SAME, workspace)
    assert duplicates.both(likely[2], workspace) is None
    assert [each.id for each in workspace.store.contacts.each()] == [one.id]
    for _time in range(2):
        workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert snapshot(workspace.store) == before
    assert len(found(workspace)) == 3
    assert {two.id, three.id} < {each for each_pair in pairs(workspace) for each in each_pair}


def test_looking_changes_nothing(workspace, keep):
    keep(**TARO)
    keep(**TARO)
    before = snapshot(workspace.store)
    found(workspace)
    assert snapshot(workspace.store) == before


def test_who_is_alike_is_told_of_either_of_two(workspace, keep):
    one = keep(**TARO)
    keep(name="鈴木 一郎", company="港湾運輸", email="ichiro@kowan.example")
    two = keep(**TARO | {"company": "", "email": "taro@home.example"})
    assert duplicates.alike(one, workspace) == (two.id,)
    assert duplicates.alike(two, workspace) == (one.id,)
    duplicates.answer(one, two, Answer.DIFFERENT, workspace)
    assert duplicates.alike(one, workspace) == ()
