"""Which rows of the record are on which list of an Annex A, as at a day.

In the conditions `$on` is the day, `$first` six months before it and `$year` twelve.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.record.written_out.days import enquired, under_way

NOT_ON_ANY = "It ended on a day that no return says: on the list it would stand as open"


@dataclass(frozen=True, kw_only=True)
class List:
    """A list: its name, and of which tables rows are on it, and which of them. The first is the
    table that it is of; rows of the others stand on it too. One not `of_children` has none of
    their cells."""

    name: str
    title: str
    tables: Mapping[str, str]
    of_children: bool = True

    @property
    def table(self) -> str:
        """The table that it is of."""
        return next(iter(self.tables))

    @property
    def heading(self) -> str:
        """`List 6, children in need`."""
        return f"List {self.name.removeprefix('list_')}, {self.title[:1].lower()}{self.title[1:]}"


def _under_way(start: str, end: str) -> str:
    """On the day, or in the months before."""
    return under_way(start, end, "$first", "$on")


def _happened(day: str) -> str:
    return f"t.{day} between $first and $on"


def _or_said(condition: str) -> str:
    """What the list itself said before is on it, whatever its days are."""
    return f"said_by_itself or {condition}"


UNDER_WAY = _or_said(_under_way("started_on", "ended_on"))

LISTS = (
    List(
        name="list_1",
        title="Contacts",
        tables={"contacts": _or_said(_happened("contacted_on"))},
    ),
    List(
        name="list_2",
        title="Early help",
        tables={"early_help_episodes": UNDER_WAY},
    ),
    List(
        name="list_3",
        title="Referrals",
        tables={"referrals": _happened("referred_on")},
    ),
    List(
        name="list_4",
        title="Assessments",
        tables={"assessments": _or_said(_under_way("started_on", "authorised_on"))},
    ),
    List(
        name="list_5",
        title="Section 47 enquiries and initial conferences",
        tables={
            "section_47_enquiries": _or_said(enquired("$first", "$on")),
            # Those without an enquiry.
            "conferences": f"t.enquiry_started_on is null and ({_or_said(_happened('held_on'))})",
        },
    ),
    List(
        name="list_6",
        title="Children in need",
        tables={
            "referrals": (
                "not coalesce(t.no_further_action, false) "
                f"and {_under_way('referred_on', 'closed_on')} and not (said_by_itself "
                "and t.case_status is null and t.unreadable like '% closed_on %')"
            )
        },
    ),
    List(
        name="list_7",
        title="Children with a child protection plan",
        tables={"child_protection_plans": UNDER_WAY},
    ),
    List(
        name="list_8",
        title="Children in care",
        tables={"looked_after_periods": UNDER_WAY, "short_breaks": UNDER_WAY},
    ),
    List(name="list_9", title="Care leavers", tables={"care_leavers": "true"}),
    List(
        name="list_10",
        title="Children for adoption",
        tables={
            "adoption_decisions": _or_said(
                "t.decided_on <= $on "
                "and coalesce(greatest(t.adopted_on, t.reversed_on) >= $year, true)"
            )
        },
    ),
    List(
        name="list_11",
        title="People who would adopt",
        tables={
            "adopters": _or_said(
                "t.enquired_on <= $on "
                "and coalesce(greatest(t.adopted_on, t.left_on) >= $year, true)"
            )
        },
        of_children=False,
    ),
)
