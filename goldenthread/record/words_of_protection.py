"""What conferences, reviews, plans of other councils, pre-proceedings and graded care tell."""

from goldenthread.record.labels import Row, label, lower


def conference(row: Row) -> str:
    """What led to an initial conference, and what it led to."""
    led_to = {True: "led to a plan", False: "led to no plan"}.get(row["led_to_plan"], "")
    return "; ".join(part for part in (row["kind"], led_to) if part)


def review(row: Row) -> str:
    """What a review decided, and whether enough agencies were there to decide it."""
    decided = {True: "the plan goes on", False: "the plan ends"}.get(row["plan_continues"], "")
    quorum = "not quorate" if row["quorate"] is False else ""
    return "; ".join(part for part in (decided, quorum) if part)


def plan_of_another_council(row: Row) -> str:
    """That the plan is another council's, and for what."""
    category = label("plans_of_other_councils", "latest_category", row)
    plan = "Child protection plan of another council"
    return f"{plan}, {lower(category)}" if category else plan


def legal_gateway(row: Row) -> str:
    """What the legal gateway meeting came to."""
    outcome = label("pre_proceedings", "legal_gateway_outcome", row)
    return f"legal gateway: {lower(outcome)}" if outcome else ""


def how_pre_proceedings_ended(row: Row) -> str:
    """What was decided at the end, in words where a return says it so."""
    decided = label("pre_proceedings", "decided_to", row)
    return lower(decided or label("pre_proceedings", "outcome", row))


def graded(row: Row) -> str:
    """Which tool graded what: a result from outside, which we neither make nor add up."""
    tool = label("tool_results", "tool", row) or "Graded care"
    area, grade = label("tool_results", "area", row), label("tool_results", "grade", row)
    return ": ".join(
        (", ".join(filter(None, (tool, lower(area)))), lower(grade) if grade else "no grade")
    )


def by_whom_graded(row: Row) -> str:
    """Which way the grades go, and who graded."""
    by = f"graded by {row['graded_by']}" if row["graded_by"] else ""
    scale = "1 is best, 5 worst" if row["grade"] else ""
    return "; ".join(filter(None, (scale, by)))
