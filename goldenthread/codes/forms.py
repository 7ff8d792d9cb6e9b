"""What an extract of the case system's forms writes: meetings, agencies, papers, decisions.

These sets are our own: no national return has them. Each may be written as its code or in words;
the words that systems use for the same thing are brought to one code.
"""

import re
from types import MappingProxyType

from goldenthread.codes.code_set import Code, CodeSet
from goldenthread.codes.written import brought_to_code

CONTACT, REFERRAL = "CONTACT", "REFERRAL"

FRONT_DOOR = CodeSet(
    "What came to the front door",
    (Code(code=CONTACT, label="Contact"), Code(code=REFERRAL, label="Referral")),
)

STRATEGY_DISCUSSION = "STRATEGY_DISCUSSION"
INITIAL_CONFERENCE, REVIEW_CONFERENCE = "INITIAL_CONFERENCE", "REVIEW_CONFERENCE"
CORE_GROUP = "CORE_GROUP"

MEETING = CodeSet(
    "Meeting",
    (
        Code(code=STRATEGY_DISCUSSION, label="Strategy discussion"),
        Code(code=INITIAL_CONFERENCE, label="Initial conference"),
        Code(code=REVIEW_CONFERENCE, label="Review conference"),
        Code(code=CORE_GROUP, label="Core group"),
    ),
)

SOCIAL_CARE, POLICE, HEALTH_VISITOR, GP = "SOCIAL_CARE", "POLICE", "HEALTH_VISITOR", "GP"
SCHOOL = "SCHOOL"

AGENCY = CodeSet(
    "Agency",
    (
        Code(code=SOCIAL_CARE, label="Social care"),
        Code(code=POLICE, label="Police"),
        Code(code=HEALTH_VISITOR, label="Health visitor"),
        Code(code=GP, label="General practice"),
        Code(code=SCHOOL, label="School"),
        Code(code="MIDWIFE", label="Midwife"),
        Code(code="MENTAL_HEALTH", label="Mental health service"),
        Code(code="DRUG_AND_ALCOHOL", label="Drug and alcohol service"),
        Code(code="PROBATION", label="Probation"),
        Code(code="HOUSING", label="Housing"),
        Code(code="SCHOOL_NURSE", label="School nurse"),
        Code(code="OTHER", label="Another agency"),
    ),
)

DECISION_LETTER, MINUTES = "DECISION_LETTER", "MINUTES"

PAPER = CodeSet(
    "Paper of a meeting",
    (Code(code=DECISION_LETTER, label="Decision letter"), Code(code=MINUTES, label="Minutes")),
)

RECIPIENT = CodeSet(
    "Recipient of a paper",
    (
        Code(code="MOTHER", label="Mother"),
        Code(code="FATHER", label="Father"),
        Code(code="CHILD", label="Child"),
        Code(code="CARER", label="Carer"),
        Code(code=GP, label="General practice"),
        Code(code=SCHOOL, label="School"),
        Code(code="HEALTH", label="Health service"),
        Code(code=POLICE, label="Police"),
        Code(code=SOCIAL_CARE, label="Social care"),
        Code(code="OTHER", label="Another recipient"),
    ),
)

FULL, REDACTED, WITHHELD = "FULL", "REDACTED", "WITHHELD"

VERSION = CodeSet(
    "Version of a paper",
    (
        Code(code=FULL, label="Full"),
        Code(code=REDACTED, label="Redacted"),
        Code(code=WITHHELD, label="Withheld"),
    ),
)

NOT_NEEDED, BOOKED, NOT_BOOKED = "NOT_NEEDED", "BOOKED", "NOT_BOOKED"

INTERPRETER = CodeSet(
    "Interpreter at a conference",
    (
        Code(code=NOT_NEEDED, label="Not needed"),
        Code(code=BOOKED, label="Booked"),
        Code(code=NOT_BOOKED, label="Needed, not booked"),
    ),
)

CASE_SUPERVISION, PERSONAL_SUPERVISION = "CASE", "PERSONAL"

SUPERVISION = CodeSet(
    "Supervision",
    (
        Code(code=CASE_SUPERVISION, label="Case supervision"),
        Code(code=PERSONAL_SUPERVISION, label="Personal supervision"),
        Code(code="GROUP", label="Group supervision"),
        Code(code="OTHER", label="Other supervision"),
    ),
)

CHILD_IN_NEED_PLAN, CHILD_PROTECTION_PLAN = "CHILD_IN_NEED_PLAN", "CHILD_PROTECTION_PLAN"
MID_POINT_CHECK, LEGAL_PLANNING = "MID_POINT_CHECK", "LEGAL_PLANNING"
STEP_DOWN, ALLOCATION = "STEP_DOWN", "ALLOCATION"

DECISION_ABOUT = CodeSet(
    "What a management decision is about",
    (
        Code(code=CHILD_IN_NEED_PLAN, label="Child in need plan"),
        Code(code=CHILD_PROTECTION_PLAN, label="Child protection plan"),
        Code(code=MID_POINT_CHECK, label="Chair's mid-point check"),
        Code(code=LEGAL_PLANNING, label="Legal planning"),
        Code(code=STEP_DOWN, label="Step down"),
        Code(code=ALLOCATION, label="Allocation"),
        Code(code="OTHER", label="Something else"),
    ),
)

CHILD_IN_NEED, CHILD_PROTECTION, LOOKED_AFTER = "child in need", "child protection", "looked after"

VISIT = CodeSet(
    "Whom a visit is owed to",
    (
        Code(code=CHILD_IN_NEED, label="Child in need"),
        Code(code=CHILD_PROTECTION, label="Child protection"),
        Code(code=LOOKED_AFTER, label="Looked after"),
    ),
)
"""The words are the codes: the nightly dataset has a table for each, and no code."""

