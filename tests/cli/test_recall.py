"""`enishi recall`: the quiz."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import a_workspace, an_event, facts

NOW = datetime.now(UTC)


@pytest.fixture
def met(home):
    workspace = a_workspace(home, NOW)
    ends_at = NOW - timedelta(hours=1)
    with workspace.store.deed("import", "import", NOW):
        event = workspace.store.events.add(an_event("Mixer", ends_at.date(), ends_at=ends_at))
        for said in (
            {"name": "山田 太郎", "name_kana": "やまだ たろう", "company": "Minato", "title": "CEO"},
            {"name": "John Carter", "company": "Soukai"},
        ):
            workspace.store.events.meet(event.id, workspace.store.contacts.add(facts(**said)).id)
    yield event
    workspace.close()


def test_a_script_is_told_who_would_be_asked_about(enishi, met):
    enishi("decide", "Carter", "contact", "--note", "boats")
    first, second = enishi("recall", "--event", "Mixer", "--json").records
    assert (first["name"], first["note"], first["picture"], first["level"]) == ("John Carter", "boats", "", 0)
    assert (second["name"], second["asked_at"]) == ("山田 太郎", None)
    ran = enishi("recall")
    assert ran.status == 2
    assert "recall --json" in ran.err


def test_the_quiz_asks_once_more_about_who_was_not_known(enishi, met, terminal):
    quiz = terminal("recall")
    for told, typed in (
        ("1/2 · Mixer", ""),
        ("CEO", ""),
        ("Who was it?", "Suzuki\r"),
        ("✗ 山田 太郎 · やまだ たろう", ""),
        ("2/2 · Mixer", ""),
        ("Who was it?", "carter\r"),
        ("✓ John Carter", ""),
        ("once more", ""),
        ("Who was it?", "yamada\r"),
        ("✓ 山田", ""),
        ("1 of 2 known at once", ""),
    ):
        quiz.expect_exact(told)
        quiz.send(typed)
    quiz.wait()
    assert enishi("recall", "--json").records == []
    assert "Nobody is to be asked about now" in enishi("recall").out
    enishi("undo")
    (again,) = enishi("recall", "--json").records
    assert (again["name"], again["level"]) == ("山田 太郎", 0)


def test_what_was_answered_is_kept_when_one_leaves(enishi, met, terminal):
    quiz = terminal("recall")
    quiz.expect("1/2")
    quiz.sendline("yamada")
    quiz.expect("2/2")
    quiz.sendintr()
    quiz.expect("is kept")
    quiz.wait()
    assert len(enishi("recall", "--json").records) == 1
