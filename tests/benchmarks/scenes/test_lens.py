import numpy as np
import pytest

from benchmarks.scenes.lens import Exposure, Glare, Shade, expose

CLEAR = {"blur": 0.0, "noise": 0.0}


def grey() -> np.ndarray:
    return np.full((240, 320, 3), 120, np.uint8)


def taken(**exposure: object) -> np.ndarray:
    return expose(grey(), Exposure(**{**CLEAR, **exposure}), np.random.default_rng(1))


def test_a_clear_exposure_changes_nothing():
    assert (taken() == 120).all()


def test_the_far_side_is_darker():
    lit = taken(lamp=180.0, falloff=0.5)
    assert lit[:, :10].mean() > lit[:, -10:].mean() + 20


def test_a_shadow_darkens_where_it_falls():
    lit = taken(shades=(Shade(((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)), 0.01, 0.4),))
    assert lit[120, 60].mean() == pytest.approx(72, abs=2)
    assert lit[120, 300].mean() == pytest.approx(120, abs=1)


def test_glare_whitens_its_middle():
    lit = taken(glares=(Glare((0.5, 0.5), (0.2, 0.1), 30.0, 0.6),))
    assert lit[120, 160].mean() > 190
    assert lit[5, 5].mean() == pytest.approx(120, abs=2)


def test_warm_light_has_more_red_than_blue():
    red, _, blue = taken(warmth=0.2).mean(axis=(0, 1))
    assert red > blue + 20


def test_motion_and_blur_soften_an_edge():
    edge = grey()
    edge[:, 160:] = 240
    for soft in ({"blur": 2.0}, {"motion": (6.0, 0.0)}):
        seen = expose(edge, Exposure(**{**CLEAR, **soft}), np.random.default_rng(1))
        assert 130 < seen[120, 160].mean() < 230


def test_grey_and_contrast():
    edge = grey()
    edge[:, 160:] = (240, 30, 30)
    seen = expose(edge, Exposure(**CLEAR, grey=True, contrast=1.4), np.random.default_rng(1))
    assert (seen[..., 0] == seen[..., 2]).all()


def test_noise_follows_the_seed_and_has_the_strength_asked_for():
    one, again, other = (
        expose(grey(), Exposure(blur=0.0, noise=4.0), np.random.default_rng(seed)) for seed in (1, 1, 2)
    )
    assert (one == again).all()
    assert (one != other).any()
    assert one.std() == pytest.approx(4.0, rel=0.3)
