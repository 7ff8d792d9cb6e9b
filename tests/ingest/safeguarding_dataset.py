"""A Standard Safeguarding Dataset of ten made-up children, and what is read and staged of it.

One family (C1, C2 and the unborn C3) comes to notice for neglect: contact, early help, referral,
assessment, enquiry, conference, plan, reviews, pre-proceedings, care. C4 has a child in need plan.
C5 is under another council's plan. C6 has short breaks. C7 moved in under a plan. C8 has left care.
C9's referral led nowhere. C10 is looked after a second time.
"""

import copy
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goldenthread.ingest.staging import Staged, stage
from goldenthread.ingest.table_reader import read_return
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.safeguarding_care import AFTER_CARE, CARE
from tests.ingest.safeguarding_need import NEED, PROTECTION
from tests.ingest.safeguarding_people import PEOPLE
from tests.ingest.safeguarding_rows import Row, Tables

IDS_THAT_STAY = ("person", "pers_", "moth_childs", "moth_person", "staff", "role", "urn")
"""Parts of the names of numbers that a case system keeps: those of people."""


def story() -> Tables:
    """All tables of the ten children."""
    return copy.deepcopy({**PEOPLE, **NEED, **PROTECTION, **CARE, **AFTER_CARE})


def renumbered(tables: Mapping[str, list[Row]], seed: int) -> Tables:
    """The same with every number of a row given anew, as happens overnight, those of people kept.

    A number stays one wherever it stands: the same column, and those that speak of it.
    """
    shuffle = random.Random(seed)
    given: dict[tuple[str, str], str] = {}
    teams = {row["dept_team_id"] for row in tables["ssd_department"]}

    def anew(column: str, value: str) -> str:
        spoken_of = _spoken_of(column)
        return given.setdefault((spoken_of, value), str(shuffle.randrange(10**8, 10**9)))

    changed: Tables = {}
    for name, rows in tables.items():
        changed[name] = [
            {
                column: anew(column, value)
                if (column.endswith("_team") and value in teams)
                or (_is_a_row_number(column) and value not in ("", "-1", None))
                else value
                for column, value in row.items()
            }
            for row in rows
        ]
    return changed


SPOKEN_OF = {
    "referral_id": "referral",
    "assessment_id": "assessment",
    "s47_enquiry_id": "enquiry",
    "icpc_icpc_id": "conference",
    "cppl_icpc_id": "conference",
    "cp_plan_id": "plan",
    "clae_cla_id": "care",
    "clap_cla_id": "care",
    "clar_cla_id": "care",
    "clav_cla_id": "care",
    "cla_placement_id": "placement",
    "worker_id": "worker",
    "personal_advisor": "worker",
    "professional_id": "worker",
    "family_id": "family",
    "team_id": "team",
    "_team": "team",
}


def _spoken_of(column: str) -> str:
    return next((what for part, what in SPOKEN_OF.items() if column.endswith(part)), column)


def _is_a_row_number(column: str) -> bool:
    if any(part in column for part in IDS_THAT_STAY):
        return column == "clea_care_leaver_personal_advisor"
    return column.endswith(("_id", "_advisor"))


def written(folder: Path, tables: Mapping[str, list[Row]], *, as_parquet: bool = False) -> Path:
    """The tables as a folder of files."""
    write_standard_safeguarding(folder, tables, as_parquet=as_parquet)
    return folder


def staged(folder: Path, tables: Mapping[str, list[Row]], *, as_parquet: bool = False) -> Staged:
    """What is staged of the tables, written to a folder."""
    written(folder, tables, as_parquet=as_parquet)
    raw, shape = read_return(folder.name, sorted(folder.iterdir()))
    assert shape.kind == "standard_safeguarding"
    return stage(raw, shape)


def rows(one: Staged, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of a staged table of the record, in the order of its keys."""
    return one.connection.execute(
        f"select {', '.join(columns)} from {table} order by row_key"
    ).fetchall()


def codes(one: Staged) -> list[tuple[str, str]]:
    """Code and table of every finding."""
    return [(f.code, f.table) for f in one.findings]
