"""The Standard Safeguarding Dataset: the tables that one SQL script makes of any case system.

Tables and columns as version 1.4.5 and those before it have them, as CSV or Parquet, all of them or
some. Rows speak of one another by number, and the numbers of rows may change overnight; those of
persons do not. A nightly feed of everything that the system holds, up to the night.
"""

from goldenthread.returns.shape import Return, Speaks
from goldenthread.returns.standard_safeguarding import care, made, need, people

STANDARD_SAFEGUARDING = Return(
    kind="standard_safeguarding",
    title="Standard Safeguarding Dataset",
    title_is_a_name=True,
    speaks=Speaks.ALL_IT_HAS,
    in_any_order=True,
    groups=(*people.GROUPS, *need.GROUPS, *care.GROUPS, *made.GROUPS),
)
