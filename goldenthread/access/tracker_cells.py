"""What one person may read of a tracker's cells while they say what its headings are.

Nobody knows yet which cells of such a sheet tell who a child is. Whoever may not know who the
children are sees the cells of a column only where it is said to hold days, figures, yes or no, or a
code; of any other they see its shape: `9999999 - Aaaaa`.
"""

import re

from goldenthread.access.roles import Identity
from goldenthread.access.sight import Sight
from goldenthread.record.table import Holds
from goldenthread.record.tracker_columns import column_said

LONGEST = 60


def cell_as_one_may_read(sight: Sight, text: str, *, table: str, column: str) -> str:
    """The text of a cell, or its shape. `column` is that of the record which its heading is said to
    be, empty where it is none."""
    shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return shown if may_read_cells(sight, table=table, column=column) else _shape(shown)


def may_read_cells(sight: Sight, *, table: str, column: str) -> bool:
    """Whether this person may read what stands under a heading that is said to be this column."""
    if sight.identity is Identity.FULL:
        return True
    if not column:
        return False
    declared = column_said(table, column)
    tells_nobody = declared.holds is not Holds.TEXT or declared.codes is not None
    return tells_nobody and not declared.identifies


def _shape(text: str) -> str:
    """Figures as 9 and letters as A and a, so that an id, a name and a day can be told apart."""
    lower = re.sub(r"[^\W\d_]", lambda seen: "A" if seen[0].isupper() else "a", text)
    return re.sub(r"\d", "9", lower)
