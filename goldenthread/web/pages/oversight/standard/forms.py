"""The form by which a council sets one of its own standards."""

from datetime import date
from typing import Any

from django import forms

from goldenthread.statute.rules import Rule

MOST = 400
EARLIEST = date(2010, 1, 1)


class SinceForm(forms.Form):
    """From which day on."""

    since = forms.DateField(
        label="For what starts from",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="What started before this day keeps what was in force then.",
        error_messages={
            "required": "Say from which day on",
            "invalid": "Write a day, like 1 April 2026",
        },
    )

    def clean_since(self) -> date:
        """Refuse a day before anything that a return can tell of."""
        since: date = self.cleaned_data["since"]
        if since < EARLIEST:
            raise forms.ValidationError("Choose a day from 1 January 2010 on")
        return since


class StandardForm(SinceForm):
    """How much is allowed, from which day on."""

    allowed = forms.IntegerField(
        min_value=0,
        max_value=MOST,
        error_messages={
            "required": "Say how many",
            "invalid": "Write a whole number, like 10",
            "min_value": "Write 0 or more",
            "max_value": f"Write {MOST} or fewer",
        },
    )
    field_order = ("allowed", "since")

    def __init__(self, rule: Rule, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = str(rule.allowance.of(2)).removeprefix("2 ")
        self.fields["allowed"].label = f"How many {unit}"
        self.fields["allowed"].help_text = "0 where the council does not use this standard."


class ReasonForm(forms.Form):
    """Why, in a sentence that stays with the standard."""

    why = forms.CharField(
        label="Why",
        max_length=300,
        help_text="One sentence that names no child. It stands beside every due date of it.",
        error_messages={
            "required": "Say why, in one sentence",
            "max_length": "Say it in 300 letters or fewer",
        },
    )
