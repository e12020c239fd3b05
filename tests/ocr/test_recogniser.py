import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.ocr.recogniser import HEIGHT, NARROWEST, Recogniser, confidence

ALPHABET = ["blank", "a", "b", " "]
STEPS = 40


def shows(*signs):
    """A network that sees the same in every strip: (sign, probability) step by step, then nothing."""

    def network(batch):
        steps = np.zeros((len(batch), STEPS, len(ALPHABET)), np.float32)
        steps[:, :, 0] = 1
        for step, (sign, probability) in enumerate(signs):
            steps[:, step] = (1 - probability) / 3
            steps[:, step, ALPHABET.index(sign)] = probability
        return steps

    return network


def strip(width=HEIGHT * 4):
    return np.full((HEIGHT, width, 3), 255, np.uint8)


def test_repeats_are_one_character_unless_a_blank_parts_them():
    seen = Recogniser(shows(("a", 0.9), ("a", 0.8), ("blank", 1), ("a", 0.7), ("b", 0.95)), ALPHABET)([strip()])[0]
    assert [each.text for each in seen] == ["a", "a", "b"]
    assert [each.probability for each in seen] == pytest.approx([0.9, 0.7, 0.95])


def test_a_character_stands_where_it_was_seen():
    (seen,) = Recogniser(shows(("blank", 1), ("a", 1), ("a", 1)), ALPHABET)([strip()])[0]
    assert seen.place == pytest.approx(2 * NARROWEST / HEIGHT / STEPS)


def test_a_space_that_was_not_believed_is_told_of():
    one, other = Recogniser(shows(("a", 0.9), ("blank", 0.7), ("b", 0.9)), ALPHABET)([strip()])[0]
    assert one.space_after == pytest.approx(0.1)
    assert other.space_after < 0.1


def test_a_doubtful_character_has_rivals():
    sure, doubtful = Recogniser(shows(("a", 0.99), ("blank", 1), ("b", 0.7)), ALPHABET)([strip()])[0]
    assert sure.rivals == ()
    assert [(other, round(chance, 3)) for other, chance in doubtful.rivals] == [("a", 0.1), (" ", 0.1)]


def test_nothing_is_seen_on_an_empty_strip_and_of_no_strip():
    assert Recogniser(shows(), ALPHABET)([strip()]) == [()]
    assert Recogniser(shows(), ALPHABET)([]) == []
    assert confidence(()) == 0


@given(st.lists(st.integers(10, 900), max_size=15))
def test_each_strip_keeps_its_place(widths):
    """The network sees how long a strip is by where the paper ends."""

    def network(batch):
        steps = np.zeros((len(batch), STEPS, len(ALPHABET)), np.float32)
        for row, pixels in zip(steps, batch, strict=True):
            row[:, 0] = 1
            row[0] = [0, 1, 0, 0] if (pixels[0, 0] != 0).sum() > HEIGHT * 4 else [0, 0, 1, 0]
        return steps

    seen = Recogniser(network, ALPHABET)([strip(width) for width in widths])
    assert [each[0].text for each in seen] == ["a" if width > HEIGHT * 4 else "b" for width in widths]
