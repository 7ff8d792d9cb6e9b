"""The people who may sign in, for an administrator."""

from allauth.mfa.utils import is_mfa_enabled
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldenthread.access.grab_bags import bags_made
from goldenthread.access.models import Appointment, Person
from goldenthread.access.people import (
    CannotBeDone,
    add_person,
    appoint,
    disable_person,
    enable_person,
    end_appointment,
    give_new_password,
    remove_second_factor,
)
from goldenthread.access.permissions import check_person_can_manage_people
from goldenthread.access.roles import row_of
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import PersonRequest, chrome_for, render_page
from goldenthread.web.pages.people.people.forms import AppointmentForm, PersonForm
from goldenthread.web.pages.people.people.page import PeoplePage, PersonPage, grab_bag_in_words


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: PersonRequest) -> HttpResponse:
    """Everybody; a POST adds one and shows the first password."""
    check_person_can_manage_people(request.sight)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            person, password = add_person(request.sight, **form.cleaned_data)
        except CannotBeDone as why:
            form.add_error("email", str(why))
        else:
            return _show(request, person, AppointmentForm(), password=password)
    page = PeoplePage(
        title="People",
        chrome=chrome_for(request),
        people=_everybody(request),
        form=form,
        grab_bag=grab_bag_in_words(bags_made(), request.at),
    )
    return render_page(request, "pages/people/people/page.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: PersonRequest, number: int) -> HttpResponse:
    """One person; a POST says in `do` what to change."""
    check_person_can_manage_people(request.sight)
    found = get_object_or_404(Person, pk=number)
    form = AppointmentForm(request.POST if request.POST.get("do") == "appoint" else None)
    if request.method != "POST":
        return _show(request, found, form)
    try:
        password = _change(request, found, form)
    except CannotBeDone as why:
        return _show(request, found, form, problem=str(why))
    if password or form.errors:
        return _show(request, found, form, password=password)
    return HttpResponseRedirect(reverse("person", args=[number]))


def _change(request: PersonRequest, person: Person, form: AppointmentForm) -> str:
    """Do what was asked; gives a first password where that was it. Raises CannotBeDone."""
    by, doing = request.sight, request.POST.get("do")
    if doing == "appoint" and form.is_valid():
        appoint(by, person, **form.cleaned_data)
    elif doing == "end":
        number = request.POST.get("appointment", "")
        held = person.appointments.filter(pk=int(number) if number.isdecimal() else 0)
        end_appointment(by, get_object_or_404(held), on=request.on)
    elif doing == "password":
        return give_new_password(by, person)
    elif doing == "second_factor":
        remove_second_factor(by, person)
    elif doing == "disable":
        disable_person(by, person)
    elif doing == "enable":
        enable_person(by, person)
    elif doing != "appoint":
        raise CannotBeDone("The form did not say what to do")
    return ""


def _everybody(request: PersonRequest) -> DataTable:
    rows = []
    for one in Person.objects.prefetch_related("appointments"):
        held = [row_of(a.role).name for a in one.appointments_on(request.on)]
        rows.append(
            (
                Cell(one.full_name, href=reverse("person", args=[one.pk])),
                Cell(one.email),
                Cell(words.listed(held) or "none today"),
                Cell("may sign in" if one.is_active else "disabled"),
            )
        )
    headings = tuple(Heading(text) for text in ("Name", "E-mail address", "Roles today", "Account"))
    return DataTable(
        caption="Everybody with an account", headings=headings, rows=tuple(rows), is_wide=True
    )


def _show(
    request: PersonRequest, person: Person, form: BaseForm, *, password: str = "", problem: str = ""
) -> HttpResponse:
    appointments = list(person.appointments.all())
    page = PersonPage(
        title=person.full_name,
        chrome=chrome_for(request),
        number=person.pk,
        facts=(
            SummaryRow(key="E-mail address", value=person.email),
            SummaryRow(key="Account", value="May sign in" if person.is_active else "Disabled"),
            SummaryRow(key="Second factor", value="On" if is_mfa_enabled(person) else "Off"),
        ),
        appointments=_appointments(appointments),
        endable=tuple(
            (a.pk, f"{row_of(a.role).name}, from {words.date(a.starts_on)}")
            for a in appointments
            if not a.has_ended(request.on)
        ),
        form=form,
        is_active=person.is_active,
        is_self=person.pk == request.sight.person.pk,
        has_second_factor=is_mfa_enabled(person),
        password=password,
        problem=problem,
    )
    return render_page(request, "pages/people/people/person.html", page)


def _appointments(appointments: list[Appointment]) -> DataTable:
    titles = ("Role", "Service", "Team", "Worker's code", "From", "Until")
    return DataTable(
        caption="Appointments",
        headings=tuple(Heading(text) for text in titles),
        rows=tuple(
            (
                Cell(row_of(a.role).name),
                Cell(a.service or "none"),
                Cell(a.team or "none"),
                Cell(a.worker_code or "none"),
                date_cell(a.starts_on),
                date_cell(a.ends_on) if a.ends_on else Cell("no end"),
            )
            for a in appointments
        ),
        nothing="No appointment: this person can sign in and sees nothing.",
    )
