"""Children in the steps of the continuum of need, each with what is coded of neglect.

One row for each child, period and step that is open on the period's last day, unbound.
"""

import datetime
from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

import ibis
from ibis import _

from goldenthread.clocks.history import (
    is_after_told,
    periods_told_of,
    told_only_to,
    with_told_to,
)
from goldenthread.clocks.legs import first_reason
from goldenthread.codes.front_door import ABUSE_OR_NEGLECT, PRIMARY_NEED
from goldenthread.measures.neglect_markers import (
    said_by_early_help,
    said_by_episodes,
    said_by_plans,
)
from goldenthread.record.expressions import BY_NAME, is_unreadable, periods, steps
from goldenthread.record.steps import EARLY_HELP, SOURCES, StepSource
from goldenthread.statute.months import census_year

TRACE = ("row_key", "load_id", "ordinal", "line")
NOT_MARKED, NONE_RECORDED = "no coded marker", "none-recorded"


def n1_alone(day: Any) -> Any:
    """Why primary need N1 alone tells nothing of neglect, in the words of the day's edition."""
    code = next(code for code in PRIMARY_NEED if code.code == ABUSE_OR_NEGLECT)
    branches = [
        (day >= datetime.date(year - 1, 4, 1), _n1_is(label))
        for year, label in sorted(code.labels, reverse=True)
    ]
    return ibis.cases(*branches, else_=_n1_is(code.label))


def n1_in_words(day: datetime.date) -> str:
    """The same for one day, as text."""
    return _n1_is(PRIMARY_NEED.label(ABUSE_OR_NEGLECT, year=census_year(day)))


def _n1_is(label: str) -> str:
    return f"primary need N1 is {label.lower()}, not neglect alone"


EARLY_HELP_MARK = "coded-early-help"
"""The group of those whom only the local coding of early help marks."""

LOCAL_MARKS = ("coded-category-in-words", "coded-need-in-words", EARLY_HELP_MARK)
"""The groups of those whom only a council's own words mark: most returns have none."""

MARKS: tuple[tuple[Any, str, str], ...] = (
    (
        _.has_16a & _.has_neg,
        "coded-both",
        "16A on the latest assessment and NEG on the plan",
    ),
    (_.has_16a, "coded-16a", "16A on the latest assessment"),
    (_.has_neg, "coded-neg", "NEG on the plan"),
    (
        _.category_in_words,
        "coded-category-in-words",
        "the council's own words for the category of the plan name neglect (local coding)",
    ),
    (
        _.need_in_words,
        "coded-need-in-words",
        "the council's own words for the main reason name neglect (local coding)",
    ),
    (_.helped_for_neglect, EARLY_HELP_MARK, "neglect is a reason for early help (local coding)"),
)
"""The coded markers: the test, the code of the group and its words, first that holds."""


class Doubt(NamedTuple):
    """Why neglect cannot be told: when, the code of the group, its words on a day, and the reason
    that a child's own row gives (text, or an expression)."""

    test: Any
    code: str
    words: Callable[[datetime.date], str]
    reason: Any


def _doubt(test: Any, code: str, words: str, reason: Any = None) -> Doubt:
    return Doubt(test, code, lambda _day: words, words if reason is None else reason)


STEP_NOT_KNOWN = "a date that says whether the step is open is not known"

DOUBTS: tuple[Doubt, ...] = (
    _doubt(
        _.any_in_doubt,
        "cannot-step",
        STEP_NOT_KNOWN,
        ibis.cases(
            (_.child_told_to < _.last_day, told_only_to(_.child_told_to)), else_=STEP_NOT_KNOWN
        ),
    ),
    _doubt(_.category_not_known, "cannot-category", "a category of the plan is not recorded"),
    _doubt(
        _.latest_in_doubt,
        "cannot-authorisation",
        "the date on which an assessment was authorised is not known",
    ),
    _doubt(_.is_mul, "cannot-mul-alone", "category is multiple, which hides neglect"),
    Doubt(_.is_n1, "cannot-n1-alone", n1_in_words, n1_alone(_.last_day)),
    _doubt(
        _.is_early_help_alone & ~_.help_says_why,
        "cannot-early-help",
        "early help does not say whether neglect is a reason",
    ),
    _doubt(
        ~_.is_early_help_alone & _.assessed_on.isnull(),
        "cannot-no-assessment",
        "no completed assessment in the open episode",
    ),
    _doubt(
        ~_.is_early_help_alone & ~_.says_factors,
        "cannot-no-factors",
        "no factors are recorded on the latest completed assessment",
    ),
)
"""Why it cannot be told, where there is no marker: cells to mend first, then what hides neglect."""


def _began_earlier(table: ibis.Table, source: StepSource) -> Any:
    if not source.began_earlier:
        return ibis.literal(False)
    return table[source.began_earlier].fill_null(False)


