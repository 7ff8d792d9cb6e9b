"""How the cells of an Annex A are declared, and those that most of its lists have."""

from typing import Any

from goldenthread.codes import annex_a, people
from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.written import Meaning
from goldenthread.returns.shape import NOWHERE, Cell, Group, Reads


def text(name: str, *also: str, **more: Any) -> Cell:
    """A cell of words, kept as they are written."""
    return Cell(name=name, also=also, meaning=annex_a.as_written, **more)


def day(name: str, *also: str, **more: Any) -> Cell:
    """A cell of a date."""
    return Cell(name=name, also=also, reads=Reads.DATE, meaning=annex_a.day, **more)


def number(name: str, *also: str, **more: Any) -> Cell:
    """A cell of a whole number."""
    return Cell(name=name, also=also, reads=Reads.NUMBER, meaning=annex_a.number, **more)


def flag(name: str, *also: str, meaning: Meaning = annex_a.flag, **more: Any) -> Cell:
    """A cell of yes or no."""
    return Cell(name=name, also=also, reads=Reads.FLAG, meaning=meaning, **more)


def code(name: str, codes: CodeSet, meaning: Meaning, *also: str, **more: Any) -> Cell:
    """A cell of a choice, in code or in words."""
    return Cell(name=name, also=also, reads=Reads.CODE, codes=codes, meaning=meaning, **more)


def worked_out(name: str, reads: Reads = Reads.TEXT) -> Cell:
    """A cell that no file has."""
    return Cell(name=name, heading=NOWHERE, reads=reads)


CHILD = Cell(
    name="Child Unique ID",
    also=(
        *("Child ID", "Child's Unique ID", "Child Unique Identifier", "Unique Child ID"),
        *("Child Unique Reference", "Child Identifier", "LA Child ID"),
    ),
    needed=True,
    meaning=annex_a.number_in_a_list,
)

CORE: tuple[Cell, ...] = (
    # Since the edition of 2026 its heading is Sex.
    code("Gender", people.SEX, annex_a.sex, "Sex"),
    code("Ethnicity", people.ETHNICITY, annex_a.ethnicity, "Ethnic Origin", "Ethnic Group"),
    day("Date of Birth", "DOB", "Birth Date", "Date of Birth or Expected Date of Birth"),
    text("Age", "Age of Child (Years)", "Age of Child", "Age (Years)"),
    Cell(
        name="Not yet born",
        heading="Age",
        also=("Age of Child (Years)", "Age of Child", "Age (Years)"),
        meaning=annex_a.is_unborn,
    ),
    worked_out("Expected date of birth", Reads.DATE),
)
"""Who the child is. Age is not kept: it follows from the date of birth and the day."""

DISABLED = flag(
    "Does the Child have a Disability",
    "Disability",
    "Disabled",
    "Does the Child have a Disability (Y/N)",
    "HasDisability",
    meaning=annex_a.disabled,
)

HELD_BY: tuple[Cell, ...] = (
    text("Allocated Team", "Team", "Allocated Team Name"),
    text("Allocated Worker", "Worker", "Allocated Social Worker", "Social Worker"),
    worked_out("Holds the case"),
    worked_out("Held to", Reads.DATE),
)
"""Of the lists that name a child, one says who holds the case; it is worked out which."""


IN_EPISODE = worked_out("Referred on", Reads.DATE)
"""The first day of the episode of need that an assessment, enquiry or plan belongs to."""


# Names in one word, such as HasDisability, are those under which Data to Insight's queries write
# the lists from the Standard Safeguarding Dataset.
def a_list(number: int, *cells: Cell, also: tuple[str, ...], core: bool = True) -> Group:
    """One of the lists: who the child is, then its own cells."""
    first = (CHILD, *CORE) if core else ()
    names = (f"List {number}", f"List{number}", f"Annex A List {number}", *also)
    numbered = tuple(f"{start} {name}" for name in also for start in (number, f"List {number}"))
    return Group(
        name=f"list_{number}", also=tuple(map(str, (*names, *numbered))), cells=(*first, *cells)
    )
