"""Lists 1 to 7 of an Annex A: contacts, early help, referrals, assessments, enquiries, children in
need, and children who are the subject of a child protection plan."""

from goldenthread.codes import annex_a, child_protection, front_door
from goldenthread.returns.annex_a.cells import (
    DISABLED,
    HELD_BY,
    IN_EPISODE,
    a_list,
    code,
    day,
    flag,
    number,
    text,
    worked_out,
)
from goldenthread.returns.shape import Cell, Reads

CONTACTS = a_list(
    1,
    day("Date of Contact", "Contact Date", needed=True),
    code(
        "Contact Source",
        front_door.REFERRAL_SOURCE,
        annex_a.referral_source,
        "Source of Contact",
    ),
    also=("Contacts", "Contact"),
)

EARLY_HELP = a_list(
    2,
    day(
        "Assessment start date",
        "Early Help Assessment Start Date",
        "EHA Start Date",
        needed=True,
    ),
    day(
        "Assessment completion date",
        "Early Help Assessment Completion Date",
        "EHA Completion Date",
    ),
    text("Organisation completing assessment", "Organisation Completing the Assessment"),
    also=("Early Help", "Early Help Assessments", "EHA"),
)

REFERRALS = a_list(
    3,
    day("Date of Referral", "Referral Date", needed=True),
    code(
        "Referral Source",
        front_door.REFERRAL_SOURCE,
        annex_a.referral_source,
        "Source of Referral",
    ),
    flag(
        "Referral NFA",
        "Referral NFA (Y/N)",
        "NFA",
        "Referral No Further Action",
        heading="Referral NFA?",
    ),
    number("Number of Referrals in Last 12 Months", "ReferralsLast12Months"),
    *HELD_BY,
    worked_out("Closed", Reads.DATE),
    also=("Referrals", "Referral"),
)

ASSESSMENTS = a_list(
    4,
    DISABLED,
    day(
        "Continuous Assessment Start Date",
        "Single Assessment Start Date",
        "C&F Assessment Start Date",
        "Child and Family Assessment Start Date",
        "ContinuousAssessmentStart",
        needed=True,
    ),
    flag(
        "Child Seen During Continuous Assessment",
        "Child Seen During Assessment",
        "ContinuousAssessmentChildSeen",
        meaning=annex_a.seen,
    ),
    day(
        "Continuous Assessment Date of Authorisation",
        "Single Assessment Date of Authorisation",
        "C&F Assessment Date of Authorisation",
        "Assessment Date of Authorisation",
        "ContinuousAssessmentAuthDate",
    ),
    flag(
        "Assessed as requiring support",
        "CSCSupportRequired",
        heading="Was the child assessed as requiring LA children's social care support?",
    ),
    *HELD_BY,
    IN_EPISODE,
    also=("Assessments", "Assessment", "C&F Assessments"),
)

ENQUIRIES = a_list(
    5,
    DISABLED,
    day(
        "Strategy discussion initiating Section 47 Enquiry Start Date",
        "Strategy discussion initiating Section 47 Enquiry",
        "Section 47 Enquiry Start Date",
        "S47 Start Date",
        "StratDiscussionDate",
        needed=True,
    ),
    flag(
        "Was an Initial Child Protection Conference deemed unnecessary",
        "Was an ICPC deemed unnecessary",
        "InitialCPConfUnnecessary",
        heading="Was an Initial Child Protection Conference deemed unnecessary?",
    ),
    day(
        "Date of Initial Child Protection Conference",
        "Date of ICPC",
        "ICPC Date",
        "InitialCPConfDate",
    ),
    flag(
        "Did the Initial Child Protection Conference Result in a Child Protection Plan",
        "Did the ICPC Result in a Child Protection Plan",
        "Did the ICPC Result in a CPP",
        "CPConfResultInCPPlan",
    ),
    number("Number of Section 47 Enquiries in the last 12 months", "NumberS47s12m"),
    number("Number of ICPCs in the last 12 months", "NumberICPCs12m"),
    *HELD_BY,
    IN_EPISODE,
    worked_out("Is an enquiry"),
    worked_out("Kind of conference"),
    also=("S47 & ICPC", "S47s", "S47", "Section 47", "Section 47 and ICPC", "S47 and ICPC"),
)

LAST_SEEN = ("Date Last Seen", "DateChildLastSeen")
NEED = "Primary Need Code"
STATUS = "Case Status"

CHILDREN_IN_NEED = a_list(
    6,
    DISABLED,
    day("CIN Start Date", "Child in Need Start Date", needed=True),
    code(NEED, front_door.PRIMARY_NEED, annex_a.primary_need, "Primary Need"),
    text("Primary need in words", "Primary Need", heading=NEED),
    flag("Primary need names neglect", "Primary Need", heading=NEED, meaning=annex_a.names_neglect),
    day("Date Child Was Last Seen", *LAST_SEEN),
    flag(
        "Seen when last seen",
        *LAST_SEEN,
        heading="Date Child Was Last Seen",
        meaning=annex_a.seen_on_a_day,
    ),
    day("CIN Closure Date", "Child in Need Closure Date"),
    code(
        "Reason for Closure",
        front_door.CLOSURE_REASON,
        annex_a.closure_reason,
        "CIN Closure Reason",
    ),
    code(STATUS, front_door.CASE_STATUS, annex_a.case_status),
    Cell(name="Kind of visit", heading=STATUS, meaning=annex_a.kind_of_visit),
    *HELD_BY,
    worked_out("Turned away", Reads.FLAG),
    also=("CIN", "Children in need", "Child in need", "CiN"),
)

INITIAL, LATEST = "Initial Category of Abuse", "Latest Category of Abuse"
ALONE = "Was the Child Seen Alone?"
ALSO_ALONE = ("Was the Child Seen Alone (Y/N)", "ChildSeenAlone")

CHILD_PROTECTION = a_list(
    7,
    DISABLED,
    day("Child Protection Plan Start Date", "CPP Start Date", "CP Plan Start Date", needed=True),
    code(INITIAL, child_protection.CATEGORY_OF_ABUSE, annex_a.category_of_abuse),
    text("Initial category in words", heading=INITIAL),
    flag("Initial category names neglect", heading=INITIAL, meaning=annex_a.names_neglect),
    code(LATEST, child_protection.CATEGORY_OF_ABUSE, annex_a.category_of_abuse),
    text("Latest category in words", heading=LATEST),
    flag("Latest category names neglect", heading=LATEST, meaning=annex_a.names_neglect),
    day("Date of the Last Statutory Visit", "Date of Last Statutory Visit"),
    flag(
        "Was the Child Seen Alone",
        *ALSO_ALONE,
        heading=ALONE,
        meaning=annex_a.seen_alone,
    ),
    flag("Seen", *ALSO_ALONE, heading=ALONE, meaning=annex_a.seen_if_alone),
    day(
        "Date of latest review conference",
        "Date of Latest Review Child Protection Conference",
        "DateOfLatestReviewConf",
    ),
    day("Child Protection Plan End Date", "CPP End Date", "CP Plan End Date"),
    flag(
        "Emergency or police protection in the last six months",
        "ProtectionLastSixMonths",
        heading="Subject to Emergency Protection Order or Protected Under Police Powers in Last "
        "Six Months (Y/N)",
    ),
    number(
        "Number of Previous Child Protection Plans",
        "Number of Previous CP Plans",
        "Sum of Number of Previous Child Protection Plans",
    ),
    *HELD_BY,
    IN_EPISODE,
    worked_out("Names neglect", Reads.FLAG),
    also=("CP", "Child protection", "CPP", "Child Protection Plans", "CP Plans"),
)
