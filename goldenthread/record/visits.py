"""Visits to children: on which day a child was visited, on what grounds, and who was seen."""

from goldenthread.codes.forms import VISIT
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

VISITS = RecordTable(
    name="visits",
    title="Visits",
    means="A visit to a child by the worker who holds the case; several of one kind on one day "
    "are one, in which the child was seen if it was seen on any of them.",
    key=("child_id", "kind", "visited_on"),
    spans=("visited_on",),
    yes_in_any=("seen", "seen_alone", "bedroom_seen"),
    columns=(
        CHILD_ID,
        Column(name="visited_on", holds=Holds.DATE, means="Day of the visit"),
        Column(
            name="kind",
            codes=VISIT,
            means="Whom the visit is owed to: a child in need, child protection or looked after; "
            "blank where a return says only that the child was seen",
        ),
        Column(name="seen", holds=Holds.FLAG, means="The child was seen"),
        Column(name="seen_alone", holds=Holds.FLAG, means="The child was seen alone"),
        Column(name="bedroom_seen", holds=Holds.FLAG, means="The child's bedroom was seen"),
    ),
)

TABLES = (VISITS,)
