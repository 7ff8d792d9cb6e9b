"""The templates of the returns of our own contract: what each column means, and the file."""

import csv
import io

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from goldenthread.access.permissions import check_person_can_see_loads
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.coming_in.templates_to_download.page import TEMPLATES, build, headings


@require_safe
def templates_to_download(request: PersonRequest) -> HttpResponse:
    """Every return of our own, column by column."""
    check_person_can_see_loads(request.sight)
    return render_page(request, "pages/coming_in/templates_to_download/page.html", build(request))


@require_safe
def template_to_download(request: PersonRequest, kind: str) -> HttpResponse:
    """One template: a CSV with its heading row and nothing under it."""
    check_person_can_see_loads(request.sight)
    shape = TEMPLATES.get(kind)
    if shape is None:
        raise Http404("There is no such template")
    text = io.StringIO()
    csv.writer(text).writerow(headings(shape))
    # The mark at the start tells a spreadsheet that names with accents are in UTF-8.
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv")
    answer["Content-Disposition"] = f'attachment; filename="{shape.kind}.csv"'
    return answer
