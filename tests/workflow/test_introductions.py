"""Introductions: found, asked for, followed up, seen from both ends."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.errors import DoNotContactError, NotFoundError, UsageError
from enishi.model.event import Decision
from enishi.model.tie import Progress, Way
from enishi.store import parting
from enishi.workflow import introductions, matchmaking, merging, ties
from enishi.workflow.introductions import About, Brings
from tests.builders import EVENING, an_event, facts
from tests.store.test_journal import snapshot

DOCKS = About("docks")


class Village:
    """People whom the user has met, and some whom he only has on file."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.store = workspace.store

    def person(self, *events, **said):
        with self.store.deed("import", "import", EVENING):
            contact = self.store.contacts.add(facts(**said))
            for name in events:
                kept = self.store.events.named(name) or [self.store.events.add(an_event(name))]
                self.store.events.meet(kept[0].id, contact.id)
        return contact

    def note(self, contact, text):
        with self.store.deed("note", "note", EVENING):
            met = self.store.events.encounters_with(contact.id)[0]
            self.store.events.rewrite(replace(met, note=text))

    def shun(self, contact, how):
        with self.store.deed("shun", "shun", EVENING):
            if how == "silence":
                parting.silence(self.store.db, contact.id)
            else:
                event = self.store.events.add(an_event(f"taker {contact.id}"))
                met = self.store.events.meet(event.id, contact.id)
                self.store.events.decide(met.id, Decision.TAKER, EVENING)

    def suggest(self, wish="cold chain", limit=9):
        return introductions.suggest(wish, self.workspace, limit)

    def met(self, target, between):
        asked = introductions.ask(target, Brings(between), DOCKS, self.workspace)
        return introductions.go_on(asked.linked.introduction.id, Progress.MET, self.workspace)


@pytest.fixture
def village(workspace):
    return Village(workspace)


def names(ways):
    return [[each.name for each in way.between] for way in ways]


def test_whom_the_user_knows_himself_comes_first_and_who_is_reached_through_others_next(village):
    village.person(name="Stranger", title="Cold-Chain Manager")
    village.person(name="Far", company="Minato", title="冷蔵倉庫")
    village.person("Mixer", name="Near", company="Minato Ltd.")
    village.person("Mixer", name="Own", title="低温物流部長")
    own, far, stranger = village.suggest()
    assert [each.target.name for each in (own, far, stranger)] == ["Own", "Far", "Stranger"]
    assert own.is_known
    assert own.ways[0].why == "you know them yourself: met once, last 2026-11-20"
    assert names(own.ways[1:]) == [["Near"]]
    assert names(far.ways) == [["Near"], ["Own", "Near"]]
    assert far.ways[0].why == "you: met once, last 2026-11-20; Near – Far: both of Minato"
    assert "both at Mixer" in far.ways[1].why
    assert stranger.ways == ()
    assert [each.strength for each in far.ways] == sorted((each.strength for each in far.ways), reverse=True)


def test_who_only_looks_for_it_does_not_have_it(village):
    seeker = village.person("Mixer", name="Seeker")
    village.note(seeker, "looking for cold chain people")
    assert village.suggest() == ()
    village.note(seeker, "runs a cold chain")
    (found,) = village.suggest()
    assert found.why == "cold chain: runs a cold chain"


def test_a_wish_that_says_nothing_is_refused(village):
    with pytest.raises(UsageError, match="somebody"):
        village.suggest("somebody who knows")


@pytest.mark.parametrize("how", ["silence", "taker"])
def test_who_is_not_to_be_contacted_is_on_no_way(village, how):
    far = village.person(name="Far", company="Minato", title="cold chain")
    near = village.person("Mixer", name="Near", company="Minato")
    village.shun(near, how)
    assert village.suggest()[0].ways == ()
    with pytest.raises(DoNotContactError, match="Near"):
        introductions.ask(far, Brings(near), DOCKS, village.workspace)
    village.shun(far, how)
    assert village.suggest() == ()


def test_who_declined_is_not_asked_for_the_same_person_again(village):
    far = village.person(name="Far", company="Minato", title="cold chain")
    near = village.person("Mixer", name="Near", company="Minato")
    asked = introductions.ask(far, Brings(near), DOCKS, village.workspace)
    assert names(village.suggest()[0].ways) == [["Near"]]
    introductions.go_on(asked.linked.introduction.id, Progress.DECLINED, village.workspace)
    assert village.suggest()[0].ways == ()


def test_of_whom_was_only_taken_one_is_warned_before_asking(village):
    far = village.person(name="Far", company="Minato", title="cold chain")
    near = village.person("Mixer", name="Near", company="Minato")
    ties.note_favour(near, Way.TOOK, "advice", None, village.workspace)
    warning = "You have only taken from Near so far: advice, 2026-11-20. Give something first."
    assert village.suggest()[0].ways[0].reproach == warning
    assert introductions.ask(far, Brings(near), DOCKS, village.workspace).reproach == warning
    ties.note_favour(near, Way.GAVE, "a book", None, village.workspace)
    assert village.suggest()[0].ways[0].reproach == ""


def test_the_letter_says_from_where_they_know_each_other_in_their_language(village):
    far = village.person("Mixer", name="Far", company="Minato")
    near = village.person("Mixer", name="田中 誠", company="Minato")
    letter = introductions.ask(far, Brings(near), DOCKS, village.workspace).letter
    assert (letter.message.name, letter.language) == ("田中 誠", "ja")
    assert "同じMinato" in letter.message.body


