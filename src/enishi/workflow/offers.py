"""What the user can give: a list that is kept, and suggested where it is asked for."""

from enishi.errors import NotFoundError, UsageError
from enishi.language import _
from enishi.model.tie import Offer
from enishi.workflow.workspace import Workspace


def offers(workspace: Workspace) -> tuple[Offer, ...]:
    """Everything that the user can give, in the order in which it was thought of."""
    return workspace.store.ties.offers.all()


def add(what: str, workspace: Workspace) -> Offer:
    """Keep something that the user can give; what is there already stays. Raises UsageError for nothing."""
    what = " ".join(what.split())
    if not what:
        raise UsageError(_("Say what you can give."), hint='enishi offers add "a tour of the port"')
    table = workspace.store.ties.offers
    if known := table.where(what=what):
        return known[0]
    with workspace.store.deed("offer", _("offer: {what}").format(what=what), workspace.now()):
        return table.add(Offer(what))


def remove(which: str, workspace: Workspace) -> Offer:
    """Take an offer off the list, by its number or its words. Raises NotFoundError."""
    offer = named(which, workspace)
    with workspace.store.deed("offer", _("no offer any more: {what}").format(what=offer.what), workspace.now()):
        workspace.store.ties.offers.remove(offer)
    return offer


def named(which: str, workspace: Workspace) -> Offer:
    """The offer of that number, or the only one with these words in it. Raises NotFoundError."""
    wanted = which.casefold().strip()
    by_number = [each for each in offers(workspace) if str(each.id) == wanted]
    found = by_number or [each for each in offers(workspace) if wanted in each.what.casefold()]
    if len(found) == 1:
        return found[0]
    raise NotFoundError(_("There is no offer “{which}”.").format(which=which), hint=_("See: enishi offers"))


def meant(said: str, workspace: Workspace) -> str:
    """What the user means by an answer to “What can you give?”: a number is that offer, words are themselves."""
    return next((each.what for each in offers(workspace) if str(each.id) == said.strip()), said.strip())
