"""Every kind of return that is read, by its name."""

from goldenthread.returns.annex_a import ANNEX_A
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.dfe_payload import DFE_PAYLOAD
from goldenthread.returns.own_contract import OWN_CONTRACT
from goldenthread.returns.published_figures import PUBLISHED_FIGURES, STATISTICAL_NEIGHBOURS
from goldenthread.returns.shape import Return
from goldenthread.returns.ssda903 import SSDA903
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.tracker import TRACKER

RETURNS: dict[str, Return] = {
    shape.kind: shape
    for shape in (
        CIN_CENSUS,
        *OWN_CONTRACT,
        SSDA903,
        ANNEX_A,
        STANDARD_SAFEGUARDING,
        DFE_PAYLOAD,
        PUBLISHED_FIGURES,
        STATISTICAL_NEIGHBOURS,
        TRACKER,
    )
}


def in_tables() -> list[Return]:
    """The returns that come as tables side by side: CSV, workbooks, Parquet. A tracker is not among
    them: its headings are its own, and only a kept mapping tells it (`ingest/trackers`)."""
    return [s for s in RETURNS.values() if _is_flat(s) and s is not TRACKER]


def _is_flat(shape: Return) -> bool:
    return not any(group.groups or group.listed or group.inside for group in shape.groups)
