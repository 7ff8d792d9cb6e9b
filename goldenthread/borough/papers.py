"""What Thornbeck writes of its conferences, and to whom it is sent: letters and minutes."""

import datetime
import random
from collections.abc import Iterator

from goldenthread.borough.days import ONE_DAY, working_day_from
from goldenthread.borough.forms import Extract, Row, chair_of, in_time_or_late, support_of
from goldenthread.borough.making import Borough
from goldenthread.borough.meetings import Meeting, conferences

Day = datetime.date
LETTER, MINUTES = "Decision letter", "Minutes"
FULL, REDACTED, WITHHELD = "Full", "Redacted", "Withheld"
AGE_TO_READ_THEM = 12

WHY = {
    REDACTED: ("Another family's details", "Her address is not known to him"),
    WITHHELD: ("A risk to the other parent", "No address is known", "A police inquiry goes on"),
}
FAMILY = ("Mother", "Father", "Child")


def papers(borough: Borough) -> Iterator[Row]:
    """A row a paper and recipient, with the stages that it has gone through by the last day."""
    extract = Extract(borough)
    for meeting in conferences(extract):
        dice = extract.dice(f"papers {meeting.kind}", meeting.child, meeting.on)
        father_is_known = extract.dice("father", meeting.child).random() < 0.7
        recipients = ["Mother", *(["Father"] if father_is_known else [])]
        age = meeting.child.age_on(meeting.on)
        typed_on = in_time_or_late(dice, meeting.on, 1, late=0.25, never=0.03)
        for recipient in recipients:
            yield _paper(extract, dice, meeting, (LETTER, recipient), (typed_on, typed_on))
        typed_on = in_time_or_late(dice, meeting.on, 8, late=0.2, never=0.03)
        checked_on = in_time_or_late(dice, typed_on, 4, late=0.2, never=0.03) if typed_on else None
        recipients += ["Child"] if age >= AGE_TO_READ_THEM else []
        recipients += ["General practice", "School" if age >= 5 else "Health service"]
        for recipient in recipients:
            yield _paper(extract, dice, meeting, (MINUTES, recipient), (typed_on, checked_on))


def _paper(
    extract: Extract,
    dice: random.Random,
    meeting: Meeting,
    named: tuple[str, str],
    stages: tuple[Day | None, Day | None],
) -> Row:
    """One paper for one recipient: typed and checked once for all, sent to each on a day."""
    paper, recipient = named
    typed_on, checked_on = map(extract.seen, stages)
    version = _version(dice, paper, recipient)
    sent_on = addressed_on = challenged_on = None
    if checked_on and version != WITHHELD:
        to_send = in_time_or_late(dice, checked_on, 1, late=0.15, never=0.04)
        sent_on = extract.seen(to_send)
    if sent_on and recipient in FAMILY and dice.random() < 0.93:
        addressed_on = checked_on
    if sent_on and paper == MINUTES and recipient in FAMILY and dice.random() < 0.03:
        challenged_on = extract.seen(working_day_from(sent_on + ONE_DAY * dice.randint(3, 25)))
    return extract.row(
        meeting.child,
        meeting=meeting.kind,
        meeting_on=meeting.on,
        paper=paper,
        recipient=recipient,
        version=version,
        why=dice.choice(WHY[version]) if version in WHY else None,
        typed_on=typed_on,
        checked_on=checked_on,
        address_checked_on=addressed_on,
        sent_on=sent_on,
        challenged_on=challenged_on,
        held_by=_held_by(meeting, typed_on, checked_on, sent=bool(sent_on) or version == WITHHELD),
    )


def _version(dice: random.Random, paper: str, recipient: str) -> str:
    if recipient != "Father" or paper == LETTER:
        return FULL
    return dice.choices((FULL, REDACTED, WITHHELD), (86, 10, 4))[0]


def _held_by(
    meeting: Meeting, typed_on: Day | None, checked_on: Day | None, *, sent: bool
) -> str | None:
    """Who has the next stage to do: nobody once it is sent."""
    if sent:
        return None
    return chair_of(meeting.child) if typed_on and not checked_on else support_of(meeting.child)
