"""The forms in which records are typed here, each declared by the columns of its table.

One engine shows, checks and keeps them all (casework/typing.py, web/pages/records). What is asked,
and how it is kept, is the record's own: nothing is asked that no column holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from goldenthread.access.permissions import (
    check_person_can_type_meetings,
    check_person_can_type_oversight,
    check_person_can_type_papers,
    person_can_open_a_child,
    person_can_type_meetings,
    person_can_type_oversight,
    person_can_type_papers,
)
from goldenthread.access.sight import Sight
from goldenthread.record.meetings import (
    CORE_GROUPS,
    MEETING_AGENCIES,
    MEETING_PAPERS,
    STRATEGY_DISCUSSIONS,
)
from goldenthread.record.oversight import MANAGEMENT_DECISIONS, SUPERVISIONS
from goldenthread.record.table import Column, RecordTable


@dataclass(frozen=True, kw_only=True)
class RecordForm:
    """How rows of one table are typed: who may (`can`, and `check` raises NotAllowed), what it
    is called, and its columns in the order in which they are asked.

    `needed` are columns that must be said beside those of the key; `labels` what a question is
    called where its column's meaning is long, and `hints` what stands under it; `long` those in
    which sentences are written; `not_listed` those that a list leaves to the form; `worker` the
    column that is filled with the child's worker, and `writer` the one filled with who types, until
    they say another; `ahead` the days that may be to come.
    """

    table: RecordTable
    one: str
    action: str
    can: Callable[[Sight], bool]
    check: Callable[[Sight], None]
    asks: tuple[str, ...]
    needed: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    long: tuple[str, ...] = ()
    not_listed: tuple[str, ...] = ()
    worker: str = ""
    writer: str = ""
    ahead: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are asked."""
        return tuple(self.table.column(name) for name in self.asks)

    def for_eyes(self, sight: Sight) -> "RecordForm":
        """The same for somebody who has no page of a child: without its sentences."""
        if person_can_open_a_child(sight):
            return self
        asks = tuple(column.name for column in self.columns if not column.identifies)
        return replace(self, asks=asks)

    @property
    def listed(self) -> tuple[Column, ...]:
        """The columns that a list shows."""
        return tuple(column for column in self.columns if column.name not in self.not_listed)

    def label(self, column: Column) -> str:
        """What the question of a column is called."""
        return self.labels.get(column.name, column.in_brief)

    @property
    def must(self) -> frozenset[str]:
        """The columns that must be said."""
        return frozenset({*self.table.key, *self.needed} - {"child_id"})


SUPERVISION = RecordForm(
    table=SUPERVISIONS,
    one="supervision",
    action="Record a supervision",
    can=person_can_type_oversight,
    check=check_person_can_type_oversight,
    asks=("held_on", "kind", "worker"),
    needed=("kind",),
    labels={"kind": "Kind of supervision", "worker": "Worker"},
    hints={"kind": "Personal supervision stops no clock: the case was not talked through."},
    worker="worker",
)

DECISION = RecordForm(
    table=MANAGEMENT_DECISIONS,
    one="management decision",
    action="Record a management decision",
    can=person_can_type_oversight,
    check=check_person_can_type_oversight,
    asks=("decided_on", "about", "decision", "decided_by"),
    needed=("decision", "decided_by"),
    labels={"decision": "What was decided", "decided_by": "Who decided"},
    hints={"decision": "And why. It becomes part of the child's record."},
    long=("decision",),
    writer="decided_by",
)

PAPER = RecordForm(
    table=MEETING_PAPERS,
    one="paper of a meeting",
    action="Record a paper of a meeting",
    can=person_can_type_papers,
    check=check_person_can_type_papers,
    asks=(
        "meeting",
        "meeting_on",
        "paper",
        "recipient",
        "version",
        "version_because",
        "typed_on",
        "checked_on",
        "address_checked_on",
        "sent_on",
        "challenged_on",
        "held_by",
    ),
    labels={
        "meeting": "Meeting",
        "paper": "Paper",
        "recipient": "For whom",
        "version": "Version",
        "version_because": "Why it is redacted or withheld",
        "typed_on": "Typed",
        "checked_on": "Checked",
        "address_checked_on": "Address checked as safe",
        "sent_on": "Sent",
        "challenged_on": "Challenged by the recipient",
        "held_by": "Held by",
    },
    hints={
        "version": "Full, unless it was decided that this recipient gets less.",
        "address_checked_on": "Needed before it is sent: who else would open it there?",
        "held_by": "The code of whoever has it now.",
    },
    long=("version_because",),
    not_listed=("version_because", "challenged_on"),
)

CORE_GROUP = RecordForm(
    table=CORE_GROUPS,
    one="core group",
    action="Record a core group",
    can=person_can_type_meetings,
    check=check_person_can_type_meetings,
    asks=("held_on", "plan_started_on"),
    needed=("plan_started_on",),
)

STRATEGY_DISCUSSION = RecordForm(
    table=STRATEGY_DISCUSSIONS,
    one="strategy discussion",
    action="Record a strategy discussion",
    can=person_can_type_meetings,
    check=check_person_can_type_meetings,
    asks=("cause_on", "held_on", "led_to_enquiry"),
    hints={"held_on": "Leave it empty until it is held."},
)

AGENCIES = RecordForm(
    table=MEETING_AGENCIES,
    one="record of an agency at a meeting",
    action="Record the agencies at a meeting",
    can=person_can_type_meetings,
    check=check_person_can_type_meetings,
    asks=(
        "meeting",
        "meeting_on",
        "agency",
        "relevant",
        "invited_on",
        "not_invited_because",
        "came",
        "apologies",
        "contributed",
        "report_received_on",
        "report_shared_on",
    ),
    labels={
        "meeting": "Meeting",
        "agency": "Agency",
        "relevant": "Works with the child or family",
        "invited_on": "Invited on",
        "not_invited_because": "Why it was not invited",
        "came": "Came",
        "apologies": "Sent apologies",
        "contributed": "Contributed, there or in writing",
        "report_received_on": "Its report was received on",
        "report_shared_on": "Its report was shared with the family on",
    },
    not_listed=("not_invited_because", "relevant", "apologies"),
    ahead=("meeting_on",),
)
"""Of a meeting all agencies are typed on one page: casework/agencies.py."""

FORMS: dict[str, RecordForm] = {
    form.table.name: form
    for form in (SUPERVISION, DECISION, PAPER, CORE_GROUP, STRATEGY_DISCUSSION, AGENCIES)
}
"""Every form, by the table that it fills."""
