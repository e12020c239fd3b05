"""Tasks for a reader's process: well-behaved, greedy, hanging, dying ones."""

import os
import signal
import time

from enishi.errors import NotFoundError
from enishi.language import _


def count(workspace, most):
    for number in range(most):
        yield number, os.getpid()


def speak(workspace):
    yield _("mixer")
    yield workspace.settings.home
    yield workspace.store.contacts.count()


def refuse(workspace):
    yield "first"
    raise NotFoundError("nobody", hint="look elsewhere")


def hoard(workspace):
    yield len([bytearray(2**26) for _number in range(2**12)])


def hang(workspace):
    yield os.getpid()
    time.sleep(600)


def die(workspace):
    yield os.getpid()
    os.kill(os.getpid(), signal.SIGKILL)


def stumble(workspace):
    yield 1 // 0
