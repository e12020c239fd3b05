"""Me: how the user signs."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.language import _
from enishi.web.more import within
from enishi.web.visit import Visit, screen
from enishi.wording.signature import part_words
from enishi.workflow import signature

_KEYBOARDS = {"email": "email", "phone": "tel"}


def me(visit: Visit) -> Response:
    parts = [(part, part_words(part), _KEYBOARDS.get(part, "text")) for part in signature.PARTS]
    back = within(visit.asked("back"), "")
    return visit.page("me.html", me=signature.me(visit.workspace), parts=parts, back=back, longest=signature.LONGEST)


def keep(visit: Visit) -> Response:
    signature.sign({part: visit.said(part) for part in signature.PARTS}, visit.workspace)
    visit.tell(_("So you sign from now on."))
    return visit.see(within(visit.said("back"), "/more"))


routes: list[BaseRoute] = [
    Route("/me", screen(me)),
    Route("/me", screen(keep), methods=["POST"]),
]
