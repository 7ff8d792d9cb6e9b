"""What is to mend in the record, whose it is and which measures it weakens, for one person.

A thing to mend is of a child: it is listed for those who may see that child, and belongs to the
team and the worker who hold its case. What is of no child that we know (a header, a row without a
number) is the work of those who may see findings. How many there are in the whole council is for
everybody who sees any.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pyarrow as pa

from goldenthread.access.case_lists import NOT_SHOWN, children_by_id
from goldenthread.access.leaves import first_on
from goldenthread.access.load_findings import as_one_may_read, tells_who
from goldenthread.access.naming import ShownAs, identify, order_of_pseudonyms
from goldenthread.access.permissions import person_can_see_findings
from goldenthread.access.roles import Identity, Scope
from goldenthread.access.sight import Sight
from goldenthread.access.visibility import Seen
from goldenthread.clocks.running import NOT_KNOWN
from goldenthread.ledger.found import newest_load, to_mend
from goldenthread.ledger.models import Finding
from goldenthread.measures.periods import months_to
from goldenthread.measures.reads import measures_that_read
from goldenthread.record.cells import columns_filled
from goldenthread.record.snapshot import Reading
from goldenthread.record.unchanged import tables_named

MONTHS = 12
"""Months of the series."""

OPEN, NEW, MENDED, START = "open", "new", "mended", "start"
STANDS = {
    OPEN: "from_on <= $day and coalesce(to_on > $day, true)",
    NEW: "from_on between $first and $day and not at_start",
    MENDED: "to_on between $first and $day",
    START: "from_on between $first and $day and at_start",
}
"""What was open on the day; what came, what was mended, and what was found when a return was first
loaded, from the first of its month to it."""

FLAGS = ", ".join(f'{holds} as "{name}"' for name, holds in STANDS.items())
COUNTS = ", ".join(f'count(*) filter ("{name}") as {name}_count' for name in STANDS)


@dataclass(frozen=True, kw_only=True)
class ChosenToMend:
    """Which things to mend: those that stand so, and fit every filter that is not empty."""

    show: str = OPEN
    code: str = ""
    table: str = ""
    column: str = ""
    team: str = ""
    measure: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How many are open, came this month, were mended this month, and were found at the start this
    month: they were there before any return was loaded, and nobody can say since when."""

    open: int = 0
    new: int = 0
    mended: int = 0
    start: int = 0


@dataclass(frozen=True, kw_only=True)
class WhatToMend:
    """One kind of thing to mend: its code, where it stands, why it is wrong (of one of them), the
    measures that it weakens, and how many there are."""

    code: str
    table: str
    column: str
    kind: str
    severity: str
    why: str
    measures: tuple[str, ...]
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class ListedToMend:
    """One thing to mend, ready to be shown. Of no child that we know `handle` and `shown` are None;
    `says` is what this person may read of the cell."""

    handle: UUID | None
    shown: ShownAs | None
    code: str
    severity: str
    table: str
    column: str
    kind: str
    says: str
    why: str
    file: str
    ordinal: int | None
    line: int | None
    from_on: date
    to_on: date | None
    team: str
    worker: str
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CutToMend:
    """A page of the list, and the counts of all that this person may see; `by_what` of what fits
    the choice of team and measure. `council` counts the whole council, `total` all that fit the
    choice; `by_month` has the first days of months, and what was open at the end of each."""

    council: Standing
    standing: Standing
    by_what: tuple[WhatToMend, ...]
    by_team: Mapping[str, Standing]
    by_measure: Mapping[str, Standing]
    by_month: Mapping[date, Standing]
    total: int
    rows: tuple[ListedToMend, ...]


