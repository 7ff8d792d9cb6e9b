"""What is said of episodes of care that do not follow on from one another as they should."""

import duckdb

from goldenthread.codes.looked_after import GOES_ON, STARTS_CARE
from goldenthread.ingest.findings import Finding, Severity, one_each

EPISODES = "episodes"


def breaches(connection: duckdb.DuckDBPyConnection, year: int | None) -> list[Finding]:
    """The findings about the episodes in `care_in_order` (ingest/making/ssda903.py), whose return
    is of the year to 31 March `year`."""
    found = [
        one
        for code, column, wrong, why, severity in (*_ABOUT_ENDS, *_ABOUT_STARTS)
        for one in _findings(connection, code, column, wrong, why, severity)
    ]
    if year:
        wrong = (
            f"place_in_order = 1 and coalesce(\"RNE\" <> '{STARTS_CARE}', true) "
            f"and \"DECOM\" >= date '{year - 1}-04-01'"
        )
        why = (
            "The child's first episode begins within the year and does not start care, so an "
            "episode before it is missing: its first day is not taken for the first day in care."
        )
        found += _findings(connection, "begins-within", "RNE", wrong, why, Severity.QUERY)
    return sorted(found, key=lambda one: one.ordinal or 0)


_ABOUT_ENDS = (
    (
        "goes-on-nowhere",
        "REC",
        f'"DEC" is not null and "REC" = \'{GOES_ON}\' and not is_followed '
        'and coalesce(next_decom <> "DEC", true)',
        "Another episode should begin on the day on which this one ceased, and none does: whether "
        "the child is still looked after cannot be told.",
        Severity.ERROR,
    ),
    (
        "ceased-without-a-day",
        "DEC",
        f'"DEC text" is null and "REC" <> \'{GOES_ON}\'',
        "The episode has a reason for ceasing and no day: when it ceased cannot be told.",
        Severity.ERROR,
    ),
    (
        "ceased-without-a-reason",
        "REC",
        '"DEC" is not null and "REC text" is null and not is_followed',
        "The episode has a day on which it ceased and no reason: it is taken for the end of care.",
        Severity.ERROR,
    ),
    (
        "never-ceased",
        "DEC",
        '"DEC text" is null and is_followed',
        "Another episode follows and this one has no end: it is taken to have ended on the day on "
        "which the next began.",
        Severity.ERROR,
    ),
)

_ABOUT_STARTS = (
    (
        "starts-again",
        "RNE",
        f"place_in_order > 1 and \"RNE\" = '{STARTS_CARE}' "
        f"and (rec_before = '{GOES_ON}' or (rec_before is null and dec_text_before is null))",
        "Care starts here though the episode before says that it went on: the two are taken for "
        "two periods of care.",
        Severity.ERROR,
    ),
    (
        "goes-on-after-its-end",
        "RNE",
        f"place_in_order > 1 and starts_period and \"RNE\" <> '{STARTS_CARE}'",
        "Care goes on here though the episode before says that it ceased: this is taken for a "
        "new period, of which the first day cannot be told.",
        Severity.ERROR,
    ),
    (
        "days-between",
        "DECOM",
        'not starts_period and dec_before < "DECOM"',
        "There are days between this episode and the one before, and both say that care went on: "
        "it is taken to have gone on.",
        Severity.ERROR,
    ),
    (
        "overlap",
        "DECOM",
        'dec_before > "DECOM"',
        "This episode begins before the one before it ends.",
        Severity.ERROR,
    ),
)


def _findings(
    connection: duckdb.DuckDBPyConnection,
    code: str,
    column: str,
    wrong: str,
    why: str,
    severity: Severity,
) -> list[Finding]:
    rows = connection.execute(
        f'select n, line, "{column} text" from care_in_order where {wrong} order by n'
    ).fetchall()
    return one_each(rows, code=code, table=EPISODES, column=column, why=why, severity=severity)
