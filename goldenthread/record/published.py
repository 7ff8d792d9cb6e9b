"""What others have published: figures of councils, regions and England, and who is set beside whom.

Nothing is worked out from them here, and no child is among them.
"""

from goldenthread.record.table import Column, Holds, RecordTable

PUBLISHED_FIGURES = RecordTable(
    name="published_figures",
    title="Published figures",
    means=(
        "Figures from DfE's and other published tables, of this council, its region, its "
        "statistical neighbours and England, each with the edition that prints it."
    ),
    key=("area_code", "found_in", "release", "indicator", "time_period", "breakdown"),
    columns=(
        Column(
            name="area_code",
            means="The area: a council by DfE's three figures, a region or England by its ONS code",
        ),
        Column(name="area_level", means="What the area is: council, region or England"),
        Column(name="area_name", means="The area's name, as printed"),
        Column(name="region_code", means="Of a council: the region that the table counts it in"),
        Column(name="publication", means="The publication"),
        Column(name="found_in", means="The table of the publication"),
        Column(
            name="release",
            holds=Holds.NUMBER,
            means="The edition: the latest year that it prints. A later edition may revise a year",
        ),
        Column(name="time_period", means="The period, as printed"),
        Column(name="first_day", holds=Holds.DATE, means="First day that the figure is of"),
        Column(name="last_day", holds=Holds.DATE, means="Last day, or the day, that it is of"),
        Column(name="indicator", means="What is counted, by the name it has in comparisons"),
        Column(name="breakdown", means="Of which group it is a figure; blank where it is of all"),
        Column(
            name="says",
            means="The figure as printed, or the symbol that stands in its place, never zero",
        ),
    ),
)

STATISTICAL_NEIGHBOURS = RecordTable(
    name="statistical_neighbours",
    title="Statistical neighbours",
    means="The councils most like this one by a published list, with the day it came into force.",
    key=("council_code", "list_name", "neighbour_code"),
    columns=(
        Column(name="council_code", means="This council, by DfE's three figures"),
        Column(name="neighbour_code", means="The council that is like it"),
        Column(
            name="in_force_from", holds=Holds.DATE, means="From when the list has been in force"
        ),
        Column(name="list_name", means="The list, by its own name"),
        Column(
            name="position",
            holds=Holds.NUMBER,
            means="Where it stands in the list, the closest first",
        ),
        Column(name="closeness", means="How close it is, as the list says"),
    ),
)

TABLES = (PUBLISHED_FIGURES, STATISTICAL_NEIGHBOURS)
