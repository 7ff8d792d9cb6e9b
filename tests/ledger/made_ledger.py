"""A ledger in a list, for tests that need many editions quickly: what PostgreSQL would hold."""

import datetime
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from goldenthread.record.arriving import Delta
from goldenthread.record.catalogue import TABLES
from goldenthread.record.links import How, Verdict, no_links
from goldenthread.record.table import ARROW_TYPES
from tests.ledger.stacking import TWINS, rows_of
from tests.ledger.worlds import CensusFile
from tests.spec.given import MADE_AT, SLICES, spoken_by

TRACED: dict[str, pa.DataType] = {
    "id": pa.int64(),
    "council": pa.string(),
    "row_key": pa.string(),
    "slice_id": pa.int32(),
    "load_id": pa.int32(),
    "ordinal": pa.int32(),
    "line": pa.int32(),
    "unreadable": pa.string(),
    "opened_by": pa.int64(),
    "closed_by": pa.int64(),
}
Cells = dict[str, Any]


@dataclass
class MadeLedger:
    """Takes files in as the loader does: a key that a file lacks, or says otherwise, is closed."""

    edition: int = 0
    rows: dict[str, list[Cells]] = field(default_factory=lambda: {name: [] for name in TABLES})
    slices: dict[int, Cells] = field(default_factory=dict)
    links: list[Cells] = field(default_factory=list)

    def decide(self, one: str, other: str, verdict: Verdict = Verdict.SAME) -> None:
        """Decide of two ids, which moves the edition by one (ledger/links.py)."""
        self.edition += 1
        pair = {"one": min(one, other), "other": max(one, other)}
        for row in self.links:
            if row["closed_by"] is None and pair.items() <= row.items():
                row["closed_by"] = self.edition
        self.links.append(
            pair
            | {
                "id": len(self.links) + 1,
                "verdict": verdict.value,
                "how": How.PERSON.value,
                "of_case_system": "one other",
                "opened_by": self.edition,
                "closed_by": None,
            }
        )

    def load(self, file: CensusFile) -> bool:
        """Take one file in; says whether it changed anything, which moves the edition by one."""
        edition, changed = self.edition + 1, file.year not in self.slices
        for name in TWINS:
            said = {row["row_key"]: row for row in _rows(name, file)}
            held = {
                row["row_key"]: row
                for row in self.rows[name]
                if row["slice_id"] == file.year and row["closed_by"] is None
            }
            for key, row in held.items():
                if key not in said or _differs(name, row, said[key]):
                    row["closed_by"], changed = edition, True
            for key, row in said.items():
                if key not in held or held[key]["closed_by"] is not None:
                    number = sum(map(len, self.rows.values())) + 1
                    self.rows[name].append(
                        row | {"id": number, "load_id": edition, "opened_by": edition}
                    )
                    changed = True
        if changed:
            self.edition = edition
            self.slices.setdefault(file.year, _slice(file.year, edition))
        return changed

    def since(self, edition: int) -> Delta:
        """What became known after an edition, in the shape of `ledger.feed.changes_since`."""
        opened, closed = {}, {}
        for name, table in TABLES.items():
            schema = pa.schema(
                [*TRACED.items(), *((c.name, ARROW_TYPES[c.holds]) for c in table.columns)]
            )
            new = [row for row in self.rows[name] if row["opened_by"] > edition]
            opened[name] = pa.Table.from_pylist(new, schema=schema)
            gone = [
                {"id": row["id"], "closed_by": row["closed_by"]}
                for row in self.rows[name]
                if row["opened_by"] <= edition and (row["closed_by"] or 0) > edition
            ]
            ids = pa.schema([("id", pa.int64()), ("closed_by", pa.int64())])
            closed[name] = pa.Table.from_pylist(gone, schema=ids)
        editions = list(range(1, self.edition + 1))
        return Delta(
            since=edition,
            edition=self.edition,
            opened=opened,
            closed=closed if edition else {},
            slices=pa.Table.from_pylist(list(self.slices.values()), schema=SLICES),
            spoken=spoken_by(list(self.slices.values())),
            loads=pa.table(
                {
                    "id": editions,
                    "edition": editions,
                    "slice_id": [1] * len(editions),
                    "source": [f"file {e}" for e in editions],
                }
            ),
            editions=_editions(editions),
            links=pa.Table.from_pylist(self.links, schema=no_links().schema),
        )


def _editions(numbers: list[int]) -> pa.Table:
    made_at = [MADE_AT] * len(numbers)
    return pa.table({"number": numbers, "made_at": made_at, "made_by_id": numbers})


def _rows(name: str, file: CensusFile) -> list[Cells]:
    found = []
    for ordinal, row in enumerate(rows_of(name, file.children, file.year), start=1):
        found.append(
            row.cells
            | {
                "council": "899",
                "row_key": "|".join(map(str, row.key)),
                "slice_id": file.year,
                "ordinal": ordinal,
                "line": ordinal + 1,
                "unreadable": "".join(f" {cell} " for cell in sorted(row.unreadable)),
                "closed_by": None,
            }
        )
    return found


def _differs(name: str, held: Cells, said: Cells) -> bool:
    told = (*TABLES[name].column_names, "unreadable")
    return any(held.get(cell) != said.get(cell) for cell in told)


def _slice(year: int, edition: int) -> Cells:
    return {
        "id": year,
        "council": "899",
        "kind": "cin_census",
        "period": f"{year - 1}-{year % 100:02d}",
        "year": year,
        "first_day": datetime.date(year - 1, 4, 1),
        "last_day": datetime.date(year, 3, 31),
        "opened_by": edition,
    }
