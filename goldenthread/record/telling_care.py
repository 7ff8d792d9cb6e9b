"""What the record tells of a child who is or was looked after, and of one who has left care."""

from collections.abc import Callable
from typing import Any

from goldenthread.record import words_of_care as words
from goldenthread.record.labels import Row
from goldenthread.record.telling_shape import Step, Telling

What = str | Callable[[Row], str]


def _lasting(table: str, what: What, **more: Any) -> Telling:
    return Telling(
        table=table,
        step=Step.LOOKED_AFTER,
        starts="started_on",
        ends="ended_on",
        what=what,
        **more,
    )


def _on(table: str, day: str, what: What, **more: Any) -> Telling:
    return Telling(table=table, step=Step.LOOKED_AFTER, starts=day, what=what, **more)


def _of_no_day(table: str, what: What, **more: Any) -> Telling:
    return Telling(table=table, step=Step.LOOKED_AFTER, what=what, is_detail=True, **more)


TELLINGS_OF_CARE: tuple[Telling, ...] = (
    _lasting(
        "looked_after_periods",
        "Looked after",
        detail=words.why_in_care,
        at_the_end=words.reason_ended("looked_after_periods"),
    ),
    _lasting(
        "placements",
        words.placement,
        detail=words.about_the_placement,
        at_the_end=words.why_moved,
    ),
    _lasting("legal_statuses", words.legal_status, detail=words.began_earlier),
    _lasting(
        "short_breaks",
        words.short_break,
        at_the_end=words.reason_ended("short_breaks"),
    ),
    _on("looked_after_reviews", "held_on", words.review, detail=words.participation),
    _on("looked_after_visits", "visited_on", "Visit in care", detail=words.who_was_seen),
    _on("reviewing_officer_contacts", "contacted_on", "Contact by the reviewing officer"),
    _lasting("permanence_plans", words.permanence_plan),
    _lasting("missing_episodes", words.missing, at_the_end=words.interview),
    _lasting("deprivation_of_liberty_orders", "Deprivation of liberty order"),
    _of_no_day("last_year_in_care", words.last_year_in_care),
    _of_no_day("health_of_looked_after", words.health_of_the_year),
    _on("health_checks", "held_on", words.health_check),
    _of_no_day("immunisations", words.immunised),
    _on("substance_misuse", "found_on", "Substance misuse found"),
    _on("convictions", "convicted_on", "Conviction or caution"),
    _of_no_day("strengths_and_difficulties", words.questionnaire),
    _on(
        "adoption_decisions",
        "decided_on",
        "Decision for adoption",
        also={
            "placement_order_on": "Placement order",
            "matched_on": "Matched with adopters",
            "placed_on": "Placed with adopters",
            "adopted_on": "Adopted",
            "reversed_on": "Decision that adoption is no longer the plan",
        },
    ),
    _of_no_day("previous_permanence", words.earlier_arrangement),
    _of_no_day("care_leavers", words.care_leaver),
    _of_no_day("care_leavers_by_year", words.care_leaver_of_the_year),
    # The day on which that ends is most often the eighteenth birthday.
    _of_no_day("unaccompanied_children", "Unaccompanied asylum seeker"),
    _of_no_day("mothers", "A mother herself", says_who=True),
)
