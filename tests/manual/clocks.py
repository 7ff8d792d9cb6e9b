"""The pages of clocks and of the decision table."""

from collections.abc import Iterator

from goldenthread.clocks.clock import Clock
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.states import DECISION_TABLE, SOON
from goldenthread.statute.rule_book import RULES
from goldenthread.statute.rules import Rule
from tests.manual.examples import HOW_TO_READ, examples
from tests.manual.markdown import Page, day, table

NO_PAUSE = (
    "No national timescale of safeguarding pauses: *paused* is for a clock whose own rule says so, "
    "and only a subject access request has such a rule, and for a local standard that a manager "
    "paused for one child, with a reason. Another day may be agreed for one child as well. Of a "
    "local standard it is the due date; beside a national one it stands, and moves nothing. A "
    "state is worked out for a day and never stored, so that a page for the end of September shows "
    "what stood then."
)


def states_page() -> Page:
    """The one decision table."""
    rows = [
        (n, row.holds, f"**{row.state}**", row.verdict)
        for n, row in enumerate(DECISION_TABLE, start=1)
    ]
    return Page(
        name="states",
        title="The states of a clock",
        about=(
            "One table decides in what state a running is on a day, and which verdict follows for "
            "a measure. It is read from the top: the first row that holds gives the state."
        ),
        parts=(
            table(["", "On the day asked about", "State", "Verdict"], rows),
            f"*Due soon* is within {SOON} days of the due date, the due date itself included.",
            NO_PAUSE,
        ),
    )


def clocks_page() -> Page:
    """Every clock, with its rules, editions and examples."""
    parts = [
        "The first day is day 0, so that the same day is in time and so is the due date itself. "
        "Working days are Monday to Friday less the bank holidays of England; months are months "
        "of the calendar, and where the later month has no such day, its last. What state a clock "
        "is in is decided by [one table](states.md).",
        "Each case is judged for ever by the edition in force on the day on which it started.",
        HOW_TO_READ,
    ]
    for clock in CLOCKS.values():
        parts += _clock(clock)
    parts += _rules_without_a_clock()
    return Page(
        name="clocks",
        title="Clocks and their rules",
        about=(
            "Every timescale: what starts, stops and closes it, and by which edition of which rule."
        ),
        parts=tuple(parts),
    )


def _clock(clock: Clock) -> Iterator[str]:
    yield f"## {clock.title}"
    yield table(
        ["", ""],
        [
            ("Code", f"`{clock.code}`"),
            ("Starts", clock.starts),
            ("Stops", clock.stops),
            ("Closes", clock.closes),
        ],
    )
    yield _rules(clock.rules)
    yield "### Examples"
    yield from examples("clocks", lambda call: call.subject is clock)


def _rules_without_a_clock() -> Iterator[str]:
    used = {rule.code for clock in CLOCKS.values() for rule in clock.rules}
    left = tuple(rule for rule in RULES if rule.code not in used)
    if left:
        yield "## Rules that no clock runs by yet"
        yield _rules(left)


def _rules(rules: tuple[Rule, ...]) -> str:
    return table(
        ["Rule", "Allows", "From", "Kind", "Edition", "In force", "Source"],
        [
            (
                rule.title,
                rule.allowance,
                rule.starts_from,
                rule.kind,
                rule.edition,
                _in_force(rule),
                f"{rule.source}. *{rule.note}*" if rule.note else rule.source,
            )
            for rule in rules
        ],
    )


def _in_force(rule: Rule) -> str:
    if rule.in_force_to is None:
        return f"since {day(rule.in_force_from)}"
    return f"{day(rule.in_force_from)} to {day(rule.in_force_to)}"
