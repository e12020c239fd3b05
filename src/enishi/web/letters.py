"""Write: the draft of a message to one person, edited here, and handed to whatever sends it. enishi sends nothing."""

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.errors import UsageError
from enishi.exchange import mail
from enishi.followup.compose import Kind
from enishi.language import LANGUAGES, _
from enishi.model.followup import Channel
from enishi.model.message import Message
from enishi.web.deeds import Deeds
from enishi.web.facts import phones
from enishi.web.visit import Visit, screen
from enishi.wording.letter import kind_words, language_words
from enishi.workflow import letters, signature, ties, tries
from enishi.workflow.letters import Draft

_BY = {Kind.LETTER: Channel.LETTER}
"""Over what a message of some kind goes that is not promised otherwise."""


def write(visit: Visit) -> Response:
    who, workspace = visit.contact, visit.workspace
    draft = letters.draft(who, workspace, tongue=_language(visit), kind=_kind(visit))
    course = tries.course(who, workspace)
    return visit.page(
        "write.html",
        contact=who,
        draft=draft,
        mailto=_mailto(draft),
        phones=phones(who, workspace.settings.reading.phone_region),
        reproach=ties.reproach(who, workspace),
        is_signed=bool(signature.me(workspace).name),
        kinds={each.value: kind_words(each) for each in Kind},
        languages={each: language_words(each) for each in LANGUAGES},
        tries=len(course.attempts),
        deeds=Deeds.of(course, workspace),
        channel=_channel(draft, course.followup.channel if course.followup else None),
    )


def eml(visit: Visit) -> Response:
    """The message as it was edited, as a file that mail programs open."""
    who, me = visit.contact, signature.me(visit.workspace)
    tries.refuse(who, visit.workspace)
    lines = "\n".join(visit.said("body").splitlines())
    message = Message(visit.said("subject"), lines + "\n", who.name, letters.address(who))
    return Response(
        mail.eml(message, me.email, me.name),
        media_type="message/rfc822",
        headers={"Content-Disposition": f'attachment; filename="enishi-{who.id}.eml"'},
    )


def _mailto(draft: Draft) -> str:
    return mail.mailto(draft.message) if mail.is_address(draft.message.address) else ""


def _channel(draft: Draft, promised: Channel | None) -> Channel:
    if isinstance(draft.kind, Kind) and draft.kind in _BY:
        return _BY[draft.kind]
    return Channel.EMAIL if draft.message.address else promised or Channel.SOCIAL


def _kind(visit: Visit) -> Kind | None:
    said = visit.asked("kind")
    try:
        return Kind(said) if said else None
    except ValueError as error:
        raise UsageError(_("“{kind}” is no kind of message.").format(kind=said)) from error


def _language(visit: Visit) -> str | None:
    said = visit.asked("language")
    if said and said not in LANGUAGES:
        raise UsageError(_("Messages are written in ja or en."))
    return said or None


routes: list[BaseRoute] = [
    Route("/people/{contact:int}/write", screen(write)),
    Route("/people/{contact:int}/write.eml", screen(eml), methods=["POST"]),
]
