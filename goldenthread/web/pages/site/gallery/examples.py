"""Made-up examples for the gallery: no child, worker or figure here is anybody's."""

from datetime import date as Day
from datetime import timedelta
from typing import get_args

from goldenthread.web.charts import Point, line_chart
from goldenthread.web.components.case_list import CaseList, CaseRow, Verdict
from goldenthread.web.components.chart import Chart
from goldenthread.web.components.clock import Clock, SkippedDays, State
from goldenthread.web.components.data_table import (
    Cell,
    DataTable,
    Heading,
    date_cell,
    number_cell,
    percentage_cell,
)
from goldenthread.web.components.figure import Figure, count_figure, share_figure
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.components.findings_list import FindingRow, FindingsList
from goldenthread.web.components.notice import Empty, Notice, cannot_be_told, no_source
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.components.timeline import Band, Event, Lane, Span, Timeline

VERDICTS: tuple[str, ...] = get_args(Verdict)
STATES: tuple[str, ...] = get_args(State)
SOURCE = Provenance(
    file="cin_census_2024-25.xml",
    table="child protection plans",
    row=118,
    line=8812,
    column="start date",
    says="2024-11-04",
    loaded="3 March 2025 at 09:12, as edition 7",
    href="#load-7",
)

IN_NEED = (
    Span(text="Child in need plan", first_day=Day(2022, 11, 1), last_day=Day(2023, 10, 20)),
    Span(text="Open episode", first_day=Day(2024, 10, 14)),
    Span(text="Assessment", first_day=Day(2024, 10, 16), last_day=Day(2024, 12, 18)),
)


def figures() -> tuple[Figure, ...]:
    """A share, a share with little under it, a count, and a share of nothing."""
    return (
        share_figure(
            label="Reviews held in time",
            value=80.0,
            numerator=16,
            denominator=20,
            low=58.4,
            high=91.9,
            unjudged=3,
            href="#cases",
        ),
        count_figure(label="Children on a plan", count=1332, href="#cases"),
        share_figure(
            label="Plans for neglect, latest category",
            value=41.7,
            numerator=80,
            denominator=192,
            low=34.9,
            high=48.7,
            href="#cases",
            note="44.8 % when the plan began (86 of 192)",
        ),
        share_figure(
            label="Second plans within two years",
            value=None,
            numerator=0,
            denominator=0,
            low=None,
            high=None,
            note="No plan began in these months.",
        ),
    )


def table() -> DataTable:
    """Figures by team, with links, a total and sorting."""
    teams = (("North", 16, 20, 80.0), ("South", 9, 14, 64.3), ("Hawthorn", 1021, 1204, 84.8))
    return DataTable(
        caption="Reviews held in time, by team",
        headings=(
            Heading("Team"),
            Heading("Held in time", numeric=True),
            Heading("Fell due", numeric=True),
            Heading("Share", numeric=True),
            Heading("Longest wait since"),
        ),
        rows=tuple(
            (
                Cell(team, "#team"),
                number_cell(met, href="#cases"),
                number_cell(due),
                percentage_cell(share),
                date_cell(Day(2024, 12 - n, 3 + n)),
            )
            for n, (team, met, due, share) in enumerate(teams)
        ),
        total=(
            Cell("All teams"),
            number_cell(1046),
            number_cell(1238),
            percentage_cell(84.5),
            date_cell(Day(2024, 10, 5)),
        ),
        note="A case is counted under the team that held it on the day that it fell due.",
        sortable=True,
    )


def empty_table() -> DataTable:
    """A table with no rows, which says so."""
    return DataTable(
        caption="Loads this week",
        headings=(Heading("File"), Heading("Rows", numeric=True)),
        rows=(),
        nothing="Nothing was loaded this week.",
    )


def filters() -> Filters:
    """Two questions answered, and one not."""
    return Filters(
        action="#cases",
        fields=(
            FilterField(
                name="team",
                label="Team",
                options=(Option("", "All teams"), Option("north", "North")),
                value="north",
            ),
            FilterField(
                name="verdict",
                label="Verdict",
                options=(Option("", "All"), *(Option(v, v.capitalize()) for v in VERDICTS)),
                value="not met",
            ),
            FilterField(name="on", label="On the day", kind="date", value="2025-03-31"),
        ),
        kept=(("known-at", "7"),),
        chosen=(Chosen("Team: North", "#cases"), Chosen("Not met", "#cases")),
        clear_href="#cases",
    )


