"""`enishi gave`, `took`, `upkeep`: a tie kept from the command line."""

import pytest


@pytest.fixture
def people(enishi):
    enishi("contacts", "add", "--name", "髙橋 さくら", "--company", "みなと物流株式会社")
    enishi("contacts", "add", "--name", "Ken Soukai", "--company", "Soukai Foods")


def test_a_balance_is_told_whenever_something_is_given_or_taken(enishi, people):
    ran = enishi("took", "さくら", "an hour of advice", "--on", "2026-01-05")
    assert "given 0, taken 1: you have only taken so far; last: you took an hour of advice, 2026-01-05" in ran.out
    enishi("took", "さくら", "a desk", "--on", "2026-01-04")
    assert "given 1, taken 2: you owe something; last: you gave a book, 2026-01-06" in (
        enishi("gave", "1", "a book", "--on", "2026-01-06").out
    )
    assert "even" in enishi("gave", "1", "a pen", "--on", "2026-01-06").out
    assert "you are ahead" in enishi("gave", "1", "a cup", "--on", "2026-01-06").out
    enishi("undo")
    assert enishi("history", "--json").records[0]["summary"] == "gave 髙橋 さくら: a cup"


def test_what_is_still_to_come_was_not_given(enishi, people):
    assert enishi("gave", "1", "a book", "--on", "2199-01-01").status == 2
    ran = enishi("gave", "1", "a book", "--on", "the day of the dolphins")
    assert ran.status == 2
    assert "2026-11-20" in ran.err


def test_a_rhythm_is_decided_listed_and_taken_back(enishi, people):
    assert "enishi upkeep NAME 2m" in enishi("upkeep").out
    assert "a word every 21 days; the next by" in enishi("upkeep", "さくら", "3w").out
    assert "let go" in enishi("upkeep", "2", "let-go").out
    assert [(each["name"], each["standing"]) for each in enishi("upkeep", "--json").records] == [
        ("髙橋 さくら", "in-time"),
        ("Ken Soukai", "let-go"),
    ]
    assert "lasts by itself" in enishi("upkeep", "2", "lasts").out
    assert [each["days"] for each in enishi("upkeep", "さくら", "--json").records] == [21]
    enishi("undo")
    assert enishi("upkeep", "2", "--json").records[0]["care"] == "let-go"


def test_a_rhythm_that_is_none_is_answered_with_those_that_are(enishi, people):
    ran = enishi("upkeep", "さくら", "often")
    assert ran.status == 2
    assert "3w, 2m, 6m, 1y" in ran.err


def test_whoever_is_meant_by_mistake_is_told_apart(enishi, people):
    enishi("contacts", "add", "--name", "髙橋 守")
    ran = enishi("gave", "髙橋", "a book")
    assert (ran.status, "3 髙橋 守" in ran.err) == (1, True)
    assert "Did you mean: 2 Ken Soukai" in enishi("upkeep", "Ken Soukei", "2m").err


def test_who_has_only_taken_is_told_so_before_writing(enishi, people):
    enishi("took", "さくら", "advice", "--on", "2026-01-05")
    ran = enishi("write", "さくら")
    assert "! You have only taken from 髙橋 さくら so far: advice, 2026-01-05. Give something first." in ran.err
    enishi("gave", "さくら", "a book", "--on", "2026-01-06")
    assert "only taken" not in enishi("write", "さくら").err
