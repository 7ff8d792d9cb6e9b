"""A row for each factor of an assessment, out of the lists that stand in one cell."""

import pyarrow as pa

from goldenthread.codes.assessment import ASSESSMENT_FACTOR
from goldenthread.codes.lists_in_json import Factors, factors
from goldenthread.ingest.findings import Finding, Severity
from goldenthread.ingest.making.standard_safeguarding.filling import Tables, findings
from goldenthread.returns.standard_safeguarding.made import FACTORS

CELL = "cinf_assessment_factors_json"
TABLE = "ssd_assessment_factors"
DAMAGED_LIST = "damaged-list"
LONGEST_SHOWN = 40


def make(tables: Tables) -> list[Finding]:
    """Make the rows of factors; gives what could not be read of their lists.

    Of a damaged list the factors that can be told are taken. Where none can, what stands there is
    kept in place of a factor, so that nobody takes the assessment for one that found none.
    """
    rows = tables.connection.execute(
        f'select n, line, cinf_assessment_id, "{CELL} text" from read_{TABLE} '
        f'where "{CELL} text" is not null order by n'
    ).fetchall()
    read = {text: factors(text) for text in {row[3] for row in rows}}
    kept = {text: _kept(text, found) for text, found in read.items()}
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for n, line, assessment, text in rows:
        for code in kept[text]:
            seen.setdefault((assessment or "", code), (n, line))
    _make_rows(tables, seen)
    unknown = {
        text: [c for c in one.codes if not ASSESSMENT_FACTOR.holds(c)] for text, one in read.items()
    }
    return [
        *findings(
            [(n, line, text) for n, line, _, text in rows if read[text].damaged],
            code=DAMAGED_LIST,
            table=TABLE,
            column=CELL,
            why="This list of factors is damaged. The factors that can be told are taken; others "
            "may have stood there.",
            severity=Severity.ERROR,
        ),
        *findings(
            [(n, line, ", ".join(unknown[text])) for n, line, _, text in rows if unknown[text]],
            code="unknown-code",
            table=TABLE,
            column=CELL,
            why=f"Each factor should be a code of {ASSESSMENT_FACTOR.name}.",
            severity=Severity.ERROR,
        ),
    ]


def _kept(text: str, found: Factors) -> tuple[str, ...]:
    if found.damaged and not found.codes:
        return (text[:LONGEST_SHOWN],)
    return found.codes


def _make_rows(tables: Tables, seen: dict[tuple[str, str], tuple[int, int]]) -> None:
    tables.connection.register(
        "factors_seen",
        pa.table(
            {
                "n": pa.array(range(1, len(seen) + 1), pa.int32()),
                "line": pa.array([line for _, line in seen.values()], pa.int32()),
                "assessment": pa.array([one or None for one, _ in seen], pa.string()),
                "factor": pa.array([code for _, code in seen], pa.string()),
            }
        ),
    )
    tables.make(
        FACTORS,
        {"assessment": ("assessment", "assessment"), "factor": ("factor", "factor")},
        "factors_seen",
        at="factors_seen",
    )
    tables.connection.unregister("factors_seen")
