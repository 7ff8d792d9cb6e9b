"""Of the rows of a key that returns say, the one that is believed; of the ids of a child, whose
word stands for who it is."""

from goldenthread.record.table import RecordTable

WHO = {"people": "expected_on", "names": ""}
"""The tables of one row for a child, which say who it is; and what of it is kept once said."""

WHICH_ID_FIRST = {"people": "born_on is null", "names": "name ilike 'unborn%'"}
"""Of two ids of one child, what a born child's says stands before what an unborn one's does."""


def newest_rows(table: RecordTable, newer: str, *, linked: bool) -> str:
    """SQL for `newest`: of the rows of a key in `standing`, the first.

    Of who a child is, each of its ids is believed by itself; then the first stands, of a born child
    before an unborn one, and its blanks are filled from the others. The day on which a birth was
    expected is kept when the child is born, whichever return last said it.
    """
    order = f"stands, precedence desc, slice_kind, {newer}id"
    every = "rows between unbounded preceding and unbounded following"
    if table.name not in WHO:
        return (
            "newest as (select * from standing qualify row_number() over "
            f"(partition by row_key order by {order}) = 1)"
        )
    own = f"row_key, {'told_of' if linked else 'child_id'}"
    kept = WHO[table.name]
    keeps = f" replace (first_value({kept} ignore nulls) over every as {kept})" if kept else ""
    each = (
        f"select *{keeps} from standing "
        f"window every as (partition by {own} order by {order} {every}) "
        f"qualify row_number() over (partition by {own} order by {order}) = 1"
    )
    if not linked:
        return f"newest as ({each})"
    first = f"{WHICH_ID_FIRST[table.name]}, {order}"
    filled = ", ".join(
        f"first_value({c} ignore nulls) over every as {c}"
        for c in table.column_names
        if c != "child_id"
    )
    return (
        f"of_each_id as ({each}), newest as (select * replace ({filled}) from of_each_id "
        f"window every as (partition by row_key order by {first} {every}) "
        f"qualify row_number() over (partition by row_key order by {first}) = 1)"
    )
