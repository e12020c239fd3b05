"""The process in which pictures are read: what it tells, and what it survives."""

import os
import subprocess
import sys
from dataclasses import replace
from threading import Thread

import pytest

from enishi.errors import NotFoundError, ReaderError, ServerError
from enishi.language import speaking
from enishi.settings import Serve, Settings
from enishi.web.reader import Reader
from tests.web import tasks


@pytest.fixture
def reader(tmp_path):
    made = Reader(Settings(home=tmp_path / "home", serve=Serve(read_seconds=30, reader_gigabytes=1)))
    yield made
    made.stop()


def whose(reader):
    (told,) = reader.do(tasks.count, 1)
    return told[1]


def test_what_a_task_tells_comes_one_by_one_from_one_process(reader):
    told = list(reader.do(tasks.count, 3))
    assert [number for number, _process in told] == [0, 1, 2]
    assert {process for _number, process in told} == {whose(reader)} != {os.getpid()}


def test_it_works_on_the_same_store_and_speaks_the_language_of_who_asks(reader, tmp_path):
    with speaking("ja"):
        assert list(reader.do(tasks.speak)) == ["交流会", tmp_path / "home", 0]


def test_a_deliberate_error_comes_out_as_it_is_and_the_process_stays(reader):
    before = whose(reader)
    with pytest.raises(NotFoundError) as raised:
        list(reader.do(tasks.refuse))
    assert (raised.value.message, raised.value.hint) == ("nobody", "look elsewhere")
    assert whose(reader) == before


@pytest.mark.parametrize(
    ("task", "words"), [(tasks.hoard, "memory"), (tasks.die, "memory"), (tasks.stumble, "ZeroDivisionError")]
)
def test_whatever_breaks_it_is_told_and_the_next_task_gets_another(reader, task, words):
    before = whose(reader)
    with pytest.raises(ReaderError, match=words) as raised:
        list(reader.do(task))
    assert raised.value.hint
    assert whose(reader) != before


def test_what_hangs_is_given_up(reader):
    whose(reader)  # has started by now
    reader._settings = replace(reader._settings, serve=Serve(read_seconds=0.2))
    with pytest.raises(ReaderError, match="too long"):
        list(reader.do(tasks.hang))


def test_stopping_ends_what_is_being_read(reader):
    told = reader.do(tasks.hang)
    process = next(told)
    Thread(target=reader.stop).start()
    with pytest.raises(ServerError):
        next(told)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


SERVER = """
import sys, os
from pathlib import Path
from enishi.settings import Settings
from enishi.web.reader import Reader
from tests.web import tasks
if __name__ == "__main__":
    print(next(Reader(Settings(home=Path(sys.argv[1]))).do(tasks.hang)), flush=True)
    os.kill(os.getpid(), 9)
"""


def test_it_is_gone_when_the_server_was_killed(tmp_path):
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    server = subprocess.Popen(
        [sys.executable, script, tmp_path / "home"],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    said, _errors = server.communicate(timeout=30)  # until all are gone that could say something
    with pytest.raises(ProcessLookupError):
        os.kill(int(said), 0)
