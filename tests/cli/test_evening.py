"""The whole evening on real pictures: read, import, review, shortlist."""

import json
import signal

import cv2
import pytest

from enishi.imaging.load import pages, read_photo
from enishi.settings import Pictures
from tests.conftest import SAMPLES

SCANS = SAMPLES / "scans"
FIRST = min(SCANS.iterdir())


@pytest.fixture
def stack(tmp_path):
    """Three scans: enough to have some left."""
    folder = tmp_path / "stack"
    folder.mkdir()
    for scan in sorted(SCANS.iterdir())[:3]:
        (folder / scan.name).write_bytes(scan.read_bytes())
    return folder


@pytest.fixture
def bad(tmp_path):
    """A folder of everything that is no card."""
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "empty.jpg").touch()
    (folder / "text.png").write_text("not a picture")
    (folder / "cut.jpg").write_bytes(FIRST.read_bytes()[:20_000])
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    return folder


def test_read_tells_the_fields_and_stores_nothing(enishi, home):
    ran = enishi("read", FIRST)
    assert ran.status == 0
    assert "name" in ran.out
    assert not home.exists()


def test_read_json_has_the_promised_form(enishi):
    ran = enishi("read", FIRST, SAMPLES / "two-sided.pdf", "--json")
    scan, pdf = ran.records
    assert scan["source"] == str(FIRST)
    assert (scan["page"], scan["card"], scan["side"]) == (1, 1, "front")
    assert len(scan["corners"]) == 4
    assert all(len(corner) == 2 for corner in scan["corners"])
    assert len(scan["image_size"]) == 2
    assert {"name", "company", "phones", "emails"} <= set(scan["fields"])
    assert all(set(phone) == {"type", "number"} for phone in scan["fields"]["phones"])
    assert all(0 <= value <= 1 for value in scan["confidence"].values())
    lines = len(scan["lines"])
    assert all(0 <= index < lines for indices in scan["evidence"].values() for index in indices)
    assert set(scan["lines"][0]) >= {"text", "box", "confidence"}
    assert scan["seconds"] > 0
    assert scan["engine"]
    assert pdf["pages"] == [1, 2]


def test_read_names_what_cannot_be_read_and_goes_on(enishi, bad):
    ran = enishi("read", bad, bad / "missing.jpg", FIRST, "--json")
    assert ran.status == 0
    slugs = {
        record["source"].rsplit("/", 1)[-1]: record["error"]["slug"] for record in ran.records if "error" in record
    }
    assert slugs == {
        "empty.jpg": "empty-file",
        "text.png": "not-a-picture",
        "cut.jpg": "truncated-picture",
        "broken.pdf": "truncated-picture",
        "missing.jpg": "missing-file",
    }
    assert sum("fields" in record for record in ran.records) == 1


def test_read_of_nothing_legible_is_status_1(enishi, bad):
    ran = enishi("read", bad)
    assert ran.status == 1
    assert ran.err.count("→") == 4


def test_import_twice_changes_nothing(enishi, bad):
    command = ("import", bad, FIRST, "--event", "Mixer", "--purpose", "boats", "--json")
    first = enishi(*command)
    assert first.status == 0
    assert len([record for record in first.records if "error" in record]) == 4
    before = [enishi(*words, "--json").records for words in (("contacts", "list"), ("events", "show"))]
    assert len(before[1][0]["failed"]) == 4
    second = enishi(*command)
    assert [record.get("already_in") for record in second.records if "error" not in record] == ["Mixer"]
    assert [enishi(*words, "--json").records for words in (("contacts", "list"), ("events", "show"))] == before


def test_a_rehearsal_keeps_nothing(enishi):
    enishi("contacts", "add", "--name", "A")
    ran = enishi("import", FIRST, "--event", "Mixer", "--dry-run")
    assert "rehearsal" in ran.out
    assert len(enishi("contacts", "list", "--json").records) == 1
    assert enishi("events", "list", "--json").records == []


def test_undo_takes_an_import_back_with_its_pictures(enishi, home):
    enishi("import", FIRST, "--event", "Mixer")
    assert any((home / "pictures").rglob("*/*"))
    enishi("undo")
    assert enishi("contacts", "list", "--json").records == []
    assert not any(path.is_file() for path in (home / "pictures").rglob("*"))


def test_a_known_person_is_recognised_and_told_why(enishi):
    (read,) = enishi("read", FIRST, "--json").records
    mobile = next(phone["number"] for phone in read["fields"]["phones"] if phone["type"] == "mobile")
    enishi("contacts", "add", "--name", read["fields"]["name"], "--company", "Elsewhere", "--phone", mobile)
    ran = enishi("import", FIRST, "--event", "Mixer")
    assert "1 known, 0 uncertain, 0 new" in ran.out
    assert "the mobile" in ran.out


def test_what_a_card_changes_is_told_as_news(enishi, tmp_path):
    (read,) = enishi("read", FIRST, "--json").records
    known = {what: read["fields"][what] for what in ("name", "phones")} | {"company": "よそ商事株式会社"}
    book = tmp_path / "book.jsonl"
    book.write_text(json.dumps(known))
    enishi("contacts", "import", book)
    news = f"moved from よそ商事株式会社 to {read['fields']['company']}"
    ran = enishi("import", FIRST, "--event", "Mixer")
    assert "News of 1 person you know" in ran.out
    assert news in ran.out
    assert news in enishi("contacts", "show", "1").out
    enishi("undo")
    assert news not in enishi("contacts", "show", "1").out
    (record,) = enishi("import", FIRST, "--event", "Mixer", "--json").records
    (moved,) = record["people"][0]["news"]
    assert (moved["change"], moved["before"], moved["after"]) == (
        "moved",
        "よそ商事株式会社",
        read["fields"]["company"],
    )


