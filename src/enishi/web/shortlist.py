"""The shortlist: the few whom one promised to write to, of one evening or of all."""

from dataclasses import dataclass

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.language import _
from enishi.model.event import Event
from enishi.model.followup import FollowUpStatus
from enishi.store.cards import Portrait
from enishi.web.more import within
from enishi.web.visit import Visit, screen
from enishi.wording.clock import day_words
from enishi.workflow import outreach
from enishi.workflow.outreach import Promise
from enishi.workflow.portraits import portraits
from enishi.workflow.tries import OPEN


@dataclass(frozen=True, slots=True)
class Seat:
    """A promise as it is shown."""

    promise: Promise
    portrait: Portrait | None
    state: str
    """When it is due or tried next, or what became of it."""

    @property
    def is_open(self) -> bool:
        return self.promise.followup.status in OPEN

    @property
    def is_running(self) -> bool:
        """Whether the clock runs: nobody has written yet."""
        return self.promise.followup.status is FollowUpStatus.NEEDS_ACTION


def all_open(visit: Visit) -> Response:
    return _shown(None, visit)


def of_event(visit: Visit) -> Response:
    return _shown(visit.event, visit)


def reword(visit: Visit) -> Response:
    """Keep why and what to give as they are typed; a script gets the word that it is kept, a form its page again."""
    store = visit.workspace.store
    followup = store.events.followups.get(visit.number("followup"))
    why, give = (" ".join(visit.said(name).split()) for name in ("why", "give"))
    is_new = (why, give) != (followup.why, followup.give)
    if is_new:
        outreach.reword(followup, why, give, visit.workspace)
    back = within(visit.said("back"), "/shortlist")
    if visit.is_partial:
        return visit.page("_saved.html", undo=store.own_deed if is_new else 0, back=back)
    visit.tell(_("Saved"), can_undo=is_new)
    return visit.see(back)


def _shown(event: Event | None, visit: Visit) -> Response:
    promises = outreach.shortlist(event, visit.workspace)
    pictures = portraits([each.contact.id for each in promises], visit.workspace)
    seats = [Seat(each, pictures.get(each.contact.id), _state(each)) for each in promises]
    return visit.page("shortlist.html", event=event, seats=seats)


def _state(promise: Promise) -> str:
    followup = promise.followup
    day = day_words(followup.due_at.astimezone().date())
    if followup.status is FollowUpStatus.NEEDS_ACTION:
        return _("due {day}").format(day=day)
    if followup.status is FollowUpStatus.COMPLETED:
        return _("Your promise is kept.")
    if followup.status is FollowUpStatus.CANCELLED:
        return _("dropped: {why}").format(why=followup.dropped_why) if followup.dropped_why else _("dropped")
    return _("rests, since nobody answered") if followup.parked_at else _("next: {day}").format(day=day)


routes: list[BaseRoute] = [
    Route("/shortlist", screen(all_open)),
    Route("/shortlist/{followup:int}", screen(reword), methods=["POST"]),
    Route("/events/{event:int}/shortlist", screen(of_event)),
]
