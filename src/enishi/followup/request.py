"""An introduction -> the letter that asks for it: the heading first, then the topic."""

from dataclasses import dataclass

from enishi.language import _, current, speaking
from enishi.model.card import Property
from enishi.model.contact import Contact


@dataclass(frozen=True, slots=True)
class Letter:
    to: Contact
    language: str
    subject: str
    body: str


def request(between: Contact, target: Contact, topic: str, shared: str) -> Letter:
    """Ask a go-between for somebody; `shared` is from where they know each other, "" if nobody knows."""
    with speaking(language_of(between)):
        said = {"between": between.name, "target": _who(target), "topic": topic}
        lines = [
            _("Dear {between},"),
            "",
            _("What I ask: would you introduce me to {target}?"),
            _("What it is about: {topic}"),
        ]
        if shared:
            lines.append(_("Why I ask you: {shared}"))
        lines += ["", _("Should this not suit you, a word is enough, and nothing is lost."), "", _("Kind regards,")]
        subject = _("May I ask you for an introduction: {topic}").format(**said)
        return Letter(between, language_of(between), subject, "\n".join(lines).format(**said, shared=shared))


def proposal(seeker: Contact, target: Contact, topic: str) -> Letter:
    """Offer to bring two people together, to the one who is to be met: nobody is introduced unasked."""
    with speaking(language_of(target)):
        said = {"seeker": _who(seeker), "target": target.name, "topic": topic}
        lines = [
            _("Dear {target},"),
            "",
            _("What I ask: may I bring you together with {seeker}?"),
            _("What it is about: {topic}"),
            "",
            _("Should this not suit you, a word is enough, and nothing is lost."),
            "",
            _("Kind regards,"),
        ]
        subject = _("May I introduce somebody to you: {topic}").format(**said)
        return Letter(target, language_of(target), subject, "\n".join(lines).format(**said))


def language_of(contact: Contact) -> str:
    """In which language to write to somebody: that of their name, or, if it is in Latin letters, of their company."""
    known = (contact.value(Property.NAME), contact.value(Property.NAME_KANA), contact.company)
    return "ja" if any(not each.isascii() and _is_japanese(each) for each in known) else "en"


def _is_japanese(text: str) -> bool:
    return any("぀" <= each <= "ヿ" or "一" <= each <= "鿿" for each in text)


def _who(contact: Contact) -> str:
    name = f"{contact.name}様" if current() == "ja" else contact.name
    return _("{name} of {company}").format(name=name, company=contact.company) if contact.company else name
