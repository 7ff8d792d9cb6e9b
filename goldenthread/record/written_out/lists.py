"""Which rows of the record are on which list of an Annex A, as at a day.

In the conditions `$on` is the day, `$first` six months before it and `$year` twelve.
"""

from dataclasses import dataclass

NOT_ON_ANY = "It ended on a day that no return says: on the list it would stand as open"


@dataclass(frozen=True, kw_only=True)
class List:
    """A list: its name, the table whose rows are on it, and which of them; `beside` are rows of
    another table that stand on it too."""

    name: str
    title: str
    table: str
    where: str
    beside: tuple["List", ...] = ()

    @property
    def heading(self) -> str:
        """`List 6, children in need`."""
        return f"List {self.name.removeprefix('list_')}, {self.title[:1].lower()}{self.title[1:]}"


def _under_way(start: str, end: str, since: str = "$first") -> str:
    """On the day, or in the months before."""
    return f"t.{start} <= $on and coalesce(t.{end} >= {since}, true)"


def _happened(day: str) -> str:
    return f"t.{day} between $first and $on"


def _or_said(condition: str) -> str:
    """What the list itself said before is on it, whatever its days are."""
    return f"said_by_itself or {condition}"


LISTS = (
    List(
        name="list_1",
        title="Contacts",
        table="contacts",
        where=_or_said(_happened("contacted_on")),
    ),
    List(
        name="list_2",
        title="Early help",
        table="early_help_episodes",
        where=_or_said(_under_way("started_on", "ended_on")),
    ),
    List(
        name="list_3",
        title="Referrals",
        table="referrals",
        where=_happened("referred_on"),
    ),
    List(
        name="list_4",
        title="Assessments",
        table="assessments",
        where=_or_said(_under_way("started_on", "authorised_on")),
    ),
    List(
        name="list_5",
        title="Section 47 enquiries and initial conferences",
        table="section_47_enquiries",
        where=_or_said(
            "t.started_on <= $on and (t.started_on >= $first "
            "or greatest(t.ended_on, t.conference_on) >= $first or "
            "coalesce(t.ended_on, t.conference_on) is null "
            "and not coalesce(t.conference_not_required, false))"
        ),
        beside=(
            List(
                name="list_5",
                title="Conferences without an enquiry",
                table="conferences",
                where=f"t.enquiry_started_on is null and ({_or_said(_happened('held_on'))})",
            ),
        ),
    ),
    List(
        name="list_6",
        title="Children in need",
        table="referrals",
        where=(
            "not coalesce(t.no_further_action, false) and t.referred_on <= $on "
            "and coalesce(t.closed_on >= $first, true) and not (said_by_itself "
            "and t.case_status is null and t.unreadable like '% closed_on %')"
        ),
    ),
    List(
        name="list_7",
        title="Children with a child protection plan",
        table="child_protection_plans",
        where=_or_said(_under_way("started_on", "ended_on")),
    ),
    List(
        name="list_8",
        title="Children in care",
        table="looked_after_periods",
        where=_or_said(_under_way("started_on", "ended_on")),
        beside=(
            List(
                name="list_8",
                title="Short breaks",
                table="short_breaks",
                where=_or_said(_under_way("started_on", "ended_on")),
            ),
        ),
    ),
    List(name="list_9", title="Care leavers", table="care_leavers", where="true"),
    List(
        name="list_10",
        title="Children for adoption",
        table="adoption_decisions",
        where=_or_said(
            "t.decided_on <= $on and coalesce(greatest(t.adopted_on, t.reversed_on) >= $year, true)"
        ),
    ),
)
