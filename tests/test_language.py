"""One catalogue, complete in both languages, its compiled form up to date."""

import ast
import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment
from jinja2.ext import extract_from_ast

import enishi
from enishi.language import CATALOGUE, _, current, ngettext, speaking

SOURCE = Path(enishi.__file__).parent
TEMPLATES = SOURCE / "web" / "templates"
PO = CATALOGUE / "ja" / "LC_MESSAGES" / "enishi.po"
PLACEHOLDER = re.compile(r"{(\w*)[^}]*}")


@pytest.fixture(scope="module")
def catalogue():
    with PO.open("rb") as file:
        return read_po(file, locale="ja", abort_invalid=True)


@pytest.fixture(scope="module")
def marked():
    said = {message for file in SOURCE.rglob("*.py") for message in texts(ast.parse(file.read_text("utf-8")))}
    return said | {message for file in TEMPLATES.rglob("*.html") for message in shown(file.read_text("utf-8"))}


def texts(tree):
    """What is marked for translation, also inside f-strings, which the extractor of Babel does not see."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            said = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if node.func.id == "_":
                yield said[0]
            elif node.func.id == "ngettext":
                yield tuple(said[:2])


def shown(template):
    """What a template marks."""
    for _line, function, said in extract_from_ast(Environment(autoescape=True).parse(template), ("_", "ngettext")):
        yield tuple(said[:2]) if function == "ngettext" else said


def test_every_text_is_translated(catalogue, marked):
    missing = [each for each in marked if not (entry := catalogue.get(each)) or not entry.string or entry.fuzzy]
    assert missing == []


def test_nothing_is_translated_that_is_no_longer_said(catalogue, marked):
    ids = {entry.id for entry in catalogue if entry.id}
    assert ids - marked == set()


def test_placeholders_survive_translation(catalogue):
    for entry in catalogue:
        if not entry.id:
            continue
        forms = [entry.id] if isinstance(entry.id, str) else list(entry.id)
        told = [entry.string] if isinstance(entry.string, str) else list(entry.string)
        allowed = {name for form in forms for name in PLACEHOLDER.findall(form)}
        for form in told:
            assert set(PLACEHOLDER.findall(form)) <= allowed, entry.id
        if isinstance(entry.id, str):
            assert set(PLACEHOLDER.findall(told[0])) == allowed, entry.id


def test_the_compiled_catalogue_is_up_to_date(catalogue):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert PO.with_suffix(".mo").read_bytes() == compiled.getvalue()


def test_the_language_changes_for_a_while_only():
    with speaking("ja"):
        assert _("Error") != "Error" or _("contact") == "連絡する"
        assert ngettext("{n} day", "{n} days", 2) == "{n}日"
    assert current() == "en"
    assert ngettext("{n} day", "{n} days", 2) == "{n} days"


@pytest.mark.parametrize(("tag", "language"), [("ja", "ja"), ("en", "en"), ("tlh", "en")])
def test_a_language_without_a_catalogue_is_english(tag, language):
    with speaking(tag):
        assert current() == language
