"""What a looked-after child is owed: reviews (regulation 33) and visits (regulation 28)."""

import ibis
from ibis import _

from goldenthread.clocks.clock import Clock, Leg
from goldenthread.clocks.history import with_history
from goldenthread.clocks.legs import LONG_AGO, first_reason, with_first
from goldenthread.clocks.plans import NOT_SAID_SEEN
from goldenthread.clocks.repeating import events_of, spans_of, waits
from goldenthread.record.expressions import (
    legal_statuses,
    looked_after_periods,
    looked_after_reviews,
    placements,
    visits,
)
from goldenthread.statute.rules import RuleCode

REVIEWS, VISITS = "looked_after_reviews", "visits"
BEGAN_EARLIER = "care began before our files, and which review comes next cannot be told"
NOT_TOLD_REVIEWED = "whether a review had been held by then is in no file"
ORDER_IN_DOUBT = "the days of a legal status cannot be read"

of_periods = spans_of(looked_after_periods, "looked_after_periods")
began_earlier = looked_after_periods.filter(_.began_earlier).select(
    earlier_of=_.child_id, earlier_key=_.row_key, earlier=ibis.literal(True)
)
held = looked_after_reviews.filter(~_.cancelled.fill_null(False))
review_waits = waits(of_periods, events_of(held, REVIEWS, _.held_on), what="a review")
known_from = with_history(review_waits, REVIEWS, _.started_on).mutate(
    # Which review it is can be counted only where every one since care began is told of.
    uncounted=_.span_started_on < _.history_starts_on
)
placed_waits = (
    known_from.drop("history_starts_on", "history_ends_on")
    .left_join(
        began_earlier,
        [known_from.child_id == began_earlier.earlier_of, _.span_key == began_earlier.earlier_key],
    )
    .mutate(
        # After two reviews whose days we hold, the next is a later one whatever came before.
        cannot_because=first_reason(
            (_.cannot_because.notnull(), _.cannot_because),
            (
                (_.earlier.fill_null(False) | _.uncounted.fill_null(False)) & (_.place < 2),
                BEGAN_EARLIER,
            ),
        )
    )
)

CARE_REVIEW = Clock(
    code="care-review",
    title="Looked-after review",
    starts="the child becomes looked after, or a review is held",
    stops="the next review is held",
    closes="the child ceases to be looked after",
    legs=tuple(
        Leg(cases=placed_waits.filter(which), rule=rule, stops_in=REVIEWS, told_apart=True)
        for which, rule in (
            (_.place == 0, RuleCode.FIRST_CARE_REVIEW),
            (_.place == 1, RuleCode.SECOND_CARE_REVIEW),
            (_.place > 1, RuleCode.LATER_CARE_REVIEW),
        )
    ),
)

WITH_PARENTS = "P1"
INTERIM_ORDER, CARE_ORDER = "C1", "C2"
MEANT_TO_LAST = (
    "whether the placement is meant to last until 18 is in no file, so six weeks or three months "
    "may be allowed"
)

of_placements = spans_of(placements, "placements")
care_visits = events_of(
    visits.filter(_.kind == "looked after"), VISITS, _.visited_on, counts=_.seen
)
visit_waits = waits(of_placements, care_visits, what="a visit", doubt=NOT_SAID_SEEN)


