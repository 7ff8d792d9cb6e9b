"""The category of abuse of a child protection plan, initial and latest.

Source: the children in need census code set (DfE), 2016-17 to 2026-27 editions.
"""

from __future__ import annotations

from goldenthread.codes.code_set import Code, CodeSet

NEGLECT = "NEG"
MULTIPLE = "MUL"  # hides neglect: a plan under it cannot be told either way

CATEGORY_OF_ABUSE = CodeSet(
    "Category of abuse",
    (
        Code(code=NEGLECT, label="Neglect"),
        Code(code="PHY", label="Physical abuse"),
        Code(code="SAB", label="Sexual abuse"),
        Code(code="EMO", label="Emotional abuse"),
        Code(code=MULTIPLE, label="Multiple or not recommended"),
    ),
)