def cases() -> CaseList:
    """One case of each verdict."""
    return CaseList(
        caption="Reviews that fell due in the year to 31 March 2025",
        headings=("Due", "Held", "Team"),
        rows=(
            CaseRow(
                child="Tamsin Ackroyd",
                href="#child",
                verdict="met",
                reason="Review due by 4 February 2025, three months after 4 November 2024; "
                "held 28 January 2025.",
                cells=(date_cell(Day(2025, 2, 4)), date_cell(Day(2025, 1, 28)), Cell("North")),
                source=SOURCE.place,
                source_href="#provenance",
            ),
            CaseRow(
                child="Idris Bello",
                href="#child",
                verdict="not met",
                reason="Review due by 14 March 2025, six months after 14 September 2024; not held.",
                cells=(date_cell(Day(2025, 3, 14)), date_cell(None), Cell("Hawthorn")),
                source="cin_census_2024-25.xml, line 9,030",
            ),
            CaseRow(
                child="Child 4F7-0A2",
                href="#child",
                verdict="unjudged",
                reason="Cannot be judged: history starts 1 April 2020, and the plan began before.",
                cells=(date_cell(None), date_cell(None), Cell("South")),
            ),
        ),
        sortable=True,
    )


def pagination() -> Pagination:
    """The fourth page of ten."""
    return paginate(total=486, per_page=50, page=4, href=lambda page: f"?page={page}")


def facts() -> tuple[SummaryRow, ...]:
    """A child's first lines."""
    return (
        SummaryRow(key="Born", value="9 May 2017, aged 7"),
        SummaryRow(key="Step", value="Child protection plan", href="#clocks"),
        SummaryRow(key="Team", value="North, Maya Okafor", action="Earlier teams", action_href="#"),
    )


def findings() -> FindingsList:
    """A cell held back, and a query."""
    return FindingsList(
        caption="What was found in cin_census_2024-25.xml",
        rows=(
            FindingRow(
                code="GT-003",
                severity="held back",
                serious=True,
                why="This date does not exist, so whether the plan has ended cannot be told.",
                place="Child protection plans, row 118, line 8,812, end date",
                says="2025-02-31",
                what_to_do="Correct the end date in the case system and load the file again.",
                href="#provenance",
            ),
            FindingRow(
                code="8840",
                severity="query",
                why="The plan ended on the day that it began.",
                place="Child protection plans, row 204, line 11,940",
                what_to_do="Check both dates. The plan is counted as recorded until then.",
            ),
        ),
    )


def notices() -> tuple[Notice, ...]:
    """What cannot be told, what no source speaks of, and something to know."""
    return (
        cannot_be_told(
            "Whether 1,012 children are neglected cannot be told",
            "Their primary need is N1, abuse or neglect: the code does not say which.",
        ),
        no_source(
            "children looked after",
            "A children in need census does not say who is looked after. A return on looked after "
            "children would.",
        ),
        Notice(
            kind="information",
            title="You are reading edition 3, loaded 6 May 2024",
            text="Four editions have come since.",
            href="#newest",
            link="Read the newest edition",
        ),
        Notice(kind="warning", title="Bank holidays are known up to 31 December 2026 only"),
    )


def empty() -> Empty:
    """A place where nothing stands yet."""
    return Empty(
        title="Nothing is yours to see yet",
        text="Your role sees published editions, and none has been published.",
        href="#about",
        link="What your role may see",
    )


