"""Devices: who may look in; letting another one in, and one out."""

import segno
from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.language import _
from enishi.web.visit import Visit, screen
from enishi.workflow import pairing


def devices(visit: Visit) -> Response:
    return visit.page("devices.html", devices=pairing.devices(visit.workspace), link="", code="")


def add(visit: Visit) -> Response:
    """A link for another device, as a code to be scanned."""
    link = pairing.link(visit.desk.address, visit.workspace)
    drawn = segno.make(link, error="m").svg_inline(scale=1, omitsize=True, border=2, svgclass="qr", lineclass=None)
    code = Markup(drawn)  # noqa: S704 - drawn by segno, of a link that we made
    return visit.page("devices.html", devices=pairing.devices(visit.workspace), link=link, code=code)


def remove(visit: Visit) -> Response:
    pairing.show_out(visit.number("device"), visit.workspace)
    if visit.number("device") == visit.device.id:
        return visit.see("/")
    visit.tell(_("That device is shown out."))
    return visit.see("/devices")


routes: list[BaseRoute] = [
    Route("/devices", screen(devices)),
    Route("/devices", screen(add), methods=["POST"]),
    Route("/devices/{device:int}/remove", screen(remove), methods=["POST"]),
]
