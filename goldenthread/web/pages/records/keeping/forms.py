"""The forms by which the owner of a kind of record says where it is kept."""

from datetime import date
from typing import Any

from django import forms

from goldenthread.web.pages.oversight.running.forms import DayInput

LONGEST = 300


class WhyForm(forms.Form):
    """Why, in a sentence that stays beside the choice."""

    why = forms.CharField(
        label="Why",
        max_length=LONGEST,
        help_text="One sentence that names no child.",
        error_messages={
            "required": "Say why, in one sentence",
            "max_length": f"Say it in {LONGEST} letters or fewer",
        },
    )


class TurnForm(WhyForm):
    """From which day on it is kept here, or is not."""

    since = forms.DateField(
        label="From which day",
        widget=DayInput,
        error_messages={
            "required": "Say from which day on",
            "invalid": "Write a day, like 1 April 2026",
        },
    )
    field_order = ("since", "why")

    def __init__(self, said: Any, *, on: date) -> None:
        super().__init__(said, initial={"since": on})


class OwnerForm(WhyForm):
    """Whose choice it is: a role, or one person."""

    owner = forms.ChoiceField(
        label="Whose choice it is",
        help_text="The director may always choose too.",
        error_messages={"required": "Choose whose choice it is"},
    )
    field_order = ("owner", "why")

    def __init__(self, said: Any, *, owner: str, owners: list[tuple[str, str]]) -> None:
        super().__init__(said, initial={"owner": owner}, auto_id="owner_%s")
        choose: Any = self.fields["owner"]
        choose.choices = owners
        choose.widget.choices = owners
