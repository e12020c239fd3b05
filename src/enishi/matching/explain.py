"""Match and Contact -> the sentence that a person would say."""

from enishi.language import _, ngettext
from enishi.model.contact import Contact
from enishi.model.event import Event
from enishi.model.match import Comparison, Degree, Match, Verdict

_ENOUGH = 3
"""Reasons that are named; more convince nobody."""


def explain(match: Match, contact: Contact, met: Event | None = None) -> str:
    """Who it is or may be, whence, and why: "You know Sato Hanako from Spring Mixer: the mobile and name are the same."

    Of somebody who is known only what agrees is said: what differs is told as their news.
    """
    differing = "" if match.verdict is Verdict.LINK else _differing(match)
    frame = {
        Verdict.LINK: _("You know {name}{whence}: {reasons}."),
        Verdict.POSSIBLE_LINK: _("Perhaps this is {name}{whence}: {reasons}."),
        Verdict.NON_LINK: _("This is not {name}{whence}: {reasons}."),
    }[match.verdict]
    reasons = _both(_("{agreeing}, but {differing}"), agreeing=_agreeing(match), differing=differing)
    return frame.format(
        name=contact.name, whence=_whence(contact, met), reasons=reasons or _("there is nothing to compare")
    )


def _whence(contact: Contact, met: Event | None) -> str:
    if met:
        return _(" from {event} ({day})").format(event=met.name, day=met.held_on)
    return _(" of {company}").format(company=contact.company) if contact.company else ""


def _agreeing(match: Match) -> str:
    """The weightiest that agrees; what is but similar is said to be so."""
    notable = {each.channel for each in match.comparisons}
    agreeing = [each for each in match.comparisons if each.degree is not Degree.DIFFERENT and each.weight > 0]
    if _("rare name") in notable:
        agreeing = [each for each in agreeing if each.channel != _("name")]
    chosen = sorted(agreeing, key=lambda each: -each.weight)[:_ENOUGH]
    same = [each for each in chosen if each.degree is Degree.SAME]
    alike = [each for each in chosen if each.degree is Degree.SIMILAR]
    return _both(
        _("{same}, {alike}"),
        same=_say(ngettext("the {what} is the same", "the {what} are the same", len(same)), same),
        alike=_say(ngettext("the {what} is similar", "the {what} are similar", len(alike)), alike),
    )


def _differing(match: Match) -> str:
    against = sorted(
        (each for each in match.comparisons if each.degree is Degree.DIFFERENT), key=lambda each: each.weight
    )
    chosen = against[:_ENOUGH]
    return _say(ngettext("the {what} differs", "the {what} differ", len(chosen)), chosen)


def _say(frame: str, comparisons: list[Comparison]) -> str:
    """The channels of some comparisons, as "mobile, phone and name", in a frame; "" for none."""
    if not comparisons:
        return ""
    *many, last = (each.channel for each in comparisons)
    return frame.format(what=_("{many} and {last}").format(many=_(", ").join(many), last=last) if many else last)


def _both(frame: str, **clauses: str) -> str:
    """Two clauses in a frame, or the one that says something."""
    said = [each for each in clauses.values() if each]
    return frame.format(**clauses) if len(said) == len(clauses) else "".join(said)