_VISIT_LAST = re.compile(r"[\s-]*visits?\s*\Z", re.IGNORECASE)

_MEETINGS = MappingProxyType(
    {
        **dict.fromkeys(("strategymeeting", "strategy", "strat"), STRATEGY_DISCUSSION),
        **dict.fromkeys(
            ("icpc", "initialchildprotectionconference", "initialcpconference"),
            INITIAL_CONFERENCE,
        ),
        **dict.fromkeys(
            ("rcpc", "review", "reviewchildprotectionconference", "reviewcpconference"),
            REVIEW_CONFERENCE,
        ),
        **dict.fromkeys(("coregroupmeeting", "cgm"), CORE_GROUP),
    }
)

_OF_BOTH = MappingProxyType(
    {
        **dict.fromkeys(("doctor", "familydoctor", "surgery"), GP),
        **dict.fromkeys(("socialworker", "childrensservices", "childrenssocialcare"), SOCIAL_CARE),
        **dict.fromkeys(("education", "nursery", "college"), SCHOOL),
    }
)
"""Agencies that come to meetings and are sent their papers."""

_AGENCIES = MappingProxyType(
    {
        **dict.fromkeys(("hv", "healthvisiting"), HEALTH_VISITOR),
        **dict.fromkeys(("midwifery", "maternity"), "MIDWIFE"),
        **dict.fromkeys(("camhs", "adultmentalhealth"), "MENTAL_HEALTH"),
        **dict.fromkeys(("drugsandalcohol", "substancemisuse"), "DRUG_AND_ALCOHOL"),
        **dict.fromkeys(("schoolnursing",), "SCHOOL_NURSE"),
    }
)

_PAPERS = MappingProxyType(
    {
        **dict.fromkeys(("letter", "outcomeletter", "decisionsletter"), DECISION_LETTER),
        **dict.fromkeys(("minute", "conferenceminutes", "record"), MINUTES),
    }
)

_RECIPIENTS = MappingProxyType(
    {
        **dict.fromkeys(("mum", "birthmother"), "MOTHER"),
        **dict.fromkeys(("dad", "birthfather"), "FATHER"),
        **dict.fromkeys(("youngperson",), "CHILD"),
        **dict.fromkeys(("fostercarer", "guardian"), "CARER"),
    }
)

_VERSIONS = MappingProxyType(
    {
        **dict.fromkeys(("complete", "unredacted"), FULL),
        **dict.fromkeys(("partlyredacted", "redaction"), REDACTED),
        **dict.fromkeys(("notsent", "notshared"), WITHHELD),
    }
)

_INTERPRETER = MappingProxyType(
    {
        **dict.fromkeys(("no", "none"), NOT_NEEDED),
        **dict.fromkeys(("needed", "yes"), NOT_BOOKED),
    }
)

_ABOUT = MappingProxyType(
    {
        **dict.fromkeys(("cin", "cinplan", "childinneed"), CHILD_IN_NEED_PLAN),
        **dict.fromkeys(("cp", "cpplan", "childprotection"), CHILD_PROTECTION_PLAN),
        **dict.fromkeys(("midpointcheck", "midpointreview", "midwaycheck"), MID_POINT_CHECK),
        **dict.fromkeys(("legalplanningmeeting", "legalgateway"), LEGAL_PLANNING),
        **dict.fromkeys(("stepdowntocin", "steppeddown"), STEP_DOWN),
        **dict.fromkeys(("caseallocation", "allocated"), ALLOCATION),
    }
)

_VISITS = MappingProxyType(
    {
        **dict.fromkeys(("cin", "cinplan", "childinneedplan", "childreninneed"), CHILD_IN_NEED),
        **dict.fromkeys(("cp", "cpp", "cpplan", "childprotectionplan"), CHILD_PROTECTION),
        **dict.fromkeys(
            (
                *("cla", "lac", "cic", "incare", "childlookedafter", "childrenlookedafter"),
                *("lookedafterchild", "lookedafterchildren", "childincare", "childrenincare"),
            ),
            LOOKED_AFTER,
        ),
    }
)

front_door_as_code = brought_to_code(FRONT_DOOR)
"""The code of what came to the front door; the text as it is where it is none."""

meeting_as_code = brought_to_code(MEETING, _MEETINGS)
"""The code of a meeting; the text as it is where it is none."""

agency_as_code = brought_to_code(AGENCY, _AGENCIES | _OF_BOTH)
"""The code of an agency; the text as it is where it is none."""

paper_as_code = brought_to_code(PAPER, _PAPERS)
"""The code of a paper; the text as it is where it is none."""

recipient_as_code = brought_to_code(RECIPIENT, _RECIPIENTS | _OF_BOTH)
"""The code of whom a paper is for; the text as it is where it is none."""

version_as_code = brought_to_code(VERSION, _VERSIONS)
"""The code of the version that somebody is sent; the text as it is where it is none."""

interpreter_as_code = brought_to_code(INTERPRETER, _INTERPRETER)
"""The code of whether an interpreter is needed and booked; the text as it is where it is none."""

supervision_as_code = brought_to_code(SUPERVISION)
"""The code of a kind of supervision; the text as it is where it is none."""

about_as_code = brought_to_code(DECISION_ABOUT, _ABOUT)
"""The code of what a decision is about; the text as it is where it is none."""

_visit_without_the_word = brought_to_code(VISIT, _VISITS)


def visit_as_code(text: str) -> str:
    """The kind of a visit, `child protection visit` as well as `child protection`; the text as it
    is where it is none."""
    code = _visit_without_the_word(_VISIT_LAST.sub("", text))
    return code if VISIT.holds(code) else text
