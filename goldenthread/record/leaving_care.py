"""Health in care, adoption and permanence, and young people who have left care."""

from goldenthread.codes import leaving_care
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

YEAR = Column(
    name="year",
    holds=Holds.NUMBER,
    means="The year of the return that says it, by the year that it ends in (2025 is 2024-25)",
)
"""Some things are said of a year and of no day in it."""

IN_TOUCH = Column(
    name="in_touch",
    means="Whether the council is in touch",
    codes=leaving_care.IN_TOUCH,
)
ACTIVITY = Column(name="activity", means="Main activity", codes=leaving_care.ACTIVITY)
ACCOMMODATION = Column(
    name="accommodation",
    means="Where the young person lives",
    codes=leaving_care.ACCOMMODATION,
)
ACCOMMODATION_SUITABLE = Column(
    name="accommodation_suitable",
    holds=Holds.FLAG,
    means="The accommodation is suitable",
)

HEALTH_OF_LOOKED_AFTER = RecordTable(
    name="health_of_looked_after",
    title="Health of looked-after children, year by year",
    means="What a yearly return says of the health of a child looked after for the whole year.",
    key=("child_id", "year"),
    columns=(
        CHILD_ID,
        YEAR,
        Column(
            name="development_checked",
            holds=Holds.FLAG,
            means="Development checks of a child under five are up to date",
        ),
        Column(name="immunised", holds=Holds.FLAG, means="Immunisations are up to date"),
        Column(name="teeth_checked", holds=Holds.FLAG, means="Teeth were checked in the year"),
        Column(
            name="health_assessed",
            holds=Holds.FLAG,
            means="The year's health assessments were made",
        ),
        Column(name="convicted", holds=Holds.FLAG, means="Convicted or cautioned in the year"),
        Column(
            name="substance_misuse",
            holds=Holds.FLAG,
            means="A substance misuse problem was identified in the year",
        ),
        Column(
            name="intervention_offered",
            holds=Holds.FLAG,
            means="Help with substance misuse was offered",
        ),
        Column(
            name="intervention_received",
            holds=Holds.FLAG,
            means="Help with substance misuse was received",
        ),
    ),
)

HEALTH_CHECKS = RecordTable(
    name="health_checks",
    title="Health checks of looked-after children",
    means="A health assessment, dental check or other check of a looked-after child.",
    key=("child_id", "kind", "held_on"),
    spans=("held_on",),
    columns=(
        CHILD_ID,
        Column(name="kind", means="What was checked", codes=leaving_care.HEALTH_CHECK),
        Column(name="held_on", holds=Holds.DATE, means="Day of the check"),
        Column(name="status", means="What became of it, in the words of the case system"),
    ),
)

IMMUNISATIONS = RecordTable(
    name="immunisations",
    title="Immunisations of looked-after children",
    means="Whether a looked-after child's immunisations are up to date.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(name="up_to_date", holds=Holds.FLAG, means="They are up to date"),
        Column(name="recorded_on", holds=Holds.DATE, means="Day on which that was recorded"),
    ),
)

SUBSTANCE_MISUSE = RecordTable(
    name="substance_misuse",
    title="Substance misuse of looked-after children",
    means="A substance misuse problem of a looked-after child, and whether help was received.",
    key=("child_id", "found_on"),
    spans=("found_on",),
    columns=(
        CHILD_ID,
        Column(name="found_on", holds=Holds.DATE, means="Day on which it was identified"),
        Column(name="substance", means="What was misused, in the words of the case system"),
        Column(
            name="intervention_received",
            holds=Holds.FLAG,
            means="Help was received",
        ),
    ),
)

CONVICTIONS = RecordTable(
    name="convictions",
    title="Convictions of looked-after children",
    means="A conviction or caution of a looked-after child.",
    key=("child_id", "convicted_on"),
    spans=("convicted_on",),
    columns=(
        CHILD_ID,
        Column(name="convicted_on", holds=Holds.DATE, means="Day of the conviction or caution"),
        Column(name="offence", means="The offence, in the words of the case system"),
    ),
)

STRENGTHS_AND_DIFFICULTIES = RecordTable(
    name="strengths_and_difficulties",
    title="Strengths and difficulties questionnaires",
    means="A questionnaire about a looked-after child's feelings and behaviour, and its score.",
    key=("child_id", "year", "completed_on"),
    columns=(
        CHILD_ID,
        YEAR,
        Column(
            name="completed_on",
            holds=Holds.DATE,
            means="Day on which it was completed, where the return says one",
        ),
        Column(name="score", holds=Holds.NUMBER, means="Total score, 0 to 40; high is a concern"),
        Column(
            name="reason_for_none",
            means="Why there is no score",
            codes=leaving_care.SDQ_REASON,
        ),
    ),
)

