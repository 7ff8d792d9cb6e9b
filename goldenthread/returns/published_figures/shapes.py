"""The two returns that published statistics become, whatever shape their files have.

A table of DfE's has a column for each figure and new names for them every year; a file of the
local authority interactive tool has a row for each. Both are turned into the rows declared here
(`ingest/published`), each figure as it was written. A file may also be written like this.
"""

from goldenthread.returns.shape import Cell, Group, Reads, Return, Speaks

PUBLISHED_FIGURES = Return(
    kind="published_figures",
    title="Published figures",
    speaks=Speaks.NO_DAYS,
    groups=(
        Group(
            name="figure",
            cells=(
                Cell(name="area_code", heading="published area code", needed=True),
                Cell(name="area_level", heading="published area level", needed=True),
                Cell(name="area_name", heading="published area name"),
                Cell(name="region_code", heading="published region code"),
                Cell(name="publication", heading="publication", needed=True),
                Cell(name="found_in", heading="published table", needed=True),
                Cell(name="release", heading="published release", needed=True, reads=Reads.NUMBER),
                Cell(name="time_period", heading="published time period", needed=True),
                Cell(name="first_day", heading="published first day", reads=Reads.DATE),
                Cell(name="last_day", heading="published last day", reads=Reads.DATE),
                Cell(name="indicator", heading="published indicator", needed=True),
                Cell(name="breakdown", heading="published breakdown"),
                Cell(name="says", heading="published figure", needed=True),
            ),
        ),
    ),
)

STATISTICAL_NEIGHBOURS = Return(
    kind="statistical_neighbours",
    title="Statistical neighbours",
    speaks=Speaks.NO_DAYS,
    groups=(
        Group(
            name="neighbour",
            cells=(
                Cell(name="council_code", heading="council's code", needed=True),
                Cell(name="neighbour_code", heading="neighbour's code", needed=True),
                Cell(name="in_force_from", heading="list in force from", reads=Reads.DATE),
                Cell(name="list_name", heading="list of neighbours", needed=True),
                Cell(name="position", heading="neighbour's position", reads=Reads.NUMBER),
                Cell(name="closeness", heading="neighbour's closeness"),
            ),
        ),
    ),
)
