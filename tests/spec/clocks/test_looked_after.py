"""Looked after"""

from collections.abc import Callable

from goldenthread.clocks.looked_after import CARE_REVIEW, CARE_VISIT

Spec = Callable[..., None]

EARLIER = "care began before our files, and which review comes next cannot be told"
LAST = (
    "whether the placement is meant to last until 18 is in no file, so six weeks or three months "
    "may be allowed"
)


def test_reviews_are_due_in_twenty_working_days_then_three_months_then_six(
    clock_spec: Spec,
) -> None:
    """Regulation 33. A cancelled review is none. Cal's care began before the return tells of it,
    and Gus's before reviews are told of: which review is the next can be said only after two."""
    clock_spec(
        CARE_REVIEW,
        given={
            "looked_after_periods": """
                child_id | started_on | ended_on   | began_earlier
                Ann      | 2025-01-06 |            | no
                Ben      | 2025-01-06 |            | no
                Cal      | 2025-04-01 |            | yes
                Dee      | 2025-01-06 | 2025-01-31 | no
                Eve      | 2025-01-06 |            | no
                Fay      | ?31 Jan    |            | no
                Gus      | 2023-05-01 |            | no
                Hal      | 2025-12-08 |            | no
            """,
            "looked_after_reviews": """
                child_id | held_on    | cancelled
                Ann      | 2025-02-03 | no
                Ann      | 2025-05-03 |
                Ann      | 2025-11-04 | no
                Ben      | 2025-02-03 | yes
                Cal      | 2025-04-10 | no
                Cal      | 2025-07-10 | no
                Eve      | ?31 Feb    | no
                Gus      | 2024-06-03 | no
                Gus      | 2024-12-03 | no
            """,
        },
        speaks={"looked_after_reviews": "2024-04-01 to 2025-12-31"},
        on="2025-12-31",
        then=f"""
            child_id | rule               | started_on | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | first-care-review  | 2025-01-06 | 2025-02-03 | 2025-02-03 | met                  | met      |
            Ann      | second-care-review | 2025-02-03 | 2025-05-03 | 2025-05-03 | met                  | met      |
            Ann      | later-care-review  | 2025-05-03 | 2025-11-03 | 2025-11-04 | met late             | not met  |
            Ann      | later-care-review  | 2025-11-04 | 2026-05-04 |            | running              | unjudged |
            Ben      | first-care-review  | 2025-01-06 | 2025-02-03 |            | overdue              | not met  |
            Cal      | first-care-review  | 2025-04-01 | 2025-05-01 | 2025-04-10 | cannot be worked out | unjudged | {EARLIER}
            Cal      | second-care-review | 2025-04-10 | 2025-07-10 | 2025-07-10 | cannot be worked out | unjudged | {EARLIER}
            Cal      | later-care-review  | 2025-07-10 | 2026-01-10 |            | running              | unjudged |
            Dee      | first-care-review  | 2025-01-06 | 2025-02-03 |            | closed               | unjudged |
            Eve      | first-care-review  | 2025-01-06 | 2025-02-03 |            | cannot be worked out | unjudged | the day of a review is missing or cannot be read
            Fay      | first-care-review  |            |            |            | cannot be worked out | unjudged | its first day cannot be read
            Gus      | first-care-review  | 2023-05-01 | 2023-05-31 | 2024-06-03 | cannot be worked out | unjudged | {EARLIER}
            Gus      | second-care-review | 2024-06-03 | 2024-09-03 | 2024-12-03 | cannot be worked out | unjudged | {EARLIER}
            Gus      | later-care-review  | 2024-12-03 | 2025-06-03 |            | overdue              | not met  |
            Hal      | first-care-review  | 2025-12-08 | 2026-01-08 |            | running              | unjudged |
        """,
    )


