from collections.abc import Iterator

import pytest

from enishi.workflow.parallel import FEW, side_by_side


def double(numbers: list[int]) -> list[int]:
    return [2 * number for number in numbers]


def fail(_numbers: list[int]) -> list[int]:
    raise ValueError("broken")


@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, 5 * FEW])
def test_everything_is_done_in_order(count):
    assert list(side_by_side(double, ([n, n + 1] for n in range(count)))) == [[2 * n, 2 * n + 2] for n in range(count)]


def test_only_a_few_batches_wait():
    taken = 0

    def batches() -> Iterator[list[int]]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield [number]

    done = side_by_side(double, batches())
    assert next(done) == [0]
    assert taken < 1_000
    done.close()


@pytest.mark.parametrize("count", [1, 2 * FEW])
def test_what_goes_wrong_is_not_lost(count):
    with pytest.raises(ValueError, match="broken"):
        list(side_by_side(fail, [[1]] * count))
