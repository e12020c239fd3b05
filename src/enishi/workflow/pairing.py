"""Who may look in: a link lets one device in, once and for ten minutes; the user shows it out again."""

from datetime import timedelta
from secrets import token_urlsafe

from enishi.errors import NotFoundError, PairingError, UsageError
from enishi.language import _
from enishi.model.device import Device
from enishi.workflow.workspace import Workspace

VALID = timedelta(minutes=10)
"""How long a link lets somebody in."""
ADDRESS = "address"
"""Under this name is remembered where the page was last served for other devices."""
_LONGEST_NAME = 60
_BYTES = 32
"""Of a secret: 256 bits."""


def offer(workspace: Workspace) -> str:
    """A secret that lets one device in."""
    secret = token_urlsafe(_BYTES)
    workspace.store.devices.offer(secret, workspace.now() + VALID)
    return secret


def link(address: str, workspace: Workspace) -> str:
    """What lets one device in, opened there; without an address, where the page was last served.

    Raises UsageError if it never was, or for what is no address.
    """
    address = address or workspace.store.devices.remembered(ADDRESS)
    if not address.startswith(("http://", "https://")):
        raise UsageError(
            _("“{address}” is no address.").format(address=address) if address else _("The page was never served."),
            hint=_("First: enishi serve --lan"),
        )
    return f"{address.rstrip('/')}/pair/{offer(workspace)}"


def pair(secret: str, name: str, workspace: Workspace) -> str:
    """Let a device in; returns the secret that it keeps. Raises PairingError for a link that was used or is too old."""
    if not workspace.store.devices.take(secret, workspace.now()):
        raise refusal()
    kept = token_urlsafe(_BYTES)
    workspace.store.devices.add(" ".join(name.split())[:_LONGEST_NAME] or "?", kept, workspace.now())
    return kept


def refusal() -> PairingError:
    return PairingError(
        _("This link has been used, or is older than ten minutes."),
        hint=_("Make another one: enishi devices add, or on a device that is paired, under Devices."),
    )


def show_out(device_id: int, workspace: Workspace) -> None:
    """Let a device in no longer. Raises NotFoundError."""
    if not workspace.store.devices.remove(device_id):
        raise NotFoundError(
            _("There is no device number {number}.").format(number=device_id), hint=_("See: enishi devices")
        )


def devices(workspace: Workspace) -> tuple[Device, ...]:
    """Who may look in, the one seen last first."""
    return workspace.store.devices.all()


def secret_of(feed: str, workspace: Workspace) -> str:
    """The secret in the address of a feed, made when it is first asked for."""
    return workspace.store.devices.remembered(feed) or renew(feed, workspace)


def renew(feed: str, workspace: Workspace) -> str:
    """Another secret for a feed: whoever knows the old address gets nothing more."""
    secret = token_urlsafe(_BYTES)
    workspace.store.devices.remember(feed, secret)
    return secret
