"""Whatever is asked, by whomever, the answer is a page and no crash; and nobody looks in without a session."""

import re
import sqlite3
from contextlib import closing
from urllib.parse import quote
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Mount
from starlette.testclient import TestClient

from enishi.model.event import Decision
from enishi.settings import Settings
from enishi.store import store
from enishi.web.app import create
from enishi.web.desk import Desk
from enishi.web.guard import COOKIE, OPEN, OPEN_PAGES
from enishi.workflow import pairing, triage
from tests.builders import EVENING, a_workspace, an_event, facts

ORIGIN = "http://127.0.0.1:8471"
ENDLESS = "live"
"""An address whose answer never ends: news for whoever listens."""


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A paired device before a store in which something has happened."""
    home = tmp_path_factory.mktemp("laws")
    workspace = a_workspace(home)
    kept = workspace.store
    with kept.deed("import", "import", EVENING):
        event = kept.events.add(an_event(cap=1))
        met = [kept.events.meet(event.id, kept.contacts.add(facts(name=name, email=f"{name}@x.example")).id)
               for name in ("Hanako", "<script>alert(1)</script>", "髙橋")]  # fmt: skip
    triage.decide(met[0], Decision.CONTACT, workspace)
    secret = pairing.pair(pairing.offer(workspace), "phone", workspace)
    workspace.close()
    app = create(Desk(Settings(home=home), frozenset({ORIGIN}), ORIGIN, now=lambda: EVENING))
    with TestClient(app, ORIGIN, raise_server_exceptions=True, cookies={COOKIE: secret}) as opened:
        yield opened


def addresses(app):
    return [(route.path, method) for route in app.routes if not isinstance(route, Mount) for method in route.methods]


NUMBERS = st.one_of(st.integers(0, 4).map(str), st.sampled_from([str(2**70), "9" * 18, "9" * 5000]))
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12).map(lambda word: quote(word, safe=""))
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "0",
            "1",
            "2",
            "-1",
            "contact",
            "later",
            "pass",
            "taker",
            "same",
            "different",
            "email",
            "phone",
            "replied",
            "met",
            "lasts",
            "3w",
            "gave",
            "took",
            "2026-11-20",
            "2026-13-40",
            "0001-01-01",
            "000000001999999999",
            "mixer",
            "x@y.example",
            "999999999999999999999999",
            "x,1",
            "[]",
            "{}",
            "null",
            "nan",
            "1e999",
        ]
    ),
)
NAMES = st.sampled_from(
    [
        "question",
        "sitting",
        "seen",
        "shown",
        "left",
        "first",
        "offer",
        "name",
        "event",
        "decision",
        "note",
        "stars",
        "why",
        "give",
        "out",
        "lift",
        "answer",
        "value",
        "property",
        "what",
        "channel",
        "outcome",
        "date",
        "day",
        "ends",
        "cap",
        "kind",
        "series",
        "purpose",
        "wanted",
        "back",
        "q",
        "since",
        "reason",
        "how",
        "care",
        "way",
        "at",
        "must",
        "corners",
        "quarters",
        "page",
        "fact",
        "other",
        "language",
        "before",
        "by",
        "with",
        "silent",
        "own",
        "subject",
        "body",
        "columns",
        "all",
    ]
)


@given(data=st.data())
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_request_is_a_crash(client, data):
    path, method = data.draw(st.sampled_from([each for each in addresses(client.app) if ENDLESS not in each[0]]))
    path = re.sub(r"{\w+:int}", lambda _: data.draw(NUMBERS), path)
    path = re.sub(r"{\w+}", lambda _: data.draw(WORDS), path)
    said = data.draw(st.dictionaries(NAMES, VALUES, max_size=5))
    headers = {"Origin": ORIGIN, "Accept-Language": data.draw(st.sampled_from(["ja", "en"]))}
    if data.draw(st.booleans()):
        headers["HX-Request"] = "true"
    asked = {"params": said} if method in ("GET", "HEAD") else {"data": said}
    answer = client.request(method, path, headers=headers, follow_redirects=False, **asked)
    assert answer.status_code < 500
    assert "<script>alert" not in answer.text


def test_nothing_but_what_is_open_answers_without_a_session(client):
    stranger = TestClient(client.app, ORIGIN)
    for path, method in addresses(client.app):
        asked = re.sub(r"{\w+:int}", "1", path)
        asked = re.sub(r"{\w+}", "1", asked)
        answer = stranger.request(method, asked, headers={"Origin": ORIGIN})
        is_open = asked.startswith(OPEN) or asked in OPEN_PAGES
        assert (answer.status_code == 401) is not is_open, (method, asked, answer.status_code)


def test_no_change_is_made_by_looking(client):
    """What changes something is asked by other methods than GET, which a link or a picture can make."""
    changing = [path for path, method in addresses(client.app) if method not in ("GET", "HEAD")]
    assert changing
    stranger = TestClient(client.app, ORIGIN, cookies=dict(client.cookies))
    for path in changing:
        asked = re.sub(r"{\w+(:int)?}", "1", path)
        assert stranger.post(asked, headers={"Origin": "http://evil.example"}).status_code == 403
        assert stranger.put(asked).status_code == 403


PAGES = (
    "/",
    "/capture",
    "/events",
    "/events/1",
    "/events/1/choose",
    "/people",
    "/people/1",
    "/people/1/write",
    "/more",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_weighs_little(client, path):
    """With its styles, scripts and drawings, as they come over the wire the first time; pictures of cards aside."""
    with client.stream("GET", path) as answer:
        html = answer.read().decode()
        weight = answer.num_bytes_downloaded
    for file in set(re.findall(r'/static/[^"#]+', html)):
        if "/icon-" not in file:
            with client.stream("GET", file) as part:
                part.read()
                weight += part.num_bytes_downloaded
    assert weight < 100_000


def test_undo_is_offered_for_what_was_done_and_nothing_else(client):
    """Whoever repeats what is so already is offered nothing to take back, least of all somebody else's deed."""
    headers = {"Origin": ORIGIN}
    for offered in (True, False):
        client.post(
            "/people/2/do-not-contact", data={"silent": "1", "back": "/more"}, headers=headers, follow_redirects=False
        )
        assert ("/undo" in client.get("/more").text) is offered


def test_a_store_that_is_busy_is_told_and_comes_back(client, monkeypatch):
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    home = client.app.state.desk.settings.home
    headers = {"Origin": ORIGIN}
    sent = {"X-Event": "1", "X-Name": "a.jpg", **headers}
    with closing(sqlite3.connect(home / store.DATABASE)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert client.get("/more").status_code == 200
        assert client.post("/people/3/must", headers=headers).status_code in (409, 503)
        assert client.put(f"/uploads/{uuid4()}", content=b"a picture", headers=sent).status_code == 503
        other.rollback()
    assert client.get("/more").status_code == 200
