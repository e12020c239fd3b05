"""One evening and the three weeks after it, from the plan to the look back, in Japanese and in English."""

import shlex
import time
from datetime import datetime, timedelta, timezone

import pytest

from enishi.cli import main as command
from enishi.language import speaking
from enishi.workflow.workspace import Workspace
from tests.conftest import SAMPLES

JAPAN = timezone(timedelta(hours=9))


class Story:
    """What the user does, and the hour at which."""

    def __init__(self, enishi, language: str) -> None:
        self.now = datetime(2026, 11, 10, 12, 0, tzinfo=JAPAN)
        self._enishi = enishi
        self._language = language

    def on(self, month: int, day: int, hour: int) -> None:
        self.now = datetime(2026, month, day, hour, 0, tzinfo=JAPAN)

    def does(self, line: str) -> str:
        with speaking(self._language):
            ran = self._enishi(*shlex.split(line))
        assert ran.status == 0, ran.err
        return ran.out

    def is_told(self, line: str) -> list[dict]:
        return self._enishi(*shlex.split(line), "--json").records

    def may_not(self, line: str) -> str:
        with speaking(self._language):
            ran = self._enishi(*shlex.split(line))
        assert ran.status, ran.out
        return ran.err


@pytest.fixture(params=["ja", "en"])
def story(request, enishi, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    story = Story(enishi, request.param)
    monkeypatch.setattr(command, "Workspace", lambda settings: Workspace(settings, lambda: story.now))
    yield story
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def says(story):
    """Which of two texts the user reads."""
    return lambda japanese, english: japanese if story._language == "ja" else english


CARDS = " ".join(str(SAMPLES / "scans" / name) for name in ("01.jpg", "03-bilingual.jpg", "06-phone.jpg"))


def test_an_evening_and_the_three_weeks_after(story, says):
    a_week_before(story, says)
    the_same_night(story, says)
    the_next_morning(story, says)
    the_days_after(story, says)
    who_answers(story, says)
    who_does_not(story, says)
    looking_back(story, says)
    three_weeks_later(story, says)
    whoever_objects(story, says)
    taking_it_all_back(story, says)


def a_week_before(story, says):
    """Why to go there, whom to find, and what there is to give."""
    story.does(
        "events add 港ミキサー --date 2026-11-18 --ends 21:00 --place 横浜"
        " --purpose '物流の試験運用に組む相手を探す' --want logistics --cap 2"
    )
    story.does("offers add '倉庫の見学'")
    assert story.is_told("today") == []


def the_same_night(story, says):
    """Three cards, and a list for two."""
    story.on(11, 18, 22)
    story.does(f"import {CARDS} --event 港ミキサー")
    assert [each["do"] for each in story.is_told("today")] == ["decide"]
    first, *_ = story.is_told("review --event 港ミキサー")
    assert first["company"] == "蒼海ロジスティクス株式会社"
    assert "ロジスティクス" in str(first["reasons"])
    story.does("decide 加藤 --event 港ミキサー contact --note '冷蔵便の話' --must")
    story.does("decide Priya --event 港ミキサー contact --give '倉庫の見学' --stars 2")
    full = story.may_not("decide 佐藤 --event 港ミキサー contact")
    assert says("満員", "full") in full
    story.does("decide 佐藤 --event 港ミキサー taker")
    assert says("新しい", "fresh") in story.does("shortlist")


def the_next_morning(story, says):
    """Who must be written to is on top; the drafts name what was talked about and what is given."""
    story.on(11, 19, 8)
    assert [(each["name"], each["fade"]) for each in story.is_told("today")] == [
        ("加藤翔", "fresh"),
        ("Priya Raman", "fresh"),
    ]
    letter = story.does("write 加藤")
    assert "加藤翔 様" in letter
    assert "冷蔵便の話" in letter
    assert "Dear Priya Raman" in story.does("write Priya")
    assert "倉庫の見学" in story.does("write Priya")
    for who in ("加藤", "Priya"):
        story.does(f"contacted {who} --by email")
    assert says("よい一日を", "Enjoy your day") in story.does("today")
    assert story.does("today --quiet-if-empty") == ""


def the_days_after(story, says):
    """No try on the next day, none on a weekend or on the holiday of the 23rd."""
    for day in (20, 21, 22, 23):
        story.on(11, day, 9)
        assert story.is_told("today") == []
    story.on(11, 24, 9)
    assert {each["name"] for each in story.is_told("today")} == {"加藤翔", "Priya Raman"}
    story.does("contacted Priya --by email")


def who_answers(story, says):
    """What is given is remembered, and the tie gets a rhythm."""
    story.on(11, 26, 9)
    story.does("heard 加藤 replied --note '来週会う'")
    story.does("gave 加藤 '倉庫の見学'")
    story.does("upkeep 加藤 3w")


def who_does_not(story, says):
    """After the third try it rests, and says so."""
    story.on(12, 4, 9)
    assert [each["name"] for each in story.is_told("today")] == ["Priya Raman"]
    assert says("休みます", "rest") in story.does("contacted Priya --by phone")
    story.on(12, 9, 9)
    assert story.is_told("today") == []


def looking_back(story, says):
    """It counts honestly, and the story of a tie can be told."""
    ((mixer,),) = [each["routes"] for each in story.is_told("look-back")]
    counted = [mixer[what] for what in ("route", "people", "chosen", "in-time", "replied", "met-again", "tie")]
    assert counted == ["mixer", 3, 2, 2, 1, 0, 0]
    tie = story.does("contacts show 加藤")
    assert tie.index("倉庫の見学") < tie.index("2026-11-19") < tie.index("2026-11-18")


def three_weeks_later(story, says):
    """The tie wants a word; who only takes never comes up again."""
    story.on(12, 18, 9)
    (due,) = story.is_told("today")
    assert due["name"] == "加藤翔"
    assert "佐藤" not in story.does("today --all") + story.does("shortlist") + story.does("upkeep")


def whoever_objects(story, says):
    """Is left alone everywhere."""
    story.does("do-not-contact 加藤")
    assert story.is_told("today") == []
    story.may_not("write 加藤")


def taking_it_all_back(story, says):
    """Step by step."""
    while any(each["undone_at"] is None for each in story.is_told("history")):
        story.does("undo")
    assert story.is_told("contacts list") == []
    assert story.is_told("events list") == []