def cut_to_mend(
    seen: Seen, chosen: ChosenToMend, *, on: date, page: int, per_page: int
) -> CutToMend:
    """What is to mend as it stood on the day, cut to what this person may see; pages count from 1.

    Raises KeyError for a choice of what to show that there is not.
    """
    if chosen.show not in STANDS:
        raise KeyError(chosen.show)
    fits, asked = _fits(chosen)
    fits = f'"{chosen.show}" and {fits}'
    reading = seen.reading
    with reading.holding("known_to_mend", known_to_mend(reading)):
        council, mine = _of_council(reading, on), _mine(seen, on)
    with reading.holding("mine", mine):
        total = reading.rows(f"select count(*) as n from mine where {fits}", **asked)[0]["n"]
        rows = reading.rows(
            f"select * from mine where {fits} order by "
            "len(measures) desc, severity, code, table_name, column_name, from_on, "
            f"{_order(seen)}, finding_id limit $limit offset $offset",
            limit=per_page,
            offset=first_on(page, per_page=per_page, total=total),
            **asked,
        )
        each = "(select *, unnest(measures) as measure from mine) unnested"
        return CutToMend(
            council=council,
            standing=_standing(reading.rows(f"select {COUNTS} from mine")[0]),
            by_what=_by_what(reading, chosen),
            by_team=_by(reading, "team", "mine"),
            by_measure=_by(reading, "measure", each),
            by_month=_by_month(reading, on),
            total=total,
            rows=_listed(seen, rows, on=on),
        )


def to_mend_of_child(seen: Seen, handle: UUID) -> tuple[ListedToMend, ...]:
    """What is to mend of one child, as known at the edition that is read. Raises ChildNotFound."""
    child_id = seen.child_id(handle)
    with seen.reading.holding("known_to_mend", known_to_mend(seen.reading)):
        mine = _mine(seen, seen.on, of_child=child_id)
    with seen.reading.holding("mine", mine):
        rows = seen.reading.rows(
            f'select * from mine where "{OPEN}" '
            "order by len(measures) desc, severity, code, table_name, finding_id"
        )
    return _listed(seen, rows, on=seen.on)


def _days(on: date) -> dict[str, date]:
    return {"day": on, "first": on.replace(day=1)}


def _mine(seen: Seen, on: date, *, of_child: str | None = None) -> pa.Table:
    """All of it that this person may see, or what is of one child alone, with how it stands on the
    day and who holds the case: cut once for every question that is asked of it."""
    relation, reach = seen.relation
    of_nobody = " or child_id not in (select child_id from people)"
    sql = (
        f"select k.*, {FLAGS}, coalesce(t.team, '{NOT_KNOWN}') as team, "
        f"coalesce(t.worker, '{NOT_KNOWN}') as worker "
        "from (select * from known_to_mend where (child_id in "
        f"({relation}){of_nobody if person_can_see_findings(seen.sight) else ''})"
        f"{'' if of_child is None else ' and child_id = $of_child'}) k "
        "left join teams_of_the_time t on t.child_id = k.child_id "
        "and t.span_from <= $day and t.span_to >= $day"
    )
    asked = _days(on) | reach | ({} if of_child is None else {"of_child": of_child})
    seen.reading.ready(*tables_named(sql))
    found: pa.Table = seen.reading.execute(sql, asked).to_arrow_table()
    return found


def _of_council(reading: Reading, on: date) -> Standing:
    counted = f"select {COUNTS} from (select {FLAGS} from known_to_mend)"
    return _standing(reading.rows(counted, **_days(on))[0])


def known_to_mend(reading: Reading) -> pa.Table:
    """All that was to mend, with the measures that each weakens (ledger.found.to_mend)."""
    key = ("to mend, and what it weakens", newest_load(reading.edition))
    table: pa.Table = reading.remember(key, lambda: _with_measures(to_mend(reading)))
    return table


def _with_measures(found: pa.Table) -> pa.Table:
    weakened = [
        weakens(*row)
        for row in zip(
            *(found[name].to_pylist() for name in ("table_name", "kind", "column_name")),
            strict=True,
        )
    ]
    return found.append_column("measures", pa.array(weakened, pa.list_(pa.string())))


def weakens(table: str, kind: str, cells: str) -> tuple[str, ...]:
    """The codes of the measures whose verdicts rest on these cells of a return."""
    return measures_that_read(table, columns_filled(table, kind, cells))


def _fits(chosen: ChosenToMend) -> tuple[str, dict[str, Any]]:
    asked = {
        "code": chosen.code,
        "table_name": chosen.table,
        "column_name": chosen.column,
        "team": chosen.team,
    }
    filled = {f"of_{name}": value for name, value in asked.items() if value}
    parts = [f"{name} = $of_{name}" for name, value in asked.items() if value]
    if chosen.measure:
        parts.append("list_contains(measures, $of_measure)")
        filled["of_measure"] = chosen.measure
    return " and ".join(parts) or "true", filled


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(**{name: row[f"{name}_count"] for name in STANDS})


