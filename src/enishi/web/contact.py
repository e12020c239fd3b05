"""A contact: all that is known of somebody, how the tie stands, and what happened, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from enishi.language import _
from enishi.model.contact import Contact
from enishi.store.cards import Portrait
from enishi.web.deeds import Deeds
from enishi.web.facts import current, earlier, phones, said_of, typed
from enishi.web.visit import Visit, screen
from enishi.wording.course import angle_words, course_words
from enishi.wording.story import day_of, kind_of, told
from enishi.workflow import editing, merging, tries
from enishi.workflow.merging import HeldCard
from enishi.workflow.story import Linked, Meeting, Moment, Story, story
from enishi.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """A moment of the timeline in words."""

    kind: str
    day: date
    name: str
    words: str
    link: str = ""


def contact(visit: Visit) -> Response:
    """Whoever was merged away leads to who is there now."""
    who, workspace = visit.contact, visit.workspace
    if who.id != visit.number("contact"):
        return visit.see(f"/people/{who.id}")
    region = workspace.settings.reading.phone_region
    history, course = story(who, workspace), tries.course(who, workspace)
    return visit.page(
        "contact.html",
        contact=who,
        refusal=tries.refusal(who, workspace),
        facts=[each for each in current(who, region) if each.value != who.name],
        earlier=earlier(who, region),
        phones=phones(who, region),
        sides=newest_sides(who, workspace),
        story=history,
        timeline=list(_timeline(history, region)),
        course=course,
        is_open=course.followup is not None and course.followup.status in tries.OPEN,
        standing=course_words(course),
        deeds=Deeds.of(course, workspace),
    )


def then(visit: Visit) -> Response:
    """What comes next with somebody who has just been contacted."""
    who, workspace = visit.contact, visit.workspace
    course = tries.course(who, workspace)
    return visit.page("contacted.html", contact=who, standing=course_words(course), angles=angle_words(course))


def ask(visit: Visit) -> Response:
    who = visit.contact
    cards = merging.cards(who, visit.workspace)
    return visit.page(
        "person_edit.html", contact=who, facts=typed(who, visit.workspace), card_id=cards[-1] if cards else 0
    )


def edit(visit: Visit) -> Response:
    """Keep what was changed, and nothing else: what was not touched stays said by whoever said it."""
    who, workspace = visit.contact, visit.workspace
    before = {field.name: field.values for field in typed(who, workspace)}
    said = {what: values for what, values in said_of(visit).items() if tuple(values) != before[what.value]}
    if said:
        changed = editing.say(who, said, workspace)
        visit.tell(_("Changed {who}").format(who=changed.name), can_undo=True)
    return visit.see(f"/people/{who.id}")


def newest_sides(who: Contact, workspace: Workspace) -> list[Portrait]:
    """The pictures of the sides of somebody's newest card, the front first."""
    held = merging.held_cards(who, workspace)
    if not held:
        return []
    kept = workspace.store.cards.get(held[0].id)
    pairs = zip(kept.pictures, kept.card.sides, strict=True)
    return [Portrait(kept.id, digest, side.reading.size) for digest, side in pairs]


def _timeline(history: Story, region: str) -> Iterator[Told]:
    for moment in history.moments:
        name, words = told(moment.what, history.contact, region)
        yield Told(kind_of(moment.what), day_of(moment), name, words, _link(moment, history.contact))


def _link(moment: Moment, who: Contact) -> str:
    match moment.what:
        case HeldCard(id=number):
            return f"/cards/{number}"
        case Meeting(event):
            return f"/events/{event.id}"
        case Linked(target=target, between=between, seeker=seeker):
            others = [each for each in (target, seeker, between) if each and each.id != who.id]
            return f"/people/{others[0].id}" if others else ""
    return ""


routes: list[BaseRoute] = [
    Route("/people/{contact:int}", screen(contact)),
    Route("/people/{contact:int}/next", screen(then)),
    Route("/people/{contact:int}/edit", screen(ask)),
    Route("/people/{contact:int}/edit", screen(edit), methods=["POST"]),
]
