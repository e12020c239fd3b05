"""What is to be done, in words."""

from enishi.followup.urgent import Call, Task
from enishi.language import _


def met_words(task: Task) -> str:
    if not task.contact or not task.event:
        return ""
    return _("met: {event}").format(event=f"{task.event.name} · {task.event.held_on}")


def call_words(call: Call) -> str:
    return {
        Call.MUST: _("This one! Write"),
        Call.WRITE: _("Write"),
        Call.TRY: _("Try again"),
        Call.INTRODUCE: _("Introduction"),
        Call.KEEP_UP: _("Say a word"),
        Call.DECIDE: _("Decide"),
    }[call]
