"""What was found in a load, for one person: findings quote cells of a file, and a cell may say who
a child is.

Whoever may not know who the children are is shown no cell that tells. Counts by code are for
everybody who may see loads; the findings themselves for those who may see findings.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Min, Q, QuerySet, Value, When

from goldenthread.access.case_lists import NOT_SHOWN
from goldenthread.access.permissions import check_person_can_see_findings
from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.ingest.findings import ABOUT_THE_WHOLE_FILE
from goldenthread.ledger.models import Finding
from goldenthread.record.catalogue import TABLES

SEVERITIES = ("error", "query", "note")
RULES_THAT_QUOTE_AN_IDENTITY = frozenset({"8535Q", "8606", "8750"})
"""The rules that look at a cell which tells nothing, and quote one that does: a test finds them."""


@dataclass(frozen=True, kw_only=True)
class ChosenFindings:
    """Which findings: every filter that is not empty. `table` is a name, not a title."""

    code: str = ""
    table: str = ""
    severity: str = ""


@dataclass(frozen=True, kw_only=True)
class CodeCount:
    """How often one code was found in one table, and why it is wrong (the first of them)."""

    code: str
    table: str
    severity: str
    findings: int
    why: str


@dataclass(frozen=True, kw_only=True)
class ListedFinding:
    """One finding, ready to be shown: `says` is what this person may read of the cell."""

    code: str
    severity: str
    table: str
    ordinal: int | None
    line: int | None
    column: str
    says: str
    why: str


@dataclass(frozen=True, kw_only=True)
class CutFindings:
    """A page of the findings that fit the choice; `total` are all that do."""

    total: int
    rows: tuple[ListedFinding, ...]


def findings_by_code(load: int) -> tuple[CodeCount, ...]:
    """How many findings a load has by code and table; what to mend comes first."""
    counted = (
        _of_load(load)
        .values("code", "table", "severity", "place")
        .annotate(findings=Count("id"), first_why=Min("why"))
        .order_by("place", "-findings", "code", "table")
    )
    return tuple(
        CodeCount(
            code=row["code"],
            table=row["table"],
            severity=row["severity"],
            findings=row["findings"],
            why=row["first_why"],
        )
        for row in counted
    )


def about_the_whole_file(load: int) -> tuple[str, ...]:
    """What is to be looked at before any row of the load, each in a sentence; no child is in it."""
    found = _of_load(load).filter(code__in=ABOUT_THE_WHOLE_FILE).order_by("place", "id")
    return tuple(found.values_list("why", flat=True))


def cut_findings(
    sight: Sight, load: int, chosen: ChosenFindings, *, page: int, per_page: int
) -> CutFindings:
    """The findings of a load that fit, as this person may read them; pages count from 1.

    Raises NotAllowed for a person who may not see findings.
    """
    check_person_can_see_findings(sight)
    fits = Q()
    for name in ("code", "table", "severity"):
        if getattr(chosen, name):
            fits &= Q(**{name: getattr(chosen, name)})
    found = _of_load(load).filter(fits)
    first = per_page * (page - 1)
    rows = found.order_by("place", "code", "table", "id")[first : first + per_page]
    return CutFindings(total=found.count(), rows=tuple(_listed(sight, row) for row in rows))


def as_one_may_read(sight: Sight, *, code: str, column: str, says: str, table: str = "") -> str:
    """What the cell says, unless it tells who somebody is and this person may not know that."""
    if sight.identity is Identity.FULL or not says:
        return says
    return NOT_SHOWN if tells_who(code, column, table) else says


def tells_who(code: str, column: str, table: str = "") -> bool:
    """Whether the cell that a finding quotes tells who a child is, this one or another. Of people
    who are no children every cell does: nobody works with them under a pseudonym."""
    if table in OF_OTHER_PEOPLE:
        return True
    cells = {name.strip() for name in column.split(",")}
    return code in RULES_THAT_QUOTE_AN_IDENTITY or bool(cells & IDENTIFYING_CELLS)


def _of_load(load: int) -> QuerySet[Any]:
    places = [When(severity=word, then=Value(n)) for n, word in enumerate(SEVERITIES)]
    place = Case(*places, default=Value(len(SEVERITIES)), output_field=IntegerField())
    found: QuerySet[Any] = Finding.objects.filter(load_id=load)
    return found.annotate(place=place)


def _listed(sight: Sight, row: Any) -> ListedFinding:
    return ListedFinding(
        code=row.code,
        severity=row.severity,
        table=row.table,
        ordinal=row.ordinal,
        line=row.line,
        column=row.column,
        says=as_one_may_read(
            sight, code=row.code, column=row.column, says=row.says, table=row.table
        ),
        why=row.why,
    )


def _identifying_cells() -> frozenset[str]:
    """Every name, of a column or of a cell of a return, under which an identity is written."""
    names: set[str] = set()
    for table in TABLES.values():
        for column in table.columns:
            if column.identifies:
                paths = [source.path(column.name) for source in table.sources]
                names |= {column.name, *(path.rpartition(".")[2] for path in paths if path)}
    return frozenset(names)


def _of_other_people() -> frozenset[str]:
    """The tables of people who are no children, under each name that a finding has for them."""
    return frozenset(
        name
        for table in TABLES.values()
        if "child_id" not in table.column_names and any(c.identifies for c in table.columns)
        for name in (table.name, *(source.group for source in table.sources))
    )


OF_OTHER_PEOPLE = _of_other_people()
IDENTIFYING_CELLS = _identifying_cells()
