"""DfE's daily payload as at a day, written from what the record holds: a tree a child.

In it is every child of whom something was under way since 1 April two years before the running
one, with all that the record holds of the time since. It has no numbers of rows of its own: each is
named by a mark that is made of its key, and stays the same as long as the key does.
"""

import datetime
import hashlib
import re

from goldenthread.record.snapshot import Reading
from goldenthread.record.table import RecordTable
from goldenthread.record.written_out.cells import Saying
from goldenthread.record.written_out.cin_census import in_the_year
from goldenthread.record.written_out.crosswalk_back import Told
from goldenthread.record.written_out.trees import Taking, trees_of
from goldenthread.record.written_out.unsaid import Row, WrittenOut
from goldenthread.returns.dfe_payload import DFE_PAYLOAD, EPISODE, payload_begins
from goldenthread.returns.dfe_payload_limits import faults_of
from goldenthread.returns.writing_dfe_payload import as_json

MARK = 32
"""So many letters of a mark that names a row."""

NOBODY_KNOWS = "U"

LEFT_OUT = "DfE's description refuses the child, and with it a whole batch, so it is left out"
WORKER = r"[A-Za-z0-9_-]{1,12}"
NO_SUCH_WORKER = "The worker is known by a name, and DfE asks for a number of at most 12 letters"


def payload_of(reading: Reading, on: datetime.date) -> WrittenOut:
    """The payload of a day. A child that DfE's description does not let through is left out, and
    said so: it would have its whole batch refused."""
    names = {row["child_id"]: row["name"] for row in reading.rows("select * from names")}
    saying = Saying(up_to=on, as_written=lambda _row, _table, _cell: None)

    def finish(told: Told, row: Row, cells: Row) -> Row:
        if told.source.group == "care_worker_details" and not _can_be_said(cells):
            saying.note(told.table.name, row, NO_SUCH_WORKER)
            return {}
        return _finished(told, row, cells, names)

    written = trees_of(
        reading,
        Taking(
            shape=DFE_PAYLOAD,
            episode=EPISODE,
            first=payload_begins(on),
            last=on,
            saying=saying,
            in_scope=_in_scope,
            unborn=_unborn,
            ends_are_told=True,
            finish=finish,
        ),
    )
    let_through = []
    for child in written.children:
        faults = list(faults_of(as_json(child)))
        if faults:
            row = {"child_id": child["la_child_id"]}
            saying.note("people", row, f"{LEFT_OUT}: {faults[0].rstrip('.')}")
        else:
            let_through.append(child)
    written.children = let_through
    written.child_ids = {str(child["la_child_id"]) for child in let_through}
    return written


def _can_be_said(cells: Row) -> bool:
    return re.fullmatch(WORKER, str(cells.get("worker_id", ""))) is not None


def _in_scope(table: RecordTable) -> str:
    if table.name == "section_47_enquiries":
        return "t.started_on between $first and $last"
    return in_the_year(table)


def _unborn(row: Row) -> Row:
    return {"expected_date_of_birth": row["expected_on"] or row["born_on"], "sex": NOBODY_KNOWS}


def _finished(told: Told, row: Row, cells: Row, names: dict[str, str | None]) -> Row:
    """With the mark of the row, the child's name in two parts, and the flag that asks the opposite
    of the record's."""
    group = DFE_PAYLOAD.tables[told.source.group]
    own = next((c.name for c in group.cells if c.needed), "")
    if own and own not in cells:
        cells[own] = _mark(told.table.name, row["row_key"])
    if (not_required := cells.pop("icpc_not_required", None)) is not None:
        cells["icpc_required_flag"] = not not_required
    if group is DFE_PAYLOAD.root and (name := names.get(row["child_id"])):
        first, _, rest = name.partition(" ")
        cells |= {"first_name": first} | ({"surname": rest} if rest else {})
    return cells


def _mark(table: str, row_key: str) -> str:
    return hashlib.sha256(f"{table}|{row_key}".encode()).hexdigest()[:MARK]
