"""An evening that was taken in already: three people met, one question open."""

import pytest

from enishi.model.match import Comparison, Degree, Match, Verdict
from tests.builders import EVENING, an_event, facts


class Evening:
    """A workspace with an event and people met there."""

    def __init__(self, workspace, **event):
        self.workspace = workspace
        self.store = workspace.store
        with self.store.deed("import", "import", EVENING):
            self.event = self.store.events.add(an_event(**event))

    def meet(self, **said):
        with self.store.deed("import", "import", EVENING):
            contact = self.store.contacts.add(facts(**said))
            return contact, self.store.events.meet(self.event.id, contact.id)

    def ask(self, newcomer, known):
        match = Match(known.id, (Comparison("name", Degree.SAME, 4.0),), 0.5, Verdict.POSSIBLE_LINK)
        with self.store.deed("import", "import", EVENING):
            self.store.questions.ask(newcomer.id, self.event.id, match)


@pytest.fixture
def evening(workspace):
    return Evening(workspace, cap=2, wanted=("物流",))
