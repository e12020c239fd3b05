"""Drafts of messages: one person, in their language, with what one talked about and can give."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from enishi.exchange import mail
from enishi.followup.address import honorific, language
from enishi.followup.compose import Bringing, Kind, Occasion, compose, date_words, day_words
from enishi.followup.fade import fade
from enishi.language import LANGUAGES, speaking
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.model.event import Encounter, Event
from enishi.model.followup import Channel, Fade, FollowUpStatus
from enishi.model.message import Message
from enishi.model.tie import Progress
from enishi.workflow import directory, signature, templates, tries
from enishi.workflow.tries import OPEN, Course
from enishi.workflow.workspace import Workspace

_NOBODY = {"ja": "［お名前］", "en": "[your name]"}


@dataclass(frozen=True, slots=True)
class Draft:
    message: Message
    language: str
    kind: Kind | Bringing


def draft(contact: Contact, workspace: Workspace, *, tongue: str | None = None, kind: Kind | None = None) -> Draft:
    """The draft of a message to somebody, in their language, of the kind that fits how things stand.

    Raises DoNotContactError, TemplateError.
    """
    tries.refuse(contact, workspace)
    course = tries.course(contact, workspace)
    tongue = tongue if tongue in LANGUAGES else language(contact)
    kind = kind or _fitting(course, workspace)
    occasion = _occasion(contact, course, tongue, workspace)
    subject, body = compose(kind, tongue, occasion, lambda name: templates.text(name, workspace))
    return Draft(Message(subject, body, contact.name, address(contact)), tongue, kind)


def address(contact: Contact) -> str:
    """Where to write to: the first that is an e-mail address; what is said in its place if none is."""
    said = contact.values(Property.EMAIL)
    return next(filter(mail.is_address, said), next(iter(said), ""))


@dataclass(frozen=True, slots=True)
class Matter:
    """What an introduction is about."""

    other: Contact
    """Who is to be met, or to meet the one who is written to."""
    topic: str
    shared: Callable[[], str] = str
    """From where the two know each other, in the language that is spoken when it is asked."""


def bringing(kind: Bringing, contact: Contact, matter: Matter, workspace: Workspace) -> Draft:
    """The draft of a message that brings two people together, in the language of the one who gets it.

    Raises DoNotContactError, TemplateError.
    """
    tries.refuse(contact, workspace)
    tongue = language(contact)
    with speaking(tongue):
        shared = matter.shared()
    occasion = replace(
        _occasion(contact, tries.course(contact, workspace), tongue, workspace),
        topic=matter.topic,
        other=_formally(matter.other, tongue),
        shared=shared,
    )
    subject, body = compose(kind, tongue, occasion, lambda name: templates.text(name, workspace))
    return Draft(Message(subject, body, contact.name, address(contact)), tongue, kind)


def _formally(contact: Contact, tongue: str) -> str:
    """Somebody of whom one writes to somebody else."""
    polite = honorific(contact, tongue)
    if tongue == "ja":
        return f"{contact.company}の{contact.name}{polite}" if contact.company else f"{contact.name}{polite}"
    name = " ".join(filter(None, (polite, contact.name)))
    return f"{name} of {contact.company}" if contact.company else name


def _fitting(course: Course, workspace: Workspace) -> Kind:
    followup = course.followup
    if followup is None or followup.status not in OPEN:
        return Kind.FIRST if _has_just_been_met(course.contact, workspace) else Kind.WORD
    if followup.channel is Channel.LETTER:
        return Kind.LETTER
    if followup.channel is Channel.EMAIL:
        return Kind.AGAIN if followup.status is FollowUpStatus.IN_PROCESS else Kind.FIRST
    return Kind.SHORT


def _has_just_been_met(contact: Contact, workspace: Workspace) -> bool:
    """Whether nothing was ever written to somebody, and where one met has not faded yet."""
    if workspace.store.ties.attempts.where(contact_id=contact.id):
        return False
    now, limits = workspace.now(), workspace.settings.fading
    met = directory.encounters(contact, workspace)[:1]
    return any(fade(event.ends_at, now, limits) is not Fade.FADED for event, _encounter in met)


def _occasion(contact: Contact, course: Course, tongue: str, workspace: Workspace) -> Occasion:
    event, met = _meeting(contact, course, workspace)
    followup, me = course.followup, signature.me(workspace)
    return Occasion(
        name=contact.name,
        honorific=honorific(contact, tongue),
        company=contact.company,
        department=contact.value(Property.DEPARTMENT),
        title=contact.value(Property.TITLE),
        event=event.name if event else "",
        day=day_words(event.held_on, tongue) if event else "",
        topic=met.note.replace("\n", " ").strip() if met else "",
        why=followup.why if followup else "",
        give=followup.give if followup else "",
        introducer=_introducer(contact, workspace),
        today=date_words(workspace.now().astimezone().date(), tongue),
        tries=len(course.attempts),
        me=replace(me, name=me.name or _NOBODY[tongue]),
    )


def _meeting(contact: Contact, course: Course, workspace: Workspace) -> tuple[Event | None, Encounter | None]:
    """Where one met: the event of the promise, else the newest."""
    met = directory.encounters(contact, workspace)
    followup = course.followup
    promised = [each for each in met if followup and each[1].id == followup.encounter_id]
    return next(iter([*promised, *met]), (None, None))


def _introducer(contact: Contact, workspace: Workspace) -> str:
    """Who brought them to the user."""
    brought = workspace.store.ties.introductions.where(target_id=contact.id, seeker_id=None)
    agreed = [each for each in brought if each.between_id and each.progress in (Progress.AGREED, Progress.MET)]
    return workspace.store.contacts.get(agreed[-1].between_id or 0).name if agreed else ""
