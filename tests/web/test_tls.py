"""A certificate of the user's own: kept, made anew when it must be, and trusted once its authority is."""

import ssl
from datetime import UTC, datetime, timedelta

import httpx2 as httpx
import pytest
from cryptography import x509

from enishi.web import tls
from tests.web.conftest import Server


@pytest.fixture
def server(home):
    started = Server(home, ("--tls",)).start()
    yield started
    started.stop()


def test_whoever_trusts_the_authority_trusts_the_page(server, home):
    trusting = ssl.create_default_context(cafile=home / "tls" / "authority.pem")
    answer = httpx.get(server.told["pair"], verify=trusting)
    assert answer.status_code == 200
    offered = httpx.get(server.address + "/authority.crt", verify=trusting)
    assert offered.status_code == 200, offered.text
    assert offered.content == (home / "tls" / "authority.pem").read_bytes()
    with pytest.raises(httpx.ConnectError):
        httpx.get(server.told["pair"])


def test_a_cookie_that_came_encrypted_never_goes_in_the_clear(server, home):
    trusting = ssl.create_default_context(cafile=home / "tls" / "authority.pem")
    headers = {"Origin": server.address}
    answer = httpx.post(server.told["pair"], data={"name": "phone"}, headers=headers, verify=trusting)
    assert {"httponly", "secure", "samesite=strict"} <= set(answer.headers["set-cookie"].lower().split("; "))


def test_it_is_kept_while_it_is_good(tmp_path):
    kept = tls.certificate(tmp_path, ["127.0.0.1", "host.local"])
    before = kept.chain.read_bytes()
    assert tls.certificate(tmp_path, ["127.0.0.1"]).chain.read_bytes() == before
    authority = kept.authority.read_bytes()
    assert tls.certificate(tmp_path, ["192.0.2.9"]).chain.read_bytes() != before  # another network
    assert kept.authority.read_bytes() == authority  # the phone need not be asked again
    assert kept.key.stat().st_mode & 0o777 == 0o600
    assert kept.chain.parent.stat().st_mode & 0o777 == 0o700


def test_it_is_made_anew_before_it_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(tls, "_VALID", timedelta(days=20))
    first = tls.certificate(tmp_path, ["127.0.0.1"]).chain.read_bytes()
    monkeypatch.setattr(tls, "_VALID", timedelta(days=397))
    second = tls.certificate(tmp_path, ["127.0.0.1"]).chain.read_bytes()
    assert second != first
    assert x509.load_pem_x509_certificate(second).not_valid_after_utc > datetime.now(UTC) + timedelta(days=390)
