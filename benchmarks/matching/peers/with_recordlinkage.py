"""recordlinkage: its guides' steps (index, compare, classify) for FEBRL unsupervised, for cards taught with labels."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import recordlinkage
from recordlinkage.index import Block

from benchmarks.matching.febrl import Pair, Table
from benchmarks.matching.peers.task import COLUMNS, Claim, Row, Task

FEBRL_BLOCKS = ("given_name", "surname", "date_of_birth", "soc_sec_id", "postcode", "address_1")
CARD_BLOCKS = ("name", "reading", "mobile", "telephone", "email", "company")


def febrl(table: Table) -> Iterator[Pair]:
    """Six blocks and the ECM classifier, which needs no labels."""
    frames = [_frame(file) for file in table.files]
    pairs = _indexer(FEBRL_BLOCKS).index(*frames)
    compare = recordlinkage.Compare()
    for column in ("given_name", "surname", "address_1"):
        compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
    for column in ("date_of_birth", "soc_sec_id", "suburb", "state", "postcode"):
        compare.exact(column, column, label=column)
    vectors = compare.compute(pairs, *frames)
    for one, other in recordlinkage.ECMClassifier(binarize=0.8).fit_predict(vectors):
        yield (one, other) if one < other else (other, one)


def cards(task: Task, taught: Task) -> list[Claim]:
    classifier = recordlinkage.LogisticRegressionClassifier()
    vectors = _vectors(taught)
    truth = pd.MultiIndex.from_tuples(taught.known.items())
    classifier.fit(vectors, vectors.index.intersection(truth))
    wanted = _vectors(task)
    return [(*pair, float(sure)) for pair, sure in classifier.prob(wanted).items()]


def _vectors(task: Task) -> pd.DataFrame:
    left, right = _frame(task.cards), _frame(task.contacts)
    compare = recordlinkage.Compare()
    for column in COLUMNS:
        compare.string(column, column, method="jarowinkler", label=column)
        compare.exact(column, column, label=f"{column} is equal")
    return compare.compute(_indexer(CARD_BLOCKS).index(left, right), left, right)


def _frame(rows: dict[str, Any]) -> pd.DataFrame:
    table: dict[str, Row] = {
        number: {column: value or None for column, value in row.items()} for number, row in rows.items()
    }
    return pd.DataFrame.from_dict(table, orient="index")


def _indexer(blocks: tuple[str, ...]) -> recordlinkage.Index:
    indexer = recordlinkage.Index()
    for column in blocks:
        indexer.add(Block(column))
    return indexer
