"""England and its regions, by the names and codes under which published statistics have them.

Source: the codes of the Office for National Statistics, as DfE's tables of 2013 to 2025 print them.
London is one region there and two, inner and outer, in which its councils are counted.
"""

from goldenthread.codes.councils import COUNCILS
from goldenthread.codes.written import fold

ENGLAND, ENGLAND_CODE = "England", "E92000001"

REGIONS = {
    "E12000001": "North East",
    "E12000002": "North West",
    "E12000003": "Yorkshire and The Humber",
    "E12000004": "East Midlands",
    "E12000005": "West Midlands",
    "E12000006": "East of England",
    "E12000007": "London",
    "E12000008": "South East",
    "E12000009": "South West",
    "E13000001": "Inner London",
    "E13000002": "Outer London",
}

OTHER_NAMES = {"londoninner": "E13000001", "londonouter": "E13000002", "eastern": "E12000006"}


def region_code(code: str, name: str) -> str:
    """The code of a region from its code or its name; empty for none of England's."""
    return code.strip() if code.strip() in REGIONS else _BY_NAME.get(_folded(name), "")


def council_code(code: str, name: str) -> str:
    """DfE's three figures for a council, from them (`889`, `889.0`) or its name; else empty."""
    figures = code.strip().removesuffix(".0")
    if len(figures) == 3 and figures.isdigit():
        return figures
    return _COUNCILS_BY_NAME.get(_folded(name), "")


def _folded(name: str) -> str:
    return fold(name.replace("&", "and"))


_BY_NAME = {_folded(name): code for code, name in REGIONS.items()} | OTHER_NAMES
_COUNCILS_BY_NAME = {_folded(name): code for code, name in COUNCILS.items()}
