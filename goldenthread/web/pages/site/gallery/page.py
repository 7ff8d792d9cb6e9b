"""What the gallery shows: one made-up example, at least, of each component."""

from dataclasses import dataclass

from goldenthread.web.components.case_list import CaseList
from goldenthread.web.components.chart import Chart
from goldenthread.web.components.chrome import Chrome, NavigationItem
from goldenthread.web.components.clock import Clock
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.figure import Figure
from goldenthread.web.components.filters import Filters
from goldenthread.web.components.findings_list import FindingsList
from goldenthread.web.components.notice import Empty, Notice
from goldenthread.web.components.pagination import Pagination
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.components.timeline import Timeline
from goldenthread.web.pages.site.gallery import examples


@dataclass(frozen=True, kw_only=True)
class GalleryPage:
    """Everything that the gallery shows."""

    title: str
    chrome: Chrome
    figures: tuple[Figure, ...]
    verdicts: tuple[str, ...]
    states: tuple[str, ...]
    table: DataTable
    empty_table: DataTable
    filters: Filters
    cases: CaseList
    pagination: Pagination
    clocks: tuple[Clock, ...]
    timeline: Timeline
    charts: tuple[Chart, ...]
    findings: FindingsList
    facts: tuple[SummaryRow, ...]
    provenance: Provenance
    notices: tuple[Notice, ...]
    empty: Empty


def build() -> GalleryPage:
    """The page, always the same: its examples do not depend on any record or day."""
    return GalleryPage(
        title="Gallery of components",
        chrome=Chrome(
            council="Thornbeck Council",
            person_name="Maya Okafor",
            role="team manager",
            navigation=(
                NavigationItem("Neglect across the steps", "#steps"),
                NavigationItem("Measures", "#measures", current=True),
                NavigationItem("Loads", "#loads"),
            ),
            edition="edition 7, loaded 3 March 2025 at 09:12",
            as_at="31 March 2025",
            made_up=True,
        ),
        figures=examples.figures(),
        verdicts=examples.VERDICTS,
        states=examples.STATES,
        table=examples.table(),
        empty_table=examples.empty_table(),
        filters=examples.filters(),
        cases=examples.cases(),
        pagination=examples.pagination(),
        clocks=examples.clocks(),
        timeline=examples.timeline(),
        charts=examples.charts(),
        findings=examples.findings(),
        facts=examples.facts(),
        provenance=examples.SOURCE,
        notices=examples.notices(),
        empty=examples.empty(),
    )
