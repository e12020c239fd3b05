"""Mending a field by hand."""

from enishi.cli.keys import choose
from enishi.cli.screen import ask
from enishi.language import _
from enishi.model.card import Property
from enishi.model.contact import Contact
from enishi.wording.person import label
from enishi.workflow.workspace import Workspace

_KEYS = {
    "1": Property.NAME,
    "2": Property.NAME_KANA,
    "3": Property.NAME_ROMAJI,
    "4": Property.COMPANY,
    "5": Property.DEPARTMENT,
    "6": Property.TITLE,
    "7": Property.PHONE,
    "8": Property.EMAIL,
    "9": Property.ADDRESS,
}


def correct(contact: Contact, workspace: Workspace) -> bool:
    """Ask which field and what it should say; whether anything was changed."""
    key = choose({**{key: label(what) for key, what in _KEYS.items()}, "k": _("keep all")})
    if key == "k":
        return False
    what = _KEYS[key]
    present = ", ".join(contact.values(what)) if what.is_list else contact.value(what)
    said = ask(label(what), present)
    if said == present:
        return False
    from enishi.workflow import editing

    values = [each.strip() for each in said.split(",")] if what.is_list else [said]
    editing.say(contact, {what: [value for value in values if value]}, workspace)
    return True
