"""The forms by which another day is agreed for one running, it is paused, or that is taken back."""

from typing import Any

from django import forms

from goldenthread.web.pages.oversight.running.forms import LONGEST, DayInput

LONGEST_NAME = 100


def _day(label: str, hint: str, *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=DayInput,
        error_messages={"required": "Choose a day", "invalid": "Write the day as a date"},
    )


class DecisionForm(forms.Form):
    """What every decision needs: why, and whose it is where it is another's."""

    why = forms.CharField(
        label="Why",
        help_text="It stands beside the due date, and becomes part of the child's record.",
        max_length=LONGEST,
        widget=forms.Textarea,
        error_messages={"required": "Say why: it stands beside the due date"},
    )
    whose = forms.CharField(
        label="Whose decision, if it is not yours",
        help_text="Such as the chair of the conference. Leave it empty where it is yours.",
        required=False,
        max_length=LONGEST_NAME,
    )
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(n for n in self.fields if n not in ("why", "whose")), "why", "whose"])


class AgreeForm(DecisionForm):
    """Another day."""

    agreed_on = _day("Day that is agreed", "The last day on which it is to be done.", required=True)


class PauseForm(DecisionForm):
    """From when until when it is not counted."""

    paused_from = _day("First day", "The first day that is not counted.", required=True)
    paused_to = _day("Last day", "The last day that is not counted. Leave it empty for no end yet.")
    look_again_on = _day("Look again on", "Needed where it has no last day: within six months.")


class EndForm(DecisionForm):
    """When a pause ends."""

    paused_to = _day("Last day", "The last day that is not counted.", required=True)


class TakeBackForm(DecisionForm):
    """Nothing but why."""
