"""The names that a finding gives to cells, as they stand in the file.

Most findings are made from a cell and have its name. That a row was said twice is seen in the
record, whose columns have our names: whoever looks for the cell knows the return's.
"""

import re

from goldenthread.ingest.rules.cells import SAME_ROW_TWICE
from goldenthread.record.catalogue import TABLES
from goldenthread.web import words

DIFFERS_IN = re.compile(r"(?<= differs in )[a-z0-9_]+(?:, [a-z0-9_]+)*")


def columns_in_the_file(code: str, table: str, columns: str) -> str:
    """`ReferralSource, ReferralNFA` from `source, no_further_action`."""
    if code != SAME_ROW_TWICE or table not in TABLES:
        return columns
    return ", ".join(_in_the_file(table, name) for name in columns.split(", "))


def why_in_the_file(code: str, table: str, why: str) -> str:
    """The sentence of a finding, with the names of the file, and its days in words."""
    said = words.days_in_words(why)
    if code != SAME_ROW_TWICE:
        return said
    return DIFFERS_IN.sub(lambda found: columns_in_the_file(code, table, found[0]), said)


def _in_the_file(table: str, name: str) -> str:
    return TABLES[table].sources[0].path(name).rpartition(".")[2] or name
