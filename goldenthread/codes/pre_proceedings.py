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