def _by(reading: Reading, name: str, of: str) -> dict[str, Standing]:
    rows = reading.rows(f"select {name}, {COUNTS} from {of} group by all")
    return {row[name]: _standing(row) for row in rows}


def _by_month(reading: Reading, on: date) -> dict[date, Standing]:
    """The months up to that of the day, from the first in which anything came; the last of them
    ends on the day."""
    months = ", ".join(
        f"(date '{month.first_day}', date '{min(month.last_day, on)}')"
        for month in months_to(on, MONTHS)
    )
    rows = reading.rows(
        "select m.first_day, "
        "count(*) filter (from_on between m.first_day and m.until and not at_start) as new_count, "
        "count(*) filter (from_on between m.first_day and m.until and at_start) as start_count, "
        "count(*) filter (to_on between m.first_day and m.until) as mended_count, "
        "count(*) filter (from_on <= m.until and coalesce(to_on > m.until, true)) as open_count "
        f"from mine, (values {months}) m(first_day, until) group by all "
        "having min(from_on) <= max(m.until) order by m.first_day"
    )
    return {row["first_day"]: _standing(row) for row in rows}


def _by_what(reading: Reading, chosen: ChosenToMend) -> tuple[WhatToMend, ...]:
    """The kinds of thing to mend of the team and the measure that are chosen, the ones that weaken
    most first."""
    fits, asked = _fits(ChosenToMend(team=chosen.team, measure=chosen.measure))
    rows = reading.rows(
        "select code, table_name, column_name, kind, severity, any_value(measures) as measures, "
        f"max(finding_id) as one, {COUNTS} from mine where {fits} group by all "
        "order by max(len(mine.measures)) desc, severity, open_count desc, "
        "code, table_name, column_name",
        **asked,
    )
    shown = [row for row in rows if any(row[f"{name}_count"] for name in STANDS)]
    why = dict(
        Finding.objects.filter(pk__in=[row["one"] for row in shown]).values_list("pk", "why")
    )
    return tuple(
        WhatToMend(
            code=row["code"],
            table=row["table_name"],
            column=row["column_name"],
            kind=row["kind"],
            severity=row["severity"],
            why=why.get(row["one"], ""),
            measures=tuple(row["measures"]),
            standing=_standing(row),
        )
        for row in shown
    )


def _order(seen: Seen) -> str:
    # Sorted by a council's own ids, a list of pseudonyms would tell which of two is the older id.
    by_name = seen.sight.identity is Identity.FULL
    return "child_id" if by_name else order_of_pseudonyms("child_id")


def _listed(seen: Seen, rows: list[dict[str, Any]], *, on: date) -> tuple[ListedToMend, ...]:
    if not rows:
        return ()
    handles = seen.handles({row["child_id"] for row in rows if row["child_id"]})
    children = children_by_id(seen, handles)
    findings = Finding.objects.select_related("load").in_bulk([row["finding_id"] for row in rows])
    listed = []
    for row in rows:
        finding, handle = findings[row["finding_id"]], handles.get(row["child_id"])
        listed.append(
            ListedToMend(
                handle=handle,
                shown=identify(seen.sight, children[row["child_id"]], on=on) if handle else None,
                code=row["code"],
                severity=row["severity"],
                table=row["table_name"],
                column=row["column_name"],
                kind=row["kind"],
                says=_says(seen.sight, finding),
                why=finding.why,
                file=finding.load.source,
                ordinal=finding.ordinal,
                line=finding.line,
                from_on=row["from_on"],
                to_on=row["to_on"] if row["to_on"] and row["to_on"] <= on else None,
                team=row["team"],
                worker=row["worker"],
                measures=tuple(row["measures"]),
            )
        )
    return tuple(listed)


def _says(sight: Sight, finding: Finding) -> str:
    """What the cell says. One that tells who a child is may tell of another: only who sees every
    child by name is shown it."""
    if sight.scope is not Scope.ALL and tells_who(finding.code, finding.column, finding.table):
        return NOT_SHOWN if finding.says else ""
    return as_one_may_read(
        sight,
        code=finding.code,
        column=finding.column,
        says=finding.says,
        table=finding.table,
    )
