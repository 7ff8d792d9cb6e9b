"""Children who are looked after: periods of care, placements, legal statuses, reviews, missing.

Short breaks stand in a table of their own, so that nothing which counts looked-after children can
count them.
"""

from goldenthread.codes import looked_after
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

BEGAN_EARLIER = Column(
    name="began_earlier",
    holds=Holds.FLAG,
    means="The first day here is only the first that the return tells of: it began before",
)
"""A yearly return tells of the episodes of its year: what goes on from an earlier year has no
first day in it, unless a return of that year is held too (record/resuming.py)."""

CATEGORY_OF_NEED = Column(
    name="category_of_need",
    means="Why care began; N1 is abuse or neglect, never neglect alone",
    codes=looked_after.CATEGORY_OF_NEED,
)

LOOKED_AFTER_PERIODS = RecordTable(
    name="looked_after_periods",
    title="Periods of being looked after",
    means="A period of care, from starting to be looked after to ceasing; short breaks are none.",
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="Day on which care started"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Day on which the child ceased to be looked after; blank while it lasts",
        ),
        CATEGORY_OF_NEED,
        Column(
            name="reason_ended",
            means="Why the child ceased to be looked after",
            codes=looked_after.REASON_CEASED,
        ),
        BEGAN_EARLIER,
        Column(
            name="again_within_a_year",
            holds=Holds.FLAG,
            means="A second or later period within twelve months, as declared",
        ),
    ),
)

PLACEMENTS = RecordTable(
    name="placements",
    title="Placements",
    means="Where a looked-after child lived, from moving in to moving on.",
    key=("child_id", "started_on", "placement_type"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day of the placement"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the placement; blank while it lasts",
        ),
        Column(
            name="placement_type",
            means="What kind of placement it is",
            codes=looked_after.PLACEMENT_TYPE,
        ),
        Column(
            name="provider",
            means="Who provides it",
            codes=looked_after.PLACEMENT_PROVIDER,
        ),
        Column(
            name="reason_started",
            means="Why it began: starting care, or a change of placement, carer or legal status",
            codes=looked_after.REASON_EPISODE_STARTED,
        ),
        Column(
            name="reason_ended",
            means="Why its last episode ceased; X1 where the child stayed in care",
            codes=looked_after.REASON_CEASED,
        ),
        Column(
            name="change_reason",
            means="Why the child moved on to another placement",
            codes=looked_after.REASON_PLACEMENT_CHANGED,
        ),
        Column(name="postcode", means="Postcode of the placement", identifies=True),
        Column(name="home_postcode", means="Postcode of the child's home", identifies=True),
        Column(name="urn", means="Ofsted's number of the provision"),
        Column(name="miles_from_home", holds=Holds.NUMBER, means="Distance from home, whole miles"),
        Column(
            name="outside_council",
            holds=Holds.FLAG,
            means="The placement lies outside the council's area",
        ),
        Column(name="placed_in", means="Council in whose area the placement lies"),
        BEGAN_EARLIER,
    ),
)

LEGAL_STATUSES = RecordTable(
    name="legal_statuses",
    title="Legal statuses",
    means="The legal status under which a child was looked after, from its first to its last day.",
    key=("child_id", "started_on", "legal_status"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day of the legal status"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the legal status; blank while it lasts",
        ),
        Column(name="legal_status", means="Legal status", codes=looked_after.LEGAL_STATUS),
        BEGAN_EARLIER,
    ),
)

CARE_EPISODES = RecordTable(
    name="care_episodes",
    title="Episodes of care",
    means=(
        "An episode of care as DfE's return has it: a new one for each change of placement or of "
        "legal status. Periods, placements and legal statuses are made from these."
    ),
    key=("child_id", "started_on", "legal_status", "placement_type"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day of the episode"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the episode; blank while it lasts",
        ),
        Column(
            name="reason_started",
            means="Why the episode began",
            codes=looked_after.REASON_EPISODE_STARTED,
        ),
        Column(name="legal_status", means="Legal status", codes=looked_after.LEGAL_STATUS),
        CATEGORY_OF_NEED,
        Column(name="placement_type", means="Placement", codes=looked_after.PLACEMENT_TYPE),
        Column(
            name="reason_ended",
            means="Why the episode ceased",
            codes=looked_after.REASON_CEASED,
        ),
    ),
)

SHORT_BREAKS = RecordTable(
    name="short_breaks",
    title="Short breaks",
    means=(
        "A short break, or an agreement for a series of them: the child lives at home and is not "
        "counted as looked after."
    ),
    key=("child_id", "started_on", "legal_status"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day"),
        Column(name="ended_on", holds=Holds.DATE, means="Last day; blank while it lasts"),
        Column(
            name="legal_status",
            means="V3 for breaks recorded one by one, V4 for an agreement",
            codes=looked_after.LEGAL_STATUS,
        ),
        CATEGORY_OF_NEED,
        Column(name="placement_type", means="Placement", codes=looked_after.PLACEMENT_TYPE),
        Column(name="provider", means="Who provides it", codes=looked_after.PLACEMENT_PROVIDER),
        Column(name="reason_ended", means="Why it ceased", codes=looked_after.REASON_CEASED),
    ),
)

