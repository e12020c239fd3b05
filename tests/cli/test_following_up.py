"""`today`, `contacted`, `heard` and the rest, as they are typed."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from enishi.model.event import Decision
from enishi.workflow import triage
from tests.builders import a_workspace, an_event, facts


@pytest.fixture
def evening(home):
    """Yesterday's: one person chosen, one undecided."""
    now = datetime.now(UTC)
    workspace = a_workspace(home, now)
    store = workspace.store
    with store.deed("import", "import", now):
        event = store.events.add(an_event(held_on=now.date(), ends_at=now - timedelta(hours=10)))
        for name, address in (("髙橋 美咲", "misaki@kazehaya.example"), ("Undecided", "")):
            contact = store.contacts.add(facts(name=name, company="株式会社かぜはや設計", email=address))
            store.events.meet(event.id, contact.id)
    first = store.events.encounters(event.id)[0]
    triage.decide(first, Decision.CONTACT, workspace, why="boats", give="a book")
    workspace.close()


def test_today_tells_whom_to_write_why_and_how(enishi, evening):
    ran = enishi("today")
    assert ran.out.splitlines()[0] == "1  Write: 髙橋 美咲 · 株式会社かぜはや設計"
    assert "boats" in ran.out
    assert "give: a book" in ran.out
    assert "fresh, 13 hours until it fades" in ran.out
    assert "→ enishi write 1" in ran.out
    assert "1 person is still undecided" in ran.out


def test_today_for_machines(enishi, evening):
    write, decide = enishi("today", "--json").records
    assert (write["do"], write["contact"], write["fade"], write["command"]) == ("write", 1, "fresh", "enishi write 1")
    assert (decide["do"], decide["contact"]) == ("decide", None)
    assert datetime.fromisoformat(write["by"]).tzinfo


def test_today_is_never_more_than_a_handful(enishi, evening, monkeypatch):
    monkeypatch.setenv("ENISHI_OUTREACH__HANDFUL", "1")
    ran = enishi("today")
    assert "Undecided" not in ran.out
    assert "1 more can wait" in ran.out
    assert "still undecided" in enishi("today", "--all").out


def test_today_is_quiet_when_nothing_is_due(enishi):
    assert enishi("today", "--quiet-if-empty").out == ""
    assert "Nothing is due" in enishi("today").out
    assert enishi("today", "--json").out == ""


def test_a_promise_goes_its_way(enishi, evening):
    ran = enishi("contacted", "高橋", "--by", "email", "--note", "sent the book")
    assert "next: 20" in ran.out
    assert "give something, ask nothing: a book" in ran.out
    assert "Write" not in enishi("today").out
    assert "no answer" in enishi("heard", "1", "nothing").out
    ran = enishi("heard", "1", "replied", "--json")
    (record,) = ran.records
    assert (record["status"], record["next"], record["attempts"][0]["outcome"]) == ("COMPLETED", None, "replied")
    assert enishi("undo").status == 0
    assert enishi("heard", "1", "declined").out.endswith("Nothing more is planned.\n")
    assert enishi("heard", "1", "met").status == 0


def test_the_third_try_without_an_answer_rests(enishi, evening):
    for days in (9, 5):
        day = (datetime.now(UTC) - timedelta(days=days)).date().isoformat()
        assert "next" in enishi("contacted", "1", "--at", day).out
    ran = enishi("contacted", "1", "--at", "yesterday")
    assert "3 tries without an answer: it rests now." in ran.out
    assert enishi("heard", "1", "replied").out.endswith("Your promise is kept.\n")


def test_must_persist_drop_and_silence(enishi, evening):
    assert "On top" in enishi("must", "1").out
    assert "This one! Write" in enishi("today").out
    assert "No must" in enishi("must", "1", "--lift").out
    assert enishi("persist", "1", "--tries", "3d,1週、2w").status == 0
    assert enishi("persist", "1", "--tries", "1d").status == 2
    assert enishi("persist", "1", "--tries", "soon").status == 2
    assert enishi("drop", "1").status == 2
    assert "Dropped" in enishi("drop", "1", "--why", "moved").out
    assert enishi("drop", "1", "--why", "moved").status == 1
    assert "Will not be contacted" in enishi("do-not-contact", "1").out
    assert enishi("must", "1").status == 1
    assert "May be contacted" in enishi("do-not-contact", "1", "--lift").out


def test_times_are_told_as_people_tell_them(enishi, evening):
    early = datetime.now(UTC) - timedelta(hours=20)
    ran = enishi("contacted", "1", "--at", early.isoformat(), "--json")
    assert ran.records[0]["attempts"][0]["at"][:16] == early.isoformat()[:16]
    ran = enishi("contacted", "1", "--at", "soonish")
    assert ran.status == 2
    assert "2026-11-20" in ran.err
    assert enishi("contacted", "1", "--at", "2099-01-01").status == 2


def test_the_shortlist_tells_how_far_each_promise_has_come(enishi, evening):
    enishi("must", "1")
    assert enishi("shortlist").out.startswith("★ 髙橋 美咲")
    enishi("contacted", "1", "--by", "phone", "--note", "busy")
    told = enishi("shortlist").out
    assert "phone · busy" in told
    assert "next try" in told
    (record,) = enishi("shortlist", "--json").records
    assert (record["must"], record["parked"], record["tries"]) == (True, False, 1)
    for _again in range(2):
        enishi("contacted", "1")
    assert "rests" in enishi("shortlist").out
    enishi("drop", "1", "--why", "moved away")
    assert "moved away" in enishi("shortlist", "--event", "Harbour").out
    assert enishi("shortlist").out.startswith("Nobody")


def test_events_tell_their_clock_while_something_is_open(enishi, evening):
    assert "fresh, 13 hours" in enishi("events", "list").out
    enishi("decide", "2", "pass")
    enishi("contacted", "1")
    assert "fresh" not in enishi("events", "list").out
    assert "1 chosen, 1 contacted" in enishi("events", "list").out


def test_an_offer_is_given_by_its_number(enishi, evening):
    enishi("offers", "add", "a tour of the port")
    enishi("decide", "2", "contact", "--give", "1")
    assert [each["give"] for each in enishi("shortlist", "--json").records] == ["a book", "a tour of the port"]


def test_the_review_suggests_what_one_can_give(terminal, enishi, evening):
    enishi("offers", "add", "a tour of the port")
    child = terminal("review", "--quick")
    child.expect("Undecided")
    child.send("c")
    child.expect("1  a tour of the port")
    child.expect("What can you give")
    child.sendline("1")
    child.expect("Why")
    child.sendline("")
    child.expect("Nobody is left")
    child.close()
    assert "a tour of the port" in enishi("shortlist").out


def test_what_is_due_is_written_for_calendars(enishi, evening, tmp_path):
    file = tmp_path / "due.ics"
    ran = enishi("calendar", file)
    assert ran.out.startswith("1 promise written to")
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert event["summary"] == "Write to 髙橋 美咲 (株式会社かぜはや設計)"
    assert enishi("calendar", tmp_path / "nowhere" / "due.ics").status == 1
