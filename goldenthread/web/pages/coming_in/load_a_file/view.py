"""Load a return from the browser: first what it would change, then, confirmed, the load itself."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.permissions import check_person_can_load_files
from goldenthread.ingest.findings import OfNoReturn, Refused
from goldenthread.ingest.trackers.matching import HeadingsChanged
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.coming_in.load_a_file.arriving import (
    Arriving,
    forget,
    keep,
    say_day,
    say_loaded,
    say_replaces,
    waiting,
)
from goldenthread.web.pages.coming_in.load_a_file.choosing import chosen
from goldenthread.web.pages.coming_in.load_a_file.day_said import (
    DaySaid,
    as_typed,
    day_said,
    is_asked,
)
from goldenthread.web.pages.coming_in.load_a_file.page import Refusal, build
from goldenthread.web.pages.coming_in.load_a_file.taking_in import (
    GONE,
    in_a_sentence,
    next_tracker,
    take_in,
)


@require_http_methods(["GET", "HEAD", "POST"])
def load_a_file(request: PersonRequest) -> HttpResponse:
    """The form; a POST of files tries them, a POST that confirms takes them in."""
    check_person_can_load_files(request.sight)
    if request.method != "POST":
        return _show_what_waits(request)
    day = day_said(request.POST, today=request.on)
    token = request.POST.get("arriving", "")
    if token:
        return _go_on(request, waiting(request.session, token), day)
    sent = chosen(request)
    if sent.problem:
        return _show(request, refusal=Refusal(why=sent.problem), day=day)
    arriving = keep(request.session, sent.files, left_out=sent.left_out, as_at=day.on)
    if day.problem:
        return _show(request, arriving=arriving, day=day)
    return _try(request, arriving)


def _go_on(request: PersonRequest, arriving: Arriving | None, day: DaySaid) -> HttpResponse:
    """What is to become of what waits: try it, load it, or forget it."""
    if arriving is None:
        gone = Refusal(why=GONE)
        return _show(request, refusal=gone, day=day)
    asked = request.POST.get("do")
    if asked == "forget":
        forget(request.session)
        return HttpResponseRedirect(reverse("loads"))
    if day.problem:
        return _show(request, arriving=arriving, day=day)
    if is_asked(request.POST):
        arriving = say_day(request.session, arriving, day.on)
    if request.POST.get("replaces") == "yes":
        arriving = say_replaces(request.session, arriving)
    return _load(request, arriving) if asked == "load" else _try(request, arriving)


def _show_what_waits(request: PersonRequest) -> HttpResponse:
    """The form; or the next tracker of a workbook of which another was just taken in."""
    arriving = waiting(request.session, request.GET.get("arriving", ""))
    if arriving is None or not arriving.loaded:
        return _show(request)
    return _try(request, arriving)


def _try(request: PersonRequest, arriving: Arriving) -> HttpResponse:
    """Read it and compare it, and change nothing."""
    one = next_tracker(arriving)
    try:
        loaded = take_in(request, arriving, dry_run=True, mapping=one.mapping)
    except Refused as why:
        return _refused(request, arriving, why)
    return _show(request, arriving=arriving, loaded=loaded, which=one.in_words)


def _load(request: PersonRequest, arriving: Arriving) -> HttpResponse:
    one = next_tracker(arriving)
    if request.POST.get("which", "") != one.in_words:  # the page was sent twice: show the next
        return _try(request, arriving)
    try:
        loaded = take_in(request, arriving, dry_run=False, mapping=one.mapping)
    except Refused as why:
        return _refused(request, arriving, why)
    if one.mapping and one.others:
        arriving = say_loaded(request.session, arriving, one.mapping.name)
        then = urlencode({"arriving": arriving.token})
        return HttpResponseRedirect(f"{reverse('load_a_file')}?{then}")
    forget(request.session)
    if loaded.load is None:  # a file that we wrote: nothing of it was taken in
        return HttpResponseRedirect(reverse("loads"))
    return HttpResponseRedirect(reverse("load", args=[loaded.load]))


def _refused(request: PersonRequest, arriving: Arriving, why: Refused) -> HttpResponse:
    """Say why. What differs much from what was held may be said to be right."""
    sentence, asks_first = in_a_sentence(why)
    if asks_first:
        return _show(request, arriving=arriving, refusal=Refusal(why=sentence, may_replace=True))
    refusal = Refusal(why=sentence, of_no_return=isinstance(why, OfNoReturn))
    if isinstance(why, OfNoReturn | HeadingsChanged) and _may_be_a_tracker(arriving):
        # It may be a tracker, which a person maps: the file waits for that.
        refusal = replace(refusal, may_be_mapped=arriving.token)
    else:
        forget(request.session)
    return _show(request, refusal=refusal, day=as_typed(arriving.speaks_to))


def _may_be_a_tracker(arriving: Arriving) -> bool:
    """Whether it is one file that may hold a table."""
    return not arriving.files and arriving.path.suffix.lower() not in (".xml", ".json")


def _show(request: PersonRequest, **shown: Any) -> HttpResponse:
    page = build(request, **shown)
    return render_page(request, "pages/coming_in/load_a_file/page.html", page)
