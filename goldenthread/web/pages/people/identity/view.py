"""A data steward asks to see who the children are, for a purpose and a time."""

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods

from goldenthread.access.identity import MOST_HOURS, ask_identity, end_identity
from goldenthread.access.permissions import check_person_can_ask_identity
from goldenthread.access.sight import grant_at
from goldenthread.web import words
from goldenthread.web.frame import PersonRequest, chrome_for, render_page
from goldenthread.web.pages.people.identity.page import IdentityPage


class IdentityForm(forms.Form):
    """Why, and for how long."""

    purpose = forms.CharField(
        label="What do you need it for?",
        help_text="For example: three children appear twice in last year's census.",
        min_length=20,
        max_length=500,
        widget=forms.Textarea,
        error_messages={
            "required": "Say what you need it for",
            "min_length": "Say what you need it for in a sentence",
        },
    )
    hours = forms.TypedChoiceField(
        label="For how long?",
        coerce=int,
        choices=[(1, "1 hour"), (4, "4 hours"), (MOST_HOURS, f"{MOST_HOURS} hours")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say for how long"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: PersonRequest) -> HttpResponse:
    """What is granted now; a POST asks for it, or ends it."""
    check_person_can_ask_identity(request.sight)
    form = IdentityForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if "end" in request.POST:
            end_identity(request.sight, at=request.at)
            return HttpResponseRedirect(reverse("identity"))
        if form.is_valid():
            ask_identity(request.sight, at=request.at, **form.cleaned_data)
            return HttpResponseRedirect(reverse("identity"))
    grant = grant_at(request.sight.person, at=request.at)
    page = IdentityPage(
        title="Names of children",
        chrome=chrome_for(request),
        form=form,
        purpose=grant.purpose if grant else "",
        until=words.moment(localtime(grant.until_at)) if grant else "",
    )
    return render_page(request, "pages/people/identity/page.html", page)
