"""Say once what the headings of a tracker are: tried first, and loaded only when a person says so.

The mapping is kept when the load is: a mapping that was only tried leaves nothing behind.
"""

from collections.abc import Mapping as Map
from dataclasses import replace

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.permissions import check_person_can_load_files
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.tables_in_files import FoundTable, read_tables
from goldenthread.ingest.trackers.kept import keep as keep_mapping
from goldenthread.ingest.trackers.kept import kept_mappings
from goldenthread.ingest.trackers.mapping import Mapping
from goldenthread.ingest.trackers.matching import Seen, seen_among
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.coming_in.load_a_file.arriving import (
    Arriving,
    forget,
    keep,
    say_day,
    say_replaces,
    waiting,
)
from goldenthread.web.pages.coming_in.load_a_file.choosing import chosen
from goldenthread.web.pages.coming_in.load_a_file.day_said import DaySaid, day_said, is_asked
from goldenthread.web.pages.coming_in.load_a_file.taking_in import GONE, in_a_sentence, take_in
from goldenthread.web.pages.coming_in.map_a_tracker.page import Tracker, build, build_form
from goldenthread.web.pages.coming_in.map_a_tracker.said import chosen_sheet, said_of

ONE_FILE = "Choose one file: a tracker is one workbook, or one CSV."
NO_ROWS = "has no row under a heading, so there is nothing in it to read."
MOST_COLUMNS = 400


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="maps a tracker", kind=Kind.LOAD)
def map_a_tracker(request: PersonRequest, looking: Looking) -> HttpResponse:
    """The form of the file; a POST of one shows its headings, later ones what was said of them."""
    check_person_can_load_files(looking.sight)
    if request.method != "POST":
        return _form(request)
    day = day_said(request.POST, today=request.on)
    token = request.POST.get("arriving", "")
    if not token:
        return _begin(request)
    arriving = waiting(request.session, token)
    if arriving is None:
        return _form(request, GONE)
    if request.POST.get("do") == "forget":
        forget(request.session)
        return HttpResponseRedirect(reverse("trackers"))
    if arriving.files:
        return _form(request, ONE_FILE)
    if is_asked(request.POST):
        if not day.problem:
            arriving = say_day(request.session, arriving, day.on)
    elif not arriving.as_at:  # it was chosen on another page, where nobody said a day
        arriving = say_day(request.session, arriving, request.on)
    if request.POST.get("replaces") == "yes":
        arriving = say_replaces(request.session, arriving)
    return _go_on(request, arriving, day if is_asked(request.POST) else None)


def _begin(request: PersonRequest) -> HttpResponse:
    sent = chosen(request)
    problem = sent.problem or (ONE_FILE if len(sent.files) > 1 else "")
    if problem:
        return _form(request, problem)
    # A tracker is mostly sent as it stands today; the page asks whether that is so.
    arriving = keep(request.session, sent.files, as_at=request.on)
    return _go_on(request, arriving, None)


def _go_on(request: PersonRequest, arriving: Arriving, day: DaySaid | None) -> HttpResponse:
    """Show what is said of the tracker and what it would do; load it where that was asked."""
    try:
        tracker = _tracker(arriving, request.POST)
    except Refused as why:
        forget(request.session)
        return _form(request, str(why))
    said = tracker.said
    may_load = said.is_seen and not said.problems and not (day and day.problem)
    loaded, refused, may_replace = None, "", False
    try:
        loaded = take_in(request, arriving, dry_run=True, mapping=said.mapping)
        if may_load and request.POST.get("do") == "load":
            return _load(request, arriving, said.mapping)
    except Refused as why:
        refused, may_replace = in_a_sentence(why)
    page = build(
        request,
        arriving,
        tracker,
        day=day,
        loaded=loaded,
        refused=refused,
        may_replace=may_replace,
    )
    return render_page(request, "pages/coming_in/map_a_tracker/page.html", page)


def _tracker(arriving: Arriving, posted: Map[str, str]) -> Tracker:
    """The tracker that waits, as it was said. Raises Refused where no sheet of it can be read."""
    found = read_tables(arriving.path)
    sheets = [sheet for sheet in found if sheet.cells.num_rows and any(sheet.headings)]
    if not sheets:
        raise Refused(f"{arriving.name} {NO_ROWS}")
    if all(len(sheet.headings) > MOST_COLUMNS for sheet in sheets):
        raise Refused(f"{arriving.name} has more than {MOST_COLUMNS} columns: no tracker has.")
    sheets = [sheet for sheet in sheets if len(sheet.headings) <= MOST_COLUMNS]
    seen = _seen(sheets, arriving.name)
    place = chosen_sheet(sheets, posted, seen.table if seen else None)
    kept = seen.mapping if seen and seen.table is sheets[place] else None
    said = said_of(sheets[place], arriving.name, posted, kept)
    taken = next((m for m in kept_mappings() if m.name == said.mapping.name), None)
    if taken and taken.table != said.mapping.table:
        problem = (f"{taken.name!r} is another tracker: give this one a name of its own", "name")
        said = replace(said, problems=(*said.problems, problem))
    return Tracker(sheets=sheets, place=place, said=said, kept=kept)


def _seen(sheets: list[FoundTable], name: str) -> Seen | None:
    try:
        return seen_among(sheets, kept_mappings(), name)
    except Refused:  # it may be either of two, and the person says which by its name
        return None


def _load(request: PersonRequest, arriving: Arriving, mapping: Mapping) -> HttpResponse:
    """Keep the mapping and load by it. Raises Refused."""
    kept = keep_mapping(mapping, made_by=request.sight.person.email, made_at=timezone.now())
    loaded = take_in(request, arriving, dry_run=False, mapping=kept)
    forget(request.session)
    return HttpResponseRedirect(reverse("load", args=[loaded.load]))


def _form(request: PersonRequest, problem: str = "") -> HttpResponse:
    page = build_form(request, problem=problem)
    return render_page(request, "pages/coming_in/map_a_tracker/page.html", page)
