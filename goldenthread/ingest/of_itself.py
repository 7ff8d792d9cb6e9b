"""What is said of a return as a whole that shows in it alone: that it carries nothing of a kind,
that every referral ended at the door, that nearly no date of a column can be read.

Each of these takes in without a murmur and makes every page look calm. Nothing of it refuses a
file: a sample may be so. It is said before anything else is, and a person decides.
"""

from collections import Counter

from goldenthread.ingest.days_not_read import UNREADABLE
from goldenthread.ingest.findings import (
    CARRIES_NONE,
    EVERY_REFERRAL_ENDED,
    HARDLY_A_DAY_READ,
    Finding,
    Severity,
)
from goldenthread.ingest.staging import Staged
from goldenthread.record.catalogue import TABLES
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.shape import Reads

PROTECTS = ("assessments", "section_47_enquiries", "child_protection_plans")
"""The tables without which no clock that protects a child runs."""

ENOUGH_EPISODES = 50
"""Below this a council's small year, or a sample, may truly have none."""

ENOUGH_DATES = 20
MOST_UNREAD = 0.5


def of_itself(staged: Staged) -> list[Finding]:
    """What a person should look at before any row of the return."""
    found = _days_hardly_read(staged)
    if staged.shape is CIN_CENSUS:
        found = [*_carries_none(staged), *_every_referral_ended(staged), *found]
    return found


def _carries_none(staged: Staged) -> list[Finding]:
    episodes = staged.count("referrals")
    absent = [TABLES[name].title.lower() for name in PROTECTS if not staged.count(name)]
    if episodes < ENOUGH_EPISODES or not absent:
        return []
    return [
        _finding(
            CARRIES_NONE,
            f"This file carries no {' and no '.join(absent)}, though it has {episodes:,} referrals "
            "and episodes of need. No page can show what is not in it: see that the case system "
            "exports all of the census, and load it again.",
        )
    ]


def _every_referral_ended(staged: Staged) -> list[Finding]:
    referrals = staged.count("referrals")
    if referrals < ENOUGH_EPISODES or staged.count("referrals where no_further_action") < referrals:
        return []
    return [
        _finding(
            EVERY_REFERRAL_ENDED,
            f"Each of the {referrals:,} referrals of this file led to no further action "
            "(ReferralNFA), so that no child of it is in need. If that is not so, correct how the "
            "cell is exported and load the file again.",
            table="referrals",
            column="ReferralNFA",
        )
    ]


def _days_hardly_read(staged: Staged) -> list[Finding]:
    unread = Counter((f.table, f.column) for f in staged.findings if f.code == UNREADABLE)
    found = []
    for (group, column), lost in unread.items():
        cells = {c.name: c for c in staged.shape.tables[group].cells}
        if cells[column].reads is not Reads.DATE:
            continue
        filled = staged.count(f'"read_{group}" where "{column} text" is not null')
        if filled >= ENOUGH_DATES and lost > filled * MOST_UNREAD:
            why = (
                f"Of the {filled:,} dates of {column} in this file {lost:,} cannot be read. Write "
                "them YYYY-MM-DD where the return is made, and load it again."
            )
            found.append(_finding(HARDLY_A_DAY_READ, why, table=group, column=column))
    return found


def _finding(code: str, why: str, *, table: str = "Message", column: str = "") -> Finding:
    return Finding(code=code, table=table, column=column, why=why, severity=Severity.ERROR)