def test_an_introduction_is_asked_agreed_and_met_and_each_step_is_undone(village):
    far, near = village.person(name="Far"), village.person("Mixer", name="Near")
    states = [snapshot(village.store)]
    number = introductions.ask(far, Brings(near), DOCKS, village.workspace).linked.introduction.id
    for progress in (Progress.AGREED, Progress.MET):
        states.append(snapshot(village.store))
        assert introductions.go_on(number, progress, village.workspace).introduction.progress is progress
    for state in reversed(states):
        village.store.undo(village.store.last_deed(), EVENING)
        assert snapshot(village.store) == state
    with pytest.raises(NotFoundError):
        introductions.go_on(number, Progress.MET, village.workspace)


def test_nobody_is_introduced_to_themselves_or_by_nobody(village):
    far, near = village.person(name="Far"), village.person(name="Near")
    for brings in (Brings(far), Brings(None, far), Brings()):
        with pytest.raises(UsageError):
            introductions.ask(far, brings, DOCKS, village.workspace)
    assert introductions.ask(far, Brings(seeker=near), DOCKS, village.workspace).letter.message.name == "Far"


def test_those_under_way_come_first(village):
    one, two, near = village.person(name="One"), village.person(name="Two"), village.person(name="Near")
    introductions.ask(one, Brings(near), DOCKS, village.workspace)
    village.met(two, near)
    assert [each.target.name for each in introductions.everything(village.workspace)] == ["One", "Two"]
    assert [each.target.name for each in introductions.about(two, village.workspace)] == ["Two"]


def test_a_chain_is_seen_from_both_ends(village):
    first, second, third = (village.person(name=name) for name in ("First", "Second", "Third"))
    village.met(second, first)
    village.met(third, second)
    village.met(village.person(name="Other"), village.person(name="Else"))
    for end in (first, third):
        (chain,) = introductions.chains(end, village.workspace)
        assert [each.name for each in chain] == ["First", "Second", "Third"]


def test_that_somebody_was_asked_does_not_prove_that_they_know_each_other(village):
    far, near = village.person(name="Far", title="cold chain"), village.person("Mixer", name="Near")
    asked = introductions.ask(far, Brings(near), DOCKS, village.workspace)
    assert village.suggest()[0].ways == ()
    introductions.go_on(asked.linked.introduction.id, Progress.AGREED, village.workspace)
    assert names(village.suggest()[0].ways) == [["Near"]]


def test_who_was_introduced_is_known_and_may_lead_further(village):
    near, far = village.person("Mixer", name="Near"), village.person(name="Far", company="Minato")
    village.person(name="Further", company="Minato", title="cold chain")
    assert village.suggest()[0].ways == ()
    village.met(far, near)
    assert ["Far"] in names(village.suggest()[0].ways)


def test_people_who_should_know_each_other_are_named_with_the_topic(village):
    seeker = village.person("Mixer", name="Seeker", company="Minato")
    village.person("Mixer", name="Colleague", company="Minato KK", title="cold chain")
    village.person(name="Never met", title="cold chain")
    doer = village.person("Mixer", name="Doer", title="低温物流")
    village.note(seeker, "Looking for cold chain people")
    (match,) = matchmaking.pairs(village.workspace, 9)
    assert (match.seeker.name, match.target.name, match.topic) == ("Seeker", "Doer", "低温物流")
    assert match.why == "Seeker looks for: cold chain people; Doer has 低温物流: 低温物流"
    introductions.ask(doer, Brings(seeker=seeker), DOCKS, village.workspace)
    assert matchmaking.pairs(village.workspace, 9) == ()


def test_what_two_have_in_common_brings_them_together_unless_one_is_left_alone(village):
    for name in ("A", "B"):
        village.note(village.person("Mixer", name=name), "ロボット")
    (match,) = matchmaking.pairs(village.workspace, 9)
    assert match.why == "both have to do with ロボット: ロボット"
    village.shun(match.target, "silence")
    assert matchmaking.pairs(village.workspace, 9) == ()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    people=st.lists(st.tuples(st.sampled_from("XYZ"), st.sampled_from(["", "Mixer", "Talk"])), min_size=2, max_size=7),
    left_alone=st.sets(st.integers(0, 6)),
    how=st.sampled_from(["silence", "taker"]),
    merged=st.booleans(),
)
def test_whoever_is_to_be_left_alone_is_nowhere(village, people, left_alone, how, merged):
    for deed in village.store.deeds(1000):
        if deed.undone_at is None:
            village.store.undo(deed, EVENING)
    met = [
        village.person(*filter(None, [event]), name="N", company=company, title="cold chain")
        for company, event in people
    ]
    shunned = [each for number, each in enumerate(met) if number in left_alone]
    for each in shunned:
        village.shun(each, how)
    if merged and shunned:
        other = village.person("Mixer", name="Twin", company="X", title="cold chain")
        merging.merge(other, shunned[0], village.workspace)
        shunned[0] = other
    gone = {each.id for each in shunned}
    for found in village.suggest():
        assert found.target.id not in gone
        for way in found.ways:
            assert not gone & {each.id for each in way.between}
    for pair in matchmaking.pairs(village.workspace, 99):
        assert not gone & {pair.seeker.id, pair.target.id}
