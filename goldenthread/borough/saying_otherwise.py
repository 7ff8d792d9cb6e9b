"""Puts known disagreements into the rows of a return before it is written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from goldenthread.borough.disagreeing import (
    ABSENT,
    ANNEX_A,
    CENSUS,
    HELP,
    NIGHTLY,
    YEARLY,
    Disagreement,
)

Row = dict[str, Any]
Tables = dict[str, list[Row]]

WHERE: dict[tuple[str, str, str], tuple[str, str, str, str]] = {
    (ANNEX_A, "child_protection_plans", "ended_on"): (
        *("list_7", "Child Unique ID", "Child Protection Plan Start Date"),
        "Child Protection Plan End Date",
    ),
    (NIGHTLY, "child_protection_plans", "started_on"): (
        *("ssd_cp_plans", "cppl_person_id", "cppl_cp_plan_start_date"),
        "cppl_cp_plan_start_date",
    ),
    (NIGHTLY, "referrals", "closed_on"): (
        *("ssd_cin_episodes", "cine_person_id", "cine_referral_date"),
        "cine_close_date",
    ),
}
"""By return, table and column of the record: the return's own table, its cells for the child and
for the first day, and the cell that says otherwise."""


def in_tables(tables: Tables, kind: str, found: Sequence[Disagreement]) -> Tables:
    """The tables of an Annex A or of the nightly dataset with what this return says otherwise."""
    own = [one for one in found if one.kind == kind]
    absent = {one.child_id for one in own if one.column == ABSENT}
    for one in own:
        if one.column != ABSENT:
            name, child, began, cell = WHERE[kind, one.table, one.column]
            for row in tables[name]:
                if row[child] == one.child_id and row[began] == one.began_on:
                    row[cell] = one.says
    if not absent:
        return tables
    return {
        name: [row for row in rows if row.get("Child Unique ID") not in absent]
        for name, rows in tables.items()
    }


def in_census(children: Iterable[Row], found: Sequence[Disagreement]) -> Iterator[Row]:
    """The children of the last census with what it says otherwise."""
    own = {one.child_id: one for one in found if one.kind == CENSUS}
    for child in children:
        if one := own.get(child["LAchildID"]):
            for episode in child["CINdetails"]:
                for plan in episode["ChildProtectionPlans"]:
                    if plan["CPPstartDate"] == one.began_on:
                        plan["LatestCategoryOfAbuse"] = one.says
        yield child


def in_collection(tables: Tables, found: Sequence[Disagreement]) -> Tables:
    """The tables of the last SSDA903 with the ends of care that it lacks."""
    ends = {(one.child_id, one.truly) for one in found if one.kind == YEARLY}
    for row in tables["episodes"]:
        if (row["CHILD"], row["DEC"]) in ends and row["REC"] != "X1":
            row["DEC"] = row["REC"] = None
    return tables


def in_early_help(rows: Iterable[Row], found: Sequence[Disagreement]) -> Iterator[Row]:
    """The rows of early help with the ends that they lack."""
    own = {(one.child_id, one.began_on) for one in found if one.kind == HELP}
    for row in rows:
        if (row["child"], row["help from"]) in own:
            row = row | {"help to": None, "end reason": None}
        yield row
