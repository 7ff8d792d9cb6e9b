"""One pair of ids: what speaks for their being one child's, and the decision."""

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.log import Kind, Looking, shows_children
from goldenthread.access.pairs import see_pair
from goldenthread.access.permissions import check_person_can_decide_links
from goldenthread.access.visibility import see
from goldenthread.casework.linking import decide_pair
from goldenthread.web.frame import PersonRequest, render_page
from goldenthread.web.pages.quality.pair.page import SAYS, build


@require_http_methods(["GET", "HEAD", "POST"])
@shows_children(action="opens a pair of ids", kind=Kind.CHILD)
def pair(request: PersonRequest, looking: Looking, one: UUID, other: UUID) -> HttpResponse:
    """The pair of these two handles; a POST decides, and comes back to it."""
    check_person_can_decide_links(looking.sight)
    seen = see(looking, on=request.on)
    if request.method == "POST":
        verdict = SAYS.get(request.POST.get("says", ""))
        if verdict is None:
            see_pair(seen, one, other)
            raise BadRequest("nothing was said")
        decide_pair(seen, one, other, verdict, at=request.at)
        return HttpResponseRedirect(reverse("pair", args=[one, other]))
    return render_page(
        request, "pages/quality/pair/page.html", build(request, see_pair(seen, one, other))
    )
