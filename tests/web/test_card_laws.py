"""Whatever is sent of a card, the answer is a page and no crash, and what it says is text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from enishi.model.card import Property
from enishi.settings import Settings
from enishi.web.app import create
from enishi.web.desk import Desk
from enishi.web.guard import COOKIE
from enishi.workflow import pairing
from tests.builders import EVENING, a_workspace
from tests.workflow.people import Cards

ORIGIN = "http://127.0.0.1:8471"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """A paired device before one card, on which nasty things stand."""
    home = tmp_path_factory.mktemp("card")
    workspace = a_workspace(home)
    cards = Cards(workspace.store)
    with workspace.store.deed("import", "import", EVENING):
        cards.hand_in(cards.event(SCRIPT), name=SCRIPT, company=SCRIPT, fax="+81315550122", confidence=0.3)
    secret = pairing.pair(pairing.offer(workspace), "phone", workspace)
    workspace.close()
    app = create(Desk(Settings(home=home), frozenset({ORIGIN}), ORIGIN, now=lambda: EVENING))
    with TestClient(app, ORIGIN, cookies={COOKIE: secret}) as opened:
        yield opened


PROPERTIES = st.sampled_from([*(each.value for each in Property), "shoe size", ""])
TEXTS = st.one_of(st.text(max_size=20), st.sampled_from([SCRIPT, "+81315550122", "x@y.example", "\0", "１２３"]))


@given(
    said=st.fixed_dictionaries(
        {"property": PROPERTIES}, optional={"value": TEXTS, "was": TEXTS, "row": TEXTS, "doubtful": TEXTS}
    ),
    is_partial=st.booleans(),
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_is_typed_is_kept_or_refused(client, said, is_partial):
    headers = {"Origin": ORIGIN, **({"HX-Request": "true"} if is_partial else {})}
    answer = client.post("/cards/1", data=said, headers=headers, follow_redirects=False)
    assert answer.status_code in (200, 303, 400)
    for page in (answer, client.get("/cards/1")):
        assert SCRIPT not in page.text


@given(st.fixed_dictionaries({}, optional={"side": TEXTS, "way": st.sampled_from(["", "up", "1"])}))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_turn_breaks_anything(client, said):
    answer = client.post("/cards/1/turn", data=said, headers={"Origin": ORIGIN})
    assert answer.status_code == 400
