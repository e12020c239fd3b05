"""`enishi review` and `enishi decide`: the few are chosen, at the keyboard and by scripts."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from enishi.cli.screen import ask
from enishi.model.event import Decision
from enishi.model.match import Comparison, Degree, Match, Verdict
from tests.builders import a_card, a_photo, a_workspace, an_event, facts

NOW = datetime.now(UTC)
PEOPLE = {
    "Sakura": {"company": "Minato Logistics", "title": "CEO", "email": "sakura@minato.example"},
    "Taro": {"company": "Kobe Steel Works"},
    "Hanako": {"company": "Aoba Design"},
}


@pytest.fixture
def mixer(home):
    """Three people met just now, one seat."""
    workspace = a_workspace(home, NOW)
    with workspace.store.deed("import", "import", NOW):
        ends_at = NOW - timedelta(hours=1)
        event = workspace.store.events.add(
            an_event("Mixer", ends_at.date(), ends_at=ends_at, cap=1, wanted=("物流",), purpose="find a pilot")
        )
        for name, said in PEOPLE.items():
            workspace.store.events.meet(event.id, workspace.store.contacts.add(facts(name=name, **said)).id)
    yield event
    workspace.close()


def test_the_stack_is_told_with_its_reasons(enishi, mixer):
    first, *others = enishi("review", "--json").records
    assert (first["name"], first["fade"], first["decision"]) == ("Sakura", "fresh", None)
    assert first["reasons"][0]["words"] == "fits what you look for: 物流 = Logistics (Minato Logistics)"
    assert first["score"] == sum(each["weight"] for each in first["reasons"])
    assert {each["name"] for each in others} == {"Taro", "Hanako"}


def test_a_script_decides_in_one_line_and_takes_it_back(enishi, mixer):
    ran = enishi(
        *("decide", "Sakura", "contact", "--event", "Mixer", "--why", "the pilot", "--give", "a venue"),
        *("--note", "boats", "--stars", "3", "--must", "--json"),
    )
    (record,) = ran.records
    assert record == {
        "contact": 1,
        "name": "Sakura",
        "event": "Mixer",
        "decision": "contact",
        "stars": 3,
        "note": "boats",
        "why": "the pilot",
        "give": "a venue",
        "must": True,
        "seats": 1,
        "cap": 1,
    }
    enishi("undo")
    assert enishi("shortlist", "--json").records == []
    assert len(enishi("review", "--json").records) == 3


def test_a_full_shortlist_asks_a_script_for_a_way_out(enishi, mixer):
    enishi("decide", "Sakura", "contact")
    ran = enishi("decide", "Taro", "contact")
    assert ran.status == 1
    assert "full: 1" in ran.err
    assert "1 of 1 seats" in enishi("decide", "Taro", "contact", "--out", "Sakura").out
    assert enishi("review", "--json").records[-1]["name"] == "Sakura"
    assert "2 of 2 seats" in enishi("decide", "Sakura", "contact", "--lift", "a rare guest").out
    assert "Hanako has no seat" in enishi("decide", "Taro", "contact", "--out", "Hanako").err


def test_what_is_said_without_a_decision_is_kept_too(enishi, mixer):
    assert "Taro · Kobe Steel Works: not decided · ★★☆" in enishi("decide", "Taro", "--stars", "2").out
    assert enishi("decide", "Taro", "--must").out.startswith("Taro · Kobe Steel Works: contact")
    assert enishi("decide", "Taro", "--give", "a book", "--json").records[0]["give"] == "a book"


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["Hanako"], 2, "contact, later, pass or taker"),
        (["Hanako", "--why", "x"], 2, "contact, later, pass or taker"),
        (["Hanako", "maybe"], 2, "maybe"),
        (["Hanako", "pass", "--stars", "4"], 2, "stars"),
        (["Nobody", "pass"], 1, "Nobody here"),
        (["Hanako", "pass", "--event", "Gala"], 1, "Gala"),
        (["Jiro", "pass"], 1, "not met at any event"),
        (["Jiro", "pass", "--event", "Mixer"], 1, "not met at Mixer"),
    ],
)
def test_what_cannot_be_decided_says_why(enishi, mixer, words, status, told):
    enishi("contacts", "add", "--name", "Jiro")
    ran = enishi("decide", *words)
    assert ran.status == status
    assert told in ran.err


def test_the_rest_is_passed_for_a_script_but_who_was_put_off_is_not(enishi, mixer):
    enishi("decide", "Taro", "later")
    assert "2 people passed" in enishi("review", "--pass-rest").out
    assert [each["name"] for each in enishi("review", "--json").records] == ["Taro"]
    enishi("undo")
    assert len(enishi("review", "--json").records) == 3


def talk(review, *steps):
    """Each step: what is waited for, then what is typed; a line where it ends so."""
    for told, typed in steps:
        review.expect_exact(told)
        review.send(typed)


def test_an_evening_at_the_keyboard(enishi, mixer, terminal):
    review = terminal("review")
    talk(
        review,
        ("3 people left", ""),
        ("What did you talk about?", "the pilot\r"),
        ("", "m"),
        ("What can you give?", "a venue\r"),
        ("Why?", "\r"),
        ("2 people left", ""),
        ("What did you talk about?", "\r"),
        ("", "2"),
        ("★★☆", "c"),
        ("Who gives theirs up?", ""),
        ("1  Sakura · Minato Logistics · CEO", "k"),
        ("quit", "c"),
        ("one seat more", "+"),
        ("Why one more?", "\r"),
        ("quit", "n"),
        ("What did you talk about?", "boats\r"),
        ("quit", "t"),
        ("1 person left", ""),
        ("What did you talk about?", "u\r"),
        ("undone: ", ""),
        ("you noted: boats", ""),
        ("quit", "c"),
        ("one seat more", "+"),
        ("Why one more?", "a rare guest\r"),
        ("What can you give?", "\r"),
        ("Why?", "\r"),
        ("2 of 2 seats", ""),
        ("quit", "ｒ"),
        ("pass 1 person?", "k"),
        ("quit", "r"),
        ("pass 1 person?", "y"),
        ("Nobody is left", "u"),
        ("undone: Mixer: pass the rest", ""),
        ("quit", "r"),
        ("pass 1 person?", "y"),
        ("Nobody is left", "q"),
        ("2 of 2 seats", ""),
        ("Next: enishi shortlist", ""),
    )
    review.wait()
    first, second = enishi("shortlist", "--json").records
    assert (first["why"], first["give"], second["why"]) == ("the pilot", "a venue", "boats")
    (report,) = enishi("events", "show", "--json").records
    assert (report["cap"], report["cap_reason"], report["decided"]) == (2, "a rare guest", 3)


def test_undo_goes_back_through_an_earlier_sitting(enishi, mixer, terminal):
    before = enishi("review", "--json").records
    enishi("decide", "Sakura", "contact")
    enishi("decide", "Taro", "pass", "--note", "boats")
    review = terminal("review", "--quick")
    talk(review, ("1 person left", "u"), ("2 people left", "u"), ("3 people left", "u"), ("Nothing more", "q"))
    review.expect("undecided")
    review.wait()
    assert enishi("review", "--json").records == before


def test_control_c_leaves_a_question_and_then_the_sitting(enishi, mixer, terminal):
    review = terminal("review", "--quick")
    talk(review, ("quit", "p"), ("quit", "c"), ("What can you give?", "\x03"), ("taken back", ""), ("quit", "\x03"))
    review.expect("is kept")
    review.wait()
    assert [each["decision"] for each in enishi("review", "--json").records] == [None, None]


def test_a_review_needs_a_terminal_or_lets_the_ranking_choose(enishi, mixer):
    assert "--take-top" in enishi("review").err
    assert "chose 1 person" in enishi("review", "--take-top").out
    assert [each["name"] for each in enishi("shortlist", "--json").records] == ["Sakura"]


def test_among_many_seats_one_is_named_by_its_number(enishi, mixer, terminal, home):
    enishi("events", "edit", "Mixer", "--cap", "10", "--why", "a fair")
    workspace = a_workspace(home, NOW)
    with workspace.store.deed("import", "import", NOW):
        for number in range(8):
            contact = workspace.store.contacts.add(facts(name=f"P{number}"))
            workspace.store.events.meet(mixer.id, contact.id)
    workspace.close()
    enishi("review", "--take-top")
    (left,) = enishi("review", "--json").records
    review = terminal("review", "--quick")
    talk(
        review,
        ("10 of 10", "c"),
        ("Number", "11\r"),
        ("quit", "c"),
        ("Number", "\r"),
        ("quit", "c"),
        ("Number", "10\r"),
    )
    talk(review, ("give", "\r"), ("Why", "\r"), ("10 of 10", "l"), ("Nobody is left", "q"))
    review.wait()
    assert left["name"] in {each["name"] for each in enishi("shortlist", "--json").records}


def test_what_may_be_misread_is_pointed_at(enishi, mixer, terminal, home):
    workspace = a_workspace(home, NOW)
    with workspace.store.deed("import", "import", NOW):
        photo = workspace.store.cards.add_photo(a_photo(), mixer.id, NOW)
        card_id = workspace.store.cards.add(photo, a_card(title="CEQ", confidence=0.4), ["picture"])
        workspace.store.events.meet(mixer.id, 1, [card_id])
    workspace.close()
    review = terminal("review", "--quick")
    talk(review, ("title read as “CEQ”, surety 40 %", "q"))
    review.wait()


def test_an_evening_without_anybody_is_over_at_once(enishi, terminal):
    enishi("events", "add", "Mixer")
    review = terminal("review")
    review.expect("0 of 5 seats")
    review.wait()


def test_in_the_sitting_edits_and_questions_are_taken_back_too(enishi, mixer, terminal, home):
    enishi("contacts", "add", "--name", "Taro", "--company", "Kobe Steel")
    workspace = a_workspace(home, NOW)
    with workspace.store.deed("import", "import", NOW):
        match = Match(4, (Comparison("name", Degree.SAME, 4.0),), 0.5, Verdict.POSSIBLE_LINK)
        workspace.store.questions.ask(2, mixer.id, match)
    workspace.close()
    before = enishi("contacts", "list", "--json").records
    review = terminal("review", "--quick")
    talk(
        review, ("The same person?", "d"), ("quit", "e"), ("keep all", "4"), ("company", " KK\r"), ("Logistics KK", "u")
    )
    talk(review, ("undone: edit of", "u"), ("undone: ", ""), ("The same person?", "l"), ("quit", "q"))
    review.wait()
    assert enishi("contacts", "list", "--json").records == before


def test_japanese_is_typed_also_where_the_machine_lacks_its_locale(enishi, mixer, terminal):
    review = terminal("review", LC_ALL="xx_XX.UTF-8")
    talk(review, ("What did you talk about?", "冷蔵倉庫\r"), ("", "p"), ("2 people left", ""), ("?", "q\r"))
    review.wait()
    assert "冷蔵倉庫" in enishi("decide", "Sakura", "later").out


def test_what_a_terminal_without_its_locale_hands_over_is_kept(monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _question: "boats \udce7\udce7 ")
    assert ask("What?") == "boats \ufffd\ufffd"


def test_the_decision_is_json(enishi, mixer):
    assert json.loads(enishi("decide", "Taro", "taker", "--json").out)["decision"] == Decision.TAKER
