"""Children in need"""

from collections.abc import Callable

from goldenthread.clocks.child_in_need import (
    CARE_UNSURE,
    NEED_LOOKED_AT,
    NEED_REVIEW,
    NEED_VISIT,
    STEP_DOWN,
)

Spec = Callable[..., None]

NOT_SAID = "a visit does not say whether the child was seen"
PLANS_WITH_VISITS = {
    "cin_plans": """
        child_id | started_on | ended_on
        Ann      | 2025-01-06 |
        Ben      | 2025-01-06 |
        Cal      | 2025-01-06 |
        Dee      | 2025-01-06 | 2025-01-31
        Eve      | 2025-01-06 | 2025-02-14
        Fay      | 2025-01-06 |
        Gus      | 2025-01-06 | 2025-02-03
        Hal      | ?31 Jan    |
        Ivy      | 2025-01-06 |
        Jon      | 2025-01-06 |
        Kit      | 2025-01-06 | ?31 Feb
        Lou      | 2025-01-06 | 2025-01-03
    """,
    "visits": """
        child_id | kind             | visited_on | seen
        Ann      | child in need    | 2025-02-03 | yes
        Ann      | child in need    | 2025-03-04 | yes
        Ben      | child in need    | 2025-01-20 | no
        Ben      | child in need    | 2025-01-21 |
        Cal      | child in need    | 2025-02-10 |
        Fay      | child in need    | 2025-01-20 | yes
        Fay      |                  | 2025-01-20 |
        Gus      | child in need    | 2025-02-04 | yes
        Ivy      | child in need    | ?31 Jan    | yes
        Jon      | child protection | 2025-01-20 | yes
    """,
}


def test_a_child_on_a_plan_is_seen_every_twenty_working_days(clock_spec: Spec) -> None:
    """A local standard. Only a visit that saw the child counts: Ben's second does not say, Cal's
    came too late whatever it saw, Jon's was owed to somebody else. Two on one day are one. Gus was
    seen when the plan was over, which ended on the day that a visit was due."""
    clock_spec(
        NEED_VISIT,
        given=PLANS_WITH_VISITS,
        speaks={"visits": "2024-04-01 to 2025-03-31"},
        on="2025-03-31",
        then=f"""
            child_id | started_on | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | 2025-01-06 | 2025-02-03 | 2025-02-03 | met                  | met      |
            Ann      | 2025-02-03 | 2025-03-03 | 2025-03-04 | met late             | not met  |
            Ann      | 2025-03-04 | 2025-04-01 |            | due soon             | unjudged |
            Ben      | 2025-01-06 | 2025-02-03 |            | cannot be worked out | unjudged | {NOT_SAID}
            Cal      | 2025-01-06 | 2025-02-03 |            | cannot be worked out | not met  | {NOT_SAID}
            Dee      | 2025-01-06 | 2025-02-03 |            | closed               | unjudged |
            Eve      | 2025-01-06 | 2025-02-03 |            | closed               | not met  |
            Fay      | 2025-01-06 | 2025-02-03 | 2025-01-20 | met                  | met      |
            Fay      | 2025-01-20 | 2025-02-17 |            | overdue              | not met  |
            Gus      | 2025-01-06 | 2025-02-03 |            | closed               | unjudged |
            Hal      |            |            |            | cannot be worked out | unjudged | its first day cannot be read
            Ivy      | 2025-01-06 | 2025-02-03 |            | cannot be worked out | unjudged | the day of a visit is missing or cannot be read
            Jon      | 2025-01-06 | 2025-02-03 |            | overdue              | not met  |
            Kit      | 2025-01-06 | 2025-02-03 |            | cannot be worked out | unjudged | its last day cannot be read
            Lou      | 2025-01-06 | 2025-02-03 |            | cannot be worked out | unjudged | it is dated as ending before it started
        """,
    )


