"""splink: for FEBRL the model of its own demonstration, for cards one after the same pattern; no labels."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

from benchmarks.matching.febrl import Pair, Table
from benchmarks.matching.peers.task import Claim, Task


def febrl(table: Table) -> Iterator[Pair]:
    settings = SettingsCreator(
        unique_id_column_name="rec_id",
        link_type="link_only" if len(table.files) == 2 else "dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("given_name", "surname"),
            "l.given_name = r.surname and l.surname = r.given_name",
            block_on("date_of_birth"),
            block_on("soc_sec_id"),
            block_on("state", "address_1"),
            block_on("street_number", "address_1"),
            block_on("postcode"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
        ],
    )
    linker = _linker([_frame(file, "rec_id") for file in table.files], settings)
    rules = [block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")]
    _train(linker, rules, [block_on("date_of_birth"), block_on("postcode")])
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    for one, other in zip(found["rec_id_l"], found["rec_id_r"], strict=True):
        yield (one, other) if one < other else (other, one)


def cards(task: Task, _taught: Task) -> list[Claim]:
    settings = SettingsCreator(
        unique_id_column_name="uid",
        link_type="link_only",
        blocking_rules_to_generate_predictions=[
            block_on("name"),
            block_on("reading"),
            block_on("mobile"),
            block_on("email"),
            block_on("telephone", "substr(name, 1, 1)"),
            block_on("company", "substr(name, 1, 1)"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.92, 0.8]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("mobile"),
            cl.EmailComparison("email"),
            cl.ExactMatch("telephone").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("company", [0.9]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            cl.ExactMatch("title").configure(term_frequency_adjustments=True),
        ],
    )
    linker = _linker([_frame(task.cards, "uid"), _frame(task.contacts, "uid")], settings)
    _train(linker, [block_on("email"), block_on("name", "mobile")], [block_on("name"), block_on("mobile")])
    found = linker.inference.predict(threshold_match_probability=0.001).as_pandas_dataframe()
    return list(_claims(task, found))


def _claims(task: Task, found: pd.DataFrame) -> Iterator[Claim]:
    for one, other, sure in zip(found["uid_l"], found["uid_r"], found["match_probability"], strict=True):
        yield (one, other, float(sure)) if one in task.cards else (other, one, float(sure))


def _linker(frames: list[pd.DataFrame], settings: SettingsCreator) -> Linker:
    database = DuckDBAPI()
    tables = [database.register(frame, dataset_display_name=name) for frame, name in zip(frames, "ab", strict=False)]
    return Linker(tables, settings, log_level="ERROR")


def _train(linker: Linker, deterministic: list[Any], rules: list[Any]) -> None:
    linker.training.estimate_probability_two_random_records_match(deterministic, recall=0.9)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in rules:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def _frame(rows: dict[str, Any], key: str) -> pd.DataFrame:
    return pd.DataFrame(
        [{key: number, **{column: value or None for column, value in row.items()}} for number, row in rows.items()]
    )
