"""The story of a tie, in words."""

from collections import Counter
from datetime import date

from enishi.followup.angles import outcome_words
from enishi.followup.trend import Trend
from enishi.language import _, ngettext
from enishi.model.contact import Contact
from enishi.model.followup import Channel
from enishi.model.tie import Attempt, Favour, Progress, Way
from enishi.wording.event import decision_words
from enishi.wording.news import in_a_sentence
from enishi.wording.tie import standing_words
from enishi.workflow.merging import HeldCard
from enishi.workflow.story import Happening, Heard, Linked, Meeting, Moment, Story
from enishi.workflow.ties import Kept


def day_of(moment: Moment) -> date:
    """An evening is named by the day on which it began."""
    match moment.what:
        case Meeting(event) | HeldCard(event=event):
            return event.held_on
    return moment.at.astimezone().date()


def tie_words(story: Story) -> str:
    """How often one met, where, and whether it is getting more or less."""
    development = {
        Trend.ONCE: _("once"),
        Trend.GROWING: _("growing"),
        Trend.STEADY: _("steady"),
        Trend.FADING: _("fading"),
        None: "",
    }[story.trend]
    times = Counter(each.series or each.name for each in story.meetings)
    where = _(", ").join(f"{name} ×{count}" if count > 1 else name for name, count in times.items())
    count = len(story.meetings)
    if count == 0:
        return development
    met = ngettext("met once: {where}", "met {n} times: {where}", count).format(n=count, where=where)
    return met if story.trend is Trend.ONCE else f"{met} · {development}"


def kind_of(what: Happening) -> str:
    """By what a happening is marked, for machines and style sheets."""
    return what.way.value if isinstance(what, Favour) else _KINDS[type(what)]


_KINDS: dict[type[Happening], str] = {
    Meeting: "met",
    HeldCard: "card",
    Heard: "news",
    Attempt: "attempt",
    Linked: "introduction",
    Kept: "upkeep",
}


def told(what: Happening, contact: Contact, region: str) -> tuple[str, str]:
    """What it is called, and what happened."""
    match what:
        case Meeting():
            return _("met"), _meeting_words(what)
        case HeldCard():
            return _("card {number}").format(number=what.id), " · ".join(
                filter(None, (what.event.name, what.name, what.company, what.title))
            )
        case Heard(news):
            return _("news"), in_a_sentence(news, region)
        case Kept():
            return _("upkeep"), standing_words(what)
    return _done(what, contact)


def _done(what: Attempt | Linked | Favour, contact: Contact) -> tuple[str, str]:
    match what:
        case Attempt():
            return _("wrote") if what.channel is not Channel.PHONE else _("called"), _attempt_words(what)
        case Linked():
            return _("introduction"), introduction_words(what, contact)
    return _("gave") if what.way is Way.GAVE else _("took"), what.what


def _meeting_words(meeting: Meeting) -> str:
    encounter, promised = meeting.encounter, meeting.followup
    said = [meeting.event.name, decision_words(encounter.decision), encounter.note]
    if promised and promised.why != encounter.note:
        said.append(promised.why)
    if promised and promised.give:
        said.append(_("to give: {what}").format(what=promised.give))
    return " · ".join(filter(None, said))


def _attempt_words(attempt: Attempt) -> str:
    came = outcome_words(attempt.outcome) if attempt.outcome else _("no answer yet")
    if attempt.heard_at and attempt.outcome:
        came = f"{came}, {attempt.heard_at.astimezone().date()}"
    notes = attempt.note.replace("\n", "; ")
    return " · ".join(filter(None, (_by(attempt.channel), notes, came)))


def _by(channel: Channel) -> str:
    return {
        Channel.EMAIL: _("by e-mail"),
        Channel.PHONE: _("by phone"),
        Channel.LETTER: _("by letter"),
        Channel.SOCIAL: _("on a social network"),
    }[channel]


def introduction_words(linked: Linked, seen_by: Contact | None = None) -> str:
    """Who brings whom together, from where somebody stands; from the outside if nobody is named."""
    introduction, is_mine = linked.introduction, linked.seeker is None
    if seen_by and linked.target.id == seen_by.id:
        words = _("{between} introduces you to them") if is_mine else _("brought together by {between} with {seeker}")
    elif seen_by and linked.seeker and linked.seeker.id == seen_by.id:
        words = _("brought together by {between} with {target}")
    elif seen_by:
        words = _("they introduce you to {target}") if is_mine else _("they introduce {seeker} to {target}")
    elif is_mine:
        words = _("{between} introduces you to {target}")
    else:
        words = _("you introduce {seeker} to {target}")
    told = words.format(
        between=linked.between.name if linked.between else _("you"),
        seeker=linked.seeker.name if linked.seeker else "",
        target=linked.target.name,
    )
    return " · ".join(filter(None, (told, introduction.topic, progress_words(introduction.progress))))


def progress_words(progress: Progress) -> str:
    return {
        Progress.ASKED: _("asked"),
        Progress.AGREED: _("agreed"),
        Progress.MET: _("met"),
        Progress.DECLINED: _("declined"),
    }[progress]
