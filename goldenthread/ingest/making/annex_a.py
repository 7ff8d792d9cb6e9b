"""Fills the cells of an Annex A that no list has, once all lists are read.

- A child whose age is before birth has an expected date of birth, not a date of birth.
- A referral that led to action and is on no list of children in need ended on a day that is not
  known: list 6 has every case that is open, or was in the last six months.
- A case on list 6 was not turned away as a referral, whichever day it came.
- A case that list 6 calls closed, without the day, ended on a day that is not known.
- An assessment, enquiry or plan that began while list 6 has an episode of the child open belongs to
  that episode; no list says so itself.
- A row of list 5 with a conference and no enquiry is a conference alone, of a child who moved in or
  whose enquiry was elsewhere.
- Either category of a plan may name neglect.
- A child under V3 or V4 has short breaks and is not looked after (list 8).
- Of the lists that name a child, the furthest that is open says which worker holds the case. Those
  of events (3 to 5) say it only of a child on no other list, and then not until when.
"""

import duckdb

from goldenthread.ingest.findings import Finding, one_each

WITH_CORE = tuple(f"list_{number}" for number in range(1, 11))

CLOSED_WITHOUT_A_DAY = "closed-without-a-day"
ENDED_BY = {
    "list_8": "Date Ceased to be Looked After",
    "list_7": "Child Protection Plan End Date",
    "list_6": "CIN Closure Date",
}
OF_EVENTS = ("list_4", "list_5", "list_3")
NOT_SAID = "not said"


