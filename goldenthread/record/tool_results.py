"""What came of a tool from outside by which somebody graded a child's care: the result alone.

A grade is a worker's, in an area, on a day. No total and no average is made of several: the tools
have none. Nothing of a tool's own text is here.
"""

from goldenthread.codes import tools
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

TOOL_RESULTS = RecordTable(
    name="tool_results",
    title="Graded care results",
    means="The grade that a worker gave an area of a child's care by a tool from outside.",
    key=("child_id", "scored_on", "tool", "area"),
    spans=("scored_on",),
    columns=(
        CHILD_ID,
        Column(name="scored_on", holds=Holds.DATE, means="Day of the grading"),
        Column(name="tool", means="The tool", codes=tools.TOOL),
        Column(
            name="area",
            means="The area of care that was graded; blank where it was care as a whole",
            codes=tools.AREA_OF_CARE,
        ),
        Column(name="grade", means="The grade: 1 is best, 5 worst", codes=tools.GRADE),
        Column(name="graded_by", means="Who graded it"),
    ),
)

TABLES = (TOOL_RESULTS,)
