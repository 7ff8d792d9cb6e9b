"""What the record tells of a child in care, in words."""

from collections.abc import Callable

from goldenthread.codes.looked_after import GOES_ON
from goldenthread.record.labels import Row, label, lower

NO_ARRANGEMENT = "Z1"
FURTHEST_SCORE = 40


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def began_earlier(row: Row) -> str:
    """Said where the first day is only the first that the return tells of."""
    return "it began before the day that is told" if row["began_earlier"] else ""


def why_in_care(row: Row) -> str:
    """Why care began, and whether that was before the day that is told."""
    need = label("looked_after_periods", "category_of_need", row)
    return _joined(f"care began because of {lower(need)}" if need else "", began_earlier(row))


def reason_ended(table: str) -> Callable[[Row], str]:
    """What says why the rows of a table ended."""

    def said(row: Row) -> str:
        return lower(label(table, "reason_ended", row))

    return said


def placement(row: Row) -> str:
    """The kind of placement."""
    return label("placements", "placement_type", row) or "Placement of a kind not recorded"


def about_the_placement(row: Row) -> str:
    """Who provides it, and how far from home. Not where: that says who the child is."""
    provider = label("placements", "provider", row)
    miles = row["miles_from_home"]
    return _joined(
        f"provided by {lower(provider)}" if provider else "",
        "" if miles is None else f"{miles:,} {'mile' if miles == 1 else 'miles'} from home",
        "outside the council's area" if row["outside_council"] else "",
        began_earlier(row),
    )


def why_moved(row: Row) -> str:
    """Why the child moved on, or ceased to be looked after."""
    changed = lower(label("placements", "change_reason", row))
    if changed or row["reason_ended"] in (None, GOES_ON):
        return f"moved on: {changed}" if changed else ""
    return lower(label("placements", "reason_ended", row))


def legal_status(row: Row) -> str:
    """The legal status."""
    return label("legal_statuses", "legal_status", row) or "Legal status not recorded"


def short_break(row: Row) -> str:
    """The short break, by its legal status."""
    return label("short_breaks", "legal_status", row) or "Short breaks"


def review(row: Row) -> str:
    """A review, held or not."""
    return "Looked-after review, cancelled" if row["cancelled"] else "Looked-after review"


def participation(row: Row) -> str:
    """How the child took part."""
    said = lower(label("looked_after_reviews", "participation", row))
    return f"the child: {said}" if said else ""


def who_was_seen(row: Row) -> str:
    """Whether the child was seen, and alone."""
    if row["seen_alone"]:
        return "seen alone"
    if row["seen"] is None:
        return ""
    return "seen" if row["seen"] else "not seen"


def permanence_plan(row: Row) -> str:
    """The plan for permanence."""
    plan = label("permanence_plans", "plan", row)
    return f"Plan for permanence, {lower(plan)}" if plan else "Plan for permanence"


def missing(row: Row) -> str:
    """Missing, or away."""
    return label("missing_episodes", "kind", row) or "Missing or away"


def interview(row: Row) -> str:
    """Whether a return interview was offered and accepted, where that is said."""
    if row["interview_accepted"]:
        return "return interview accepted"
    if row["interview_offered"] is None:
        return ""
    return "return interview offered" if row["interview_offered"] else "no return interview offered"


def last_year_in_care(row: Row) -> str:
    """The council's own counts of twelve months."""
    counts = (
        ("placements", "placement"),
        ("missing_episodes", "time missing"),
        ("away_episodes", "time away without authorisation"),
    )
    said = [
        f"{row[name]:,} {words if row[name] == 1 else _many(words)}"
        for name, words in counts
        if row[name] is not None
    ]
    return "In twelve months, as the council counts: " + (", ".join(said) or "not recorded")


def _many(words: str) -> str:
    return words.replace("time", "times", 1) if words.startswith("time") else f"{words}s"


def health_of_the_year(row: Row) -> str:
    """What a yearly return says of health."""
    asked = (
        ("health_assessed", "health assessed"),
        ("teeth_checked", "teeth checked"),
        ("immunised", "immunisations up to date"),
        ("development_checked", "development checked"),
    )
    done = [words for name, words in asked if row[name]]
    lacking = [f"not {words}" for name, words in asked if row[name] is False]
    about = _of_the_year("Health", row)
    return f"{about}: {', '.join(done + lacking)}" if done or lacking else about


def health_check(row: Row) -> str:
    """The kind of check, and what became of it."""
    kind = label("health_checks", "kind", row) or "Health check"
    return f"{kind} ({row['status']})" if row["status"] else kind


def immunised(row: Row) -> str:
    """Whether immunisations are up to date."""
    if row["up_to_date"] is None:
        return "Immunisations not recorded"
    return "Immunisations up to date" if row["up_to_date"] else "Immunisations not up to date"


def questionnaire(row: Row) -> str:
    """The score of a strengths and difficulties questionnaire, or why there is none."""
    about = _of_the_year("Strengths and difficulties", row)
    if row["score"] is not None:
        return f"{about}: {row['score']} of {FURTHEST_SCORE}"
    why = lower(label("strengths_and_difficulties", "reason_for_none", row))
    return f"{about}: no score, {why}" if why else f"{about}: no score"


def earlier_arrangement(row: Row) -> str:
    """The permanent arrangement from which the child came back into care."""
    if row["arrangement"] in (None, NO_ARRANGEMENT):
        return "No earlier permanent arrangement is known"
    known = lower(label("previous_permanence", "arrangement", row))
    year = f" of {row['ordered_in']}" if row["ordered_in"] else ""
    return f"Earlier permanent arrangement: {known}{year}"


def care_leaver(row: Row) -> str:
    """Where a care leaver stands now."""
    return _joined("Care leaver", *_standing("care_leavers", row))


def care_leaver_of_the_year(row: Row) -> str:
    """Where a care leaver stood in the year."""
    return _joined(_of_the_year("Care leaver", row), *_standing("care_leavers_by_year", row))


def _standing(table: str, row: Row) -> tuple[str, ...]:
    suitable = {True: ", suitable", False: ", not suitable", None: ""}
    lives = lower(label(table, "accommodation", row))
    return (
        lower(label(table, "in_touch", row)),
        lower(label(table, "activity", row)),
        f"accommodation: {lives}{suitable[row['accommodation_suitable']]}" if lives else "",
    )


def _of_the_year(words: str, row: Row) -> str:
    year = row["year"]
    return f"{words}, {year - 1}-{year % 100:02d}" if year else words
