"""Section 47 enquiries, conferences, child protection plans and their reviews."""

from goldenthread.codes import child_protection
from goldenthread.record.front_door import REFERRED_ON
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

SECTION_47_ENQUIRIES = RecordTable(
    name="section_47_enquiries",
    title="Section 47 enquiries",
    means="An enquiry into significant harm; it starts with the strategy discussion.",
    key=("child_id", "started_on"),
    spans=("started_on",),
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="Day on which the enquiry started: the strategy discussion",
        ),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Day on which the enquiry ended, where a return says it",
        ),
        Column(
            name="conference_target_on",
            holds=Holds.DATE,
            means="The council's own target date for the initial conference",
        ),
        Column(
            name="conference_on",
            holds=Holds.DATE,
            means="Day of the initial child protection conference",
        ),
        Column(
            name="conference_not_required",
            holds=Holds.FLAG,
            means="The enquiry ended with no conference needed",
        ),
    ),
)

CONFERENCES = RecordTable(
    name="conferences",
    title="Initial child protection conferences",
    means="An initial conference, after an enquiry here or on moving in from another council.",
    key=("child_id", "held_on"),
    spans=("held_on",),
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="held_on",
            holds=Holds.DATE,
            means="Day on which the conference was held",
        ),
        Column(name="kind", means="After an enquiry, or transfer in"),
        Column(
            name="enquiry_started_on",
            holds=Holds.DATE,
            means="Start of the enquiry that led to it",
        ),
        Column(
            name="target_on",
            holds=Holds.DATE,
            means="The council's own target date for the conference",
        ),
        Column(
            name="led_to_plan",
            holds=Holds.FLAG,
            means="The conference resulted in a child protection plan",
        ),
    ),
)

CHILD_PROTECTION_PLANS = RecordTable(
    name="child_protection_plans",
    title="Child protection plans",
    means="A child protection plan, from its start to its end.",
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        REFERRED_ON,
        Column(
            name="started_on",
            holds=Holds.DATE,
            means="First day of the plan: the day of the conference",
        ),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the plan; blank while it lasts",
        ),
        Column(
            name="initial_category",
            means="Category of abuse when the plan started; MUL hides which",
            codes=child_protection.CATEGORY_OF_ABUSE,
        ),
        Column(
            name="latest_category",
            means="Category of abuse now, or when the plan ended",
            codes=child_protection.CATEGORY_OF_ABUSE,
        ),
        Column(
            name="declared_earlier_plans",
            holds=Holds.NUMBER,
            means="How many plans the child had before, here or elsewhere, as declared",
        ),
        Column(
            name="initial_category_says",
            means="The category when the plan started, as the council wrote it",
        ),
        Column(
            name="latest_category_says",
            means="The category now, or when the plan ended, as the council wrote it",
        ),
        Column(
            name="names_neglect",
            holds=Holds.FLAG,
            means="Either category names neglect, alone or among several; blank where that cannot "
            "be told, as of several that are not named",
        ),
        Column(
            name="emergency_protection",
            holds=Holds.FLAG,
            means="Under an emergency protection order or police protection in the six months "
            "before the day of the list",
        ),
    ),
)

CHILD_PROTECTION_REVIEWS = RecordTable(
    name="child_protection_reviews",
    title="Review child protection conferences",
    means="A review of a child protection plan.",
    key=("child_id", "held_on"),
    spans=("held_on",),
    columns=(
        CHILD_ID,
        Column(
            name="plan_started_on",
            holds=Holds.DATE,
            means="First day of the plan that was reviewed",
        ),
        Column(
            name="held_on",
            holds=Holds.DATE,
            means="Day on which the review was held",
        ),
        Column(
            name="due_on",
            holds=Holds.DATE,
            means="Day by which the council says that it was due",
        ),
        Column(name="quorate", holds=Holds.FLAG, means="Enough agencies were there to decide"),
        Column(
            name="participation",
            means="How the child took part, in the words of the case system",
        ),
        Column(
            name="plan_continues",
            holds=Holds.FLAG,
            means="The review decided that the plan goes on",
        ),
    ),
)

PLANS_OF_OTHER_COUNCILS = RecordTable(
    name="plans_of_other_councils",
    title="Child protection plans of other councils",
    means=(
        "A child protection plan that another council holds for a child who lives here for a "
        "while. It is that council's plan: no measure of ours counts it."
    ),
    key=("child_id", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="started_on", holds=Holds.DATE, means="First day of the plan"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day of the plan; blank while it lasts",
        ),
        Column(
            name="latest_category",
            means="Category of abuse now, or when the plan ended",
            codes=child_protection.CATEGORY_OF_ABUSE,
        ),
    ),
)

TABLES = (
    SECTION_47_ENQUIRIES,
    CONFERENCES,
    CHILD_PROTECTION_PLANS,
    CHILD_PROTECTION_REVIEWS,
    PLANS_OF_OTHER_COUNCILS,
)
