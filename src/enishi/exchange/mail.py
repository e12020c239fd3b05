"""Message -> `mailto:` URL and `.eml` file, for the user's own mail program."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import quote

from enishi.errors import ExchangeError
from enishi.language import _
from enishi.model.message import Message

_ONE_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@[^\s@,;:<>()\[\]\\\"]+")


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
    address = _address(message)
    mail = EmailMessage(policy=SMTP)
    try:
        mail["To"] = Address(_line(message.name), addr_spec=address)
        if sender:
            mail["From"] = Address(_line(sender_name), addr_spec=sender)
    except (ValueError, IndexError) as error:
        raise _no_address(message) from error
    mail["Subject"] = _line(message.subject)
    mail["X-Unsent"] = "1"  # Outlook opens it for editing
    mail.set_content(message.body, cte="base64" if not message.body.isascii() else "quoted-printable")
    return mail.as_bytes()


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
