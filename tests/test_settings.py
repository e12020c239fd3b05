"""Defaults, file, environment, flags: the later wins, and every fault is told."""

from datetime import time
from pathlib import Path

import pytest

from enishi.errors import SettingsError
from enishi.settings import Settings, load


@pytest.fixture
def config(tmp_path):
    path = tmp_path / "config.toml"

    def _with(text):
        path.write_text(text, "utf-8")
        return {"ENISHI_CONFIG": str(path)}

    return _with


def test_without_anything_the_defaults_hold(tmp_path):
    assert load({"ENISHI_CONFIG": str(tmp_path / "none.toml")}) == Settings()


def test_the_later_wins(config):
    environment = config('home = "/a"\n[events]\ncap = 3\nusual_end = 22:30:00\n[matching]\nask_at = 0.2\n')
    assert load(environment).events.cap == 3
    assert load(environment).events.usual_end == time(22, 30)
    environment |= {"ENISHI_EVENTS__CAP": "4", "ENISHI_HOME": "/b"}
    settings = load(environment)
    assert (settings.events.cap, settings.home, settings.matching.ask_at) == (4, Path("/b"), 0.2)
    assert load(environment, flags={"home": "/c", "events": {"cap": 7}}).events.cap == 7


def test_every_fault_is_told_at_once(config):
    environment = config('[events]\ncap = "many"\n[fading]\nfaded_after = "never"\n[matchings]\nlink_at = 1\n')
    with pytest.raises(SettingsError) as caught:
        load(environment)
    for word in ("cap", "faded_after", "matchings"):
        assert word in caught.value.message


@pytest.mark.parametrize(
    "fault",
    [
        "[events]\ncap = 0",
        "[pictures]\npdf_dpi = 0",
        "[fading]\nfading_after = -5.0",
        "[fading]\nlast_call_after = 900.0",
        "[matching]\nlink_at = nan",
        '[reading]\nphone_region = "Japan"',
    ],
)
def test_what_makes_no_sense_is_told(config, fault):
    with pytest.raises(SettingsError, match=fault.split("\n")[1].split(" ")[0]):
        load(config(fault))


def test_a_file_that_is_no_toml_is_named(config):
    environment = config("this is [not toml")
    with pytest.raises(SettingsError, match=r"config\.toml"):
        load(environment)
