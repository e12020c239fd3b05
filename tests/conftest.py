"""Fixtures for all: an empty store, an empty workspace, and English whatever the machine speaks."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from enishi.language import speaking
from tests.builders import a_store, a_workspace

# How long a law takes to try is of no account; a gate must say the same of the same commit twice.
settings.register_profile("enishi", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("enishi")

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(autouse=True)
def _english():
    with speaking("en"):
        yield


@pytest.fixture
def store(tmp_path):
    opened = a_store(tmp_path / "home")
    yield opened
    opened.close()


@pytest.fixture
def workspace(tmp_path):
    opened = a_workspace(tmp_path / "home")
    yield opened
    opened.close()
