"""The records of one kind of one child, as a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.kept_here import KnownChild, RowOnRecord
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_open_a_child
from goldenthread.casework.record_forms import RecordForm
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.records.typed.page import table_of


@dataclass(frozen=True, kw_only=True)
class RecordsPage(Page):
    """`back_href` is empty for whoever has no page of the child."""

    child: str
    back_href: str
    new_href: str
    action: str
    table: DataTable


def build(
    request: PersonRequest,
    numbers: Numbers,
    form: RecordForm,
    known: KnownChild,
    rows: Sequence[RowOnRecord],
) -> RecordsPage:
    """The page."""
    named = [known.handle, form.table.name]
    return RecordsPage(
        title=f"{form.table.title}, {known.shown.name}",
        chrome=chrome_at(request, numbers),
        child=known.shown.name,
        back_href=reverse("child", args=[known.handle])
        if person_can_open_a_child(request.sight)
        else "",
        new_href=reverse("typed", args=named),
        action=form.action,
        table=table_of(
            form,
            rows,
            caption="On record, newest first",
            hrefs={row.key: reverse("typed_again", args=[*named, row.key]) for row in rows},
        ),
    )
