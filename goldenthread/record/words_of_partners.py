"""What early help and partners tell of a child, in words."""

from goldenthread.record.labels import Row, label, lower
from goldenthread.statistics import figures


def early_help(row: Row) -> str:
    """Why the family was helped, and by whom."""
    names = {True: "neglect is a reason", False: "neglect is no reason", None: ""}
    parts = [
        lower(row["reason"] or ""),
        names[row["names_neglect"]],
        f"led by {row['organisation']}" if row["organisation"] else "",
    ]
    return "; ".join(part for part in parts if part)


def attendance(row: Row) -> str:
    """`At school 38 of 60 sessions (63.3 %)`."""
    if row["on_roll"] is False:
        return "On no school's roll"
    if row["attended"] is None or row["possible"] is None:
        return "Attendance not recorded"
    return f"At school {sessions(row['attended'], row['possible'])}"


def sessions(attended: int, possible: int) -> str:
    """`38 of 60 sessions (63.3 %)`; without a share where there were none, or more were attended
    than could be."""
    words = f"{attended:,} of {possible:,} sessions"
    if not 0 <= attended <= possible or not possible:
        return words
    return f"{words} ({figures.share(attended, possible).shown()} %)"


def about_attendance(row: Row) -> str:
    """Absences that the school did not allow, and suspensions."""
    not_allowed, suspended = row["unauthorised_absence"] or 0, row["suspended"] or 0
    parts = [
        f"{absences(not_allowed)} not authorised" if not_allowed else "",
        f"suspended for {suspended:,}" if suspended else "",
    ]
    return "; ".join(part for part in parts if part)


def absences(count: int) -> str:
    """`15 absences`."""
    return f"{count:,} absence" if count == 1 else f"{count:,} absences"


def appointment(row: Row) -> str:
    """Whether the child was brought."""
    return label("appointments", "outcome", row) or "Appointment"


def health_contact(row: Row) -> str:
    """Who met the child."""
    return label("health_contacts", "contact_by", row) or "Health contact"


def about_health_contact(row: Row) -> str:
    """What kind of contact it was, and whether a concern was raised."""
    weeks = row["weeks_when_booked"]
    parts = [
        lower(row["kind"] or ""),
        f"booked at {weeks} weeks" if weeks else "",
        "a concern was raised" if row["concern_raised"] else "",
    ]
    return "; ".join(part for part in parts if part)
