"""Match and Contact -> the sentence that a person would say."""

from enishi.language import _
from enishi.model.contact import Contact
from enishi.model.match import Comparison, Degree, Match, Verdict

_ENOUGH = 3
"""Reasons that are named; more convince nobody."""


def explain(match: Match, contact: Contact) -> str:
    """Who it is or may be and why, as "Known: Sato Hanako (same mobile, same name; until now at Minato Logistics)"."""
    frame = {
        Verdict.LINK: _("Known: {name} ({reasons})"),
        Verdict.POSSIBLE_LINK: _("Perhaps {name} ({reasons})"),
        Verdict.NON_LINK: _("Not {name} ({reasons})"),
    }[match.verdict]
    clauses = (_agreeing(match), _differing(match, contact))
    return frame.format(name=contact.name, reasons="; ".join(filter(None, clauses)) or _("nothing to compare"))


def _agreeing(match: Match) -> str:
    return ", ".join(map(_in_words, _weightiest(match, for_it=True)[:_ENOUGH]))


def _differing(match: Match, contact: Contact) -> str:
    """What speaks against it; of somebody who moved only where from, as their addresses go with the company."""
    against = _weightiest(match, for_it=False)
    if match.verdict is Verdict.LINK and contact.company and any(each.channel == _("company") for each in against):
        return _("until now at {company}").format(company=contact.company)
    return ", ".join(map(_in_words, against[:_ENOUGH]))


def _weightiest(match: Match, *, for_it: bool) -> list[Comparison]:
    return sorted(
        (each for each in match.comparisons if (each.degree is not Degree.DIFFERENT) is for_it),
        key=lambda each: -abs(each.weight),
    )


def _in_words(each: Comparison) -> str:
    frame = {
        Degree.SAME: _("same {channel}"),
        Degree.SIMILAR: _("similar {channel}"),
        Degree.DIFFERENT: _("other {channel}"),
    }[each.degree]
    return frame.format(channel=each.channel)
