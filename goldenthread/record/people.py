"""Who the children are, and who works with them."""

from goldenthread.codes import people as codes
from goldenthread.codes.looked_after import WORKER_CHANGE
from goldenthread.record.table import Column, Holds, RecordTable

CHILD_ID = Column(
    name="child_id",
    means="The council's own number for the child",
    points_to="people",
    identifies=True,
)
"""Every table about children holds it."""


PEOPLE = RecordTable(
    name="people",
    title="Children",
    means="Every child of whom a return speaks, with what tells them apart.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(
            name="upn",
            means="Unique pupil number",
            identifies=True,
        ),
        Column(
            name="former_upn",
            means="A unique pupil number held before",
            identifies=True,
        ),
        Column(
            name="upn_unknown",
            means="Why there is no unique pupil number",
            codes=codes.UPN_UNKNOWN,
        ),
        Column(
            name="born_on",
            holds=Holds.DATE,
            means="Date of birth",
            identifies=True,
        ),
        Column(
            name="expected_on",
            holds=Holds.DATE,
            means="Expected date of birth of an unborn child",
            identifies=True,
        ),
        Column(
            name="sex",
            means="Sex: M, F, or U where unknown or unborn",
            codes=codes.SEX,
        ),
        Column(
            name="ethnicity",
            means="Ethnicity, by DfE's code",
            codes=codes.ETHNICITY,
        ),
        Column(
            name="died_on",
            holds=Holds.DATE,
            means="Date of death",
        ),
        Column(
            name="has_disability",
            holds=Holds.FLAG,
            means="Whether the child has a disability, where a list says no more of it",
        ),
    ),
)

DISABILITIES = RecordTable(
    name="disabilities",
    title="Disabilities",
    means="Each disability recorded for a child; NONE stands alone.",
    key=("child_id", "disability"),
    follows="people",
    columns=(
        CHILD_ID,
        Column(
            name="disability",
            means="Disability, by DfE's code",
            codes=codes.DISABILITY,
        ),
    ),
)

NAMES = RecordTable(
    name="names",
    title="Names and families",
    means="What a child is called and which family group they belong to.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(name="name", means="Name", identifies=True),
        Column(name="family", means="Family group"),
    ),
)

ALLOCATIONS = RecordTable(
    name="allocations",
    title="Allocations",
    means="Which worker of which team held a child's case, from when until when.",
    key=("child_id", "worker", "team", "started_on"),
    columns=(
        CHILD_ID,
        Column(name="worker", means="Worker's code"),
        Column(name="team", means="Team"),
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="First day of the allocation",
        ),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the allocation; blank while it lasts",
        ),
        Column(
            name="change_reason",
            means="Why the worker changed",
            codes=WORKER_CHANGE,
        ),
    ),
)

POPULATION = RecordTable(
    name="population",
    title="Population",
    means="How many people live in the council's area, by year, age, sex, ethnicity and ward.",
    key=("year", "age", "sex", "ethnicity", "ward"),
    columns=(
        Column(
            name="year",
            holds=Holds.NUMBER,
            means="Year of the mid-year estimate",
        ),
        Column(
            name="age",
            holds=Holds.NUMBER,
            means="Age in whole years",
        ),
        Column(name="sex", means="Sex", codes=codes.SEX),
        Column(
            name="ethnicity",
            means="Ethnicity, by DfE's code",
            codes=codes.ETHNICITY,
        ),
        Column(name="ward", means="Ward"),
        Column(
            name="people",
            holds=Holds.NUMBER,
            means="Number of people",
        ),
    ),
)

TABLES = (PEOPLE, DISABILITIES, NAMES, ALLOCATIONS, POPULATION)