def test_a_visit_in_doubt_does_not_touch_the_days_before_it_nor_a_wait_that_a_sure_one_ends(
    clock_spec: Spec,
) -> None:
    """On 4 February nobody had visited Cal: overdue. Ann's doubtful visit came before one that saw
    her in time. Our visits end on 31 March, and the plans of the census do not: of April nobody can
    tell. Without visits nothing runs."""
    given = {
        "cin_plans": """
            child_id | started_on
            Ann      | 2025-01-06
            Cal      | 2025-01-06
        """,
        "visits": """
            child_id | kind          | visited_on | seen
            Ann      | child in need | 2025-01-20 |
            Ann      | child in need | 2025-01-27 | yes
            Cal      | child in need | 2025-02-10 |
        """,
    }
    clock_spec(
        NEED_VISIT,
        given=given,
        speaks={"visits": "2024-04-01 to 2025-03-31"},
        on="2025-02-04",
        then="""
            child_id | due_on     | state    | verdict
            Ann      | 2025-02-03 | met      | met
            Ann      | 2025-02-24 | running  | unjudged
            Cal      | 2025-02-03 | overdue  | not met
        """,
    )
    clock_spec(
        NEED_VISIT,
        given={"cin_plans": "child_id | started_on\nAnn | 2025-03-03\nBen | 2025-03-04"},
        speaks={"visits": "2024-04-01 to 2025-03-31"},
        on="2025-04-01",
        then="""
            child_id | due_on     | state                | verdict  | cannot_because
            Ann      | 2025-03-31 | cannot be worked out | not met  | our files speak of it to 31 March 2025 only
            Ben      | 2025-04-01 | cannot be worked out | unjudged | our files speak of it to 31 March 2025 only
        """,
    )
    for clock in (NEED_VISIT, NEED_REVIEW, NEED_LOOKED_AT):
        clock_spec(
            clock,
            given={"cin_plans": "child_id | started_on\nAnn | 2025-01-06\nHal | ?31 Jan"},
            on="2025-03-31",
            then="child_id | state",
        )


def test_a_plan_is_reviewed_every_twelve_weeks(clock_spec: Spec) -> None:
    """A local standard; weeks end on the same day of the week."""
    clock_spec(
        NEED_REVIEW,
        given={
            "cin_plans": """
                child_id | started_on | ended_on
                Ann      | 2025-01-06 |
                Ben      | 2025-01-06 |
                Cal      | 2025-01-06 |
                Dee      | 2025-01-06 | 2025-02-14
                Eve      | 2025-01-06 |
                Fay      | 2025-01-09 |
            """,
            "cin_plan_reviews": """
                child_id | held_on
                Ann      | 2025-03-31
                Ben      | 2025-04-01
                Cal      | 2025-01-03
                Eve      | ?31 March
            """,
        },
        speaks={"cin_plan_reviews": "2024-04-01 to 2025-04-02"},
        on="2025-04-02",
        then="""
            child_id | started_on | due_on     | state                | verdict
            Ann      | 2025-01-06 | 2025-03-31 | met                  | met
            Ann      | 2025-03-31 | 2025-06-23 | running              | unjudged
            Ben      | 2025-01-06 | 2025-03-31 | met late             | not met
            Ben      | 2025-04-01 | 2025-06-24 | running              | unjudged
            Cal      | 2025-01-06 | 2025-03-31 | overdue              | not met
            Dee      | 2025-01-06 | 2025-03-31 | closed               | unjudged
            Eve      | 2025-01-06 | 2025-03-31 | cannot be worked out | unjudged
            Fay      | 2025-01-09 | 2025-04-03 | due soon             | unjudged
        """,
    )