PLACED = {
    "placements": """
                child_id | started_on | ended_on   | placement_type | began_earlier
                Ann      | 2025-01-06 |            | U1             | no
                Ben      | 2025-01-06 |            | U1             | no
                Cal      | 2025-01-06 |            | U1             | no
                Dee      | 2025-01-06 | 2025-01-10 | U1             | no
                Eve      | ?31 Jan    |            | U1             | no
                Gus      | 2023-11-06 |            | U1             | no
                Hal      | 2024-04-01 |            | U1             | yes
                Ivy      | 2025-01-06 |            | U1             | no
                Kit      | 2025-01-06 | 2025-03-27 | U1             | no
                Kit      | 2025-03-27 |            | K2             | no
            """,
    "visits": """
                child_id | kind             | visited_on | seen
                Ann      | looked after     | 2025-01-13 | yes
                Ann      | looked after     | 2025-02-25 | yes
                Ben      | looked after     | 2025-01-10 | no
                Cal      | looked after     | 2025-01-10 |
                Gus      | looked after     | 2023-11-10 | yes
                Gus      | looked after     | 2024-12-01 | yes
                Gus      | looked after     | 2025-03-02 | yes
                Hal      | looked after     | 2024-04-10 | yes
                Ivy      | child protection | 2025-01-10 | yes
                Kit      | looked after     | 2025-01-10 | yes
                Kit      | looked after     | 2025-02-20 | yes
                Kit      | looked after     | 2025-03-27 | yes
            """,
}


def test_a_child_in_a_placement_is_visited_in_a_week_and_then_every_six_weeks(
    clock_spec: Spec,
) -> None:
    """Regulation 28(2). After a year it may be every three months, where the placement is meant to
    last, which no file says: Gus was seen late in the first year; of the second nobody can tell.
    Only a visit that saw the child counts. Each placement begins anew: Kit was seen in the first,
    on the day of the move, which is in both."""
    clock_spec(
        CARE_VISIT,
        given=PLACED,
        speaks={"visits": "2023-04-01 to 2025-03-31", "placements": "2023-04-01 to 2025-03-31"},
        on="2025-03-31",
        then=f"""
            child_id | rule             | started_on | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | first-care-visit | 2025-01-06 | 2025-01-13 | 2025-01-13 | met                  | met      |
            Ann      | care-visit       | 2025-01-13 | 2025-02-24 | 2025-02-25 | met late             | not met  |
            Ann      | care-visit       | 2025-02-25 | 2025-04-08 |            | running              | unjudged |
            Ben      | first-care-visit | 2025-01-06 | 2025-01-13 |            | overdue              | not met  |
            Cal      | first-care-visit | 2025-01-06 | 2025-01-13 |            | cannot be worked out | unjudged | a visit does not say whether the child was seen
            Dee      | first-care-visit | 2025-01-06 | 2025-01-13 |            | closed               | unjudged |
            Eve      | first-care-visit |            |            |            | cannot be worked out | unjudged | its first day cannot be read
            Gus      | first-care-visit | 2023-11-06 | 2023-11-13 | 2023-11-10 | met                  | met      |
            Gus      | care-visit       | 2023-11-10 | 2023-12-22 | 2024-12-01 | met late             | not met  |
            Gus      | care-visit       | 2024-12-01 | 2025-01-12 | 2025-03-02 | cannot be worked out | unjudged | {LAST}
            Gus      | care-visit       | 2025-03-02 | 2025-04-13 |            | cannot be worked out | unjudged | {LAST}
            Hal      | first-care-visit | 2024-04-01 | 2024-04-08 | 2024-04-10 | cannot be worked out | unjudged | the placement began before our files
            Hal      | care-visit       | 2024-04-10 | 2024-05-22 |            | cannot be worked out | unjudged | {LAST}
            Ivy      | first-care-visit | 2025-01-06 | 2025-01-13 |            | overdue              | not met  |
            Kit      | first-care-visit | 2025-01-06 | 2025-01-13 | 2025-01-10 | met                  | met      |
            Kit      | care-visit       | 2025-01-10 | 2025-02-21 | 2025-02-20 | met                  | met      |
            Kit      | care-visit       | 2025-02-20 | 2025-04-03 | 2025-03-27 | met                  | met      |
            Kit      | care-visit       | 2025-03-27 | 2025-05-08 |            | closed               | unjudged |
            Kit      | first-care-visit | 2025-03-27 | 2025-04-03 | 2025-03-27 | met                  | met      |
            Kit      | care-visit       | 2025-03-27 | 2025-05-08 |            | running              | unjudged |
        """,
    )


