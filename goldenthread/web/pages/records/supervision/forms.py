"""The form of a supervision in which several children of one worker were talked through."""

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.access.kept_here import KnownChild
from goldenthread.casework.record_forms import SUPERVISION
from goldenthread.web import words
from goldenthread.web.pages.records.typed.forms import TypedForm, form_of

_OF_ONE: Any = form_of(SUPERVISION)


def _named(one: KnownChild) -> str:
    """`Ann Ash, 6 years; last on 3 March 2026`: nobody is ticked for whoever types."""
    last = f"last on {words.date(one.last_on)}" if one.last_on else "none on record"
    return f"{one.shown.name}, {one.shown.age}; {last}"


class SupervisionForm(_OF_ONE, TypedForm):
    """Which children, beside what is asked of one."""

    children = forms.MultipleChoiceField(
        label="Which children were talked through?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the children who were talked through"},
    )
    field_order = ("held_on", "kind", "children")

    def __init__(self, *args: Any, known: Sequence[KnownChild], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].widget = forms.HiddenInput()
        choose: Any = self.fields["children"]
        choose.choices = [(str(one.handle), _named(one)) for one in known]
