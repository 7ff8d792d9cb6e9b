"""Where our rules and the sector's validator (0.1.13) differ, and which side is wrong.

Each key is a rule and the side that finds more. `wrong` is the side in error by DfE's own words
for the rule; where it is neither, the two report one fault under different names.
"""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """One of the two that are compared."""

    OURS = "ours"
    SECTOR = "the sector's"
    NEITHER = "neither"


@dataclass(frozen=True)
class Difference:
    """Which side is wrong, and why the two differ."""

    wrong: Side
    why: str
    only_in_samples: bool = False


UNREADABLE = (
    "A date that is no day (31 September) becomes missing there, so an end of that kind leaves the "
    "row open; ours is remembered as unreadable, reported as such, and nothing follows from it."
)
OLD_FORM = (
    "Only the form of sex since 2024-25 is read there; ours reads both, whatever the file's year."
)
BEFORE_1677 = "Days before 1677 cannot be held there and become missing; ours reads them."
TWICE = (
    "A child that stands in the file twice is one child with two of everything there; ours merges "
    "the records and reports 8510, and the rows that repeat."
)
LISTS = "Factors are kept as lists there, so that a rule about one factor never meets it."
WITHIN_AN_EPISODE = (
    "Rows are compared there within one episode only, though the rule is for a child."
)
OFF_BY_ONE = (
    "The rule says more than so many working days; there the last day in time is already too late."
)

DIFFERENCES: dict[tuple[str, Side], Difference] = {
    ("1550", Side.OURS): Difference(
        Side.SECTOR, "A UPN of another length than 13 is passed over there by every rule."
    ),
    ("1560Q", Side.SECTOR): Difference(
        Side.SECTOR,
        "A temporary UPN ends in a letter; there only digits are taken in a former one.",
    ),
    ("4001", Side.OURS): Difference(Side.SECTOR, WITHIN_AN_EPISODE),
    ("4001", Side.SECTOR): Difference(Side.SECTOR, UNREADABLE),
    ("4003", Side.OURS): Difference(
        Side.SECTOR, "There a review is seen only where both plans have ended."
    ),
    ("4004", Side.OURS): Difference(Side.SECTOR, WITHIN_AN_EPISODE),
    ("4017", Side.SECTOR): Difference(Side.SECTOR, UNREADABLE),
    ("4180", Side.SECTOR): Difference(Side.SECTOR, OLD_FORM, only_in_samples=True),
    ("8525Q", Side.SECTOR): Difference(Side.SECTOR, UNREADABLE),
    ("8530Q", Side.SECTOR): Difference(
        Side.SECTOR, "The rule allows March to December; there 1 March and 31 December are outside."
    ),
    ("8540", Side.OURS): Difference(
        Side.SECTOR, "Rows are matched by the wrong number there, so a child with none may be lost."
    ),
    ("8565", Side.OURS): Difference(
        Side.SECTOR,
        "Where several kinds of event are looked at together there, a plan's end can be lost.",
        only_in_samples=True,
    ),
    ("8569Q", Side.SECTOR): Difference(
        Side.SECTOR, "There a flag that is missing counts as true; that fault has a rule, 8568."
    ),
    ("8670Q", Side.SECTOR): Difference(Side.SECTOR, f"{OFF_BY_ONE} Also: {UNREADABLE}"),
    ("8675Q", Side.SECTOR): Difference(Side.SECTOR, OFF_BY_ONE),
    ("8736", Side.SECTOR): Difference(Side.SECTOR, UNREADABLE),
    ("8740", Side.OURS): Difference(
        Side.SECTOR, "The flag is understood there as 0 only, not as false."
    ),
    ("8794", Side.SECTOR): Difference(Side.NEITHER, TWICE),
    ("8810", Side.SECTOR): Difference(Side.SECTOR, UNREADABLE),
    ("8815", Side.SECTOR): Difference(Side.SECTOR, f"{UNREADABLE} Also: {TWICE}"),
    ("8816", Side.SECTOR): Difference(Side.SECTOR, f"{UNREADABLE} Also: {TWICE}"),
    ("8820", Side.SECTOR): Difference(Side.SECTOR, f"{UNREADABLE} Also: {TWICE}"),
    ("8832", Side.OURS): Difference(
        Side.SECTOR, "The numbers of plan rows and episode rows are exchanged there, and some lost."
    ),
    ("8841", Side.OURS): Difference(
        Side.SECTOR, "Only the first of a plan's reviews is read there."
    ),
    ("8869", Side.OURS): Difference(Side.SECTOR, LISTS),
    ("8870Q", Side.OURS): Difference(
        Side.SECTOR, "The target is read there as day-month-year only, so no census date is one."
    ),
    ("8897Q", Side.OURS): Difference(
        Side.NEITHER,
        "A code that is in no list is reported wherever it stands, also with an older assessment.",
        only_in_samples=True,
    ),
    ("8935", Side.OURS): Difference(
        Side.SECTOR, "Plans are counted there by their own number, so there is never more than one."
    ),
    ("8940", Side.OURS): Difference(
        Side.SECTOR, "Plans are numbered afresh in each episode there, so two firsts count as one."
    ),
    ("8940", Side.SECTOR): Difference(Side.SECTOR, f"{UNREADABLE} Also: {TWICE}"),
    ("8945Q", Side.OURS): Difference(Side.SECTOR, LISTS),
    ("8950Q", Side.OURS): Difference(Side.SECTOR, LISTS),
}

BREAKS_THERE = {
    "8565": "raises an error as soon as it has something to report of several kinds",
    "8614": "raises an error on factors",
    "8730": "raises an error on a number that is missing or is none",
    "8897Q": "raises an error on factors",
    "8898": "raises an error exactly when a factor is repeated",
}
"""Rules that raised an error there, on one file or another, and so said nothing of it."""

NOT_COMPARED = {"cin-2022_sample.xml": BEFORE_1677}
"""Samples that the validator cannot read as they are."""
