"""Extracts of the case system's forms: what no statutory return asks for, each a small file.

Where a council keeps its supervision, its meetings and the papers of them in the case system, these
bring them here. Nothing in them is typed here a second time.
"""

from goldenthread.codes import forms
from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.written import Meaning
from goldenthread.returns.own_contract.cells import AS_AT, CHILD, day, flag
from goldenthread.returns.shape import Cell, Group, Reads, Return, Speaks


def _form(kind: str, title: str, group: str, *cells: Cell) -> Return:
    """A file of a row a form: the child, these cells, and as at which day it was made."""
    return Return(
        kind=kind,
        title=title,
        speaks=Speaks.ALL_IT_HAS,
        groups=(Group(name=group, cells=(CHILD, *cells, AS_AT)),),
    )


def _code(name: str, codes: CodeSet, meaning: Meaning, *, needed: bool = False) -> Cell:
    """A code of one of our own sets, which may be written in words."""
    return Cell(name=name, reads=Reads.CODE, codes=codes, meaning=meaning, needed=needed)


MEETING = _code("meeting", forms.MEETING, forms.meeting_as_code, needed=True)
MEETING_ON = day("meeting on", needed=True, also=("meeting date",))

FRONT_DOOR_DECISIONS = _form(
    "front_door_decisions",
    "Decisions at the front door",
    "front_door_decision",
    _code("kind", forms.FRONT_DOOR, forms.front_door_as_code, needed=True),
    day("received on", needed=True),
    day("decided on"),
    Cell(name="decision"),
    day("referrer told on"),
)

STRATEGY_DISCUSSIONS = _form(
    "strategy_discussions",
    "Strategy discussions",
    "strategy_discussion",
    day("cause on", needed=True),
    day("held on"),
    flag("enquiry began"),
)

CORE_GROUPS = _form(
    "core_groups",
    "Core groups",
    "core_group",
    day("core group on", needed=True, also=("core group date",)),
    day("plan from"),
)

MEETING_AGENCIES = _form(
    "meeting_agencies",
    "Agencies at meetings",
    "meeting_agency",
    MEETING,
    MEETING_ON,
    _code("agency", forms.AGENCY, forms.agency_as_code, needed=True),
    flag("relevant"),
    day("invited on"),
    Cell(name="why not invited"),
    flag("came"),
    flag("apologies"),
    flag("contributed"),
    day("report received on"),
    day("report shared on"),
)

MEETING_PAPERS = _form(
    "meeting_papers",
    "Papers of meetings",
    "meeting_paper",
    MEETING,
    MEETING_ON,
    _code("paper", forms.PAPER, forms.paper_as_code, needed=True),
    _code("recipient", forms.RECIPIENT, forms.recipient_as_code, needed=True),
    _code("version", forms.VERSION, forms.version_as_code),
    Cell(name="why"),
    day("typed on"),
    day("checked on"),
    day("address checked on"),
    day("sent on"),
    day("challenged on"),
    Cell(name="held by"),
)

SUPERVISIONS = _form(
    "supervisions",
    "Supervisions",
    "supervision",
    day("supervision on", needed=True, also=("supervision date",)),
    Cell(name="worker"),
    _code("kind", forms.SUPERVISION, forms.supervision_as_code),
)

MANAGEMENT_DECISIONS = _form(
    "management_decisions",
    "Management decisions",
    "management_decision",
    day("decided on", needed=True),
    _code("about", forms.DECISION_ABOUT, forms.about_as_code, needed=True),
    Cell(name="decision"),
    Cell(name="decided by"),
)

CIN_PLAN_REVIEWS = _form(
    "cin_plan_reviews",
    "Reviews of child in need plans",
    "cin_plan_review",
    day("plan review on", needed=True, also=("plan review date",)),
    day("plan from"),
)

SERIOUS_INCIDENTS = _form(
    "serious_incidents",
    "Serious incidents",
    "serious_incident",
    day("aware on", needed=True),
    day("notified on"),
    day("review on"),
    Cell(name="kind"),
)

SUBJECT_ACCESS_REQUESTS = _form(
    "subject_access_requests",
    "Subject access requests",
    "subject_access_request",
    Cell(name="reference", needed=True),
    day("received on", needed=True),
    day("paused from"),
    day("paused to"),
    Cell(name="pause reason"),
    day("extended to"),
    day("answered on"),
)

TRANSFERS_IN = _form(
    "transfers_in",
    "Children who moved in on another council's plan",
    "transfer_in",
    day("notified on", needed=True),
    Cell(name="from council"),
    day("papers on"),
)

VISITS = _form(
    "visits",
    "Visits to children",
    "visit",
    day("visited on", needed=True, also=("visit date", "date of visit")),
    _code("kind of visit", forms.VISIT, forms.visit_as_code, needed=True),
    flag("seen"),
    flag("seen alone"),
    flag("bedroom seen"),
)

CHAIRED_CONFERENCES = _form(
    "chaired_conferences",
    "Conferences and their chairs",
    "chaired_conference",
    MEETING,
    day("conference on", needed=True, also=("conference date",)),
    Cell(name="chair"),
    _code("interpreter", forms.INTERPRETER, forms.interpreter_as_code),
    flag("dissent"),
    day("escalated on"),
    day("answered on"),
    Cell(name="what would end the plan"),
    Cell(name="evidence of change"),
)

REVIEWING_OFFICERS = _form(
    "reviewing_officers",
    "Reviewing officers",
    "reviewing_officer",
    Cell(name="reviewing officer", needed=True),
    day("reviews from", needed=True),
    day("reviews to"),
)

REVIEWING_DISPUTES = _form(
    "reviewing_disputes",
    "Disputes raised by reviewing officers",
    "reviewing_dispute",
    day("dispute raised on", needed=True),
    day("resolved on"),
    day("Cafcass on"),
)

FORMS = (
    FRONT_DOOR_DECISIONS,
    STRATEGY_DISCUSSIONS,
    CORE_GROUPS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
    SUPERVISIONS,
    MANAGEMENT_DECISIONS,
    CIN_PLAN_REVIEWS,
    SERIOUS_INCIDENTS,
    SUBJECT_ACCESS_REQUESTS,
    TRANSFERS_IN,
    VISITS,
    CHAIRED_CONFERENCES,
    REVIEWING_OFFICERS,
    REVIEWING_DISPUTES,
)
"""All of them, in the order in which a page lists them."""
