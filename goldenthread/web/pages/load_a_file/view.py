"""Load a file from the browser: first what it would change, then, confirmed, the load itself."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldenthread.access.permissions import check_person_can_load_files
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Asked, Loaded
from goldenthread.ingest.load import load as take_in
from goldenthread.ledger.connection import database_uri
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.load_a_file.arriving import Arriving, forget, keep, waiting
from goldenthread.web.pages.load_a_file.page import build
from goldenthread.web.uploads import LARGEST


@require_http_methods(["GET", "HEAD", "POST"])
def load_a_file(request: PersonRequest) -> HttpResponse:
    """The form; a POST of a file tries it, a POST that confirms takes it in."""
    check_person_can_load_files(request.sight)
    if request.method != "POST":
        return _show(request)
    sent = request.FILES.get("file")
    if isinstance(sent, UploadedFile):
        return _try(request, keep(request.session, sent))
    token = request.POST.get("arriving", "")
    if not token:
        return _show(request, problem=_why_no_file(request))
    arriving = waiting(request.session, token, replaces=request.POST.get("replaces") == "yes")
    if arriving is None:
        return _show(request, problem="The file is not here any more. Choose it again.")
    if request.POST.get("do") == "load":
        return _load(request, arriving)
    if request.POST.get("do") == "forget":
        forget(request.session)
        return HttpResponseRedirect(reverse("loads"))
    return _try(request, arriving)


def _try(request: PersonRequest, arriving: Arriving) -> HttpResponse:
    """Read it and compare it, and change nothing."""
    try:
        loaded = _take_in(request, arriving, dry_run=True)
    except Refused as why:
        return _refused(request, arriving, str(why))
    return _show(request, arriving=arriving, loaded=loaded)


def _load(request: PersonRequest, arriving: Arriving) -> HttpResponse:
    try:
        loaded = _take_in(request, arriving, dry_run=False)
    except Refused as why:
        return _refused(request, arriving, str(why))
    forget(request.session)
    return HttpResponseRedirect(reverse("load", args=[loaded.load]))


def _take_in(request: PersonRequest, arriving: Arriving, *, dry_run: bool) -> Loaded:
    asked = Asked(
        uri=database_uri(),
        council=settings.COUNCIL_CODE,
        files=Path(settings.HOME) / "files",
        loaded_by=request.sight.person.email,
        now=timezone.now,
        replaces=arriving.replaces,
        dry_run=dry_run,
    )
    return take_in(arriving.path, asked)


def _refused(request: PersonRequest, arriving: Arriving, why: str) -> HttpResponse:
    """Say why. A file that closes much of what was held may be said to replace it."""
    sentence, _, asks_for = why.partition("; if it really replaces them, ")
    if asks_for:
        return _show(request, arriving=arriving, problem=f"{sentence}.")
    forget(request.session)
    return _show(request, problem=why)


def _why_no_file(request: PersonRequest) -> str:
    """Nothing was chosen, or what was chosen was too large to be kept."""
    sent = request.META.get("CONTENT_LENGTH") or "0"
    if sent.isdecimal() and int(sent) > LARGEST:
        return f"The file is larger than {LARGEST // 1_000_000} MB, so it was not taken in."
    return "Choose a file."


def _show(
    request: PersonRequest,
    *,
    arriving: Arriving | None = None,
    loaded: Loaded | None = None,
    problem: str = "",
) -> HttpResponse:
    page = build(request, arriving=arriving, loaded=loaded, problem=problem)
    return render_page(request, "pages/load_a_file/page.html", page)