def test_a_manager_looks_at_a_plan_at_six_nine_and_twelve_months(clock_spec: Spec) -> None:
    """Each rung is answered by a decision after the rung before. Fay's plan began before our
    decisions do: the six-month rung could have been answered unseen, the later ones could not."""
    unseen = "history starts 1 April 2024"
    clock_spec(
        NEED_LOOKED_AT,
        given={
            "cin_plans": """
                child_id | started_on | ended_on
                Ann      | 2024-01-15 |
                Ben      | 2024-01-15 |
                Cal      | 2024-01-15 | 2024-08-01
                Dee      | ?31 Jan    |
                Eve      | 2024-01-15 |
                Fay      | 2023-10-02 |
            """,
            "management_decisions": """
                child_id | about                 | decided_on
                Ann      | CHILD_IN_NEED_PLAN    | 2024-07-15
                Ann      | CHILD_IN_NEED_PLAN    | 2024-10-16
                Ben      | CHILD_PROTECTION_PLAN | 2024-07-15
                Eve      | CHILD_IN_NEED_PLAN    | ?31 June
            """,
        },
        speaks={"management_decisions": "2024-04-01 to 2025-01-10"},
        on="2025-01-10",
        then=f"""
            child_id | rule           | due_on     | stopped_on | state                | verdict  | cannot_because
            Ann      | need-ladder-6  | 2024-07-15 | 2024-07-15 | met                  | met      |
            Ann      | need-ladder-9  | 2024-10-15 | 2024-10-16 | met late             | not met  |
            Ann      | need-ladder-12 | 2025-01-15 | 2024-10-16 | met                  | met      |
            Ben      | need-ladder-6  | 2024-07-15 |            | overdue              | not met  |
            Ben      | need-ladder-9  | 2024-10-15 |            | overdue              | not met  |
            Ben      | need-ladder-12 | 2025-01-15 |            | due soon             | unjudged |
            Cal      | need-ladder-6  | 2024-07-15 |            | closed               | not met  |
            Cal      | need-ladder-9  | 2024-10-15 |            | closed               | unjudged |
            Cal      | need-ladder-12 | 2025-01-15 |            | closed               | unjudged |
            Dee      | need-ladder-6  |            |            | cannot be worked out | unjudged | its first day cannot be read
            Dee      | need-ladder-9  |            |            | cannot be worked out | unjudged | its first day cannot be read
            Dee      | need-ladder-12 |            |            | cannot be worked out | unjudged | its first day cannot be read
            Eve      | need-ladder-6  | 2024-07-15 |            | cannot be worked out | unjudged | the day of a decision is missing or cannot be read
            Eve      | need-ladder-9  | 2024-10-15 |            | cannot be worked out | unjudged | the day of a decision is missing or cannot be read
            Eve      | need-ladder-12 | 2025-01-15 |            | cannot be worked out | unjudged | the day of a decision is missing or cannot be read
            Fay      | need-ladder-6  | 2024-04-02 |            | cannot be worked out | unjudged | {unseen}
            Fay      | need-ladder-9  | 2024-07-02 |            | overdue              | not met  |
            Fay      | need-ladder-12 | 2024-10-02 |            | overdue              | not met  |
        """,
    )


STEPPED_DOWN = {
    "child_protection_plans": """
        child_id | started_on | ended_on
        Ann      | 2024-09-02 | 2025-03-03
        Ben      | 2024-09-02 | 2025-03-03
        Cal      | 2024-09-02 | 2025-03-03
        Dee      | 2024-09-02 | 2025-03-03
        Eve      | 2024-09-02 | 2025-03-03
        Fay      | 2024-09-02 | 2025-03-03
        Gus      | 2024-09-02 | 2025-03-03
        Hal      | 2024-09-02 | 2025-03-03
        Ivy      | 2024-09-02 | 2025-04-07
        Jon      | 2024-09-02 | 2025-03-03
        Kit      | 2024-09-02 | 2025-03-03
        Lou      | 2024-09-02 | 2025-06-20
        Mia      | 2024-09-02 | 2025-03-03
        Nia      | 2024-09-02 |
        Oli      | 2024-09-02 | ?31 March
        Pat      | 2024-09-02 | 2025-03-03
        Ray      | 2024-09-02 | 2025-03-03
        Sol      | 2024-09-02 | 2025-03-03
    """,
    "cin_plans": """
        child_id | started_on | ended_on
        Ann      | 2025-03-03 |
        Ben      | 2025-03-10 | 2025-06-03
        Cal      | 2025-03-03 | 2025-06-02
        Eve      | 2025-03-18 |
        Gus      | 2025-03-03 | 2025-04-01
        Hal      | 2025-03-03 | 2025-04-15
        Ivy      | 2025-04-07 |
        Jon      | 2025-03-03 | ?31 June
        Kit      | ?31 March  |
        Mia      | 2025-03-03 | 2025-04-01
        Sol      | 2025-03-10 | 2025-03-05
    """,
    "looked_after_periods": """
        child_id | started_on | ended_on
        Fay      | 2025-02-03 |
        Gus      | 2025-04-01 |
        Pat      | 2024-10-07 | ?31 April
        Ray      |            | 2025-03-02
    """,
    "referrals": """
        child_id | referred_on | closed_on  | closure_reason
        Hal      | 2024-08-01  | 2025-04-15 | RC5
        Mia      | 2024-08-01  | 2025-05-01 | RC5
    """,
}


