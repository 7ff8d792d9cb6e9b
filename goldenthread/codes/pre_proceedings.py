"""The outcome of pre-proceedings, from module 5 of the 2026-27 children in need census.

The census names the code set CS131 and its three values. Their labels were not published anywhere
that could be read, so none is invented: whoever holds DfE's specification fills them in here.
"""

from __future__ import annotations

from goldenthread.codes.code_set import Code, CodeSet

PRE_PROCEEDINGS_OUTCOME = CodeSet(
    "Outcome of pre-proceedings",
    tuple(
        Code(code=code, label=f"Outcome {code} (label not published)", since=2027) for code in "ABC"
    ),
)

DECISION = CodeSet(
    "Decision at the end of pre-proceedings",
    (
        Code(code="ISSUE", label="Issue care proceedings"),
        Code(code="STEP DOWN", label="Step down"),
    ),
)
"""Our own codes for the two choices that the Standard Safeguarding Dataset writes in words."""

LEGAL_GATEWAY = CodeSet(
    "Outcome of the legal gateway meeting",
    (
        Code(code="A", label="Continue with the current plan"),
        Code(code="B", label="Begin pre-proceedings"),
        Code(code="C", label="Issue care proceedings"),
        Code(code="D", label="Not known"),
    ),
)

SHORT_NOTICE = CodeSet(
    "Reason for care proceedings at short notice",
    (
        Code(code="A", label="The child's immediate safety"),
        Code(code="B", label="The criteria of an emergency protection order were met"),
        Code(code="C", label="Other"),
    ),
)

CARE_PLAN = CodeSet(
    "Care plan put to the court",
    (
        Code(code="A", label="Care order"),
        Code(code="B", label="Care order, placed with parents"),
        Code(code="C", label="Adoption"),
        Code(code="D", label="Supervision order"),
        Code(code="E", label="Special guardianship order"),
        Code(code="F", label="Private law order"),
        Code(code="G", label="Other"),
        Code(code="H", label="Not at a final hearing yet"),
    ),
)
"""These three are the letters of the Standard Safeguarding Dataset's table of pre-proceedings."""
