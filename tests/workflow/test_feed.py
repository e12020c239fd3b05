"""What calendars show of the promises that are open."""

from dataclasses import replace

import pytest

from enishi.model.event import Decision
from enishi.model.followup import Channel
from enishi.model.tie import Outcome
from enishi.workflow import feed, outreach, triage, tries
from enishi.workflow.triage import Judgement
from tests.builders import later


@pytest.fixture
def promised(evening):
    contact, encounter = evening.meet(name="髙橋 美咲", company="株式会社かぜはや設計", email="misaki@kazehaya.example")
    triage.judge(
        encounter, Judgement(Decision.CONTACT, note="talked long", why="boats", give="a book"), evening.workspace
    )
    return contact


def at(workspace, **span):
    """The same workspace, later."""
    return replace(workspace, now=lambda: later(**span))


def test_a_promise_is_there_with_name_company_and_why_and_no_more(workspace, promised):
    (due,) = feed.dues(workspace, "http://192.0.2.1:8471")
    assert due.summary == "Write to 髙橋 美咲 (株式会社かぜはや設計)"
    assert (due.why, due.sequence, due.url) == ("boats", 0, "http://192.0.2.1:8471/people/1")
    assert "misaki@" not in repr(due)
    assert "a book" not in repr(due)
    assert "talked long" not in repr(due)


def test_what_did_not_change_is_told_the_same_again(workspace, promised):
    first = feed.dues(workspace)
    assert feed.dues(at(workspace, hours=5)) == first


def test_every_change_is_counted_and_undone_ones_too(workspace, promised):
    (first,) = feed.dues(workspace)
    tries.contacted(promised, Channel.EMAIL, at(workspace, days=1))
    (second,) = feed.dues(at(workspace, hours=25))
    assert (second.uid, second.sequence, second.changed_at) == (first.uid, 1, later(hours=25))
    assert second.due_at > first.due_at
    assert second.summary.startswith("Try again")
    workspace.store.undo(workspace.store.last_deed(), workspace.now())
    (third,) = feed.dues(workspace)
    assert (third.sequence, third.due_at) == (2, first.due_at)


def test_what_went_and_comes_back_goes_on_counting(workspace, promised):
    feed.dues(workspace)
    tries.heard(promised, Outcome.REPLIED, workspace)
    assert feed.dues(workspace) == ()
    workspace.store.undo(workspace.store.last_deed(), workspace.now())
    (followup,) = tries.promises_to(promised, workspace)
    outreach.reword(followup, "larger boats", "", workspace)
    (due,) = feed.dues(workspace)
    assert (due.sequence, due.why) == (1, "larger boats")


def test_who_is_not_to_be_contacted_is_not_there(workspace, promised):
    tries.silence(promised, workspace)
    assert feed.dues(workspace) == ()


def test_what_has_faded_is_not_nagged_about_unless_it_is_a_must(workspace, promised):
    assert feed.dues(at(workspace, days=30)) == ()
    tries.must(promised, workspace)
    assert [each.is_must for each in feed.dues(at(workspace, days=30))] == [True]


def test_what_rests_is_not_there(workspace, promised):
    for days in (1, 6, 17):
        tries.contacted(promised, Channel.EMAIL, at(workspace, days=20), at=later(days=days))
    assert feed.dues(at(workspace, days=20)) == ()


def test_two_stores_never_tell_of_one_another(workspace, promised, tmp_path):
    (due,) = feed.dues(workspace)
    workspace.store.devices.remember("identity", "11111111-1111-4111-8111-111111111111")
    assert feed.dues(workspace)[0].uid != due.uid
