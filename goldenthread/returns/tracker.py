"""A tracker: a spreadsheet that somebody keeps of what the case system does not say, or not yet.

Nobody agreed its headings. A person says once, on a page, which heading is which column of the
record (`ingest/trackers`); what is declared here is what may be said at all. Each group is the
table of the record of its name, and its cells are that table's columns, or say one of them for a
row of its own (`GRADE_OF`): those that people keep by child and day. What only a census or the case
system can know of a table is not among them.
"""

from goldenthread.codes import child_protection, pre_proceedings, tools
from goldenthread.codes.code_set import CodeSet
from goldenthread.returns.shape import Cell, Group, Reads, Return, Speaks

CHILD = Cell(name="child_id")


def _day(name: str) -> Cell:
    return Cell(name=name, reads=Reads.DATE)


def _flag(name: str) -> Cell:
    return Cell(name=name, reads=Reads.FLAG)


def _number(name: str) -> Cell:
    return Cell(name=name, reads=Reads.NUMBER)


def _code(name: str, codes: CodeSet) -> Cell:
    return Cell(name=name, reads=Reads.CODE, codes=codes)


GRADE_OF = {f"grade_of_{area.lower()}": area for area in tools.AREA_OF_CARE.values}
"""Of a tracker with a column for each area of care: the cell of each, and its area."""

TRACKER = Return(
    kind="tracker",
    title="Tracker",
    speaks=Speaks.ALL_IT_HAS,
    groups=(
        Group(
            name="pre_proceedings",
            cells=(
                CHILD,
                _day("started_on"),
                _code("legal_gateway_outcome", pre_proceedings.LEGAL_GATEWAY),
                _day("letter_sent_on"),
                _day("first_meeting_on"),
                _number("review_meetings"),
                _flag("family_meeting_offered"),
                _flag("family_meeting_held"),
                _flag("parents_represented"),
                _day("decided_on"),
                _code("decided_to", pre_proceedings.DECISION),
                _day("applied_to_court_on"),
                _day("letter_of_issue_on"),
                _number("earlier_pre_proceedings"),
            ),
        ),
        Group(
            name="section_47_enquiries",
            cells=(
                CHILD,
                _day("started_on"),
                _day("ended_on"),
                _day("conference_target_on"),
                _day("conference_on"),
                _flag("conference_not_required"),
            ),
        ),
        Group(
            name="conferences",
            cells=(
                CHILD,
                _day("held_on"),
                _day("enquiry_started_on"),
                _day("target_on"),
                _flag("led_to_plan"),
            ),
        ),
        Group(
            name="child_protection_plans",
            cells=(
                CHILD,
                _day("started_on"),
                _day("ended_on"),
                _code("initial_category", child_protection.CATEGORY_OF_ABUSE),
                _code("latest_category", child_protection.CATEGORY_OF_ABUSE),
                _number("declared_earlier_plans"),
                _flag("names_neglect"),
            ),
        ),
        Group(
            name="child_protection_reviews",
            cells=(
                CHILD,
                _day("held_on"),
                _day("plan_started_on"),
                _day("due_on"),
                _flag("quorate"),
                Cell(name="participation"),
                _flag("plan_continues"),
            ),
        ),
        Group(
            name="early_help_episodes",
            cells=(
                CHILD,
                _day("started_on"),
                _day("ended_on"),
                Cell(name="family"),
                Cell(name="reason"),
                _flag("names_neglect"),
                Cell(name="end_reason"),
                Cell(name="organisation"),
                Cell(name="worker"),
                _day("assessment_completed_on"),
            ),
        ),
        Group(
            name="tool_results",
            cells=(
                CHILD,
                _day("scored_on"),
                _code("tool", tools.TOOL),
                _code("area", tools.AREA_OF_CARE),
                _code("grade", tools.GRADE),
                Cell(name="graded_by"),
                *(_code(cell, tools.GRADE) for cell in GRADE_OF),
            ),
        ),
    ),
)
