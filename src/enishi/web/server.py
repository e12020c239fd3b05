"""The server: on this machine alone, or in the local network, plain or with TLS."""

import socket
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

import uvicorn

from enishi.errors import ServerError
from enishi.language import _
from enishi.settings import Settings
from enishi.web.app import create
from enishi.web.desk import Desk
from enishi.web.tls import Certificate, certificate

LOOPBACK = "127.0.0.1"
SECONDS_TO_FINISH = 3
"""For requests that are under way when the server is stopped; pages that listen for news never end by themselves."""


@dataclass(frozen=True)
class Place:
    """Where the server answers."""

    sockets: tuple[socket.socket, ...]
    desk: Desk
    certificate: Certificate | None
    here: str
    """The address for this machine's own browser."""


def place(settings: Settings, port: int, *, in_network: bool, with_tls: bool) -> Place:
    """Take the port, at loopback alone or in the local network too; 0 is any that is free. Raises ServerError."""
    outside = _own_address() if in_network else ""
    sockets = [_listening(LOOPBACK, port)]
    port = sockets[0].getsockname()[1]
    names = [LOOPBACK, "localhost"]
    if outside:
        sockets.append(_listening(outside, port))
        names += [outside, *_names()]
    scheme = "https" if with_tls else "http"
    origins = {name: _origin(scheme, name, port) for name in names}
    kept = certificate(settings.home, names) if with_tls else None
    authority = kept.authority if kept else None
    desk = Desk(settings, frozenset(origins.values()), origins[outside or LOOPBACK], authority)
    return Place(tuple(sockets), desk, kept, here=origins[LOOPBACK])


def serve(where: Place, ready: Callable[[], None]) -> None:
    """Answer until the user stops it; `ready` is called once it does, in the thread that called this."""
    config = uvicorn.Config(
        create(where.desk),
        log_config=None,  # addresses have secrets and numbers of people in them: no request is logged
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        ssl_certfile=where.certificate.chain if where.certificate else None,
        ssl_keyfile=where.certificate.key if where.certificate else None,
    )
    _Server(config, ready, where.desk.board.close).run(sockets=list(where.sockets))


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], leave: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._leave = leave

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leave()  # who listens for news goes first; else everybody would wait for them
        await super().shutdown(sockets)


def _listening(host: str, port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError as error:
        found.close()
        raise ServerError(
            _("Nothing can be served at {host}:{port}: {reason}").format(host=host, port=port, reason=error.strerror),
            hint=_("Is enishi serve running already? Else take another port: --port {port}").format(port=port + 1),
        ) from error
    return found


def _own_address() -> str:
    """This machine's address in the local network. Raises ServerError if it is in none."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # reserved for documentation (RFC 5737); nothing is sent
        except OSError as error:
            raise ServerError(
                _("This machine is in no network."), hint=_("Connect it to the network in which your phone is.")
            ) from error
        return str(probe.getsockname()[0])


def _names() -> Sequence[str]:
    """What this machine is called in the local network (multicast DNS, RFC 6762)."""
    name = socket.gethostname().split(".")[0].lower()
    return [name, f"{name}.local"] if name and name != "localhost" else []


def _origin(scheme: str, host: str, port: int) -> str:
    usual = {"http": 80, "https": 443}[scheme]
    return f"{scheme}://{host}" if port == usual else f"{scheme}://{host}:{port}"