def clocks() -> tuple[Clock, ...]:
    """One that is overdue, with days that do not count, and one that cannot be worked out."""
    return (
        Clock(
            title="Assessment",
            state="overdue",
            sentence="Due by 24 January 2025 and not completed: 66 days ago on 31 March 2025.",
            rule="45 working days from the referral",
            rule_kind="national guidance",
            edition="Working Together to Safeguard Children, in force from 15 December 2023",
            started_on=Day(2024, 11, 19),
            started_by="referral received",
            due_on=Day(2025, 1, 24),
            counted_from="counting from the day after",
            skipped=(
                SkippedDays("18 Saturdays and Sundays", "not working days"),
                SkippedDays("25 and 26 December 2024", "Christmas Day and Boxing Day"),
                SkippedDays("1 January 2025", "New Year’s Day"),
            ),
            started_source=SOURCE,
        ),
        Clock(
            title="First review conference",
            state="cannot be worked out",
            sentence="Cannot be worked out: the day of the first conference cannot be read.",
            rule="3 months from the initial child protection conference",
            rule_kind="national guidance",
            edition="Working Together to Safeguard Children, in force from 15 December 2023",
            started_on=None,
            started_by="initial child protection conference",
            due_on=None,
        ),
    )


def timeline() -> Timeline:
    """A child's way over the steps, with a lane that no source speaks of."""
    return Timeline(
        title="Tamsin Ackroyd, over all steps",
        key="gallery-timeline",
        first_day=Day(2022, 4, 1),
        last_day=Day(2025, 3, 31),
        lanes=(
            Lane(name="Early help", nothing="No source speaks of early help."),
            Lane(
                name="Referral",
                events=(
                    Event(text="Referral from a school", on=Day(2022, 9, 6), href="#"),
                    Event(text="Referral from the police", on=Day(2024, 10, 14), href="#"),
                ),
            ),
            Lane(name="Child in need", spans=IN_NEED),
            Lane(
                name="Child protection",
                spans=(Span(text="Plan, neglect", first_day=Day(2024, 11, 4)),),
                events=(Event(text="Initial conference", on=Day(2024, 11, 4)),),
            ),
            Lane(name="Looked after", nothing="No source speaks of looked after children."),
            Lane(
                name="Visits",
                is_dense=True,
                events=tuple(
                    Event(
                        text="Visit: seen alone" if week % 5 else "Visit: not seen",
                        on=Day(2024, 11, 6) + timedelta(weeks=2 * week),
                        is_slight=not week % 5,
                    )
                    for week in range(10)
                ),
            ),
        ),
        bands=(Band(text="Plan, neglect", first_day=Day(2024, 11, 4)),),
        since=Day(2024, 10, 1),
        note="A short stroke is a visit at which the child was not seen.",
    )


def charts() -> tuple[Chart, ...]:
    """A share with its interval, with a month that has no value, and a count."""
    months = [Day(2023 + (m + 3) // 12, (m + 3) % 12 + 1, 1) for m in range(24)]
    held = [None if m == 9 else 84.0 - 0.9 * m + (m * 7 % 5) * 2 for m in range(24)]
    shares = tuple(
        Point(day, v, v and max(v - 12, 0), v and min(v + 9, 100))
        for day, v in zip(months, held, strict=True)
    )
    counts = tuple(Point(day, 180.0 + (m * 5 % 7) * 3 + m) for m, day in enumerate(months))
    return (
        _chart("Reviews held in time, by month", shares, unit="%"),
        _chart("Children on a plan, by month", counts, unit="children"),
    )


def _chart(title: str, points: tuple[Point, ...], *, unit: str) -> Chart:
    share = unit == "%"
    cell = percentage_cell if share else number_cell
    return Chart(
        title=title,
        picture=line_chart(
            points,
            title=title,
            description=f"{len(points)} months to March 2025, also in the table beside it.",
            unit=unit,
        ),
        table=DataTable(
            caption=f"{title}, as a table",
            headings=(
                Heading("Month"),
                Heading("Share" if share else "Children", numeric=True),
                *((Heading("Allowing for chance", numeric=True),) if share else ()),
            ),
            rows=tuple(
                (Cell(f"{p.first_day:%B %Y}"), cell(p.value), *((_band(p),) if share else ()))
                for p in reversed(points)
            ),
            compact=True,
        ),
        note="The grey band allows for chance. A month with nothing to judge leaves a gap."
        if share
        else "",
    )


def _band(point: Point) -> Cell:
    if point.low is None or point.high is None:
        return Cell("no figure")
    return Cell(f"{point.low:.1f} to {point.high:.1f} %")
