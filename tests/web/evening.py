"""An evening of invented people, with pictures of their cards, in a home that a server then opens."""

from datetime import UTC, datetime, timedelta
from functools import cache

import cv2
import numpy as np

from enishi.model.card import Photo
from enishi.model.match import Comparison, Degree, Match, Verdict
from enishi.workflow import offers
from tests.builders import a_card, a_workspace, an_event, facts

NOW = datetime.now(UTC)
PEOPLE = (
    {"name": "港 さくら", "name_kana": "みなと さくら", "company": "みなと物流株式会社", "title": "代表取締役"},
    {"name": "John Harbour", "company": "Harbour Lights", "title": "Pilot", "department": "Night Shift"},
    {"name": "<script>alert(1)</script>", "company": "<b>Bold</b> & Sons"},
    {"name": "高橋 太郎", "name_romaji": "Taro Takahashi", "company": "神戸製鋼所", "title": "課長"},
    {"name": "Hanako Aoba", "company": "Aoba Design"},
)


class Evening:
    """An event that ended an hour ago, and who was met there."""

    def __init__(self, home, people=PEOPLE, **event):
        self.workspace = a_workspace(home, NOW)
        self.store = self.workspace.store
        ends_at = NOW - timedelta(hours=1)
        with self.store.deed("import", "import", NOW):
            said = {"wanted": ("物流",), "cap": 2, "ends_at": ends_at, **event}
            self.event = self.store.events.add(an_event("Harbour Mixer", ends_at.date(), **said))
        self.met = [self.meet(number, **person) for number, person in enumerate(people)]

    def meet(self, number, *, confidence=0.99, **said):
        """Somebody who gave a card, of which there is a picture."""
        picture = self.store.pictures.put(drawn(number))
        said = {"email": f"p{number}@cards.example", **said}
        with self.store.deed("import", "import", NOW):
            photo = self.store.cards.add_photo(Photo(f"{number}.jpg", drawn(number)), self.event.id, NOW)
            card = self.store.cards.add(photo, a_card(confidence=confidence, **said), [picture])
            contact = self.store.contacts.add(facts(**said))
            return self.store.events.meet(self.event.id, contact.id, [card])

    def ask(self, newcomer, known, probability=0.5, event=None):
        """Are they the same person?"""
        evidence = (
            Comparison("name", Degree.SIMILAR, 4.0, "0.93 (髙/高)"),
            Comparison("e-mail", Degree.DIFFERENT, -1.5),
        )
        match = Match(known.contact_id, evidence, probability, Verdict.POSSIBLE_LINK)
        with self.store.deed("import", "import", NOW):
            self.store.questions.ask(newcomer.contact_id, self.event.id if event is None else event, match)

    def give(self, *what):
        for each in what:
            offers.add(each, self.workspace)

    @property
    def address(self):
        return f"/events/{self.event.id}/choose"

    @property
    def questions(self):
        return f"/events/{self.event.id}/questions"

    def encounter(self, number):
        return self.store.events.encounter(self.met[number].id)

    def decisions(self):
        return [each.decision for each in self.store.events.encounters(self.event.id)]


@cache
def drawn(number):
    """A card, as a picture."""
    pixels = np.full((330, 546, 3), (215, 235 - number % 5 * 8, 245), np.uint8)
    cv2.putText(pixels, f"Card {number}", (40, 180), cv2.FONT_HERSHEY_SIMPLEX, 2, (60, 40, 30), 3)
    return cv2.imencode(".jpg", pixels)[1].tobytes()
