"""The trackers that are mapped, as a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime

from goldenthread.access.permissions import person_can_load_files
from goldenthread.ingest.trackers.mapping import heading_keys
from goldenthread.ledger.tracker_mappings import KeptMapping
from goldenthread.record.catalogue import TABLES
from goldenthread.record.tracker_columns import column_said
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import Page, PersonRequest, chrome_for


@dataclass(frozen=True, kw_only=True)
class TrackersPage(Page):
    """Every version of every mapping; `map_href` is empty for whoever may not load a file."""

    table: DataTable
    columns: tuple[DataTable, ...]
    map_href: str = ""


def build(request: PersonRequest, versions: Sequence[KeptMapping]) -> TrackersPage:
    """The page; a newer version of a mapping stands above the one that it took the place of."""
    newest = {one.name: one for one in versions}
    return TrackersPage(
        title="Trackers",
        chrome=chrome_for(request),
        table=_table(list(reversed(versions)), newest),
        columns=tuple(_columns(one) for one in newest.values() if one.in_use),
        map_href=reverse("map_a_tracker") if person_can_load_files(request.sight) else "",
    )


def _table(versions: Sequence[KeptMapping], newest: dict[str, KeptMapping]) -> DataTable:
    return DataTable(
        caption="Mappings that are kept",
        headings=(
            Heading("Tracker"),
            Heading("Version"),
            Heading("What its rows are"),
            Heading("Headings read"),
            Heading("By"),
            Heading("When"),
        ),
        rows=tuple(
            (
                Cell(one.name),
                Cell(f"{one.version}{', in use' if _is_used(one, newest) else ''}"),
                Cell(TABLES[one.says["table"]].title),
                Cell(f"{len(one.says['columns'])} of {len(one.says['headings'])}"),
                Cell(one.made_by),
                Cell(words.moment(localtime(one.made_at))),
            )
            for one in versions
        ),
        nothing="No tracker is mapped yet.",
        note="A file with the headings of a tracker is read by the newest version of its mapping, "
        "wherever it is loaded.",
        is_wide=True,
    )


def _is_used(one: KeptMapping, newest: dict[str, KeptMapping]) -> bool:
    return one.in_use and newest[one.name] is one


def _columns(one: KeptMapping) -> DataTable:
    """What each heading of a tracker is, and what is left out."""
    table = TABLES[one.says["table"]]
    columns = one.says["columns"]
    rows = []
    for heading, key in zip(one.says["headings"], heading_keys(one.says["headings"]), strict=True):
        if key:
            column = columns.get(key)
            means = column_said(table.name, column).means if column else "Left out"
            rows.append((Cell(heading), Cell(means)))
    whole = "All that there are" if one.says["holds_all"] else "A list in part"
    return DataTable(
        caption=f"{one.name}, version {one.version}: {table.title.lower()}",
        headings=(Heading("Heading"), Heading("What it is")),
        rows=tuple(rows),
        note=f"{whole}. First mapped from {one.says['file']}, sheet “{one.says['sheet']}”.",
        compact=True,
    )
