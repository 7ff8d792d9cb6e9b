"""A person's own account: who they are here, in which role they act, how they sign in."""

from allauth.mfa.utils import is_mfa_enabled
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from goldenthread.access.digests import quiet_until
from goldenthread.access.permissions import person_can_have_digest
from goldenthread.access.roles import row_of
from goldenthread.access.sight import roles_held
from goldenthread.web import words
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import PersonRequest, chrome_for, render_page
from goldenthread.web.middleware import ACTING_AS
from goldenthread.web.pages.people.you.page import YouPage


@require_safe
def you(request: PersonRequest) -> HttpResponse:
    """The page of the person who asks."""
    sight = request.sight
    has_second_factor = is_mfa_enabled(sight.person)
    facts = (
        SummaryRow(key="Name", value=sight.person.full_name),
        SummaryRow(key="E-mail address", value=sight.person.email),
        SummaryRow(key="Role", value=sight.role_name or "none today"),
        SummaryRow(key="What you may see", value=sight.row.sees if sight.row else "Nothing."),
        SummaryRow(
            key="Password",
            value="Set",
            action="Change",
            action_href=reverse("account_change_password"),
        ),
        SummaryRow(
            key="Second factor",
            value="On" if has_second_factor else "Off",
            action="Change" if has_second_factor else "Turn on",
            action_href=reverse("mfa_index"),
        ),
        *_of_digest(request),
    )
    held = roles_held(sight.person, on=request.on)
    roles = tuple((role.value, row_of(role).name, role is sight.role) for role in held)
    page = YouPage(title="Your account", chrome=chrome_for(request), facts=facts, roles=roles)
    return render_page(request, "pages/people/you/page.html", page)


def _of_digest(request: PersonRequest) -> tuple[SummaryRow, ...]:
    if not person_can_have_digest(request.sight):
        return ()
    until_on = quiet_until(request.sight, on=request.on)
    return (
        SummaryRow(
            key="Digest",
            value=f"None until {words.date(until_on)}" if until_on else "Each morning",
            action="See it",
            action_href=reverse("digest"),
        ),
    )


@require_POST
def acting_as(request: PersonRequest) -> HttpResponse:
    """Act in another of one's roles; a role one does not hold is not there."""
    chosen = request.POST.get("role", "")
    if chosen not in roles_held(request.sight.person, on=request.on):
        raise Http404
    request.session[ACTING_AS] = chosen
    return HttpResponseRedirect("/")
