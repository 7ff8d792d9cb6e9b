"""DfE's daily payload: what a council sends of each child, as JSON, up to a hundred at a time.

Names and nesting as DfE's OpenAPI description of the children's social care API, 1.0.1, gives them.
It holds no reason for a plan, no category and no review: beside any other return it gives way.
"""

import datetime

from goldenthread.codes import assessment, front_door, people
from goldenthread.returns.shape import Cell, Group, Listed, Reads, Return, Speaks
from goldenthread.statute.months import census_year

CODE, DATE, FLAG, NUMBER = Reads.CODE, Reads.DATE, Reads.FLAG, Reads.NUMBER

MOST_CHILDREN = 100
"""In one array."""

YEARS = 2
"""What a child's payload holds begins so many years before the one that runs (DfE's cohort)."""


def payload_begins(last_day: datetime.date) -> datetime.date:
    """The first day of which a payload up to this day speaks."""
    return datetime.date(census_year(last_day) - 1 - YEARS, 4, 1)


def the_opposite(written: str) -> str:
    """Yes for no: `icpc_required_flag` asks the opposite of the census's ICPCnotRequired."""
    return {"true": "false", "false": "true"}.get(written.strip().lower(), written)


CARE_WORKERS = Group(
    name="care_worker_details",
    cells=(
        Cell(name="worker_id"),
        Cell(name="start_date", reads=DATE),
        Cell(name="end_date", reads=DATE),
    ),
)

ASSESSMENTS = Group(
    name="child_and_family_assessments",
    cells=(
        Cell(name="child_and_family_assessment_id", needed=True),
        Cell(name="start_date", reads=DATE),
        Cell(name="authorisation_date", reads=DATE),
    ),
    listed=(
        Listed(
            wrapper="factors",
            cell=Cell(name="factor", reads=CODE, codes=assessment.ASSESSMENT_FACTOR),
        ),
    ),
)

CIN_PLANS = Group(
    name="child_in_need_plans",
    cells=(
        Cell(name="child_in_need_plan_id", needed=True),
        Cell(name="start_date", reads=DATE),
        Cell(name="end_date", reads=DATE),
    ),
)

ENQUIRIES = Group(
    name="section_47_assessments",
    cells=(
        Cell(name="section_47_assessment_id", needed=True),
        Cell(name="start_date", reads=DATE),
        Cell(name="icpc_required_flag", reads=FLAG),
        Cell(
            name="icpc_not_required",
            heading="icpc_required_flag",
            reads=FLAG,
            meaning=the_opposite,
        ),
        Cell(name="icpc_date", reads=DATE),
        Cell(name="end_date", reads=DATE),
    ),
)

PROTECTION_PLANS = Group(
    name="child_protection_plans",
    cells=(
        Cell(name="child_protection_plan_id", needed=True),
        Cell(name="start_date", reads=DATE),
        Cell(name="end_date", reads=DATE),
    ),
)

PLACEMENTS = Group(
    name="child_looked_after_placements",
    cells=(
        Cell(name="child_looked_after_placement_id", needed=True),
        Cell(name="start_date", reads=DATE),
        Cell(name="start_reason"),
        Cell(name="placement_type"),
        Cell(name="postcode"),
        Cell(name="end_date", reads=DATE),
        Cell(name="end_reason"),
        Cell(name="change_reason"),
    ),
)

EPISODE = Group(
    name="social_care_episodes",
    cells=(
        Cell(name="social_care_episode_id", needed=True),
        Cell(name="referral_date", reads=DATE),
        Cell(name="referral_source", reads=CODE, codes=front_door.REFERRAL_SOURCE),
        Cell(name="referral_no_further_action_flag", reads=FLAG),
        Cell(name="closure_date", reads=DATE),
        Cell(name="closure_reason", reads=CODE, codes=front_door.CLOSURE_REASON),
    ),
    groups=(CARE_WORKERS, ASSESSMENTS, CIN_PLANS, ENQUIRIES, PROTECTION_PLANS, PLACEMENTS),
)

SDQ = Group(
    name="sdq_assessments",
    cells=(Cell(name="date", reads=DATE), Cell(name="score", reads=NUMBER)),
)

CHILD = Group(
    name="child",
    inside=("child_details", "health_and_wellbeing"),
    cells=(
        Cell(name="la_child_id", needed=True),
        Cell(name="mis_child_id"),
        Cell(name="unique_pupil_number"),
        Cell(name="former_unique_pupil_number"),
        Cell(
            name="unique_pupil_number_unknown_reason",
            reads=CODE,
            codes=people.UPN_UNKNOWN,
        ),
        Cell(name="first_name"),
        Cell(name="surname"),
        Cell(name="date_of_birth", reads=DATE),
        Cell(name="expected_date_of_birth", reads=DATE),
        Cell(name="sex", reads=CODE, codes=people.SEX),
        Cell(name="ethnicity", reads=CODE, codes=people.ETHNICITY),
        Cell(name="postcode"),
        Cell(name="uasc_flag", reads=FLAG),
        Cell(name="uasc_end_date", reads=DATE),
    ),
    listed=(
        Listed(
            wrapper="disabilities",
            cell=Cell(name="disability", reads=CODE, codes=people.DISABILITY),
        ),
    ),
    groups=(SDQ, EPISODE),
)

NAMES = Group(
    name="child_names",
    made_from=("child",),
    cells=(Cell(name="la_child_id"), Cell(name="name")),
)

DFE_PAYLOAD = Return(
    kind="dfe_payload",
    title="DfE daily payload",
    title_is_a_name=True,
    groups=(CHILD, NAMES),
    speaks=Speaks.ALL_IT_HAS,
    of_its_children=True,
)
