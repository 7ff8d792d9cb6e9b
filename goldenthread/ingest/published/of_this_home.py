"""Whose figures a home keeps: by the council of its returns, or of its settings."""

from goldenthread.ingest.findings import Refused
from goldenthread.ingest.published.whose_figures import OfOurs
from goldenthread.ledger.feed import councils
from goldenthread.ledger.published import neighbours_held


def of_this_home(uri: str, wanted: str, nobody: str) -> OfOurs:
    """The council of this home and the neighbours of every list that it holds.

    `wanted` is the council of the settings, empty for any; `nobody` is the code that stands for one
    that is not known yet. Raises Refused where nothing says whose home it is.
    """
    held = [code for code in councils(uri) if code != nobody]
    council = held[0] if held else wanted
    if not council:
        raise Refused(
            "Nothing says yet which council this is, so no published figure can be kept: say its "
            "code in the settings, or load a census first."
        )
    return OfOurs(council=council, neighbours=neighbours_held(uri, council))
