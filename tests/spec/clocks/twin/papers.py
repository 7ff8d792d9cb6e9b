"""Letters, minutes and reports of conferences, walked: each stage, and each recipient."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.spec.clocks.twin.chance import Chance
from tests.spec.clocks.twin.child import (
    GONE,
    Child,
    Row,
    Runnings,
    begins_unseen,
    closing,
    day_of,
    episode_open_on,
    fed,
    is_fed,
)
from tests.spec.clocks.twin.child_protection import said_to
from tests.spec.clocks.twin.running import Running
from tests.spec.clocks.twin.world import World

PAPERS = "meeting_papers"
RECIPIENTS = {"MOTHER": "Mother", "GP": "General practice", "CHILD": "Child"}
CONFERENCES = ("INITIAL_CONFERENCE", "REVIEW_CONFERENCE")
HELD = (("conferences", CONFERENCES[0]), ("child_protection_reviews", CONFERENCES[1]))


def draw(chance: Chance, child: Child, start: date) -> None:
    """Papers of conferences, and reports that were asked for."""
    for table, meeting in HELD:
        for held in child.days_of(table, "held_on"):
            for paper in ("MINUTES", "DECISION_LETTER"):
                if chance.often():
                    _draw_papers(chance, child, meeting, held, paper)
            asked = held - timedelta(days=chance.choice((0, 2, 3, 7, 8, 20, 60)))
            meeting_on = chance.cell(held)
            child.add(
                "meeting_agencies",
                meeting=meeting,
                meeting_on=meeting_on,
                agency=chance.choice(("GP", "SCHOOL")),
                relevant=chance.flag(3, 1, 1),
                invited_on=chance.cell(asked),
                report_shared_on=_draw_report(chance, held),
            )


def _draw_report(chance: Chance, held: date) -> Any:
    shared = held - timedelta(days=chance.choice((0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 30, -3)))
    return chance.choice((None, chance.cell(shared)))


def _draw_papers(chance: Chance, child: Child, meeting: str, held: date, paper: str) -> None:
    meeting_on = chance.cell(held)
    for recipient in chance.sample(sorted(RECIPIENTS), chance.randint(1, 3)):
        sent = chance.end(held, chance.choice(((1, "working days"), (15, "working days"))))
        child.add(
            PAPERS,
            meeting=meeting if not chance.rarely() else "STRATEGY_DISCUSSION",
            meeting_on=meeting_on,
            paper=paper,
            recipient=recipient,
            version=chance.choice(("FULL", "FULL", "", "REDACTED", "WITHHELD")),
            typed_on=chance.end(held, (5, "working days")),
            checked_on=chance.end(held, (10, "working days")),
            sent_on=sent,
            challenged_on=chance.end(sent, (10, "working days")),
        )


def _of_conferences(child: Child, paper: str) -> list[Row]:
    return [row for row in child.of(PAPERS, paper=paper) if row["meeting"] in CONFERENCES]


def _paper(
    child: Child, world: World, rule: str, start: date | None, told_to: date | None, **more: Any
) -> Running | None:
    if not world.is_used(rule, start):
        return None
    due = world.due(rule, start)
    unsure = more.pop("unsure", False) or begins_unseen(world, PAPERS, start, due)
    return Running(
        rule=rule,
        started=start,
        due=due,
        unsure=unsure,
        **closing(episode_open_on(child, start)),
        **fed(world, PAPERS, told_to, due),
        **more,
    )


def _is_wrong(row: Row, column: str) -> bool:
    held, done = day_of(row["meeting_on"]), day_of(row[column])
    return held is None or row[column] == GONE or bool(done and done < held)


def _without_any(child: Child, written: list[Row], rule: str, world: World) -> Iterator[Any]:
    """Each conference that was held and of which there is no such paper; where one does not say of
    which conference it is, nobody can tell."""
    of = {day_of(row["meeting_on"]) for row in written}
    for table, _meeting in HELD:
        for row in child.of(table):
            held = day_of(row["held_on"])
            if held and held not in of:
                yield _paper(child, world, rule, held, said_to(world, row), unsure=None in of)


def each(rule: str, paper: str, column: str) -> Any:
    """Each recipient of a paper, but those from whom it is withheld."""

    def runnings(child: Child, world: World) -> Runnings:
        if not is_fed(world, PAPERS):
            return
        written = _of_conferences(child, paper)
        for row in written:
            if row["version"] == "WITHHELD":
                continue
            found = _paper(
                child,
                world,
                rule,
                day_of(row["meeting_on"]),
                world.told_to(PAPERS),
                about=RECIPIENTS[row["recipient"]],
                stops=[day_of(row[column])],
                cannot=_is_wrong(row, column),
            )
            if found:
                yield found
        yield from filter(None, _without_any(child, written, rule, world))

    return runnings


def together(rule: str, column: str) -> Any:
    """The minutes of a conference, done once they are for every recipient."""

    def runnings(child: Child, world: World) -> Runnings:
        if not is_fed(world, PAPERS):
            return
        written = _of_conferences(child, "MINUTES")
        owed = [row for row in written if row["version"] != "WITHHELD"]
        dates = {day_of(row["meeting_on"]) for row in owed} - {None}
        groups = [[row for row in owed if row["meeting_on"] == on] for on in dates]
        groups += [[row] for row in owed if not day_of(row["meeting_on"])]
        for rows in groups:
            done = [day_of(row[column]) for row in rows]
            last = max((day for day in done if day), default=None)
            found = _paper(
                child,
                world,
                rule,
                day_of(rows[0]["meeting_on"]),
                world.told_to(PAPERS),
                stops=[] if None in done else [last],
                cannot=any(_is_wrong(row, column) for row in rows),
            )
            if found:
                yield found
        yield from filter(None, _without_any(child, written, rule, world))

    return runnings


def challenge(child: Child, world: World) -> Runnings:
    """The time in which a recipient may challenge the minutes: when it is over, nothing is owed."""
    for row in _of_conferences(child, "MINUTES"):
        sent, challenged = day_of(row["sent_on"]), day_of(row["challenged_on"])
        if row["sent_on"] is None or not world.is_used("minutes-challenge", sent):
            continue
        due = world.due("minutes-challenge", sent)
        yield Running(
            rule="minutes-challenge",
            about=RECIPIENTS[row["recipient"]],
            started=sent,
            due=due,
            stops=[challenged] if challenged and due and challenged <= due else (),
            closes=[due],
            cannot=row["challenged_on"] == GONE or bool(sent and challenged and challenged < sent),
            told_to=world.told_to(PAPERS),
        )


def report(child: Child, world: World) -> Runnings:
    """Each agency that was asked for a report: it is shared before the conference."""
    for row in child.of("meeting_agencies"):
        rule = {
            "INITIAL_CONFERENCE": "report-to-initial-conference",
            "REVIEW_CONFERENCE": "report-to-review-conference",
        }[row["meeting"]]
        asked, meeting = day_of(row["invited_on"]), day_of(row["meeting_on"])
        if row["invited_on"] is None or row["relevant"] == "no" or not world.is_used(rule, asked):
            continue
        due = world.due(rule, asked, meeting) if meeting else None
        yield Running(
            rule=rule,
            about={"GP": "General practice", "SCHOOL": "School"}[row["agency"]],
            started=asked,
            due=due,
            stops=[day_of(row["report_shared_on"])],
            closes=[meeting],
            cannot=row["report_shared_on"] == GONE or bool(due and asked and due < asked),
            told_to=world.told_to("meeting_agencies"),
        )


CLOCKS = {
    "conference-report": report,
    "decision-letter": each("decision-letter", "DECISION_LETTER", "sent_on"),
    "minutes-typed": together("minutes-typed", "typed_on"),
    "minutes-checked": together("minutes-checked", "checked_on"),
    "minutes-sent": each("minutes-sent", "MINUTES", "sent_on"),
    "minutes-challenge": challenge,
}
