"""Pairs of ids that are alike in name, date of birth, sex and postcode.

Fellegi and Sunter's model, by Splink (Ministry of Justice). It is not trained on a council's
children: what share of true pairs, and of pairs by chance, agree in each way is written here, so
that the same two children are judged alike everywhere and every night. How common a name is in this
record is counted. The shares are our own judgement of how case systems are typed into, and what
they come to is measured on made-up records with known truth (tests/proofs/test_linkage.py). What a
pair is worth is a number of the pair, used here and kept nowhere; nothing is said of a child by it.
"""

from collections.abc import Mapping
from typing import Any

import duckdb
import pyarrow as pa

from goldenthread.ingest.linking.certain import Found, Pair
from goldenthread.ingest.linking.contradictions import (
    alike,
    are_reversed,
    by_number,
    first_names_clash,
    in_two_families,
)
from goldenthread.ingest.linking.one_id import OneId
from goldenthread.ledger.links import in_order
from goldenthread.record.links import How

DECIDED_FROM = 0.995
"""A pair as likely as this is linked by the machine, where nothing speaks against it."""

ASKED_FROM = 0.1
"""A pair as likely as this goes to a person."""

SECOND_IDS = 0.1
"""The share of ids that are expected to be another of a child that has one."""

RAREST = 0.0005
"""No name is taken to be rarer than this: in a small council every name is rare."""

FEWEST_KNOWN = 2
"""So many of first name, surname, day of birth and postcode must be known."""

NOT_ENOUGH = "too little in common for a machine to decide"
OTHER_SURNAME = "surnames that are not alike"
TWO_FAMILIES = "one system has both, in two families"


def likely_pairs(ids: Mapping[str, OneId]) -> dict[Pair, Found]:
    """The pairs that are alike enough for a machine, or doubtful: for a person."""
    rows = [_row(one) for one in ids.values() if _can_be_compared(one)]
    found: dict[Pair, Found] = {}
    if len(rows) < 2:
        return found
    for one, other, probability in _scored(rows):
        if _may_be_asked(ids[one], ids[other]):
            doubt = _doubt(ids[one], ids[other], probability)
            pair = in_order(one, other)
            found[pair] = Found(how=How.LIKENESS, doubtful=doubt, strength=probability)
    return found


def _doubt(one: OneId, other: OneId, probability: float) -> str:
    """Why a machine may not decide; empty where it may. A child of another surname may be one who
    was adopted, of whom no return has said so yet."""
    surnames = one.surname and other.surname
    if surnames and not alike(one.surname, other.surname) and not are_reversed(one, other):
        return OTHER_SURNAME
    # In a borough of 20,000, two children who shared name and day of birth were linked without it.
    if in_two_families(one, other) and one.postcodes.isdisjoint(other.postcodes):
        return TWO_FAMILIES
    return "" if probability >= DECIDED_FROM else NOT_ENOUGH


def _can_be_compared(one: OneId) -> bool:
    """Whether enough is known of it to tell it from others."""
    known = (one.first_name, one.surname, one.born_on, one.postcodes)
    return sum(map(bool, known)) >= FEWEST_KNOWN


def _may_be_asked(one: OneId, other: OneId) -> bool:
    """Whether first names speak for it, or day of birth and home: brothers and sisters have surname
    and home in common, twins all but the first name, and two strangers may share a day of birth."""
    if first_names_clash(one, other) or _are_told_apart_by_number(one, other):
        return False
    if one.first_name and other.first_name:
        return True
    return one.born_on == other.born_on and not one.postcodes.isdisjoint(other.postcodes)


def _are_told_apart_by_number(one: OneId, other: OneId) -> bool:
    """Whether their numbers say that they are two, and name and day of birth do not both say that
    they are one. A borough of 20,000 put 808 pairs to a person; 626 were such, and none true."""
    agree = (one.first_name, one.surname, one.born_on) == (
        *(other.first_name, other.surname, other.born_on),
    )
    return not agree and any(by_number(one, other))


def _row(one: OneId) -> dict[str, Any]:
    born = one.born_on
    days = (born.month, born.day) if born else (0, 0)
    return {
        "unique_id": one.child_id,
        "first_name": one.first_name or None,
        "surname": one.surname or None,
        "born": f"{born:%Y%m%d}" if born else None,
        "born_on": born,
        # The same for a day and month that change places.
        "born_either_way": f"{born.year}{min(days):02}{max(days):02}" if born else None,
        "sex": one.sex or None,
        "postcodes": sorted(one.postcodes) or None,
        "postcode": min(one.postcodes, default=None),
    }


