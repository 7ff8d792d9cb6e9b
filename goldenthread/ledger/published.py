"""Which councils this one is set beside, by every list that the ledger holds."""

from goldenthread.ledger.as_arrow import arrow_cursor


def neighbours_held(uri: str, council: str) -> frozenset[str]:
    """The codes of the statistical neighbours that any list names for a council."""
    with arrow_cursor(uri) as cursor:
        cursor.execute(
            "select distinct neighbour_code from ledger_statistical_neighbours "
            "where council_code = $1 and closed_by is null",
            (council,),
        )
        return frozenset(str(row[0]) for row in cursor.fetchall())
