"""Periods of care, placements and legal statuses, made from the episodes of an SSDA903.

An episode ends whenever a child's placement or legal status changes, and the next begins on the
same day; so each of the three is a chain of episodes, told apart by why each episode began (RNE)
and why it ceased (REC). Returns break that rule, and how each breach is read is said here:

- A period starts with RNE S, and after an episode that ceased for a reason other than X1. Days
  between two episodes that both say that care went on, and days in both, part no period.
- The first episode in the file that does not start with S goes on from before: its first day is
  the first that the return tells of, and is marked so.
- An episode with X1 that nothing follows, one that says why it ceased and not when, and one that a
  new start follows though it never ceased, ended on a day that cannot be told.
- An episode with no end that another of its period follows ended when that one began.
- Short breaks (V3, V4) are in no chain; the same episode twice is in it once.
"""

from collections.abc import Iterator

import duckdb

from goldenthread.codes.looked_after import (
    CHANGES_LEGAL_STATUS,
    CHANGES_PLACEMENT,
    GOES_ON,
    STARTS_CARE,
)
from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making.ssda903_breaches import breaches
from goldenthread.ingest.year_of_903 import YearFound, find_year, in_words
from goldenthread.returns.ssda903 import EPISODES

KEPT = (
    *("CHILD", "DECOM text", "DEC text", "RNE text", "REC text", "DECOM", "DEC", "RNE", "REC"),
    *("LS", "CIN", "PLACE", "PLACE_PROVIDER", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"),
)
"""What is looked at of an episode, once it is known to be one."""

NEVER = "date '9999-12-31'"
YEAR_SAID = "year_of_return"
"""The variable of the connection that holds the year of the return, where it is known already."""


def make(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Make the tables that are made from others, and fill the cells that no file has."""
    said, by_days = _year_said(connection), find_year(connection, ())
    year = said or by_days.year
    connection.execute(
        'update "read_episodes" set "IN_CARE" = \'yes\', "IN_CARE text" = \'yes\' '
        'where "SHORT_BREAK text" is null'
    )
    connection.execute(
        'update "read_oc2" set "HAS_SDQ" = \'yes\', "HAS_SDQ text" = \'yes\' '
        'where "SDQ_SCORE text" is not null or "SDQ_REASON text" is not null'
    )
    for table in ("oc2", "oc3") if year else ():
        connection.execute(
            f'update "read_{table}" set "YEAR" = $year where "YEAR text" is null',
            {"year": year},
        )
    connection.execute(f"create temp table care_in_order as {_care_in_order()}")
    connection.execute(f'create table "read_periods_of_care" as {_periods()}')
    connection.execute(f'create table "read_placements" as {_placements()}')
    connection.execute(f'create table "read_legal_statuses" as {_legal_statuses()}')
    found = breaches(connection, year)
    connection.execute("drop table care_in_order")
    return found if said in (None, by_days.year) else [*_in_doubt(said, by_days), *found]


def _year_said(connection: duckdb.DuckDBPyConnection) -> int | None:
    known = connection.execute("select getvariable($name)", {"name": YEAR_SAID}).fetchone()
    return known[0] if known else None


def _in_doubt(said: int, by_days: YearFound) -> Iterator[Finding]:
    """That the days in a return are not those of the year that it is said to be for."""
    if by_days.year:
        yield Finding(
            code="year-in-doubt",
            table="Message",
            says=in_words(said),
            why=f"The return is said to be for {in_words(said)}, and {by_days.because}; if it is "
            "of another year, load it again and say which.",
        )


def _care_each_once() -> str:
    """SQL for the episodes of care, each once, with its place in the order of the child's."""
    said = (cell.name if cell.name == "CHILD" else f"{cell.name} text" for cell in EPISODES.cells)
    texts = ", ".join(f'"{name}"' for name in said)
    kept = ", ".join(f'"{name}"' for name in KEPT)
    return f"""
    care as (
        select n, line, {kept} from "read_episodes"
        where "IN_CARE text" is not null and "CHILD" is not null
            and n in (select min(n) from "read_episodes" group by {texts})
    ), ordered as (
        select *, row_number() over (
            partition by "CHILD"
            order by coalesce("DECOM", "DEC", {NEVER}),
                coalesce("RNE" <> '{STARTS_CARE}', true), coalesce("DEC", {NEVER}), n
        ) as place_in_order
        from care
    )"""


def _care_in_order() -> str:
    """SQL for the episodes of care in the order of each child's, each with what it starts, whether
    one of its period follows, and the day on which it ended (`end_text` and `end_day`)."""
    return f"""
    with {_care_each_once()}, beside as (
        select *, lag("REC") over child as rec_before, lag("DEC") over child as dec_before,
            lag("DEC text") over child as dec_text_before, lag("LS") over child as ls_before,
            lag("PLACE") over child as place_before, lag("PL_POST") over child as post_before,
            lag("URN") over child as urn_before, lead("DECOM") over child as next_decom,
            lead("DECOM text") over child as next_decom_text, lead(n) over child as next_n
        from ordered window child as (partition by "CHILD" order by place_in_order)
    ), starting as (
        select *, {_starts_period()} as starts_period from beside
    ), following as (
        select *, lead(starts_period) over child as next_starts_period,
            starts_period or {_changes_placement()} as starts_placement,
            starts_period or {_changes_legal_status()} as starts_legal_status
        from starting window child as (partition by "CHILD" order by place_in_order)
    ), ending as (
        select *, coalesce(not next_starts_period, false) as is_followed from following
    ), ended as (
        select *, {_end("text")} as end_text, {_end("day")} as end_day from ending
    )
    select *,
        sum(starts_period::int) over child as period,
        sum(starts_placement::int) over child as placement,
        sum(starts_legal_status::int) over child as legal,
        datediff('day', date '0001-01-01', {_lasts_to()})::bigint * 1000000 + place_in_order
            as lasts_to
    from ended window child as (partition by "CHILD" order by place_in_order)
    """


def _starts_period() -> str:
    ceased = (
        f"rec_before <> '{GOES_ON}' "
        'and (dec_before is null or "DECOM" is null or dec_before <= "DECOM")'
    )
    return (
        f"(place_in_order = 1 or coalesce(\"RNE\" = '{STARTS_CARE}', false) "
        f"or coalesce({ceased}, false))"
    )


def _changes_placement() -> str:
    """SQL that is true where an episode is of another placement than the one before it: it says so,
    or what it says of the placement differs."""
    elsewhere = '"PL_POST" <> post_before or "URN" <> urn_before'
    return (
        f'coalesce("RNE" in {CHANGES_PLACEMENT}, false) or coalesce("PLACE" <> place_before, false)'
        f' or ("RNE" is null and coalesce({elsewhere}, false))'
    )


def _changes_legal_status() -> str:
    return f'coalesce("RNE" in {CHANGES_LEGAL_STATUS}, false) or coalesce("LS" <> ls_before, false)'


def _end(what: str) -> str:
    """SQL for the end of an episode, its text or its day: no text is an episode that goes on, and a
    text without a day is an end that cannot be told."""
    cases = (
        (
            f'"DEC" is not null and "REC" = \'{GOES_ON}\' and not is_followed '
            'and coalesce(next_decom <> "DEC", true)',
            f"'{GOES_ON} on ' || \"DEC text\"",
            "null",
        ),
        ('"DEC" is not null', '"DEC text"', '"DEC"'),
        ('"DEC text" is not null', '"DEC text"', "null"),
        ("is_followed", "coalesce(next_decom_text, 'another episode')", "next_decom"),
        (f"\"REC\" <> '{GOES_ON}'", '"REC"', "null"),
        ("next_n is not null", "coalesce(next_decom_text, 'another start')", "null"),
    )
    at = 1 if what == "text" else 2
    return f"case {' '.join(f'when {case[0]} then {case[at]}' for case in cases)} end"


def _lasts_to() -> str:
    """SQL for the day by which the episode that ends a chain is found, the latest of them."""
    return f"""case when is_followed then coalesce("DEC", next_decom, "DECOM", date '0001-01-01')
        else coalesce("DEC", {NEVER}) end"""


def _periods() -> str:
    return _chains(
        "period",
        {
            "CIN": _first_said("CIN"),
            "REC": f"nullif(last_of.rec, '{GOES_ON}')",
        },
        began_earlier=f"coalesce(first_of.rne <> '{STARTS_CARE}', true)",
    )


def _placements() -> str:
    names = ("PLACE", "PLACE_PROVIDER", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN")
    started = (STARTS_CARE, *CHANGES_PLACEMENT)
    columns = {name: _last_said(name) for name in names}
    return _chains(
        "placement",
        {**columns, "PLACE": _first_said("PLACE"), "RNE": "first_of.rne", "REC": "last_of.rec"},
        began_earlier=f"first_of.starts_period and coalesce(first_of.rne not in {started}, true)",
    )


def _legal_statuses() -> str:
    started = (STARTS_CARE, *CHANGES_LEGAL_STATUS)
    return _chains(
        "legal",
        {"LS": _first_said("LS")},
        began_earlier=f"first_of.starts_period and coalesce(first_of.rne not in {started}, true)",
    )


def _first_said(name: str) -> str:
    return f'arg_min("{name}", place_in_order) filter ("{name}" is not null)'


def _last_said(name: str) -> str:
    return f'arg_max("{name}", place_in_order) filter ("{name}" is not null)'


def _chains(chain: str, columns: dict[str, str], *, began_earlier: str) -> str:
    """SQL for the chains of one kind as rows of a table: a first day, an end and `columns`."""
    aggregates = {name: said for name, said in columns.items() if "_of." not in said}
    inner = ", ".join(f'{said} as "{name}"' for name, said in aggregates.items())
    outer = ", ".join(
        f'{said} as "{name} text", {said} as "{name}"'
        for name, said in (
            (name, f'"{name}"' if name in aggregates else said) for name, said in columns.items()
        )
    )
    return f"""
    with chains as (
        select "CHILD" as child,
            arg_min({{'n': n, 'line': line, 'text': "DECOM text", 'day': "DECOM", 'rne': "RNE",
                'starts_period': starts_period}}, place_in_order) as first_of,
            arg_max({{'text': end_text, 'day': end_day, 'rec': "REC"}}, lasts_to) as last_of
            {"," if inner else ""} {inner}
        from care_in_order group by "CHILD", {chain}
    )
    select row_number() over (order by first_of.n)::integer as n, 0::integer as parent,
        first_of.line as line, child as "CHILD text", child as "CHILD",
        first_of.text as "STARTED text", first_of.day as "STARTED",
        last_of.text as "ENDED text", last_of.day as "ENDED", {outer},
        ({began_earlier})::varchar as "BEGAN_EARLIER text",
        ({began_earlier}) as "BEGAN_EARLIER"
    from chains order by n
    """
