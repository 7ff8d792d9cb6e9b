"""Who the children are, and who works with them."""

from goldenthread.codes import people as codes
from goldenthread.record.table import Column, Holds, RecordTable, Source

CENSUS, OWN = "cin_census", "people_and_allocations"


def child_id(**said_in: str) -> Column:
    """The council's own number for the child, which every table holds."""
    return Column(
        name="child_id",
        means="The council's own number for the child",
        said_in={CENSUS: "Child.LAchildID", **said_in},
        points_to="people",
        identifies=True,
    )


PEOPLE = RecordTable(
    name="people",
    title="Children",
    means="Every child of whom a return speaks, with what tells them apart.",
    key=("child_id",),
    sources=(Source(kind=CENSUS, group="Child"),),
    columns=(
        child_id(),
        Column(
            name="upn",
            means="Unique pupil number",
            said_in={CENSUS: "Child.UPN"},
            identifies=True,
        ),
        Column(
            name="former_upn",
            means="A unique pupil number held before",
            said_in={CENSUS: "Child.FormerUPN"},
            identifies=True,
        ),
        Column(
            name="upn_unknown",
            means="Why there is no unique pupil number",
            said_in={CENSUS: "Child.UPNunknown"},
            codes=codes.UPN_UNKNOWN,
        ),
        Column(
            name="born_on",
            holds=Holds.DATE,
            means="Date of birth",
            said_in={CENSUS: "Child.PersonBirthDate"},
            identifies=True,
        ),
        Column(
            name="expected_on",
            holds=Holds.DATE,
            means="Expected date of birth of an unborn child",
            said_in={CENSUS: "Child.ExpectedPersonBirthDate"},
            identifies=True,
        ),
        Column(
            name="sex",
            means="Sex: M, F, or U where unknown or unborn",
            said_in={CENSUS: "Child.Sex"},
            codes=codes.SEX,
        ),
        Column(
            name="ethnicity",
            means="Ethnicity, by DfE's code",
            said_in={CENSUS: "Child.Ethnicity"},
            codes=codes.ETHNICITY,
        ),
        Column(
            name="died_on",
            holds=Holds.DATE,
            means="Date of death",
            said_in={CENSUS: "Child.PersonDeathDate"},
        ),
    ),
)

DISABILITIES = RecordTable(
    name="disabilities",
    title="Disabilities",
    means="Each disability recorded for a child; NONE stands alone.",
    key=("child_id", "disability"),
    follows="people",
    sources=(Source(kind=CENSUS, group="Disability"),),
    columns=(
        child_id(),
        Column(
            name="disability",
            means="Disability, by DfE's code",
            said_in={CENSUS: "Disability.Disability"},
            codes=codes.DISABILITY,
        ),
    ),
)

NAMES = RecordTable(
    name="names",
    title="Names and families",
    means="What a child is called and which family group they belong to.",
    key=("child_id",),
    sources=(Source(kind=OWN, group="allocation", one_a_key=True),),
    columns=(
        child_id(**{OWN: "allocation.child"}),
        Column(name="name", means="Name", said_in={OWN: "allocation.name"}, identifies=True),
        Column(name="family", means="Family group", said_in={OWN: "allocation.family"}),
    ),
)

ALLOCATIONS = RecordTable(
    name="allocations",
    title="Allocations",
    means="Which worker of which team held a child's case, from when until when.",
    key=("child_id", "worker", "team", "started_on"),
    sources=(Source(kind=OWN, group="allocation"),),
    columns=(
        child_id(**{OWN: "allocation.child"}),
        Column(name="worker", means="Worker's code", said_in={OWN: "allocation.worker"}),
        Column(name="team", means="Team", said_in={OWN: "allocation.team"}),
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="First day of the allocation",
            said_in={OWN: "allocation.from"},
        ),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the allocation; blank while it lasts",
            said_in={OWN: "allocation.to"},
        ),
    ),
)

POPULATION = RecordTable(
    name="population",
    title="Population",
    means="How many people live in the council's area, by year, age, sex, ethnicity and ward.",
    key=("year", "age", "sex", "ethnicity", "ward"),
    sources=(Source(kind="population", group="estimate"),),
    columns=(
        Column(
            name="year",
            holds=Holds.NUMBER,
            means="Year of the mid-year estimate",
            said_in={"population": "estimate.year"},
        ),
        Column(
            name="age",
            holds=Holds.NUMBER,
            means="Age in whole years",
            said_in={"population": "estimate.age"},
        ),
        Column(name="sex", means="Sex", said_in={"population": "estimate.sex"}, codes=codes.SEX),
        Column(
            name="ethnicity",
            means="Ethnicity, by DfE's code",
            said_in={"population": "estimate.ethnicity"},
            codes=codes.ETHNICITY,
        ),
        Column(name="ward", means="Ward", said_in={"population": "estimate.ward"}),
        Column(
            name="people",
            holds=Holds.NUMBER,
            means="Number of people",
            said_in={"population": "estimate.people"},
        ),
    ),
)

TABLES = (PEOPLE, DISABILITIES, NAMES, ALLOCATIONS, POPULATION)
