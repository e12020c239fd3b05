"""A card missed, one too many, one that lies wrong: put right, and all of it taken back."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from enishi.errors import NoCardError, NotFoundError, UndoConflictError, UsageError
from enishi.model.card import Property
from enishi.model.contact import Fact, Origin
from enishi.model.event import Decision
from enishi.workflow import editing, mending, merging, triage
from enishi.workflow.intake import take_in
from enishi.workflow.outcome import TakenIn
from tests.builders import EVENING, a_workspace, an_event
from tests.store.test_journal import snapshot
from tests.workflow.people import Cards
from tests.workflow.readers import Scripted, photo
from tests.workflow.test_merging_laws import MergingMachine

FIRST = ("株式会社みなと物流", "山田 太郎", "taro.yamada@minato.example")
OTHER = ("合同会社ことのは舎", "石川 直樹", "080-5550-0171", "ishikawa@kotonoha.example")
PART = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9))
WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path / "home")
    made.__dict__["engine"] = Scripted({60: FIRST, 210: OTHER})
    yield made
    made.close()


@pytest.fixture
def taken(workspace, tmp_path):
    """A photo with one card; whose it is."""
    (outcome,) = [
        each for each in take_in([photo(tmp_path, "1.png", 60)], an_event(), workspace) if isinstance(each, TakenIn)
    ]
    return outcome.people[0].contact


def only_photo(workspace):
    (kept,) = workspace.store.photos.of_event(1)
    return kept


def outline(workspace, corners=WHOLE, page=1):
    (mended,) = mending.outline(workspace, only_photo(workspace).digest, page, corners)
    return mended


def turn(workspace, card=1, position=0, quarters=2):
    (mended,) = mending.turn(workspace, card, position, quarters)
    return mended


def rereads(workspace, *lines):
    workspace.__dict__["engine"] = Scripted({60: lines})


def test_a_card_missed_is_taken_in_like_any_other(workspace, taken):
    before = snapshot(workspace.store)
    rereads(workspace, *OTHER)
    mended = outline(workspace, PART)
    assert mended.name == "石川 直樹"
    contact = workspace.store.contacts.get(mended.contact_id)
    assert contact.value(Property.EMAIL) == "ishikawa@kotonoha.example"
    spots = workspace.store.photos.spots(only_photo(workspace))
    assert [(each.number, each.contact_id) for each in spots] == [(1, taken.id), (2, mended.contact_id)]
    assert workspace.store.pictures.path(spots[1].picture).exists()
    workspace.store.undo(workspace.store.deed_numbered(mended.deed), EVENING)
    assert snapshot(workspace.store) == before
    assert not workspace.store.pictures.path(spots[1].picture).exists()


def test_who_is_known_is_known_again_on_a_card_missed(workspace, taken):
    mended = outline(workspace)
    assert mended.contact_id == taken.id
    (met,) = workspace.store.events.encounters_with(taken.id)
    assert met.card_ids == (1, mended.card_id)


@pytest.mark.parametrize(
    "corners",
    [
        ((0.1, 0.1),) * 4,  # one point
        ((0.1, 0.1), (0.4, 0.1), (0.2, 0.15), (0.1, 0.4)),  # one within the others
        ((0.1, 0.1), (0.105, 0.1), (0.105, 0.9), (0.1, 0.9)),  # too thin
    ],
)
def test_corners_that_make_no_card_are_refused(workspace, taken, corners):
    before = snapshot(workspace.store)
    with pytest.raises(UsageError):
        outline(workspace, corners)
    assert snapshot(workspace.store) == before


@given(st.permutations(WHOLE))
def test_corners_are_taken_in_any_order(corners):
    assert mending.in_order(corners, (400, 300)) == ((0, 0), (400, 0), (400, 300), (0, 300))


def test_where_nothing_can_be_read_nothing_is_added(workspace, taken):
    before = snapshot(workspace.store)
    rereads(workspace)
    with pytest.raises(NoCardError):
        outline(workspace)
    with pytest.raises(NotFoundError):
        outline(workspace, page=2)
    assert snapshot(workspace.store) == before


def test_a_card_too_many_goes_with_whom_it_made(workspace, taken):
    encounter = workspace.store.events.encounters(1)[0]
    triage.decide(encounter, Decision.CONTACT, workspace)
    before = snapshot(workspace.store)
    removed = mending.remove(1, workspace)
    assert removed.name == "山田 太郎"
    assert workspace.store.contacts.count() == 0
    assert workspace.store.events.encounters(1) == ()
    assert workspace.store.photos.spots(only_photo(workspace)) == ()
    with pytest.raises(NotFoundError):
        mending.remove(1, workspace)
    workspace.store.undo(workspace.store.deed_numbered(removed.deed), EVENING)
    assert snapshot(workspace.store) == before
    assert workspace.store.pictures.path(workspace.store.cards.get(1).pictures[0]).exists()


def test_who_is_known_otherwise_stays(workspace, taken):
    editing.say(taken, {Property.TITLE: ["部長"]}, workspace)
    mending.remove(1, workspace)
    left = workspace.store.contacts.get(taken.id)
    assert [(fact.property, fact.value) for fact in left.facts] == [(Property.TITLE, "部長")]
    assert workspace.store.events.encounters(1) == ()


def test_what_was_talked_about_stays(workspace, taken):
    triage.note(workspace.store.events.encounters(1)[0], "boats", workspace)
    mending.remove(1, workspace)
    assert [each.note for each in workspace.store.events.encounters_with(taken.id)] == ["boats"]


def test_an_import_cannot_be_taken_back_under_what_was_mended(workspace, taken):
    taking_in = workspace.store.last_deed()
    mending.remove(1, workspace)
    with pytest.raises(UndoConflictError):
        workspace.store.undo(taking_in, EVENING)


def test_what_comes_after_a_removal_does_not_stand_in_the_way_of_taking_it_back(workspace, taken):
    before = workspace.store.cards.get(1)
    removed = mending.remove(1, workspace)
    rereads(workspace, *OTHER)
    added = outline(workspace)
    workspace.store.undo(workspace.store.deed_numbered(removed.deed), EVENING)
    assert workspace.store.cards.get(1) == before
    spots = workspace.store.photos.spots(only_photo(workspace))
    assert {each.card_id: each.number for each in spots} == {1: 1, added.card_id: 2}


def test_a_removal_is_taken_back_only_after_whoever_was_moved_since(workspace):
    store, cards = workspace.store, Cards(workspace.store)
    with store.deed("import", "import", EVENING):
        ito, first = cards.hand_in(cards.event(), name="伊藤 凛")
        _ito, second = cards.hand_in(cards.event(), ito, title="課長")
        other, _card = cards.hand_in(cards.event("Spring Mixer"), name="井藤 凛")
    removed = mending.remove(second, workspace)
    merging.merge(other, store.contacts.get(ito.id), workspace)
    parted = merging.split(store.contacts.get(other.id), first, workspace)
    assert parted.parted.id == ito.id  # all is as it was, but what was done since can still be taken back
    with pytest.raises(UndoConflictError, match="removed") as refused:
        store.undo(store.deed_numbered(removed.deed), EVENING)
    assert "split off" in refused.value.hint
    for _time in range(3):
        store.undo(store.last_deed(), EVENING)
    assert store.contacts.get(ito.id).value(Property.TITLE) == "課長"


def test_a_picture_stays_while_any_undo_may_want_it(workspace, taken):
    picture = workspace.store.cards.get(1).pictures[0]
    removed = mending.remove(1, workspace)
    again = outline(workspace)  # the same spot, so the same picture
    assert workspace.store.cards.get(again.card_id).pictures == (picture,)
    for deed in (again.deed, removed.deed):
        workspace.store.undo(workspace.store.deed_numbered(deed), EVENING)
        assert workspace.store.pictures.path(picture).exists()


def test_a_card_turned_is_read_anew_and_the_users_words_stay(workspace, taken):
    editing.say(taken, {Property.COMPANY: ["みなと物流"], Property.EMAIL: []}, workspace)
    before = snapshot(workspace.store)
    rereads(workspace, *OTHER)
    mended = turn(workspace)
    contact = workspace.store.contacts.get(taken.id)
    assert mended.name == contact.name == "石川 直樹"
    assert contact.company == "みなと物流"  # the user's word
    assert contact.values(Property.EMAIL) == ()  # which the user took away
    assert contact.values(Property.PHONE) == ("+818055500171",)
    side = workspace.store.cards.get(1).card.front
    assert side.corners[0] == pytest.approx((1000, 600))  # what was the bottom right is the top left
    workspace.store.undo(workspace.store.deed_numbered(mended.deed), EVENING)
    assert snapshot(workspace.store) == before


def test_a_card_turned_so_that_nothing_can_be_read_stays_as_it_was(workspace, taken):
    before = snapshot(workspace.store)
    with pytest.raises(NoCardError):
        turn(workspace, quarters=1)  # this reader reads nothing that stands
    for position, quarters in ((1, 1), (-1, 1), (0, 0), (0, 4)):
        with pytest.raises(UsageError):
            turn(workspace, position=position, quarters=quarters)
    assert snapshot(workspace.store) == before


def test_whose_card_it_may_be_is_asked_once_it_can_be_read(workspace, taken, tmp_path):
    rereads(workspace, *OTHER)
    with workspace.store.deed("edit", "edit", EVENING):
        known = workspace.store.contacts.add(
            [
                Fact(Property.NAME, "石川 直樹", Origin.IMPORT, EVENING),
                Fact(Property.EMAIL, "ishikawa@kotonoha.example", Origin.IMPORT, EVENING),
            ]
        )
    turn(workspace)
    (doubt,) = triage.doubts(None, workspace)
    assert (doubt.newcomer.id, doubt.known.id) == (taken.id, known.id)


def test_the_back_of_a_card_stays_what_it_was(workspace, tmp_path):
    from tests.workflow.test_row import TEXTS  # noqa: PLC0415

    workspace.__dict__["engine"] = Scripted(TEXTS)
    pictures = [photo(tmp_path, "2.png", 10), photo(tmp_path, "3.png", 60)]
    list(take_in(pictures, an_event(), workspace))
    kept = workspace.store.cards.get(1)
    mended = turn(workspace, position=1)
    after = workspace.store.cards.get(1)
    assert after.pictures[0] == kept.pictures[0]
    assert [side.source for side in after.card.sides] == [side.source for side in kept.card.sides]
    assert [len(workspace.store.photos.spots(each)) for each in workspace.store.photos.of_event(1)] == [1, 1]
    assert sum(workspace.store.photos.counts(1).values()) == 2
    workspace.store.undo(workspace.store.deed_numbered(mended.deed), EVENING)
    assert workspace.store.cards.get(1) == kept


class MendingMachine(MergingMachine):
    """Among all else that is done and undone, cards are removed and read anew."""

    @precondition(lambda self: self._cards())
    @rule(data=st.data())
    def remove(self, data):
        card = data.draw(st.sampled_from(self._cards()))
        removed = self._do(lambda: mending.remove(card, self.workspace))
        assert card not in self._cards()
        assert self.store.db.conn.execute("SELECT 1 FROM facts WHERE card_id = ?", [card]).fetchone() is None
        assert not [each for each in self._contacts() if each.id == removed.contact_id and not self._is_known(each)]

    @precondition(lambda self: self._cards())
    @rule(data=st.data(), company=st.sampled_from(["みなと物流", "港湾運輸", ""]))
    def read_anew(self, data, company):
        card = data.draw(st.sampled_from(self._cards()))
        contact = self.store.contacts.get(self.store.events.encounter_of(card).contact_id)
        said = [Fact(Property.NAME, "Taro", Origin.CARD, EVENING, None, card)]
        if company:
            said.append(Fact(Property.COMPANY, company, Origin.CARD, EVENING, None, card))
        by_hand = [fact for fact in contact.facts if fact.origin is Origin.EDIT]
        told = self._deed(lambda: self.store.contacts.tell_anew(contact.id, card, said))
        assert [fact for fact in told.facts if fact.origin is Origin.EDIT] == by_hand
        assert {fact.value for fact in told.facts if fact.card_id == card} <= {"Taro", company}

    def no_fact_is_ever_lost(self):
        """Not where cards are taken out."""

    def _cards(self):
        rows = self.store.db.conn.execute("SELECT id FROM cards ORDER BY id") if hasattr(self, "store") else ()
        return [row[0] for row in rows]

    def _is_known(self, contact):
        notes = any(each.note for each in self.store.events.encounters_with(contact.id))
        ties = self.store.ties
        tied = any(table.where(contact_id=contact.id) for table in (ties.attempts, ties.favours, ties.upkeeps)) or any(
            contact.id in (each.between_id, each.target_id, each.seeker_id) for each in ties.introductions.all()
        )
        cards = merging.cards(contact, self.workspace)
        return bool(contact.facts or cards or notes or tied or contact.do_not_contact)


TestMendingMachine = MendingMachine.TestCase
TestMendingMachine.settings = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
