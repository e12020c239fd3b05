"""How a promise stands, in words."""

from enishi.language import _, ngettext
from enishi.model.followup import FollowUpStatus
from enishi.wording.clock import day_words
from enishi.workflow.tries import Course


def course_words(course: Course) -> str:
    """Whether a promise is kept, given up, rests, or when it is tried again; "" where nothing was promised."""
    followup = course.followup
    if followup is None:
        return ""
    if followup.status is FollowUpStatus.COMPLETED:
        return _("Your promise is kept.")
    if followup.status is FollowUpStatus.CANCELLED:
        return _("Nothing more is planned.")
    if followup.parked_at:
        made = len(course.attempts)
        words = ngettext("{n} try without an answer: it rests now.", "{n} tries without an answer: it rests now.", made)
        return words.format(n=made)
    return _("next: {day}").format(day=day_words(followup.due_at.astimezone().date()))


def angle_words(course: Course) -> str:
    """How the next try may differ, in one line; "" where no try is planned, or nothing was tried."""
    followup = course.followup
    is_planned = followup is not None and followup.status is FollowUpStatus.IN_PROCESS and not followup.parked_at
    return "; ".join(_("or rather: {angle}").format(angle=each) for each in course.angles) if is_planned else ""
