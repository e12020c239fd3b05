"""How the user signs: what was said last, else the settings."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.settings import Me
from enishi.workflow import signature
from tests.builders import a_workspace

SAID = st.dictionaries(st.sampled_from(signature.PARTS), st.text(max_size=20))


def test_what_was_said_comes_before_the_settings(tmp_path):
    opened = a_workspace(tmp_path)
    workspace = replace(opened, settings=replace(opened.settings, me=Me(name="Taro", company="Old Firm")))
    assert signature.me(workspace).company == "Old Firm"
    signature.sign({"company": "  New\n Firm "}, workspace)
    assert signature.me(workspace) == Me(name="Taro", company="New Firm")
    signature.sign({"company": ""}, workspace)
    assert signature.me(workspace).company == "Old Firm"
    workspace.close()


@given(SAID, SAID)
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_saying_it_again_changes_nothing_and_other_parts_stay(workspace, first, second):
    signature.sign(dict.fromkeys(signature.PARTS, ""), workspace)
    signature.sign(first, workspace)
    signed = signature.sign(second, workspace)
    assert signature.sign(second, workspace) == signed
    kept = {**first, **second}
    assert all(getattr(signed, part) == " ".join(kept.get(part, "").split()) for part in signature.PARTS)
