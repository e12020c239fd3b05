"""Drafts for mail programs: they say what we said, to one person."""

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.errors import ExchangeError
from enishi.exchange.mail import eml, mailto
from enishi.model.message import Message

texts = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)
bodies = st.lists(texts, max_size=6).map("\n".join)
addresses = st.from_regex(r"[a-z0-9.+_?&=%'-]{1,20}@[a-z0-9-]{1,20}\.example", fullmatch=True)


@given(subject=texts, body=bodies, address=addresses)
def test_a_mailto_comes_back_as_it_was(subject, body, address):
    url = mailto(Message(subject, body, "A", address))
    assert url.isascii()
    parts = urlsplit(url)
    assert (parts.scheme, unquote(parts.path), parts.fragment) == ("mailto", address, "")
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert fields == {"subject": [subject], "body": [body.removesuffix("\n").replace("\n", "\r\n")]}
    assert "+" not in parts.query  # which would be a plus sign, not a space


@given(subject=texts, body=bodies, name=texts)
def test_a_file_says_what_was_said(subject, body, name):
    body += "\n"
    read = message_from_bytes(eml(Message(subject, body, name, "a@a.example"), "me@me.example", name), policy=default)
    assert read["Subject"] == " ".join(subject.split())
    assert [each.addr_spec for each in read["To"].addresses] == ["a@a.example"]
    assert [each.addr_spec for each in read["From"].addresses] == ["me@me.example"]
    assert read["X-Unsent"] == "1"
    assert read.get_content().splitlines() == body.splitlines()


def test_a_file_without_a_sender_has_none():
    assert b"From:" not in eml(Message("Hi", "Text\n", "A", "a@a.example"), "", "")


@pytest.mark.parametrize("address", ["a..b@keitai.example", ".a.@keitai.example", "o'neil+x@a.example"])
def test_what_old_telephones_allow_is_an_address_too(address):
    read = message_from_bytes(eml(Message("Hi", "Text\n", "A", address), "", ""), policy=default)
    (to,) = read["To"].addresses
    assert (to.username, to.domain) == tuple(address.split("@"))
    assert unquote(urlsplit(mailto(Message("Hi", "Text", "A", address))).path) == address


def test_a_sender_that_is_no_address_is_told():
    with pytest.raises(ExchangeError, match="me at home"):
        eml(Message("Hi", "Text\n", "A", "a@a.example"), "me at home", "Me")


def test_the_lines_of_a_file_end_as_mail_wants():
    raw = eml(Message("お礼", "髙橋様\n" * 99, "髙橋 美咲", "a@a.example"), "", "")
    assert all(line.endswith(b"\r") for line in raw.split(b"\n")[:-1])
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nobody",
        "a@a.example,b@b.example",
        "a@a.example b@b.example",
        "<a@a.example>",
        "日本@a.example",
        "a@a.example\nBcc: b@b.example",
    ],
)
@pytest.mark.parametrize("form", [mailto, lambda message: eml(message, "", "")])
def test_one_person_or_nobody(address, form):
    with pytest.raises(ExchangeError) as caught:
        form(Message("Hi", "Text", "Anna", address))
    assert "--email" in caught.value.hint
