"""The agencies at one meeting about a child, typed together: what each answer is as cells of its
row, and what cannot be so. The GP is always asked about; of the others those of this child count.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from goldenthread.casework.record_forms import AGENCIES
from goldenthread.casework.typing import Wrong, wrong_with
from goldenthread.codes import forms

CAME, APOLOGIES, ABSENT = "came", "apologies", "absent"
NOT_INVITED, NOT_OF_CHILD, NOBODY_SAID = "not_invited", "not_of_child", ""
ANSWERS = {
    NOBODY_SAID: "Nobody has said",
    CAME: "Came",
    APOLOGIES: "Sent apologies",
    ABSENT: "Did not come",
    NOT_INVITED: "Was not invited",
    NOT_OF_CHILD: "Does not work with this child or family",
}
"""What is asked of each agency; the GP is every child's."""
AS_CELLS: dict[str, dict[str, Any]] = {
    NOBODY_SAID: {"relevant": True, "came": None, "apologies": None},
    CAME: {"relevant": True, "came": True, "apologies": False},
    APOLOGIES: {"relevant": True, "came": False, "apologies": True},
    ABSENT: {"relevant": True, "came": False, "apologies": False},
    NOT_INVITED: {"relevant": True, "came": None, "apologies": None},
    NOT_OF_CHILD: {"relevant": False, "came": None, "apologies": None},
}
BESIDE = (
    "invited_on",
    "not_invited_because",
    "contributed",
    "report_received_on",
    "report_shared_on",
)
"""What is asked beside the answer."""


def answer_of(cells: Mapping[str, Any]) -> str:
    """What a row answers."""
    if cells["relevant"] is False:
        return NOT_OF_CHILD
    if cells["came"] is None:
        return NOT_INVITED if cells["not_invited_because"] else NOBODY_SAID
    if cells["came"]:
        return CAME
    return APOLOGIES if cells["apologies"] else ABSENT


def cells_of(
    agency: str, answer: str, beside: Mapping[str, Any], stands: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The cells of an agency's row, without those of the meeting. What `stands` says in another way
    and means the same is left as it is."""
    as_cells = AS_CELLS[answer]
    if stands and answer_of(stands) == answer:
        as_cells = {name: stands[name] for name in as_cells}
    said = {name: beside.get(name) for name in BESIDE}
    if answer == NOT_OF_CHILD:
        said = dict.fromkeys(BESIDE)
    if answer != NOT_INVITED:
        said["not_invited_because"] = None
    return {"agency": agency, **as_cells, **said}


def is_answered(answer: str, beside: Mapping[str, Any]) -> bool:
    """Whether anything was said of an agency."""
    return answer != NOBODY_SAID or any(beside.get(name) not in (None, "") for name in BESIDE)


def wrong_with_agency(cells: Mapping[str, Any], answer: str, *, today: date) -> Iterator[Wrong]:
    """All that is wrong with the row of one agency; `column` is the question that is told."""
    yield from wrong_with(AGENCIES, cells, today=today)
    name = forms.AGENCY.label(cells["agency"], year=0)
    is_to_come = cells["meeting_on"] is not None and cells["meeting_on"] > today
    if answer in (CAME, ABSENT) and is_to_come:
        yield Wrong(column="came", sentence=f"{name}: the meeting is still to come")
    if answer == NOT_INVITED and not cells["not_invited_because"]:
        told = f"{name}: say why it was not invited"
        yield Wrong(column="not_invited_because", sentence=told)
    if answer == NOT_INVITED and cells["invited_on"]:
        told = f"{name}: it was invited on a day, or not invited: say which"
        yield Wrong(column="invited_on", sentence=told)
    if cells["agency"] == forms.GP and _is_open(cells, answer, is_to_come):
        told = f"{name}: say whether it came or, where it was not invited, why"
        yield Wrong(column="came", sentence=told)


def _is_open(cells: Mapping[str, Any], answer: str, is_to_come: bool) -> bool:
    """Whether nothing is said of an agency that is always asked about: to a meeting that is to come
    it is enough that it was invited."""
    if answer == NOT_OF_CHILD:
        return True
    return answer == NOBODY_SAID and not (is_to_come and cells["invited_on"])
