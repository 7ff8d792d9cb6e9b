"""What is said of the numbers by which rows speak of one another: of those that lead nowhere, or to
another child's row, or that two rows have."""

from collections.abc import Iterator

from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.making.standard_safeguarding.filling import Tables, findings
from goldenthread.returns.shape import Group
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING

PERSON = "ssd_person"
MAY_BE_ADULTS = "ssd_mother"

NO_SUCH_PERSON = "no-such-person"
NO_SUCH_ROW = "no-such-row"
ANOTHER_CHILDS_ROW = "another-childs-row"
NUMBER_TWICE = "number-twice"

NOT_AMONG_PERSONS = (
    "ssd_person has no one with this number: what the row says is kept, and nothing says who the "
    "child is. Send ssd_person with everyone of whom another table speaks."
)


def about_numbers(tables: Tables) -> list[Finding]:
    """The findings about numbers, each number that leads to another child's row put out."""
    arriving = [
        group
        for group in STANDARD_SAFEGUARDING.groups
        if not group.made_from and group.name in tables.brought
    ]
    found: list[Finding] = []
    for group in arriving:
        found += _about_persons(tables, group)
        found += _about_links(tables, group)
        found += _said_by_two(tables, group)
    return found


def person_of(group: Group) -> str:
    """The cell by which a table names its child; nothing where it names none."""
    cells = [cell.name for cell in group.cells]
    return next((name for name in cells if name.endswith("_person_id")), "")


def _about_persons(tables: Tables, group: Group) -> list[Finding]:
    cell = person_of(group)
    if not cell or group.name in (PERSON, MAY_BE_ADULTS) or PERSON not in tables.brought:
        return []
    rows = tables.rows(
        f'select min(n) as n, arg_min(line, n), "{cell}" from "read_{group.name}" '
        f'where "{cell}" is not null and "{cell}" not in (select pers_person_id '
        f'from "read_{PERSON}" where pers_person_id is not null) group by "{cell}" order by 1'
    )
    return findings(rows, code=NO_SUCH_PERSON, table=group.name, column=cell, why=NOT_AMONG_PERSONS)


def _about_links(tables: Tables, group: Group) -> Iterator[Finding]:
    shape = STANDARD_SAFEGUARDING.tables
    for by, other, to in _links(group):
        if other not in tables.brought:
            continue
        mine, theirs = person_of(group), person_of(shape[other])
        yield from _leading_nowhere(tables, group.name, by, other, to)
        if mine and theirs:
            yield from _leading_to_another(tables, (group.name, mine, by), (other, theirs, to))


def _links(group: Group) -> list[tuple[str, str, str]]:
    """The numbers of other rows that a table holds: its own cell, the table, and the cell there."""
    links = [(link.by, link.group, link.to) for link in group.links if link.group != PERSON]
    if group.name == "ssd_assessment_factors":
        links.append(("cinf_assessment_id", "ssd_cin_assessments", "cina_assessment_id"))
    return [link for link in links if link[2] != "follows_enquiry"]


def _leading_nowhere(tables: Tables, table: str, by: str, other: str, to: str) -> list[Finding]:
    rows = tables.rows(
        f'select n, line, "{by}" from "read_{table}" where "{by}" is not null and "{by}" not in '
        f'(select "{to}" from "read_{other}" where "{to}" is not null) order by n'
    )
    why = f"{other} has no row with this number, so what it would say of this row is not known."
    return findings(rows, code=NO_SUCH_ROW, table=table, column=by, why=why)


def _leading_to_another(
    tables: Tables, here: tuple[str, str, str], there: tuple[str, str, str]
) -> list[Finding]:
    (table, mine, by), (other, theirs, to) = here, there
    first = (
        f'(select "{to}" as number, "{theirs}" as child from "read_{other}" '
        f'where "{to}" is not null qualify row_number() over (partition by "{to}" order by n) = 1)'
    )
    rows = tables.rows(
        f'select t.n, t.line, t."{by}" from "read_{table}" t join {first} o on o.number = t."{by}" '
        f'where o.child <> t."{mine}" order by t.n'
    )
    if rows:
        tables.connection.execute(
            f'update "read_{table}" t set "{by}" = null, "{by} text" = null from {first} o '
            f'where o.number = t."{by}" and o.child <> t."{mine}"'
        )
    why = f"The row of {other} with this number is another child's: nothing is read from it here."
    return findings(
        rows,
        code=ANOTHER_CHILDS_ROW,
        table=table,
        column=by,
        why=why,
        severity=Severity.ERROR,
    )


def _said_by_two(tables: Tables, group: Group) -> list[Finding]:
    """Rows that bear a number which a row before them bears, of another child or with other days;
    the same row twice is told of where rows are merged."""
    own = next((link[2] for link in _every_link() if link[1] == group.name), "")
    if not own or own == "clae_cla_id":  # a period of care has many episodes
        return []
    days = [cell.name for cell in group.cells if cell.reads.name == "DATE" and "start" in cell.name]
    days += [
        cell.name for cell in group.cells if cell.name.endswith(("referral_date", "icpc_date"))
    ]
    told = [person_of(group), *days]
    differs = " or ".join(f'f."{name} text" is distinct from t."{name} text"' for name in told)
    rows = tables.rows(
        f'select t.n, t.line, t."{own}" from "read_{group.name}" t join '
        f'(select * from "read_{group.name}" where "{own}" is not null qualify row_number() over '
        f'(partition by "{own}" order by n) = 1) f on f."{own}" = t."{own}" '
        f"where t.n > f.n and ({differs}) order by t.n"
    )
    why = (
        "A row before this one has the same number and says something else. Both are kept; what "
        "speaks of the number is read with the first."
    )
    return findings(rows, code=NUMBER_TWICE, table=group.name, column=own, why=why)


def _every_link() -> list[tuple[str, str, str]]:
    return [link for group in STANDARD_SAFEGUARDING.groups for link in _links(group)]
