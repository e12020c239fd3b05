from dataclasses import replace

import cv2
import numpy as np
import pytest

from benchmarks.scenes.camera import Camera, project, view_of
from benchmarks.scenes.compose import Paper, background, fit, lay
from tests.benchmarks.scenes.faces import face

CAMERA = Camera(size=(640, 480), width=200)


def card(**changes: object) -> Paper:
    return replace(Paper(face().pixels, (91.0, 55.0), (8.0, -5.0), shadow=0.0), **changes)


def desk(camera: Camera = CAMERA) -> np.ndarray:
    return np.full((camera.size[1], camera.size[0], 3), 60, np.uint8)


@pytest.mark.parametrize("turn", [0, 33, 180, -95])
@pytest.mark.parametrize("slant", [{}, {"tilt": -20, "pan": 12, "roll": 5}])
@pytest.mark.parametrize("bend", [0.0, 6.0])
def test_the_corners_are_where_the_card_is(turn: float, slant: dict[str, float], bend: float):
    camera = replace(CAMERA, **slant)
    pixels = desk(camera)
    corners = lay(pixels, card(turn=turn, bend=bend), camera, 220)
    flat = np.array([[0, 0], [364, 0], [364, 220], [0, 220]], np.float32)
    seen = cv2.warpPerspective(pixels, cv2.getPerspectiveTransform(corners.astype(np.float32), flat), (364, 220))
    for corner in ((8, 8), (8, -9), (-9, -9), (-9, 8)):
        assert np.abs(seen[corner].astype(int) - face().pixels[corner]).max() < 30
    if not bend:
        assert np.abs(seen.astype(int) - face().pixels).mean() < 4


def test_a_bowed_card_bulges_toward_the_camera():
    slanted = replace(CAMERA, tilt=-25)
    flat, bowed = (cv2.absdiff(_laid(card(bend=bend), slanted), desk(slanted)).any(axis=2) for bend in (0.0, 8.0))
    assert np.count_nonzero(flat != bowed) > 300


def test_round_corners_show_the_desk():
    pixels = _laid(card(at=(0.0, 0.0), radius=4.0))
    left, top = (320 - 91 * 1.6, 240 - 55 * 1.6)
    assert (pixels[int(top) + 2, int(left) + 2] == 60).all()
    assert (pixels[int(top) + 20, int(left) + 20] != 60).any()


def test_the_shadow_falls_away_from_the_lamp():
    pixels = np.full_like(desk(), 200)
    corners = lay(pixels, card(shadow=0.5), CAMERA, 180)
    right, left = int(corners[1][0]), int(corners[0][0])
    middle = int(corners[:, 1].mean())
    assert pixels[middle, right + 2].mean() < pixels[middle, left - 3].mean() - 10


def test_a_card_out_of_the_picture_changes_nothing():
    pixels = desk()
    lay(pixels, card(at=(900.0, 0.0)), CAMERA, 220)
    assert (pixels == 60).all()


@pytest.mark.parametrize("slant", [{}, {"tilt": 22, "pan": -15}])
def test_all_corners_come_into_the_picture(slant: dict[str, float]):
    camera, papers = fit(replace(CAMERA, **slant), [card(at=(x, y)) for x in (0.0, 150.0) for y in (0.0, 260.0)], 0.03)
    corners = np.concatenate([project(view_of(camera), paper.quad) for paper in papers])
    assert (corners >= 0).all()
    assert (corners <= camera.size).all()
    assert np.ptp(corners, axis=0).max() > 0.6 * camera.size[1]


def test_the_desk_turns_and_moves_with_the_dice():
    plate = np.random.default_rng(1).integers(0, 255, (300, 400, 3), np.uint8)
    views = [
        background(plate, 2.0, CAMERA, np.array([shift, 0.0]), turn)
        for shift, turn in ((0, 0), (0, 0), (9, 0), (0, 40))
    ]
    assert (views[0] == views[1]).all()
    assert (views[0] != views[2]).any()
    assert (views[0] != views[3]).any()


def _laid(paper: Paper, camera: Camera = CAMERA) -> np.ndarray:
    pixels = desk(camera)
    lay(pixels, paper, camera, 220)
    return pixels