def test_cards_that_were_merged_are_listed_and_split_off_again(enishi, stack):
    enishi("import", stack, "--event", "Mixer")
    before = enishi("contacts", "list", "--json").records
    one, two = (record["contact"] for record in before[:2])
    assert "Mixer" in enishi("merge", one, two).out
    shown = enishi("contacts", "show", one).out
    assert {"card 1", "card 2"} <= {line.strip()[:6] for line in shown.splitlines()}
    assert enishi("split", one, "--card", "9").status == 1
    assert f"[{two}] is there again." in enishi("split", one, "--card", "2").out
    assert enishi("contacts", "list", "--json").records == before


def test_review_without_a_terminal_says_what_to_do(enishi):
    enishi("import", FIRST, "--event", "Mixer")
    ran = enishi("review")
    assert ran.status == 2
    assert "--take-top" in ran.err
    assert "chose 1 person" in enishi("review", "--take-top").out
    (promise,) = enishi("shortlist", "--json").records
    assert promise["fade"] == "fresh"


def test_a_review_on_a_terminal(enishi, terminal, stack):
    (read,) = enishi("read", FIRST, "--json").records
    told = {"--name": read["fields"]["name"], "--company": read["fields"]["company"], "--phone": "080-5550-0199"}
    enishi("contacts", "add", *(word for pair in told.items() for word in pair))
    enishi("import", stack, "--event", "Mixer", "--cap", "1")
    review = terminal("review")
    review.expect("The same person")
    review.send("s")
    review.expect("one person")
    review.expect("0 of 1 seats")
    review.expect("talk about")
    review.sendline("the pilot")
    review.send("c")
    review.expect("What can you give")
    review.sendline("an introduction")
    review.expect("Why")
    review.sendline("")
    review.expect("1 of 1 seats")
    review.sendline("q")
    review.expect("1 of 1 seats")
    review.wait()
    (promise,) = enishi("shortlist", "--json").records
    assert promise["give"] == "an introduction"
    assert len(enishi("contacts", "list", "--json").records) == 3


def test_leaving_a_review_with_control_c_keeps_the_answers(enishi, terminal, stack):
    enishi("import", stack, "--event", "Mixer")
    review = terminal("review", "--quick")
    review.expect("c contact")
    review.send("p")
    review.expect("c contact")
    review.sendintr()
    review.expect("is kept")
    review.wait()
    (report,) = enishi("events", "show", "--json").records
    assert report["decided"] == 1


def test_an_interrupted_import_goes_on_where_it_stopped(enishi, terminal):
    stack, everybody = SCANS, len(list(SCANS.iterdir()))
    run = terminal("import", str(stack), "--event", "Mixer", "--json")
    run.expect('"source"')
    run.kill(signal.SIGINT)
    run.expect("goes on with the rest")
    run.wait()
    assert run.exitstatus == 130
    done = len(enishi("contacts", "list", "--json").records)
    assert 1 <= done < everybody
    again = enishi("import", stack, "--event", "Mixer", "--json")
    assert len([record for record in again.records if "already_in" in record]) == done
    assert len(enishi("contacts", "list", "--json").records) == everybody


def test_json_lines_are_one_object_a_line(enishi):
    ran = enishi("import", FIRST, "--event", "Mixer", "--json")
    for line in ran.out.splitlines():
        assert isinstance(json.loads(line), dict)


@pytest.fixture
def two_pictures(tmp_path):
    """Front and back of one card, each a picture of its own."""
    paths = []
    for page in pages(read_photo(SAMPLES / "two-sided.pdf", Pictures()), Pictures()):
        paths.append(tmp_path / f"{page.number:04}.png")
        cv2.imwrite(str(paths[-1]), cv2.cvtColor(page.pixels, cv2.COLOR_RGB2BGR))
    return paths


def test_two_pictures_in_a_row_are_front_and_back_unless_told_otherwise(enishi, two_pictures):
    (both,) = enishi("read", *two_pictures, "--json").records
    assert both["sources"] == [str(path) for path in two_pictures]
    assert {line["side"] for line in both["lines"]} == {"front", "back"}
    assert len(enishi("read", *two_pictures, "--json", "--no-join").records) == 2
    ran = enishi("import", *two_pictures, "--event", "Harbour Mixer")
    assert f"{two_pictures[0]} + {two_pictures[1]}" in ran.out
    assert enishi("import", *two_pictures, "--event", "Harbour Mixer", "--json").records == [
        {"source": str(path), "already_in": "Harbour Mixer"} for path in two_pictures
    ]


def test_a_hard_picture_comes_with_advice(enishi, tmp_path):
    pixels = cv2.GaussianBlur(cv2.imread(str(FIRST)), None, 4)
    path = tmp_path / "blurred.jpg"
    cv2.imwrite(str(path), pixels)
    (record,) = enishi("read", path, "--json").records
    assert [each["slug"] for each in record["advice"]] == ["blurred"]
    assert "! The writing on this card is blurred." in enishi("read", path).out
    ran = enishi("import", path, "--event", "Harbour Mixer")
    assert "! The writing on this card is blurred." in ran.out
    assert "1 card was hard to read" in ran.out