LOOKED_AFTER_REVIEWS = RecordTable(
    name="looked_after_reviews",
    title="Looked-after reviews",
    means="A review of a looked-after child's case, held or due.",
    key=("child_id", "held_on"),
    spans=("held_on",),
    columns=(
        CHILD_ID,
        Column(name="held_on", holds=Holds.DATE, means="Day on which the review was held"),
        Column(name="due_on", holds=Holds.DATE, means="Day by which the council says it was due"),
        Column(
            name="participation",
            means="How the child took part",
            codes=looked_after.REVIEW_PARTICIPATION,
        ),
        Column(name="cancelled", holds=Holds.FLAG, means="The review was cancelled"),
    ),
)

LOOKED_AFTER_VISITS = RecordTable(
    name="looked_after_visits",
    title="Visits to looked-after children",
    means="A social worker's visit to a looked-after child.",
    key=("child_id", "visited_on"),
    spans=("visited_on",),
    columns=(
        CHILD_ID,
        Column(name="visited_on", holds=Holds.DATE, means="Day of the visit"),
        Column(name="seen", holds=Holds.FLAG, means="The child was seen"),
        Column(name="seen_alone", holds=Holds.FLAG, means="The child was seen alone"),
    ),
)

REVIEWING_OFFICER_CONTACTS = RecordTable(
    name="reviewing_officer_contacts",
    title="Contacts by the reviewing officer",
    means="A visit or contact by the child's independent reviewing officer.",
    key=("child_id", "contacted_on"),
    spans=("contacted_on",),
    columns=(
        CHILD_ID,
        Column(name="contacted_on", holds=Holds.DATE, means="Day of the visit or contact"),
    ),
)

PERMANENCE_PLANS = RecordTable(
    name="permanence_plans",
    title="Plans for permanence",
    means="The plan for where a looked-after child is to grow up.",
    key=("child_id", "started_on"),
    columns=(
        CHILD_ID,
        Column(
            name="started_on", holds=Holds.DATE, means="First day of the plan, where it is said"
        ),
        Column(name="ended_on", holds=Holds.DATE, means="Last day of the plan"),
        Column(name="plan", means="What the plan is", codes=looked_after.PERMANENCE_PLAN),
    ),
)

MISSING_EPISODES = RecordTable(
    name="missing_episodes",
    title="Episodes of being missing",
    means="A child was missing, or away from placement without authorisation.",
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="Day on which the child went missing"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Day on which the child was found or came back; blank while it lasts",
        ),
        Column(name="kind", means="Missing, or away", codes=looked_after.MISSING),
        Column(
            name="interview_offered",
            holds=Holds.FLAG,
            means="A return interview was offered",
        ),
        Column(
            name="interview_accepted",
            holds=Holds.FLAG,
            means="The return interview was accepted",
        ),
    ),
)

LAST_YEAR_IN_CARE = RecordTable(
    name="last_year_in_care",
    title="A looked-after child's last twelve months, as counted by the council",
    means="Counts that a list declares of twelve months, where it has no rows of their own.",
    key=("child_id",),
    columns=(
        CHILD_ID,
        Column(name="placements", holds=Holds.NUMBER, means="Placements in twelve months"),
        Column(
            name="missing_episodes",
            holds=Holds.NUMBER,
            means="Times missing from placement in twelve months",
        ),
        Column(
            name="away_episodes",
            holds=Holds.NUMBER,
            means="Times absent from placement in twelve months",
        ),
        Column(
            name="interview_offered",
            holds=Holds.FLAG,
            means="A return interview was offered after the last time missing",
        ),
        Column(
            name="interview_accepted",
            holds=Holds.FLAG,
            means="The return interview after the last time missing was accepted",
        ),
    ),
)

DEPRIVATION_OF_LIBERTY_ORDERS = RecordTable(
    name="deprivation_of_liberty_orders",
    title="Deprivation of liberty orders",
    means="An order that authorises a child's deprivation of liberty.",
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day of the order"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the order; blank while it lasts",
        ),
    ),
)

TABLES = (
    LOOKED_AFTER_PERIODS,
    PLACEMENTS,
    LEGAL_STATUSES,
    CARE_EPISODES,
    SHORT_BREAKS,
    LOOKED_AFTER_REVIEWS,
    LOOKED_AFTER_VISITS,
    REVIEWING_OFFICER_CONTACTS,
    PERMANENCE_PLANS,
    MISSING_EPISODES,
    LAST_YEAR_IN_CARE,
    DEPRIVATION_OF_LIBERTY_ORDERS,
)
