"""Which councils this one is set beside, by every list that the ledger holds."""

import adbc_driver_postgresql.dbapi as adbc


def neighbours_held(uri: str, council: str) -> frozenset[str]:
    """The codes of the statistical neighbours that any list names for a council."""
    with adbc.connect(uri) as connection, connection.cursor() as cursor:
        cursor.execute(
            "select distinct neighbour_code from ledger_statistical_neighbours "
            "where council_code = $1 and closed_by is null",
            (council,),
        )
        return frozenset(str(row[0]) for row in cursor.fetchall())
