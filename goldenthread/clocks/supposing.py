"""What would change if a local standard allowed another time: shown before it is set."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.running import is_anything_decided, runs_sql, standing_of
from goldenthread.record.snapshot import Reading
from goldenthread.record.standards import STANDARDS, standards_rows
from goldenthread.record.unchanged import tables_named

SUPPOSED = "standards_supposed"


@dataclass(frozen=True, kw_only=True)
class StandardSupposed:
    """The runnings of one rule on a day by state, now and then, and how many children have one that
    would be in another state or come or go."""

    now: Mapping[str, int] = field(default_factory=dict)
    then: Mapping[str, int] = field(default_factory=dict)
    children: int = 0


def supposing_standard(
    reading: Reading, rule: str, allowed: int, since: datetime.date, day: datetime.date
) -> StandardSupposed:
    """What would change on `day` if the rule allowed so much of what begins from `since` on."""
    clock = next(code for code, one in CLOCKS.items() if rule in {r.code for r in one.rules})
    sql = runs_sql(clock)
    reading.ready(*tables_named(sql))
    would_be = standards_rows(reading.edition, {rule: (allowed, since)})
    with reading.holding(SUPPOSED, reading.execute(would_be).to_arrow_table()):
        now = _standing(reading, sql, rule, day)
        then = _standing(reading, sql.replace(f'"{STANDARDS}"', f'"{SUPPOSED}"'), rule, day)
    changed = now.keys() ^ then.keys() | {k for k in now.keys() & then.keys() if now[k] != then[k]}
    return StandardSupposed(
        now=Counter(now.values()),
        then=Counter(then.values()),
        children=len({child for child, *_ in changed}),
    )


def _standing(
    reading: Reading, sql: str, rule: str, day: datetime.date
) -> dict[tuple[str, ...], str]:
    """The state on the day of each running of the rule, by what tells it apart."""
    standing = standing_of(sql, decided=is_anything_decided(reading))
    rows = reading.rows(
        f"select child_id, row_key, started_on, state from ({standing}) "
        "where rule = $rule and state <> 'too early to say'",
        rule=rule,
        on_day=day,
    )
    return {(r["child_id"], r["row_key"], str(r["started_on"])): r["state"] for r in rows}
