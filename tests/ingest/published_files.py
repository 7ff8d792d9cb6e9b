"""Made-up tables of published statistics, as two editions would print them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

TIME_AND_PLACE = (
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "category",
)
ENGLAND = ("National", "E92000001", "England", "", "", "", "", "")
NORTH_WEST = ("Regional", "E92000001", "England", "E12000002", "North West", "", "", "")
LONDON = ("Regional", "E92000001", "England", "E12000007", "London", "", "", "")

FIRST_EDITION = ("Referrals", "Re_referrals", "Re_referrals_percent", "Referrals_rate")
NEXT_EDITION = ("referral_count", "rereferral_count", "rereferral_percent")
"""Headings of table C1: those of 2024 and earlier, and those from 2025 on, which have no rate."""


def a_council(code: str, name: str = "Made Up", region: str = "E12000002") -> tuple[str, ...]:
    """The cells of place of a council's row, in the North West unless another is said."""
    name_of_region = "North West" if region == "E12000002" else "London"
    level = "Local authority"
    return (level, "E92000001", "England", region, name_of_region, code, f"E0{code}000", name)


THORNBECK = a_council("899", "Thornbeck")


def dfe_table(
    path: Path,
    headings: Sequence[str],
    rows: Iterable[tuple[str, Sequence[str], Sequence[str]]],
    *,
    caption: str = "Referrals and Re-referrals",
) -> Path:
    """A table of DfE's: each row its time period, its place and its figures."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow([*TIME_AND_PLACE, *headings])
        for period, place, figures in rows:
            out.writerow([period, "Reporting year", *place, caption, *figures])
    return path


def list_of_neighbours(path: Path, lists: Mapping[str, Sequence[str]]) -> Path:
    """A list of statistical neighbours: for each council its neighbours, the closest first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        numbered = [one for n in range(1, 11) for one in (f"SN_{n}", f"SN_{n}P")]
        out.writerow(["old_la_code", "la_name", "region_name", *numbered])
        for council, neighbours in lists.items():
            pairs = [one for code in neighbours for one in (code, "Close")]
            out.writerow([council, "Made Up", "North West", *pairs])
    return path