ADOPTION_DECISIONS = RecordTable(
    name="adoption_decisions",
    title="Decisions for adoption",
    means="A decision that a child should be placed for adoption, and what came of it.",
    key=("child_id", "decided_on"),
    columns=(
        CHILD_ID,
        Column(
            name="decided_on",
            holds=Holds.DATE,
            means="Decision that the child should be placed for adoption",
        ),
        Column(name="placement_order_on", holds=Holds.DATE, means="Day of the placement order"),
        Column(
            name="matched_on",
            holds=Holds.DATE,
            means="Day on which child and adopters were matched",
        ),
        Column(
            name="placed_on",
            holds=Holds.DATE,
            means="Day on which the child was placed with the adopters",
        ),
        Column(name="adopted_on", holds=Holds.DATE, means="Day of the adoption order"),
        Column(
            name="fostered_for_adoption_on",
            holds=Holds.DATE,
            means="Placed with foster carers who may adopt, or in concurrent planning",
        ),
        Column(
            name="reversed_on",
            holds=Holds.DATE,
            means="Decision that the child should no longer be placed for adoption",
        ),
        Column(
            name="reason_reversed",
            means="Why the child should no longer be placed",
            codes=leaving_care.NO_LONGER_FOR_ADOPTION,
        ),
        Column(
            name="by_foster_carer",
            holds=Holds.FLAG,
            means="The adopter had been the child's foster carer",
        ),
        Column(name="adopters", holds=Holds.NUMBER, means="How many adopters"),
        Column(
            name="adopters_sex",
            means="Sex of the adopters",
            codes=leaving_care.SEX_OF_ADOPTERS,
        ),
        Column(
            name="adopters_legal_status",
            means="Legal status of the adopters",
            codes=leaving_care.LEGAL_STATUS_OF_ADOPTERS,
        ),
    ),
)

PREVIOUS_PERMANENCE = RecordTable(
    name="previous_permanence",
    title="Permanence before",
    means="The permanent arrangement, such as adoption, from which a child came back into care.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(
            name="arrangement",
            means="What the arrangement was; Z1 is none, or not known",
            codes=leaving_care.PREVIOUS_PERMANENCE,
        ),
        Column(name="arranged_by", means="Council by which it was arranged"),
        Column(name="ordered_on", holds=Holds.DATE, means="Day of the order, where it is known"),
        Column(
            name="ordered_in",
            holds=Holds.NUMBER,
            means="Year of the order, where only that is known",
        ),
    ),
)

CARE_LEAVERS = RecordTable(
    name="care_leavers",
    title="Care leavers",
    means="A young person who has left care or may soon, as they are now.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(
            name="eligibility",
            means="Which support the law gives them",
            codes=leaving_care.ELIGIBILITY,
        ),
        Column(name="personal_adviser", means="Personal adviser's code"),
        Column(
            name="pathway_plan_reviewed_on",
            holds=Holds.DATE,
            means="Latest review of the pathway plan",
        ),
        Column(name="last_contact_on", holds=Holds.DATE, means="Latest contact"),
        IN_TOUCH,
        ACTIVITY,
        ACCOMMODATION,
        ACCOMMODATION_SUITABLE,
    ),
)

CARE_LEAVERS_BY_YEAR = RecordTable(
    name="care_leavers_by_year",
    title="Care leavers at their birthday, year by year",
    means="What a yearly return says of a care leaver around their birthday in the year.",
    key=("child_id", "year"),
    columns=(CHILD_ID, YEAR, IN_TOUCH, ACTIVITY, ACCOMMODATION, ACCOMMODATION_SUITABLE),
)

UNACCOMPANIED_CHILDREN = RecordTable(
    name="unaccompanied_children",
    title="Unaccompanied asylum-seeking children",
    means="A child who is or was an unaccompanied asylum seeker; others have no row.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day, where it is said"),
        Column(
            name="ceases_on",
            holds=Holds.DATE,
            means="Day on which it ceases, often the 18th birthday, which may lie ahead",
            identifies=True,
        ),
    ),
)

MOTHERS = RecordTable(
    name="mothers",
    title="Looked-after children who are mothers",
    means="A child who is herself a mother, and her child's day of birth.",
    key=("child_id", "their_child_born_on"),
    columns=(
        CHILD_ID,
        Column(
            name="their_child_born_on",
            holds=Holds.DATE,
            means="Her child's date of birth",
            identifies=True,
        ),
        Column(
            name="their_child",
            means="The council's own number for her child",
            identifies=True,
        ),
    ),
)

TABLES = (
    HEALTH_OF_LOOKED_AFTER,
    HEALTH_CHECKS,
    IMMUNISATIONS,
    SUBSTANCE_MISUSE,
    CONVICTIONS,
    STRENGTHS_AND_DIFFICULTIES,
    ADOPTION_DECISIONS,
    PREVIOUS_PERMANENCE,
    CARE_LEAVERS,
    CARE_LEAVERS_BY_YEAR,
    UNACCOMPANIED_CHILDREN,
    MOTHERS,
)
