"""What no table of the dataset is, and is made from several: names, factors, workers, care."""

from goldenthread.codes import assessment, looked_after
from goldenthread.returns.shape import Cell, Group, Link, Reads

NAMES = Group(
    name="names",
    made_from=("ssd_person", "ssd_family", "ssd_mother"),
    cells=(Cell(name="child"), Cell(name="name"), Cell(name="family")),
)

FACTORS = Group(
    name="factors",
    made_from=("ssd_assessment_factors",),
    cells=(
        Cell(name="assessment"),
        Cell(name="factor", reads=Reads.CODE, codes=assessment.ASSESSMENT_FACTOR),
    ),
    links=(Link(by="assessment", group="ssd_cin_assessments", to="cina_assessment_id"),),
)

ALLOCATIONS = Group(
    name="allocations",
    made_from=("ssd_involvements", "ssd_professionals", "ssd_department"),
    cells=(
        Cell(name="child"),
        Cell(name="worker"),
        Cell(name="team"),
        Cell(name="started", reads=Reads.DATE),
        Cell(name="ended", reads=Reads.DATE),
        Cell(name="reason", reads=Reads.CODE),
    ),
)

PERIODS_OF_CARE = Group(
    name="periods_of_care",
    made_from=("ssd_cla_episodes", "ssd_legal_status"),
    cells=(
        Cell(name="child"),
        Cell(name="started", reads=Reads.DATE),
        Cell(name="ended", reads=Reads.DATE),
        Cell(name="category_of_need", reads=Reads.CODE, codes=looked_after.CATEGORY_OF_NEED),
        Cell(name="reason_ended", reads=Reads.CODE, codes=looked_after.REASON_CEASED),
        Cell(name="began_earlier", reads=Reads.FLAG),
    ),
)

UNACCOMPANIED = Group(
    name="unaccompanied",
    made_from=("ssd_immigration_status",),
    cells=(
        Cell(name="child"),
        Cell(name="started", reads=Reads.DATE),
        Cell(name="ended", reads=Reads.DATE),
    ),
)

GROUPS: tuple[Group, ...] = (NAMES, FACTORS, ALLOCATIONS, PERIODS_OF_CARE, UNACCOMPANIED)
