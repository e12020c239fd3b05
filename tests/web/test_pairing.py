"""Who is let in, and who is not."""

import httpx2 as httpx
import pytest

from tests.web.conftest import DESK


def test_a_phone_is_paired_once_and_shown_out(server, browse):
    page = browse()
    page.goto("/devices")
    assert page.get_by_text("this device").is_visible()
    page.get_by_role("button", name="Pair another device").click()
    assert page.locator("svg.qr").is_visible()
    link = page.locator(".address code").inner_text()
    other = browse(link=link, viewport=DESK, locale="ja-JP")
    assert other.locator("html").get_attribute("lang") == "ja"
    assert httpx.get(link).status_code == 403  # good once
    page.goto("/devices")
    page.get_by_role("button", name="Show").first.click()
    assert page.locator("#notices").inner_text().startswith("That device is shown out.")
    assert other.request.get("/").status == 401


@pytest.mark.parametrize("path", ["/", "/devices", "/history", "/more", "/nowhere"])
def test_nothing_is_shown_without_a_session(server, path):
    assert httpx.get(server.address + path).status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 421),  # a name that was made to point here
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_other_pages_cannot_ask_for_anything(server, headers, status):
    assert httpx.post(server.address + "/devices", headers=headers).status_code == status


def test_every_answer_carries_its_policy(server):
    for path in ("/", "/nowhere", "/static/app.js", "/pair/guess"):
        headers = httpx.get(server.address + path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "server" not in headers


def test_guessing_is_slowed_down(server):
    statuses = [httpx.get(f"{server.address}/pair/{number}").status_code for number in range(25)]
    assert statuses[0] == 403
    assert statuses[-1] == 429
    assert httpx.get(server.told["pair"]).status_code == 200  # who has a good link is not kept waiting


def test_a_form_without_end_is_refused(server, browse):
    page = browse()
    answer = page.request.post(
        "/devices",
        data="x" * 300_000,
        headers={"Origin": server.address, "Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status == 413