def make(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Fill the worked-out cells; gives what is to be said of the rows on the way."""
    _tell_the_unborn(connection)
    found = _closed_without_a_day(connection)
    _end_referrals(connection)
    connection.execute(
        'update "read_list_6" set "Turned away text" = \'no\', "Turned away" = false'
    )
    _find_the_episode(connection)
    _tell_enquiries_from_conferences(connection)
    _name_neglect(connection)
    _tell_care_from_short_breaks(connection)
    _find_who_holds_the_case(connection)
    return found


def _fill(
    connection: duckdb.DuckDBPyConnection, table: str, cell: str, value: str, where: str
) -> None:
    """Fill a cell of words, where a condition holds."""
    connection.execute(
        f'update "read_{table}" set "{cell} text" = \'{value}\', "{cell}" = \'{value}\' '
        f"where {where}"
    )


def _tell_the_unborn(connection: duckdb.DuckDBPyConnection) -> None:
    for table in WITH_CORE:
        connection.execute(
            f'update "read_{table}" set '
            '"Expected date of birth text" = "Date of Birth text", '
            '"Expected date of birth" = "Date of Birth", '
            '"Date of Birth text" = null, "Date of Birth" = null '
            'where "Not yet born text" is not null'
        )


def _closed_without_a_day(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    where = '"Case Status" = \'CLOSED\' and "CIN Closure Date text" is null'
    rows = connection.execute(
        f'select n, line, "Case Status text" from "read_list_6" where {where} order by n'
    ).fetchall()
    connection.execute(
        f'update "read_list_6" set "CIN Closure Date text" = "Case Status text" where {where}'
    )
    return one_each(
        rows,
        code=CLOSED_WITHOUT_A_DAY,
        table="list_6",
        column="CIN Closure Date",
        why="The case is closed and its closure date is blank: when it closed is not known.",
    )


def _end_referrals(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        f'update "read_list_3" set "Closed text" = \'{NOT_SAID}\' '
        'where coalesce(not "Referral NFA", true) and not exists ('
        'select 1 from "read_list_6" six '
        'where six."Child Unique ID" = "read_list_3"."Child Unique ID" '
        'and six."CIN Start Date" = "read_list_3"."Date of Referral")'
    )


BEGAN = {
    "list_4": "Continuous Assessment Start Date",
    "list_5": "Strategy discussion initiating Section 47 Enquiry Start Date",
    "list_7": "Child Protection Plan Start Date",
}


def _find_the_episode(connection: duckdb.DuckDBPyConnection) -> None:
    for table, began in BEGAN.items():
        connection.execute(
            f'update "read_{table}" set "Referred on text" = episode."CIN Start Date text", '
            '"Referred on" = episode."CIN Start Date" from ('
            'select * from "read_list_6" where "CIN Start Date" is not null qualify '
            'row_number() over (partition by "Child Unique ID" order by "CIN Start Date" desc) = 1'
            f') episode where episode."Child Unique ID" = "read_{table}"."Child Unique ID" '
            f'and "read_{table}"."{began}" >= episode."CIN Start Date" '
            'and (episode."CIN Closure Date text" is null or '
            f'"read_{table}"."{began}" <= episode."CIN Closure Date")'
        )


def _tell_enquiries_from_conferences(connection: duckdb.DuckDBPyConnection) -> None:
    enquiry = '"Strategy discussion initiating Section 47 Enquiry Start Date text" is not null'
    conference = '"Date of Initial Child Protection Conference text" is not null'
    _fill(connection, "list_5", "Is an enquiry", "yes", f"{enquiry} or not {conference}")
    _fill(
        connection,
        "list_5",
        "Kind of conference",
        "after an enquiry",
        f"{enquiry} and {conference}",
    )


def _name_neglect(connection: duckdb.DuckDBPyConnection) -> None:
    """Yes where either category names it; no where all that is written names something else."""
    first, latest = "Initial category names neglect", "Latest category names neglect"
    unsaid = " or ".join(
        f'("{when} Category of Abuse text" is not null and "{when} category names neglect" is null)'
        for when in ("Initial", "Latest")
    )
    connection.execute(
        f'update "read_list_7" set "Names neglect" = case when "{first}" or "{latest}" then true '
        f'when {unsaid} then null else coalesce("{first}", "{latest}") end'
    )
    connection.execute(
        'update "read_list_7" set "Names neglect text" = '
        "case when \"Names neglect\" then 'yes' when not \"Names neglect\" then 'no' end"
    )


def _tell_care_from_short_breaks(connection: duckdb.DuckDBPyConnection) -> None:
    in_care = '"Short break text" is null'
    placed = (
        '"Start Date of Most Recent Placement text" is not null or "Placement Type" is not null'
    )
    legal = '"Start date of current legal status text" is not null or "Legal status" is not null'
    _fill(connection, "list_8", "In care", "yes", in_care)
    _fill(connection, "list_8", "Has a placement", "yes", f"{in_care} and ({placed})")
    _fill(connection, "list_8", "Has a legal status", "yes", f"{in_care} and ({legal})")
    for table in ("list_8", "list_9"):
        uasc = '"Unaccompanied asylum seeking child"'
        _fill(connection, table, "Is unaccompanied", "yes", uasc)


def _find_who_holds_the_case(connection: duckdb.DuckDBPyConnection) -> None:
    """Mark one row a child as the one that says who holds the case, and until when it says so."""
    # Open lists, then care leavers', then closed cases, then lists of events.
    ranks = [("list_8", 0, 20), ("list_7", 1, 21), ("list_6", 2, 22), ("list_9", 3, 3)]
    ranks += [(table, 30 + place, 30 + place) for place, table in enumerate(OF_EVENTS)]
    every = " union all ".join(
        f"select '{table}' as list, n, \"Child Unique ID\" as child, "
        f"{_rank(table, is_open, is_over)} as rank, {_event_day(table)} as day "
        f'from "read_{table}" where "Child Unique ID" is not null '
        'and ("Allocated Team text" is not null or "Allocated Worker text" is not null)'
        for table, is_open, is_over in ranks
    )
    connection.execute(
        f"create or replace temp table holding as select list, n from ({every}) "
        "qualify row_number() over (partition by child order by rank, day desc nulls last, n) = 1"
    )
    for table, *_ in ranks:
        held = f"n in (select n from holding where list = '{table}')"
        _fill(connection, table, "Holds the case", "yes", held)
        if table in ENDED_BY:
            ended = ENDED_BY[table]
            text, day = f'"{ended} text"', f'"{ended}"'
        else:
            text, day = (f"'{NOT_SAID}'" if table in OF_EVENTS else "null"), "null"
        connection.execute(
            f'update "read_{table}" set "Held to text" = {text}, "Held to" = {day} where {held}'
        )
    connection.execute("drop table holding")


def _rank(table: str, is_open: int, is_over: int) -> str:
    ended = ENDED_BY.get(table)
    if not ended:
        return str(is_open)
    return f'case when "{ended} text" is null then {is_open} else {is_over} end'


def _event_day(table: str) -> str:
    others = {
        "list_8": "Date Started to be Looked After",
        "list_6": "CIN Start Date",
        "list_3": "Date of Referral",
    }
    day = (BEGAN | others).get(table)
    return f'"{day}"' if day else "cast(null as date)"
