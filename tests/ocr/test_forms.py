import numpy as np
import pytest

from enishi.ocr.forms import OTHER, SIDE, families, likelihoods, picture

NOISE = np.random.default_rng(1).integers(0, 255, (60, 60), dtype=np.uint8)


def test_each_form_belongs_to_one_family_and_is_known_to_the_network():
    found = list({id(family): family for family in families().values()}.values())
    forms = [form for family in found for form in family.shares]
    assert len(forms) == len(set(forms)) > 160
    assert {*forms, OTHER} == {*likelihoods([picture(NOISE, (0, 0, 60, 60))])[0]}
    assert all(sum(family.shares.values()) == pytest.approx(1) for family in found)
    assert not set(forms) & {character for family in found for character in family.taken_for}


def test_what_forms_are_taken_for_leads_to_their_family():
    assert families()["演"] is families()["浜"]
    assert families()["演"].taken_for.startswith("演")
    assert "演" not in families()["演"].shares


def test_likelihoods_sum_to_one():
    first, second = likelihoods([picture(NOISE, (0, 0, 60, 60)), picture(NOISE, (20, 20, 40, 40))])
    assert sum(first.values()) == pytest.approx(1, abs=1e-5)
    assert sum(second.values()) == pytest.approx(1, abs=1e-5)
    assert likelihoods([]) == []


def test_a_picture_is_the_square_around_the_ink_whatever_the_light():
    strip = np.full((40, 200), 200, np.uint8)
    strip[10:30, 100:110] = 20
    shown = picture(strip, (100, 10, 110, 30))
    assert shown.shape == (SIDE, SIDE)
    assert shown[SIDE // 2, SIDE // 2] == pytest.approx(0, abs=0.1)
    assert shown[SIDE // 2, [4, -5]] == pytest.approx(1, abs=0.1)
    assert np.abs(picture(strip // 2, (100, 10, 110, 30)) - shown).max() < 0.05


def test_a_picture_may_reach_over_the_rim():
    assert picture(NOISE, (-50, -50, -40, -40)).shape == (SIDE, SIDE)
