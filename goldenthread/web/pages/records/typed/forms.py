"""A form of a kind of record, made from the columns of its table."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from goldenthread.casework.record_forms import RecordForm
from goldenthread.record.table import Column, Holds
from goldenthread.web.pages.oversight.running.forms import DayInput

LONGEST, LONG = 200, 4_000
FEW = 5
"""So many answers stand side by side; more are in a list."""
YES_OR_NO = (("yes", "Yes"), ("no", "No"), ("", "Nobody said"))
FLAGS = {"yes": True, "no": False}


class TypedForm(forms.Form):
    """What is asked of one row. `after` is the version that was before whoever types, and `mark`
    says whose form it is, also once a sign-in is lost."""

    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def cells(self, form: RecordForm) -> dict[str, Any]:
        """What was typed, as the columns hold it."""
        return {name: _cell(form.table.column(name), self.cleaned_data[name]) for name in form.asks}


def _cell(column: Column, value: Any) -> Any:
    if column.holds is Holds.FLAG:
        return FLAGS.get(value)
    return value.strip() or None if isinstance(value, str) else value


def form_of(form: RecordForm) -> type[TypedForm]:
    """The class of a form that asks the columns of one kind of record."""
    asked = {column.name: _field(form, column) for column in form.columns}
    return type("TypedForm", (TypedForm,), asked)


def _field(form: RecordForm, column: Column) -> forms.Field:
    shared: dict[str, Any] = {
        "label": form.label(column),
        "help_text": form.hints.get(column.name, ""),
        "required": False,  # what must be said is said in one place: casework/typing.py
    }
    if column.holds is Holds.DATE:
        wrong = {"invalid": f"{form.label(column)}: write a day, like 1 April 2026"}
        return forms.DateField(widget=DayInput, error_messages=wrong, **shared)
    if column.holds is Holds.FLAG:
        return forms.ChoiceField(choices=YES_OR_NO, widget=forms.RadioSelect, **shared)
    if column.codes:
        codes = [(code.code, code.label) for code in column.codes.codes]
        few = len(codes) <= FEW
        widget = forms.RadioSelect if few else forms.Select
        choices = codes if few else [("", "Choose"), *codes]
        return forms.ChoiceField(choices=choices, widget=widget, **shared)
    if column.name in form.long:
        return forms.CharField(max_length=LONG, widget=forms.Textarea, **shared)
    return forms.CharField(max_length=LONGEST, **shared)


def as_typed(form: RecordForm, cells: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row as they stand in the form."""
    return {name: _as_text(cells.get(name)) for name in form.asks}


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value or "")
