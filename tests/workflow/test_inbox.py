"""Pictures that devices sent: received once, read in their order, in once whatever happens."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.errors import NotFoundError, ReaderError, UndoConflictError
from enishi.model.upload import Upload
from enishi.settings import Serve
from enishi.workflow import inbox
from enishi.workflow.outcome import AlreadyIn, TakenIn
from tests.builders import EVENING, a_workspace, an_event, later
from tests.workflow.readers import Scripted, picture
from tests.workflow.test_row import TEXTS

FRONT, BACK, MAP, COLLEAGUE = 10, 60, 160, 210


@pytest.fixture
def workspace(tmp_path):
    made = a_workspace(tmp_path / "home")
    made = replace(made, settings=replace(made.settings, serve=Serve(linger_seconds=0)))
    made.__dict__["engine"] = Scripted(TEXTS)
    yield made
    made.close()


@pytest.fixture
def event(workspace):
    return workspace.store.events.add(an_event())


def send(workspace, event, shade, name="image.jpg", upload_id=""):
    coming = workspace.store.pictures.incoming()
    coming.write(picture(shade).data)
    upload = Upload(upload_id or str(uuid4()), event.id, name, "", EVENING)
    try:
        return inbox.receive(upload, coming, workspace)
    finally:
        coming.discard()


def outcomes(workspace):
    begun = []
    news = list(inbox.read(workspace, begun.append))
    return [each.outcome for each in news if isinstance(each, inbox.Settled)]


def files(workspace):
    folder = workspace.store.pictures.folder
    return {path.name for path in folder.rglob("*") if path.is_file()}


def test_front_and_back_that_came_one_after_the_other_are_one_card(workspace, event):
    sent = [send(workspace, event, shade) for shade in (COLLEAGUE, FRONT, BACK)]
    assert [each.source for each in sent] == ["image.jpg", "image 2.jpg", "image 3.jpg"]
    _colleague, both = outcomes(workspace)
    assert (both.source, both.backs) == ("image 2.jpg", ("image 3.jpg",))
    assert workspace.store.uploads.waiting() == ()
    assert workspace.store.cards.count(event.id) == 2


def test_a_lone_side_waits_for_a_picture_that_comes_a_little_later(workspace, event):
    patient = replace(workspace, settings=replace(workspace.settings, serve=Serve(linger_seconds=20)))
    patient.__dict__.update(store=workspace.store, engine=workspace.engine)
    send(workspace, event, FRONT)
    news = inbox.read(patient, lambda _begun: None)
    glimpsed = next(news)
    assert glimpsed.seen.draft.fields
    send(workspace, event, BACK)
    settled = next(each for each in news if isinstance(each, inbox.Settled))
    assert settled.outcome.backs == ("image 2.jpg",)
    assert list(news) == []  # and nothing is waited for any more


def test_another_event_is_not_kept_waiting(workspace, event):
    patient = replace(workspace, settings=replace(workspace.settings, serve=Serve(linger_seconds=250)))
    patient.__dict__.update(store=workspace.store, engine=workspace.engine)
    other = workspace.store.events.add(an_event("Evening Salon"))
    send(workspace, event, FRONT)
    send(workspace, other, COLLEAGUE)
    begun = []
    news = inbox.read(patient, begun.append)
    assert next(each for each in news if isinstance(each, inbox.Settled)).uploads == (begun[0].upload,)
    assert isinstance(next(news), inbox.Glimpsed)
    assert [each.upload.event_id for each in begun] == [event.id, other.id]


def test_what_fails_is_kept_with_its_reason_until_it_is_tried_again_or_removed(workspace, event):
    send(workspace, event, MAP, "map.jpg")
    (failure,) = outcomes(workspace)
    (kept,) = workspace.store.uploads.failed(event.id)
    assert (kept.slug, kept.message, kept.hint) == (failure.slug, failure.message, failure.hint)
    assert workspace.store.cards.rejections(event.id) == (failure,)
    inbox.retry(kept.id, workspace)
    assert workspace.store.uploads.waiting() == (replace(kept, slug="", message="", hint="", received_at=EVENING),)
    workspace.engine._texts = {MAP: TEXTS[FRONT]}
    (taken,) = outcomes(workspace)
    assert isinstance(taken, TakenIn)
    assert workspace.store.cards.rejections(event.id) == workspace.store.uploads.failed(event.id) == ()


def test_removing_leaves_nothing_of_it(workspace, event):
    upload = send(workspace, event, MAP)
    outcomes(workspace)
    inbox.remove(upload.id, workspace)
    assert files(workspace) == set()
    assert workspace.store.cards.rejections(event.id) == ()
    with pytest.raises(NotFoundError):
        inbox.remove(upload.id, workspace)


def test_the_picture_that_brought_the_reader_down_is_set_aside(workspace, event):
    upload = send(workspace, event, FRONT)
    settled = inbox.fail(upload, ReaderError("no memory", hint="smaller"), workspace)
    assert settled.outcome.slug == "reader"
    assert outcomes(workspace) == []


def test_what_was_kept_but_not_yet_forgotten_is_in_once(workspace, event):
    upload = send(workspace, event, FRONT)
    outcomes(workspace)
    workspace.store.uploads.add(replace(upload, digest=picture(FRONT).digest))  # as if the power had gone off
    (again,) = outcomes(workspace)
    assert isinstance(again, AlreadyIn)
    assert workspace.store.contacts.count() == 1
    assert workspace.store.uploads.waiting() == ()


def test_only_one_reads_at_a_time(workspace, event):
    send(workspace, event, FRONT)
    with workspace.store.uploads.alone() as is_alone:
        assert is_alone
        rival = a_workspace(workspace.settings.home)
        assert list(inbox.read(rival, lambda _begun: None)) == []
        rival.close()
    assert len(outcomes(workspace)) == 1


def test_no_undo_takes_what_waits(workspace, event):
    send(workspace, event, FRONT)
    outcomes(workspace)
    send(workspace, event, FRONT)  # the same picture again
    send(workspace, event, BACK)
    workspace.store.undo(workspace.store.last_deed(), later(hours=1))
    assert files(workspace) == {picture(FRONT).digest, picture(BACK).digest}
    taken, *_rest = outcomes(workspace)
    assert isinstance(taken, TakenIn)


def test_an_event_for_which_pictures_wait_stays(workspace):
    with workspace.store.deed("event", "an event", EVENING):
        event = workspace.store.events.add(an_event())
    send(workspace, event, MAP)
    with pytest.raises(UndoConflictError, match="wait"):
        workspace.store.undo(workspace.store.last_deed(), EVENING)
    assert workspace.store.events.get(event.id) == event


def test_an_event_that_is_changed_meanwhile_stays_changed(workspace, event):
    send(workspace, event, FRONT)
    news = inbox.read(workspace, lambda _begun: None)
    next(news)
    workspace.store.events.update(replace(event, name="Harbour Salon"))
    list(news)
    assert [each.name for each in workspace.store.events.all()] == ["Harbour Salon"]
    assert workspace.store.cards.count(event.id) == 1


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([FRONT, COLLEAGUE, MAP])), max_size=8))
def test_however_often_a_picture_is_sent_it_waits_once(tmp_path_factory, sent):
    workspace = a_workspace(tmp_path_factory.mktemp("home"))
    event = workspace.store.events.add(an_event())
    ids = [str(uuid4()) for _number in range(4)]
    first = {}
    for number, shade in sent:
        kept = send(workspace, event, shade, upload_id=ids[number])
        assert first.setdefault(number, kept) == kept
    waiting = workspace.store.uploads.waiting()
    assert sorted(each.id for each in waiting) == sorted(ids[number] for number in first)
    assert files(workspace) == {each.digest for each in waiting}
    assert len({each.source for each in waiting}) == len(waiting)
    workspace.close()
