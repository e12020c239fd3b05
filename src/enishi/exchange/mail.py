"""Message -> `mailto:` URL and `.eml` file, for the user's own mail program."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from enishi.errors import ExchangeError
from enishi.language import _
from enishi.model.message import Message

_ONE_ADDRESS = re.compile(r"[!#-'*+\-./0-9=?A-Z^-~]+@[0-9A-Za-z.-]+")
"""ASCII without what would begin a second address or a comment (RFC 5322, section 3.2.3)."""


def is_address(text: str) -> bool:
    """Whether it is one e-mail address, and nothing more."""
    return _ONE_ADDRESS.fullmatch(text) is not None


def mailto(message: Message) -> str:
    """The URL that opens a draft (RFC 6068): UTF-8, percent-encoded, lines ended by CRLF.

    Raises ExchangeError without exactly one address.
    """
    user, _at, domain = _address(message).rpartition("@")
    fields = {"subject": message.subject, "body": "\r\n".join(message.body.splitlines())}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())
    return f"mailto:{quote(user, safe='')}@{quote(domain, safe='')}?{query}"


def eml(message: Message, sender: str, sender_name: str) -> bytes:
    """The file that mail programs open as a draft (RFC 5322); `sender` may be "".

    Raises ExchangeError without exactly one address.
    """
    mail = EmailMessage(policy=SMTP)
    mail["To"] = _mailbox(message.name, _address(message))
    if sender:
        if not _ONE_ADDRESS.fullmatch(sender):
            raise ExchangeError(
                _("“{address}” is not one e-mail address.").format(address=sender),
                hint=_("Correct it: enishi me --email ADDRESS"),
            )
        mail["From"] = _mailbox(sender_name, sender)
    mail["Subject"] = _line(message.subject)
    mail["X-Unsent"] = "1"  # Outlook opens it for editing
    mail.set_content(message.body, cte="base64" if not message.body.isascii() else "quoted-printable")
    return mail.as_bytes()


def _mailbox(name: str, address: str) -> Address:
    """With user and domain apart, what old telephones allow (two dots in a row) is quoted as mail wants it."""
    user, _at, domain = address.rpartition("@")
    return Address(_line(name), user, domain)


def _address(message: Message) -> str:
    if not _ONE_ADDRESS.fullmatch(message.address):
        raise _no_address(message)
    return message.address


def _no_address(message: Message) -> ExchangeError:
    if not message.address:
        return ExchangeError(
            _("No e-mail address of {name} is known.").format(name=message.name),
            hint=_("Add it: enishi contacts edit {name} --email ADDRESS").format(name=f"“{message.name}”"),
        )
    return ExchangeError(
        _("“{address}” is not one e-mail address.").format(address=message.address),
        hint=_("Correct it: enishi contacts edit {name} --email ADDRESS").format(name=f"“{message.name}”"),
    )


def _line(text: str) -> str:
    return " ".join(text.split())
