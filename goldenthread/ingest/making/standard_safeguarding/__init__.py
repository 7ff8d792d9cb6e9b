"""Fills what no table of the Standard Safeguarding Dataset has, once all that arrived is read.

Its tables speak of one another by number. Numbers of rows are given anew overnight, so none of them
is in the record: here each is followed to what it stands for, and let go of.
"""

import duckdb

from goldenthread.ingest.findings import Finding
from goldenthread.ingest.making.standard_safeguarding import care, factors, need, people
from goldenthread.ingest.making.standard_safeguarding.filling import Tables
from goldenthread.ingest.making.standard_safeguarding.numbers import about_numbers


def make(connection: duckdb.DuckDBPyConnection) -> list[Finding]:
    """Make and fill all that is made and filled; gives what is to be said of the rows on the way.

    What is said of numbers comes first: a number that leads to another child's row is not followed.
    """
    tables = Tables(connection)
    return [
        *about_numbers(tables),
        *people.make(tables),
        *need.make(tables),
        *factors.make(tables),
        *care.make(tables),
    ]
