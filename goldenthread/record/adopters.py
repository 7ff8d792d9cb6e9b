"""People who ask to adopt, and how far they have come. None of them is a child of the record.

They are kept so that an Annex A is taken in whole and can be written out again. No page shows a row
of them, no measure counts them, and none is led to from a child: what is known of a child's
adopters stands in the child's own rows (record/leaving_care.py).
"""

from goldenthread.codes import people
from goldenthread.record.table import Column, Holds, RecordTable


def _day(name: str, means: str) -> Column:
    return Column(name=name, holds=Holds.DATE, means=means)


ADOPTERS = RecordTable(
    name="adopters",
    title="People who would adopt",
    means="A person who asked to adopt, and how far that has come; on no page of a child.",
    key=("adopter_id", "enquired_on"),
    spans=("enquired_on", "left_on"),
    columns=(
        Column(name="adopter_id", means="The council's own number for the person", identifies=True),
        Column(name="family", means="The number of the adopting family", identifies=True),
        Column(name="sex", means="Sex", codes=people.SEX),
        Column(name="ethnicity", means="Ethnicity", codes=people.ETHNICITY),
        Column(name="has_disability", holds=Holds.FLAG, means="Has a disability"),
        Column(
            name="fostering_for_adoption",
            holds=Holds.FLAG,
            means="Fosters a child whom they may adopt",
        ),
        _day("enquired_on", "Day on which they asked"),
        _day("stage_one_started_on", "First day of stage one, the checks before assessment"),
        _day("stage_one_ended_on", "Last day of stage one"),
        _day("stage_two_started_on", "First day of stage two, the assessment"),
        _day("stage_two_ended_on", "Last day of stage two"),
        _day("applied_on", "Day of the application"),
        _day("approved_on", "Day of the approval"),
        _day("matched_on", "Matched with a child"),
        _day("placed_on", "A child was placed with them"),
        Column(name="children_placed", holds=Holds.NUMBER, means="How many children were placed"),
        _day("adopted_on", "Day of the adoption order"),
        _day("left_on", "Day on which they left the process"),
        Column(name="reason_left", means="Why they left, in the words of the case system"),
    ),
)

TABLES = (ADOPTERS,)