def _open_rows(source: StepSource) -> ibis.Table:
    """The rows of a source's table, each beside the periods on whose last day it is open, at the
    step that the list of that day reads from it."""
    table = BY_NAME[source.table]
    kept, in_doubt = table, table[source.starts].isnull() | is_unreadable(table, source.ends)
    if source.unless:
        kept = table.filter(~table[source.unless].fill_null(False))
        in_doubt = in_doubt | is_unreadable(table, source.unless)
    rows = kept.select(
        "child_id",
        *TRACE,
        table_name=ibis.literal(source.table),
        step_started_on=table[source.starts],
        step_ended_on=table[source.ends],
        began_earlier=_began_earlier(table, source),
        slice_id=table.slice_id,
        in_doubt=in_doubt,
        is_beside=ibis.literal(source.beside),
        is_early_help=ibis.literal(source is EARLY_HELP),
    )
    of_the_table = steps.filter(_.table_name == source.table).drop("table_name")
    days = periods_told_of(source.table) if source.beside else periods
    asked = days.join(
        of_the_table,
        [
            days.last_day >= of_the_table.in_force_from,
            days.last_day <= of_the_table.in_force_to,
        ],
    ).drop("in_force_from", "in_force_to")
    placed = with_told_to(rows).drop("slice_id").cross_join(asked)
    open_then = placed.filter(
        (_.step_started_on.isnull() | (_.step_started_on <= _.last_day))
        & (_.step_ended_on.isnull() | (_.step_ended_on > _.last_day))
    )
    return open_then.mutate(
        in_doubt=_.in_doubt | is_after_told(_.last_day),
        step_started_on=ibis.cases((_.began_earlier, ibis.null("date")), else_=_.step_started_on),
    ).drop("began_earlier")


FLAGS = (
    "has_16a",
    "has_neg",
    "is_mul",
    "is_n1",
    "latest_in_doubt",
    "says_factors",
    "category_in_words",
    "need_in_words",
    "helped_for_neglect",
    "help_says_why",
)
"""What is said of neglect, yes or no; of a child of whom nothing says it, no."""

OF_THE_CHILD = ibis.window(group_by=["period", "child_id"])
open_rows = reduce(
    lambda first, more: first.union(more),
    (_open_rows(source) for source in SOURCES if source.table),
)


in_their_steps = open_rows.mutate(
    is_highest=_.step_rank == _.step_rank.max().over(OF_THE_CHILD),
    is_early_help_alone=_.is_early_help.all().over(OF_THE_CHILD),
).mutate(
    # What is doubtful and comes beside takes nothing from a step that is certain.
    any_in_doubt=(_.in_doubt & (_.is_highest | ~_.is_beside)).any().over(OF_THE_CHILD),
    child_told_to=_.told_to.min().over(OF_THE_CHILD),
)


def _children_in_steps() -> ibis.Table:
    one_each = ibis.window(
        group_by=["period", "child_id", "step_code"],
        order_by=[_.in_doubt, _.step_started_on, _.row_key],
    )
    return _with_marker(
        in_their_steps.mutate(place=ibis.row_number().over(one_each)).filter(_.place == 0)
    )


def _children_at_highest_step() -> ibis.Table:
    highest_first = ibis.window(
        group_by=["period", "child_id"],
        order_by=[_.step_rank.desc(), _.in_doubt, _.step_started_on, _.row_key],
    )
    return _with_marker(
        in_their_steps.mutate(place=ibis.row_number().over(highest_first)).filter(_.place == 0)
    )


def _with_marker(in_steps: ibis.Table) -> ibis.Table:
    said = (
        in_steps.left_join(said_by_episodes, ["child_id", "period"], rname="{name}_again")
        .drop("child_id_again", "period_again")
        .left_join(said_by_plans, ["child_id", "period"], rname="{name}_again")
        .drop("child_id_again", "period_again")
        .left_join(said_by_early_help, ["child_id", "period"], rname="{name}_again")
        .drop("child_id_again", "period_again")
    )
    known = said.mutate(
        ever_16a=ibis.cases((_.ever_16a.fill_null(False), "yes"), else_="no"),
        category_not_known=_.category_not_known.fill_null(False),
        **{flag: said[flag].fill_null(False) for flag in FLAGS},
    ).mutate(is_marked=reduce(or_, (test for test, _code, _words in MARKS)))
    return known.mutate(
        marker=ibis.cases(*[(test, words) for test, _code, words in MARKS], else_=NOT_MARKED),
        cannot_be_told=first_reason(
            (_.is_marked, ibis.null("string")), *[(doubt.test, doubt.reason) for doubt in DOUBTS]
        ),
        group=ibis.cases(
            *[(mark[0], mark[1]) for mark in MARKS],
            *[(doubt.test, doubt.code) for doubt in DOUBTS],
            else_=NONE_RECORDED,
        ),
    ).drop(
        "place",
        "any_in_doubt",
        "told_to",
        "child_told_to",
        "is_beside",
        "is_early_help",
        "is_early_help_alone",
        "category_not_known",
        *FLAGS,
    )


children_in_steps = _children_in_steps()
"""One row for each child, period and step open on its last day.

With step_code, step_title, step_rank, step_started_on, step_ended_on, is_highest (of the child's
steps), is_marked, marker (in words), ever_16a, assessed_on, neglect_found_on, initial_category,
latest_category, group (a code of MARKS, DOUBTS or NONE_RECORDED), cannot_be_told (the reason in
words, null where it can) and the trace of the step's own row.
"""

children_at_highest_step = _children_at_highest_step()
"""The rows of `children_in_steps` at each child's highest step, by a shorter way."""
