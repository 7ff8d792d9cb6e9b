"""Local standards: what is in force, what a change would do, and the change, written down."""

from dataclasses import dataclass
from datetime import date, datetime

from goldenthread.access import visibility
from goldenthread.access.log import Kind, record_access
from goldenthread.access.models import Outcome
from goldenthread.access.permissions import check_person_can_set_standards
from goldenthread.access.sight import Sight
from goldenthread.clocks.grounds import standing_standards
from goldenthread.clocks.supposing import StandardSupposed, supposing_standard
from goldenthread.ledger.connection import database_uri
from goldenthread.ledger.standards import Setting, set_standard, take_back
from goldenthread.record.standards import Standard
from goldenthread.statute.local_standards import LOCAL_STANDARDS
from goldenthread.statute.rules import Rule

RULES: dict[str, Rule] = {rule.code: rule for rule in LOCAL_STANDARDS}
"""Every local standard as it is built in, by its code."""


@dataclass(frozen=True, kw_only=True)
class HeldStandard:
    """A local standard: the rule as built in, and what is in force from which day, oldest first."""

    rule: Rule
    settings: tuple[Standard, ...]

    def on(self, day: date) -> Standard:
        """What is in force on a day."""
        return next(
            one
            for one in reversed(self.settings)
            if one.in_force_from <= day or one is self.settings[0]
        )


def council_standards() -> tuple[HeldStandard, ...]:
    """Every local standard, in the order of the work."""
    reading = visibility.reading_of(None)
    standing = standing_standards(reading)
    return tuple(
        HeldStandard(rule=rule, settings=tuple(one for one in standing if one.rule == code))
        for code, rule in RULES.items()
    )


def council_standard_supposed(rule: str, allowed: int, since: date) -> StandardSupposed:
    """What a change would do on the day at which the record stands, for counts."""
    reading = visibility.reading_of(None)
    if not reading.as_at:
        return StandardSupposed()
    return supposing_standard(reading, rule, allowed, since, reading.as_at)


def change_standard(
    by: Sight, rule: str, allowed: int, since: date, *, why: str, at: datetime
) -> int | None:
    """Set a local standard; gives the edition that it made, None where it is so already. It is in
    the access log before it is made."""
    _log(by, f"sets the local standard {rule}")
    return set_standard(
        database_uri(),
        Setting(
            rule=rule,
            allowed=allowed,
            in_force_from=since,
            why=why,
            set_at=at,
            set_by=by.person.email,
        ),
    )


def undo_standard(by: Sight, rule: str, since: date, *, at: datetime) -> int | None:
    """Take a setting back: what stood before is in force again."""
    _log(by, f"takes the local standard {rule} back")
    return take_back(database_uri(), rule, since, at)


def _log(by: Sight, action: str) -> None:
    check_person_can_set_standards(by)
    record_access(by, action=action, kind=Kind.PAGE, outcome=Outcome.SHOWN)
