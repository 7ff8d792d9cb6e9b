"""The forms of the people page. They check shape; `access.people` decides what may be done."""

from typing import Any

from django import forms

from goldenthread.access.roles import ROLES, Role

DATES = ["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y"]


class PersonForm(forms.Form):
    """A new person."""

    full_name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Say the person's name"}
    )
    email = forms.EmailField(
        label="E-mail address",
        error_messages={
            "required": "Say the person's e-mail address",
            "invalid": "This is not an e-mail address",
        },
    )


class AppointmentForm(forms.Form):
    """A role, and how far it reaches."""

    role = forms.ChoiceField(label="Role", choices=[(row.role, row.name) for row in ROLES])
    service = forms.CharField(
        label="Service", required=False, max_length=200, help_text="For a head of service"
    )
    team = forms.CharField(
        label="Team",
        required=False,
        max_length=400,
        help_text="For a team manager. Several are parted by semicolons.",
    )
    worker_code = forms.CharField(
        label="Worker's code",
        required=False,
        max_length=100,
        help_text="For a social worker: how the case system knows them",
    )
    starts_on = forms.DateField(
        label="From",
        input_formats=DATES,
        help_text="For example, 27/3/2026",
        error_messages={"required": "Say from which day", "invalid": "This is not a date"},
    )
    ends_on = forms.DateField(
        label="Until",
        required=False,
        input_formats=DATES,
        help_text="The first day without it. Leave empty where no end is known.",
        error_messages={"invalid": "This is not a date"},
    )

    def clean(self) -> dict[str, Any]:
        """An end is not before its start."""
        said: dict[str, Any] = super().clean() or {}
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "This is before it starts")
        if "role" in said:
            said["role"] = Role(said["role"])
        return said
