"""What makes the page an app: its files, manifest and service worker, and what is shown when it is out of reach."""

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from enishi.language import _
from enishi.web.pages import STATIC, rendered, static

FOR_EVER = "public, max-age=31536000, immutable"
"""Of a file whose address changes when it does."""


class _Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = FOR_EVER if scope["query_string"] else "no-cache"
        return response


async def manifest(_request: Request) -> Response:
    """Web Application Manifest (W3C)."""
    told = {
        "name": "enishi 縁",
        "short_name": "enishi",
        "description": _("From a stack of business cards to the few people you really write to."),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f6f3ec",
        "theme_color": "#f6f3ec",
        "icons": [
            {"src": static("icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
            {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
            {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
        ],
        "shortcuts": [{"name": _("Capture"), "url": "/capture"}, {"name": _("Choose"), "url": "/choose"}],
    }
    return Response(json.dumps(told, ensure_ascii=False), media_type="application/manifest+json")


async def service_worker(_request: Request) -> Response:
    """At the root, so that it is there for every page."""
    return FileResponse(STATIC / "service-worker.js", headers={"Cache-Control": "no-cache"})


async def offline(request: Request) -> Response:
    """What the service worker shows when the machine does not answer."""
    return rendered(request, "offline.html")


async def authority(request: Request) -> Response:
    """The certificate that this device is asked to trust: public, and of use for this machine alone."""
    kept = request.app.state.desk.authority
    if kept is None:
        raise HTTPException(404)
    return FileResponse(kept, media_type="application/x-x509-ca-cert", filename="enishi.crt")


routes: list[BaseRoute] = [
    Mount("/static", _Files(directory=STATIC), name="static"),
    Route("/manifest.webmanifest", manifest),
    Route("/service-worker.js", service_worker),
    Route("/offline", offline),
    Route("/authority.crt", authority),
]