def _told_of_each_wait(waiting: ibis.Table) -> ibis.Table:
    """Add what regulation 28 asks of a wait: the kind of placement, whether it began before our
    files, the order in force when the wait began, and whether a review had been held by then."""
    kinds = placements.select(
        placed=_.child_id,
        placement_key=_.row_key,
        placement_type=_.placement_type,
        placement_began_earlier=_.began_earlier.fill_null(False),
    )
    placed = waiting.left_join(
        kinds, [waiting.child_id == kinds.placed, waiting.span_key == kinds.placement_key]
    ).drop("placed", "placement_key")
    of_parents = legal_statuses.filter(_.legal_status.isin([INTERIM_ORDER, CARE_ORDER]))
    marked = of_parents.unreadable.contains(" ended_on ").fill_null(False)
    turned = (of_parents.ended_on < of_parents.started_on).fill_null(False)
    unsure = of_parents.filter(_.started_on.isnull() | marked | turned)
    orders = of_parents.select(
        of_child=_.child_id, order=_.legal_status, done_on=_.started_on, until=_.ended_on
    )
    first_reviews = review_waits.filter(_.place == 1).select(
        of_child=_.child_id, first_review=_.row_key, done_on=_.started_on, until=_.closed_on
    )
    told = _in_force(_in_force(placed, orders), first_reviews)
    in_doubt = with_first(
        told,
        unsure.select(
            of_child=_.child_id,
            done_on=_.started_on.fill_null(LONG_AGO),
            is_unsure=ibis.literal(True),
        ),
        lambda wait, status: [status.done_on <= wait.started_on],
        of=("child_id", "span_key", "place"),
    ).drop("done_on")
    return with_history(in_doubt, REVIEWS, _.started_on)


def _in_force(waiting: ibis.Table, values: ibis.Table) -> ibis.Table:
    """Add what was in force on the day on which a wait began; null where nothing was."""
    return with_first(
        waiting,
        values,
        lambda wait, value: [
            wait.started_on >= value.done_on,
            value.until.isnull() | (wait.started_on < value.until),
        ],
        of=("child_id", "span_key", "place"),
    ).drop("done_on", "until")


with_parents = (_.placement_type == WITH_PARENTS).fill_null(False)
under_interim = with_parents & (_.order == INTERIM_ORDER).fill_null(False)
under_care_order = with_parents & (_.order == CARE_ORDER).fill_null(False)
reviewed = _.first_review.notnull()
begins = _.place == 0
in_the_first_year = (
    ~_.placement_began_earlier
    & (
        _.started_on.cast("timestamp")
        < _.span_started_on.cast("timestamp") + ibis.interval(years=1)
    )
).fill_null(True)

# Whether no review had been held can be told only where reviews are told of since care began.
care_told_of = looked_after_periods.filter(~_.began_earlier.fill_null(False)).select(
    of_child=_.child_id, reviews_told=_.row_key, done_on=_.started_on, until=_.ended_on
)

told = (
    with_first(
        _told_of_each_wait(visit_waits),
        care_told_of,
        lambda wait, care: [
            wait.started_on >= care.done_on,
            care.until.isnull() | (wait.started_on <= care.until),
            wait.history_starts_on <= care.done_on,
        ],
        of=("child_id", "span_key", "place"),
    )
    .drop("done_on", "until")
    .mutate(
        cannot_because=first_reason(
            (_.cannot_because.notnull(), _.cannot_because),
            (begins & _.placement_began_earlier, "the placement began before our files"),
        ),
        of_the_rule=first_reason(
            (with_parents & _.is_unsure, ORDER_IN_DOUBT),
            (under_interim & ~reviewed & _.reviews_told.isnull(), NOT_TOLD_REVIEWED),
            (~begins & ~in_the_first_year & ~under_interim & ~under_care_order, MEANT_TO_LAST),
        ),
    )
    .mutate(
        doubt_from=ibis.cases((_.of_the_rule.isnull(), _.doubt_from), else_=ibis.null("date")),
        stop_in_doubt=ibis.coalesce(_.of_the_rule, _.stop_in_doubt),
    )
    .drop("history_starts_on", "history_ends_on")
)

CARE_VISIT = Clock(
    code="care-visit",
    title="Visit to a looked-after child",
    starts="a placement starts, or the child is seen on a visit",
    stops="the child is next seen on a visit",
    closes="the placement ends",
    legs=(
        Leg(
            cases=told,
            rule=RuleCode.CARE_VISIT,
            unless=(
                (under_interim & ~reviewed, RuleCode.INTERIM_ORDER_VISIT),
                (under_interim & reviewed, RuleCode.INTERIM_ORDER_LATER_VISIT),
                (begins & under_care_order, RuleCode.CARE_ORDER_FIRST_VISIT),
                (begins, RuleCode.FIRST_CARE_VISIT),
            ),
            stops_in=VISITS,
            told_apart=True,
        ),
    ),
)

CLOCKS = (CARE_REVIEW, CARE_VISIT)
