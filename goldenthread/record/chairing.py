"""Who chairs a child's conferences and who reviews its care, and what they made of it.

They come from extracts of the case system's forms. Whom a chair or a reviewing officer may see
follows from them (access/visibility.py).
"""

from goldenthread.codes import forms
from goldenthread.record.meetings import MEETING
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable


def _day(name: str, means: str) -> Column:
    return Column(name=name, holds=Holds.DATE, means=means)


def _in_own_words(name: str, means: str) -> Column:
    """Free text, which may name anybody."""
    return Column(name=name, means=f"{means}, in the chair's own words", identifies=True)


CHAIRED_CONFERENCES = RecordTable(
    name="chaired_conferences",
    title="Conferences and their chairs",
    means="A child protection conference that is booked or was held, as its chair's form has it.",
    key=("child_id", "meeting", "conference_on"),
    spans=("conference_on",),
    in_order=(("escalated_on", "answered_on"),),
    columns=(
        CHILD_ID,
        MEETING,
        _day("conference_on", "Day of the conference, held or to come"),
        Column(name="chair", means="Code of who chairs it; blank where nobody is named yet"),
        Column(
            name="interpreter",
            means="Whether an interpreter is needed, and booked",
            codes=forms.INTERPRETER,
        ),
        Column(
            name="dissent",
            holds=Holds.FLAG,
            means="An agency or the family did not agree with what was decided; blank where "
            "nobody said",
        ),
        _day("escalated_on", "Day on which the chair took a worry about the plan to its managers"),
        _day("answered_on", "Day on which the managers answered"),
        _in_own_words("would_end_plan", "What would end the plan"),
        _in_own_words("sustained_change", "The evidence of sustained change on which it ended"),
    ),
)

REVIEWING_OFFICERS = RecordTable(
    name="reviewing_officers",
    title="Reviewing officers",
    means="An independent reviewing officer, for a looked-after child, from a day to a day.",
    key=("child_id", "officer", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="officer", means="Code of the reviewing officer"),
        _day("started_on", "First day on which the officer reviews the child's care"),
        _day("ended_on", "Last day on which the officer does; blank while it lasts"),
    ),
)

REVIEWING_DISPUTES = RecordTable(
    name="reviewing_disputes",
    title="Disputes raised by reviewing officers",
    means="A dispute about a looked-after child's care plan that the reviewing officer raised.",
    key=("child_id", "raised_on"),
    spans=("raised_on",),
    in_order=(("raised_on", "resolved_on"), ("raised_on", "cafcass_on")),
    has_been=True,
    columns=(
        CHILD_ID,
        _day("raised_on", "Day on which it was raised"),
        _day("resolved_on", "Day on which it was resolved; blank while it goes on"),
        _day("cafcass_on", "Day on which it was referred to Cafcass; blank where it was not"),
    ),
)

TABLES = (CHAIRED_CONFERENCES, REVIEWING_OFFICERS, REVIEWING_DISPUTES)
