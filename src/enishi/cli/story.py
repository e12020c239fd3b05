"""The story of a tie, as one reads it and as a record for machines."""

from collections.abc import Iterator

from enishi.cli.person import row
from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.tie import Attempt
from enishi.wording.story import day_of, kind_of, tie_words, told
from enishi.wording.tie import balance_words, standing_words
from enishi.workflow.merging import HeldCard
from enishi.workflow.story import Linked, Meeting, Moment, Story


def story_lines(story: Story, region: str) -> Iterator[str]:
    """How the tie stands, then what happened, the newest first; `region` is that of telephone numbers."""
    if story.trend:
        yield row(_("tie"), tie_words(story))
    if balance := balance_words(story.balance):
        yield row(_("balance"), balance)
    if story.upkeep:
        yield row(_("upkeep"), standing_words(story.upkeep))
    for moment in story.moments:
        name, words = told(moment.what, story.contact, region)
        yield row(name, f"{day_of(moment)}  {words}")


def story_record(story: Story, region: str) -> dict[str, object]:
    return {
        "met": len(story.meetings),
        "trend": story.trend.value if story.trend else None,
        "balance": story.balance.sum,
        "upkeep": story.upkeep.state.standing.value if story.upkeep else None,
        "do_not_contact": story.contact.do_not_contact,
        "timeline": [_record(moment, story.contact, region) for moment in story.moments],
    }


def _record(moment: Moment, contact: Contact, region: str) -> dict[str, object]:
    _name, words = told(moment.what, contact, region)
    record: dict[str, object] = {"at": moment.at.isoformat(), "what": kind_of(moment.what), "words": words}
    match moment.what:
        case Meeting(event, encounter, followup):
            decision = encounter.decision.value if encounter.decision else None
            record |= {"event": event.name, "decision": decision, "note": encounter.note}
            if followup:
                record |= {"why": followup.why, "give": followup.give, "status": followup.status.value}
        case HeldCard(id=number):
            record["card"] = number
        case Attempt(channel=channel, outcome=outcome, note=note):
            record |= {"channel": channel.value, "outcome": outcome.value if outcome else None, "note": note}
        case Linked(introduction):
            record |= {"introduction": introduction.id, "progress": introduction.progress.value}
    return record
