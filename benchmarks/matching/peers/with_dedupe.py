"""dedupe: taught with labelled pairs, as `training_data_dedupe` and `training_data_link` make them of the truth."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import dedupe
from dedupe.variables import Exact, ShortString, String

from benchmarks.matching.febrl import Pair, Table
from benchmarks.matching.peers.task import Claim, Task

LABELS = 300
"""Pairs that are taught."""

_PERSON = "person"
"""The field that says who a record really is; no variable looks at it."""


def febrl(table: Table) -> Iterator[Pair]:
    files = [{number: _row(number.split("-")[1], row) for number, row in file.items()} for file in table.files]
    if len(files) == 1:
        linker = dedupe.Dedupe(_febrl_fields(), num_cores=1)
        linker.prepare_training(files[0])
        linker.mark_pairs(dedupe.training_data_dedupe(files[0], _PERSON, LABELS))
        linker.train(index_predicates=False)
        for cluster, _ in linker.partition(files[0], 0.5):
            members = sorted(map(str, cluster))
            yield from ((one, other) for at, one in enumerate(members) for other in members[at + 1 :])
    else:
        joiner = dedupe.RecordLink(_febrl_fields(), num_cores=1)
        joiner.prepare_training(*files)
        joiner.mark_pairs(dedupe.training_data_link(*files, _PERSON, LABELS))
        joiner.train(index_predicates=False)
        for (one, other), _ in joiner.join(*files, 0.5):
            yield (one, other) if one < other else (other, one)


def cards(task: Task, taught: Task) -> list[Claim]:
    """The gazetteer, taught on other cards and whom they are of, then handed these contacts."""
    some = dict(islice(taught.contacts.items(), OTHERS)) | {uid: taught.contacts[uid] for uid in taught.known.values()}
    messy = {uid: _row(taught.known.get(uid, uid), row) for uid, row in taught.cards.items()}
    canonical = {uid: _row(uid, row) for uid, row in some.items()}
    gazetteer = dedupe.Gazetteer(_card_fields(), num_cores=1)
    gazetteer.prepare_training(messy, canonical)
    gazetteer.mark_pairs(dedupe.training_data_link(messy, canonical, _PERSON, LABELS))
    gazetteer.train(index_predicates=False)
    gazetteer.index({uid: _row(uid, row) for uid, row in task.contacts.items()})
    asked = {uid: _row(uid, row) for uid, row in task.cards.items()}
    found = gazetteer.search(asked, threshold=0.0, n_matches=1, generator=True)
    return [(card, contact, float(sure)) for card, matches in found for contact, sure in matches]


OTHERS = 2000
"""Contacts beside those meant, among whom it is taught."""


def _febrl_fields() -> list[Any]:
    names = [String(name, has_missing=True) for name in ("given_name", "surname", "address_1", "address_2", "suburb")]
    numbers = ("street_number", "postcode", "date_of_birth", "soc_sec_id")
    return [*names, *(ShortString(name, has_missing=True) for name in numbers), Exact("state", has_missing=True)]


def _card_fields() -> list[Any]:
    words = [String(name, has_missing=True) for name in ("name", "reading", "company", "email")]
    return [*words, *(ShortString(name, has_missing=True) for name in ("mobile", "telephone", "postcode", "title"))]


def _row(person: str, row: dict[str, Any]) -> dict[str, Any]:
    return {_PERSON: person, **{column: value or None for column, value in row.items()}}