WITH_PARENTS = {
    "looked_after_periods": """
                child_id | started_on
                Dee      | 2025-01-06
                Eve      | 2025-01-06
                Fay      | 2025-01-06
                Ivy      | 2023-01-09
                Jon      | 2025-01-06
            """,
    "legal_statuses": """
                child_id | started_on | ended_on | legal_status
                Dee      | 2025-01-06 |            | C1
                Eve      | 2025-01-06 |            | C1
                Fay      | 2025-01-06 |            | C2
                Ivy      | 2025-01-06 |            | C1
                Jon      | 2025-01-06 | ?31 Jan    | C1
                Kit      | 2025-01-06 | 2025-01-02 | C1
            """,
    "placements": """
                child_id | started_on | placement_type
                Dee      | 2025-01-06 | P1
                Eve      | 2025-01-06 | P1
                Fay      | 2025-01-06 | P1
                Ivy      | 2025-01-06 | P1
                Jon      | 2025-01-06 | P1
                Kit      | 2025-01-06 | P1
            """,
    "looked_after_reviews": """
                child_id | held_on
                Eve      | 2025-01-20
            """,
    "visits": """
                child_id | kind         | visited_on | seen
                Dee      | looked after | 2025-01-13 | yes
                Dee      | looked after | 2025-01-21 | yes
                Eve      | looked after | 2025-01-13 | yes
                Eve      | looked after | 2025-01-20 | yes
                Eve      | looked after | 2025-02-17 | yes
                Fay      | looked after | 2025-01-14 | yes
                Ivy      | looked after | 2025-01-13 | yes
            """,
}


def test_a_child_placed_with_parents_is_visited_by_the_order(clock_spec: Spec) -> None:
    """Regulation 28(4) and (5). Under an interim order weekly until the first review, then every
    four weeks; under a care order within a week, then every six. Ivy's care began before reviews
    are told of, so that whether one had been held cannot be told: she was seen in a week once,
    which is in time in any case. The days of Jon's order cannot be read, and Kit's is dated as
    ending before it began."""
    clock_spec(
        CARE_VISIT,
        given=WITH_PARENTS,
        speaks={"visits": "2023-04-01 to 2025-03-18", "placements": "2023-04-01 to 2025-03-31"},
        on="2025-03-18",
        then="""
            child_id | rule                      | started_on | due_on     | state                | verdict  | cannot_because
            Dee      | interim-order-visit       | 2025-01-06 | 2025-01-13 | met                  | met      |
            Dee      | interim-order-visit       | 2025-01-13 | 2025-01-20 | met late             | not met  |
            Dee      | interim-order-visit       | 2025-01-21 | 2025-01-28 | overdue              | not met  |
            Eve      | interim-order-visit       | 2025-01-06 | 2025-01-13 | met                  | met      |
            Eve      | interim-order-visit       | 2025-01-13 | 2025-01-20 | met                  | met      |
            Eve      | interim-order-later-visit | 2025-01-20 | 2025-02-17 | met                  | met      |
            Eve      | interim-order-later-visit | 2025-02-17 | 2025-03-17 | overdue              | not met  |
            Fay      | care-order-first-visit    | 2025-01-06 | 2025-01-13 | met late             | not met  |
            Fay      | care-visit                | 2025-01-14 | 2025-02-25 | overdue              | not met  |
            Ivy      | interim-order-visit       | 2025-01-06 | 2025-01-13 | met                  | met      |
            Ivy      | interim-order-visit       | 2025-01-13 | 2025-01-20 | cannot be worked out | unjudged | whether a review had been held by then is in no file
            Jon      | interim-order-visit       | 2025-01-06 | 2025-01-13 | cannot be worked out | unjudged | the days of a legal status cannot be read
            Kit      | first-care-visit          | 2025-01-06 | 2025-01-13 | cannot be worked out | unjudged | the days of a legal status cannot be read
        """,
    )


def test_without_a_feed_of_visits_or_reviews_nothing_runs(clock_spec: Spec) -> None:
    """A council that has no such feed is not told that nobody visits."""
    clock_spec(
        CARE_VISIT,
        given={"placements": "child_id | started_on | placement_type\nAnn | 2025-01-06 | U1"},
        on="2025-03-31",
        then="child_id | state",
    )
    clock_spec(
        CARE_REVIEW,
        given={"looked_after_periods": "child_id | started_on\nAnn | 2025-01-06"},
        on="2025-03-31",
        then="child_id | state",
    )
