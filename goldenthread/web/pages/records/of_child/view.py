"""What is on record of one kind of one child, each with who said it, and the way to its form."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.kept_here import child_to_type_of, rows_on_record
from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.numbers import council_numbers
from goldenthread.access.visibility import see
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.records.of_child.page import build
from goldenthread.web.pages.records.typed.view import form_kept_here


def _records(request: PersonRequest, looking: Looking, handle: UUID, table: str) -> HttpResponse:
    """The rows of one kind of the child, the newest first."""
    form = form_kept_here(request, table)
    seen = see(looking, on=request.on)
    known = child_to_type_of(seen, handle)
    rows = rows_on_record(seen, known.child_id, form.table)
    page = build(request, council_numbers(), form, known, rows)
    return render_page(request, "pages/records/of_child/page.html", page)


records_of_child = require_safe(shows_children(action="lists records", kind=Kind.CHILD)(_records))
papers_of_child = require_safe(shows_children(action="lists papers", kind=Kind.PAPERS)(_records))