SHAPE = pa.schema(
    [(name, pa.string()) for name in ("unique_id", "first_name", "surname", "born", "sex")]
    + [("born_on", pa.date32()), ("born_either_way", pa.string()), ("postcode", pa.string())]
    + [("postcodes", pa.list_(pa.string()))]
)

ALIKE = (
    "(damerau_levenshtein({0}_l, {0}_r) <= if(least(length({0}_l), length({0}_r)) <= 5, 1, 2) "
    "or (least(length({0}_l), length({0}_r)) >= 3 "
    "and (starts_with({0}_l, {0}_r) or starts_with({0}_r, {0}_l))))"
)
REVERSED = "first_name_l = surname_r and surname_l = first_name_r"
REVERSED_TOO: Any = "l.first_name = r.surname and l.surname = r.first_name"

LOOKED_AT = (
    ("born", "first_name"),
    ("born", "surname"),
    ("born", "postcode"),
    ("born_either_way", "first_name"),
    ("born_either_way", "surname"),
    ("first_name", "surname"),
    ("first_name", "postcode"),
    ("surname", "postcode"),
    ("born", "substr(first_name, 1, 2)"),
    ("born", "substr(surname, 1, 2)"),
)
"""Only pairs that agree in both of one of these are looked at."""


def _scored(rows: list[dict[str, Any]]) -> list[tuple[str, str, float]]:
    """Every pair that is looked at and may be one child, with how likely that is."""
    # Here: most that is run needs none of it, and it takes a second to import.
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    looked_at: list[Any] = [block_on(*columns) for columns in LOOKED_AT]
    settings = SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=min(2 * SECOND_IDS / len(rows), 0.0001),
        blocking_rules_to_generate_predictions=[*looked_at, REVERSED_TOO],
        comparisons=_comparisons(),
        retain_matching_columns=False,
    )
    with duckdb.connect(config={"threads": 1}) as connection:
        table = DuckDBAPI(connection).register(pa.Table.from_pylist(rows, schema=SHAPE))
        linker = Linker(table, settings, log_level=None)
        scored = linker.inference.predict(threshold_match_probability=ASKED_FROM)
        return [
            (row["unique_id_l"], row["unique_id_r"], row["match_probability"])
            for row in scored.as_record_list()
        ]


def _comparisons() -> list[Any]:
    """What is compared, in which ways two ids may agree, and how often a true pair does (first)
    and a pair by chance (second)."""
    from splink.comparison_library import CustomComparison

    return [
        CustomComparison(output_column_name="first_name", comparison_levels=_of_name("first_name")),
        CustomComparison(output_column_name="surname", comparison_levels=_of_name("surname")),
        CustomComparison(
            output_column_name="born",
            comparison_levels=_levels(
                "born_l is null or born_r is null",
                ("born_l = born_r", 0.88, 0.0002),
                ("born_either_way_l = born_either_way_r", 0.02, 0.0002),
                ("damerau_levenshtein(born_l, born_r) <= 1", 0.05, 0.004),
                ("abs(born_on_l - born_on_r) <= 31", 0.03, 0.008),
                ("", 0.02, 0.9876),
            ),
        ),
        CustomComparison(
            output_column_name="sex",
            comparison_levels=_levels(
                "sex_l is null or sex_r is null", ("sex_l = sex_r", 0.99, 0.5), ("", 0.01, 0.5)
            ),
        ),
        CustomComparison(
            output_column_name="postcodes",
            comparison_levels=_levels(
                "postcodes_l is null or postcodes_r is null",
                ("len(list_intersect(postcodes_l, postcodes_r)) > 0", 0.7, 0.001),
                ("", 0.3, 0.999),
            ),
        ),
    ]


def _of_name(column: str) -> list[Any]:
    levels = _levels(
        f"{column}_l is null or {column}_r is null",
        (f"{column}_l = {column}_r", 0.80, 0.01),
        (REVERSED, 0.04, 0.0005),
        (ALIKE.format(column), 0.12, 0.01),
        ("", 0.04, 0.9795),
    )
    levels[1].configure(tf_adjustment_column=column, tf_minimum_u_value=RAREST)
    return levels


def _levels(unknown: str, *ways: tuple[str, float, float]) -> list[Any]:
    from splink.comparison_level_library import CustomLevel, ElseLevel

    found: list[Any] = [CustomLevel(unknown).configure(is_null_level=True)]
    for sql, of_true_pairs, by_chance in ways:
        level = CustomLevel(sql) if sql else ElseLevel()
        level.configure(m_probability=of_true_pairs, u_probability=by_chance)
        found.append(level)
    return found
