"""Keeps the local standards that a council sets: facts with two times, that move the edition."""

import datetime
from dataclasses import dataclass

from goldenthread.ledger.saying import say, unsay

TABLE = "ledger_standards"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """From a day on a rule allows so much of its unit; 0 where the council does not use it."""

    rule: str
    allowed: int
    in_force_from: datetime.date
    why: str
    set_at: datetime.datetime
    set_by: str


def set_standard(uri: str, setting: Setting) -> int | None:
    """Keep a setting; gives the edition that it made, None where it is so already. One of the same
    day gives way to it."""
    return say(
        uri,
        TABLE,
        {"rule": setting.rule, "in_force_from": setting.in_force_from},
        {"allowed": setting.allowed},
        beside={"why": setting.why, "set_at": setting.set_at, "set_by": setting.set_by},
        at=setting.set_at,
    )


def take_back(
    uri: str, rule: str, in_force_from: datetime.date, at: datetime.datetime
) -> int | None:
    """Take a setting back: what stood before is in force again. Gives the edition that it made,
    None where there is no such setting."""
    return unsay(uri, TABLE, {"rule": rule, "in_force_from": in_force_from}, at=at)