def test_a_plan_is_kept_for_three_months_after_child_protection(clock_spec: Spec) -> None:
    """A local standard. It is met when the plan has lasted long enough, and Ben's lasted to the
    day. Dee had none, and Eve's began too late to follow. Fay was looked after when the plan ended,
    and so had none to keep; Gus came into care while his lasted, and Hal moved away while his did:
    neither is judged. Mia's plan had ended a month before she moved. Lou's may yet begin. Whether
    Pat was still looked after nobody can read; Ray no longer was. Sol's plan is dated as ending
    before it started, so that it may be any."""
    unsure = "a day of a child in need plan cannot be read"
    clock_spec(
        STEP_DOWN,
        given=STEPPED_DOWN,
        on="2025-06-30",
        then=f"""
            child_id | started_on | due_on     | closed_on  | state                | verdict  | cannot_because
            Ann      | 2025-03-03 | 2025-06-03 |            | met                  | met      |
            Ben      | 2025-03-03 | 2025-06-03 |            | met                  | met      |
            Cal      | 2025-03-03 | 2025-06-03 | 2025-06-02 | closed               | not met  |
            Dee      | 2025-03-03 | 2025-06-03 | 2025-03-17 | closed               | not met  |
            Eve      | 2025-03-03 | 2025-06-03 | 2025-03-17 | closed               | not met  |
            Gus      | 2025-03-03 | 2025-06-03 | 2025-04-01 | closed               | unjudged |
            Hal      | 2025-03-03 | 2025-06-03 | 2025-04-15 | closed               | unjudged |
            Ivy      | 2025-04-07 | 2025-07-07 |            | due soon             | unjudged |
            Jon      | 2025-03-03 | 2025-06-03 | 2025-03-17 | cannot be worked out | unjudged | {unsure}
            Kit      | 2025-03-03 | 2025-06-03 | 2025-03-17 | cannot be worked out | unjudged | {unsure}
            Lou      | 2025-06-20 | 2025-09-20 | 2025-07-04 | running              | unjudged |
            Mia      | 2025-03-03 | 2025-06-03 | 2025-04-01 | closed               | not met  |
            Pat      | 2025-03-03 | 2025-06-03 | 2025-03-17 | cannot be worked out | unjudged | {CARE_UNSURE}
            Ray      | 2025-03-03 | 2025-06-03 | 2025-03-17 | closed               | not met  |
            Sol      | 2025-03-03 | 2025-06-03 | 2025-03-17 | cannot be worked out | unjudged | {unsure}
        """,
    )


def test_a_plan_lasts_and_is_missed_only_as_far_as_files_tell(clock_spec: Spec) -> None:
    """The files end on 31 March. Ann's plan was open then and is due after; Ben's is said to last
    to a day after it was due; when Cal's ended, the fourteen days in which one may follow were not
    over. Dee's ended within the files, and none followed in time. On the last day of the files
    nobody knows more; later, nobody can tell."""
    given = {
        "child_protection_plans": """
            child_id | started_on | ended_on
            Ann      | 2024-09-02 | 2025-01-06
            Ben      | 2024-09-02 | 2025-01-06
            Cal      | 2024-09-02 | 2025-03-18
            Dee      | 2024-09-02 | 2025-03-17
            Eve      | 2024-09-02 | 2024-12-31
        """,
        "cin_plans": """
            child_id | started_on | ended_on
            Ann      | 2025-01-06 |
            Ben      | 2025-01-06 | 2025-04-06
            Eve      | 2025-01-06 |
        """,
    }
    for on, ann, cal in (
        ("2025-03-31", "due soon             | unjudged", "running              | unjudged"),
        ("2025-07-31", "cannot be worked out | unjudged", "cannot be worked out | unjudged"),
    ):
        ben = ann if on == "2025-03-31" else "met | met"
        clock_spec(
            STEP_DOWN,
            given=given,
            on=on,
            years=(2024, 2025),
            then=f"""
                child_id | due_on     | state | verdict
                Ann      | 2025-04-06 | {ann}
                Ben      | 2025-04-06 | {ben}
                Cal      | 2025-06-18 | {cal}
                Dee      | 2025-06-17 | closed | not met
                Eve      | 2025-03-31 | met | met
            """,
        )


def test_a_later_leaving_does_not_touch_the_days_before_it(clock_spec: Spec) -> None:
    """On 1 April Hal's plan was under way, and Dee's lack of one was seen on 17 March, not on the
    day of the conference."""
    only = {"child_protection_plans", "cin_plans", "referrals"}
    given = {
        name: "\n".join(
            line
            for number, line in enumerate(text.strip().splitlines())
            if not number or line.strip()[:3] in ("Hal", "Dee")
        )
        for name, text in STEPPED_DOWN.items()
        if name in only
    }
    for on, hal, dee in (
        ("2025-03-10", "running | unjudged", "running | unjudged"),
        ("2025-04-14", "running | unjudged", "closed  | not met"),
        ("2025-06-30", "closed  | unjudged", "closed  | not met"),
    ):
        clock_spec(
            STEP_DOWN,
            given=given,
            on=on,
            then=f"child_id | state | verdict\nHal | {hal}\nDee | {dee}",
        )
