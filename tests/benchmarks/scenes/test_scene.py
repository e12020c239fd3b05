import cv2
import numpy as np
import pytest

from benchmarks.scenes.cards import Design, Face
from benchmarks.scenes.desk import DESKS, lay
from benchmarks.scenes.people import Person, Phone
from benchmarks.scenes.scene import Camera, Light, Lying, Scene, photograph
from benchmarks.scenes.truth import label

CLEAR = Light(level=1.0, warmth=0.0, falloff=0.0, shadow=0.4)
PERSON = Person(
    name="佐々木 蓮",
    company="つきしろ",
    phones=(Phone("work", "076-155-0118"),),
    address="本町2-8",
    company_also="Tsukishiro",
)


def face() -> Face:
    """Each quarter of another colour, so that its way up can be seen."""
    pixels = np.zeros((220, 364, 3), np.uint8)
    for (y, x), colour in zip(
        ((0, 0), (0, 182), (110, 182), (110, 0)), ((250, 0, 0), (0, 250, 0), (0, 0, 250), (250, 250, 0)), strict=True
    ):
        pixels[y : y + 110, x : x + 182] = colour
    return Face(pixels, (91.0, 55.0), PERSON, Design(layout="ja-vertical"))


def scene(on: str = "dark", turn: float = 0.0, **camera: float) -> Scene:
    return Scene(
        (Lying(face(), (8, -5), turn),), on, Camera(size=(640, 480), width=200, noise=0, blur=0, **camera), CLEAR
    )


@pytest.mark.parametrize("turn", [0, 33, 180, -95])
@pytest.mark.parametrize("camera", [{}, {"tilt": -20, "pan": 12, "roll": 5}])
def test_the_corners_are_where_the_card_is(turn: float, camera: dict[str, float]):
    shot = photograph(scene(turn=turn, **camera), np.random.default_rng(1))
    flat = np.array([[0, 0], [364, 0], [364, 220], [0, 220]], np.float32)
    unwarp = cv2.getPerspectiveTransform(shot.corners[0].astype(np.float32), flat)
    seen = cv2.warpPerspective(shot.pixels, unwarp, (364, 220))
    assert np.abs(seen.astype(int) - face().pixels).mean() < 4


def test_the_truth_is_exact_to_a_tenth_of_a_pixel_straight_from_above():
    shot = photograph(scene(), np.random.default_rng(1))
    bright = shot.pixels.max(axis=2) > 125
    rows, columns = bright.any(axis=1).nonzero()[0], bright.any(axis=0).nonzero()[0]
    left, top = shot.corners[0][0]
    right, bottom = shot.corners[0][2]
    assert [columns[0], columns[-1] + 1, rows[0], rows[-1] + 1] == pytest.approx([left, right, top, bottom], abs=0.6)
    assert right - left == pytest.approx(91 * 640 / 200, abs=0.1)


def test_a_card_casts_its_shadow_away_from_the_lamp():
    shot = photograph(scene(on="bed"), np.random.default_rng(1))
    (left, _), (right, bottom) = shot.corners[0][0], shot.corners[0][2]
    middle = int(bottom) - 60
    assert shot.pixels[middle, int(right) + 2].mean() < shot.pixels[middle, int(left) - 3].mean() - 5


@pytest.mark.parametrize("kind", DESKS)
def test_every_desk_is_the_same_for_the_same_seed(kind: str):
    one, again, other = (lay(kind, (90, 60), 3.0, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert one.shape == (60, 90, 3)
    assert (one == again).all()
    assert kind == "bed" or (one != other).any()


def test_noise_and_light_follow_the_seed():
    noisy = Scene(scene().cards, "white", Camera(size=(160, 120), width=200, noise=4), Light(shade=0.4))
    one, again, other = (photograph(noisy, np.random.default_rng(seed)).pixels for seed in (1, 1, 2))
    assert (one == again).all()
    assert (one != other).any()


def test_the_label_says_what_is_printed_and_what_is_as_right():
    written = label("a.pdf", (640, 480), [(face(), np.zeros((4, 2)))], page=2)
    (card,) = written["cards"]
    assert (written["page"], written["size"], card["id"]) == (2, [640, 480], "a.pdf@2#0")
    assert card["phones"] == [{"type": "work", "number": "076-155-0118"}]
    assert card["accept"] == {"company": ["Tsukishiro"], "address": ["本町二－八"]}
    assert "department" not in card
