"""How a table of the record is told as what happened to a child, and at which step of help."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.record.labels import Row


class Step(StrEnum):
    """A step of help, from the first to the furthest, and what stands beside the steps."""

    EARLY_HELP = "Early help"
    NEED = "Episodes of need"
    ASSESSMENT = "Assessments"
    CIN_PLAN = "Child in need plans"
    ENQUIRY = "Enquiries, conferences"
    PROTECTION_PLAN = "Child protection plans"
    PRE_PROCEEDINGS = "Pre-proceedings"
    LOOKED_AFTER = "Looked after"
    WORKERS = "Workers"
    SCHOOL = "School attendance"
    APPOINTMENTS = "Health appointments"
    HEALTH = "Health contacts"
    HOUSING = "Housing"
    CHILD = "The child"


PARTNERS = (Step.SCHOOL, Step.APPOINTMENTS, Step.HEALTH, Step.HOUSING)
"""What other services know, beside the steps: no help of ours, and no step of the continuum."""


@dataclass(frozen=True, kw_only=True)
class Telling:
    """How the rows of one table become what happened to a child.

    A row with `ends` is a stretch of time (but not where its column `unless` says yes), else an
    event on `starts`. `also` are further days of the row, each an event of its own, with their
    words. `what` is what the row tells in a few words, or makes them from the row, in which
    `said_in_year` is the census year that said it; `detail` makes what more it tells, and
    `at_the_end` what is known of it when it ends and not before. A row that `is_detail` belongs to
    another: it is listed with its source, and drawn nowhere. One that is `aside` lies at its step;
    a return that tells such rows tells nothing of the step itself.
    """

    table: str
    step: Step
    what: str | Callable[[Row], str]
    detail: Callable[[Row], str] | None = None
    at_the_end: Callable[[Row], str] | None = None
    starts: str = ""
    ends: str = ""
    unless: str = ""
    also: Mapping[str, str] | None = None
    says_who: bool = False
    is_detail: bool = False
    is_aside: bool = False
