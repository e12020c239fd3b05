import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints

import pytest

from enishi.errors import EngineUnavailableError, UsageError
from enishi.ocr import installation, registry
from enishi.ocr.registry import names, open_engine, survey


class Silent:
    """An engine from elsewhere."""

    name = "silent"


@pytest.fixture
def elsewhere(monkeypatch):
    def register(**values):
        points = EntryPoints(EntryPoint(name, value, registry.GROUP) for name, value in values.items())
        monkeypatch.setattr(registry, "entry_points", lambda group: points.select(group=group))

    return register


@pytest.mark.parametrize("name", ["auto", "rapidocr", "tesseract"])
def test_built_in_engines_open_by_name(name):
    assert open_engine(name).name == name
    assert name in names()


def test_others_are_found_through_entry_points(elsewhere):
    elsewhere(silent=f"{__name__}:Silent", auto=f"{__name__}:Silent")
    assert open_engine("silent").name == "silent"
    assert open_engine("auto").name == "auto"
    assert names() == ("auto", "rapidocr", "tesseract", "silent")
    assert "silent" in [part.name for part in survey()]


def test_one_that_cannot_be_loaded_says_so(elsewhere):
    elsewhere(broken="no_such_package:Reader")
    with pytest.raises(EngineUnavailableError, match="broken cannot be loaded") as refused:
        open_engine("broken")
    assert "--engine" in refused.value.hint


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(UsageError, match="no reader named tesserakt") as refused:
        open_engine("tesserakt")
    assert "tesseract" in refused.value.hint


def test_the_survey_finds_both_readers_well():
    assert [(part.name, part.is_usable, part.fix) for part in survey()] == [
        ("rapidocr", True, ""),
        ("tesseract", True, ""),
    ]


def test_listing_imports_nothing_heavy():
    told = "import sys; from enishi.ocr.registry import names, survey; names(); survey(); print(*sys.modules)"
    listed = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert not {"numpy", "cv2", "onnxruntime", "rapidocr", "pytesseract", "PIL"} & set(listed.stdout.split())


def test_a_survey_of_a_bare_machine(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(installation, "PACKAGES", ("no-such-package",))
    rapid, tesseract = survey()
    assert not rapid.is_usable
    assert "pip install" in rapid.fix
    assert not tesseract.is_usable
    assert tesseract.fix == installation.install_line()


@pytest.mark.parametrize("script", ["echo 'List of languages (1):'; echo eng", "exit 1"])
def test_a_tesseract_without_japanese(monkeypatch, tmp_path, script):
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    part = installation.tesseract()
    assert not part.is_usable
    assert "jpn, jpn_vert" in part.detail


def test_a_tesseract_that_does_not_start(monkeypatch, tmp_path):
    program = tmp_path / "tesseract"
    program.write_bytes(b"\x7fELF nonsense")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not installation.tesseract().is_usable


@pytest.mark.parametrize(("system", "installer"), [("Linux", "apt-get install"), ("Darwin", "brew install")])
def test_the_install_line_fits_the_machine(monkeypatch, system, installer):
    monkeypatch.setattr("platform.system", lambda: system)
    assert installer in installation.install_line()
