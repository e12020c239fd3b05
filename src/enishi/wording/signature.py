"""The parts of a signature, in words."""

from enishi.model.card import Property
from enishi.wording.person import label


def part_words(part: str) -> str:
    """What a part of a signature is called."""
    return label(Property(part))
