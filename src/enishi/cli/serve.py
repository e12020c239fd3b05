"""`enishi serve`: the same product as a page, for the phone and the desk."""

from typing import Annotated

import typer

from enishi.cli.devices import show_code
from enishi.cli.reading import JsonOption
from enishi.cli.screen import dim, say, say_json
from enishi.language import _
from enishi.workflow import pairing
from enishi.workflow.workspace import Workspace


def serve(
    context: typer.Context,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help=_("The port; 0 takes any that is free."), show_default=False)
    ] = None,
    *,
    lan: Annotated[bool, typer.Option("--lan", help=_("Let devices in the local network in, once paired."))] = False,
    tls: Annotated[
        bool, typer.Option("--tls", help=_("Encrypt, with a certificate of your own that the phone asks about."))
    ] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help=_("Open it in the browser."))] = True,
    as_json: JsonOption = False,
) -> None:
    from enishi.web.server import Place, place
    from enishi.web.server import serve as answer

    workspace: Workspace = context.obj
    chosen = workspace.settings.serve.port if port is None else port
    where: Place = place(workspace.settings, chosen, in_network=lan, with_tls=tls)

    workspace.store.devices.remember(pairing.ADDRESS, where.desk.address)

    def tell() -> None:
        """One link for this machine's browser, one for the phone: each lets one device in."""
        here = f"{where.here}/pair/{pairing.offer(workspace)}"
        there = f"{where.desk.address}/pair/{pairing.offer(workspace)}" if lan else ""
        if as_json:
            say_json({"address": where.here, "pair": here, "lan": where.desk.address if lan else "", "pair_lan": there})
            return
        say(_("enishi is open at {address}").format(address=where.here), style="bold")
        say("  " + _("in this machine's browser: {link}").format(link=here))
        if there:
            say()
            say(_("Scan this with your phone, in the same network. Good once, for ten minutes:"), style="bold")
            show_code(there)
            dim(_("Another device: enishi devices add"))
        if where.certificate:
            dim(
                _(
                    "Phone and browser warn once that they do not know this certificate, for it is your own. Go on, or"
                    " better, install {authority} on the phone as a trusted certificate."
                ).format(authority=where.certificate.authority)
            )
        elif lan:
            dim(_("Not encrypted: use it in a network that you trust, or add --tls."))
        dim(_("Ctrl-C stops it; everything is kept."))
        if browser:
            typer.launch(here)

    answer(where, tell)


serve.__doc__ = _("Open enishi as a page, for the phone and the desk: enishi serve --lan")
