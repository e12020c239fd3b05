"""Last night's mixer, with the few who were chosen; and what holds for every screen."""

from datetime import UTC, datetime, timedelta

from axe_playwright_python.sync_playwright import Axe

from enishi.model.event import Decision
from enishi.workflow import triage
from enishi.workflow.triage import Judgement
from tests.builders import a_workspace, an_event, facts

NOW = datetime.now(UTC)
ENDED = NOW - timedelta(hours=20)


class Mixer:
    """People met last night, straight into a home that a server has not opened yet."""

    def __init__(self, home, ended=ENDED, **event):
        self.workspace = a_workspace(home, NOW)
        self.store = self.workspace.store
        with self.store.deed("import", "import", ENDED):
            day = ended.astimezone().date()
            self.event = self.store.events.add(an_event("Harbour Mixer", day, ends_at=ended, **event))

    def meet(self, name, **said):
        """The contact and the encounter."""
        with self.store.deed("import", "import", ENDED):
            contact = self.store.contacts.add(facts(said_at=ENDED, name=name, **said))
            return contact, self.store.events.meet(self.event.id, contact.id)

    def choose(self, name, why="", give="", *, is_must=None, **said):
        """Somebody to whom the user has promised to write."""
        contact, encounter = self.meet(name, **said)
        chosen = Judgement(Decision.CONTACT, why=why, give=give, is_must=is_must)
        triage.judge(encounter, chosen, self.workspace)
        return contact

    def misaki(self, **more):
        return self.choose(
            "髙橋 美咲",
            why="boats",
            give="a book",
            company="株式会社かぜはや設計",
            title="代表取締役",
            email="misaki@kazehaya.example",
            mobile="+819055500123",
            name_kana="タカハシ ミサキ",
            name_romaji="Misaki Takahashi",
            **more,
        )

    def close(self):
        self.workspace.close()


def assert_good(page):
    """No fault that axe finds (WCAG 2.2 AA), nothing wider than the screen."""
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def notice(page):
    """What enishi says just now."""
    return page.locator("#notices .notice").last
