"""The form by which a council says who speaks for a subject."""

from typing import Any

from django import forms

from goldenthread.access.beside import title_of
from goldenthread.record.authority import Subject
from goldenthread.record.labels import capital

LATER_DAY = "later-day"
NOBODY = ""


class ChoiceForm(forms.Form):
    """Who speaks first, who then; or whichever return speaks to the later day."""

    first = forms.ChoiceField(
        label="Who speaks first",
        error_messages={
            "required": "Choose who speaks first",
            "invalid_choice": "Choose one of the returns in the list",
        },
    )
    then = forms.ChoiceField(
        label="Who speaks next",
        required=False,
        help_text="For what the first does not hold. Among all others the later day speaks.",
        error_messages={"invalid_choice": "Choose one of the returns in the list"},
    )

    def __init__(self, subject: Subject, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, capital(title_of(kind))) for kind in subject.kinds]
        by_day = (LATER_DAY, "No return first: the one that speaks to the later day")
        self.fields["first"].choices = [by_day, *kinds]  # type: ignore[attr-defined]
        self.fields["then"].choices = [(NOBODY, "No other"), *kinds]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody speaks both first and next, and nobody next where nobody does first."""
        said: dict[str, Any] = super().clean() or {}
        first, then = said.get("first"), said.get("then")
        if then and then == first:
            self.add_error("then", "Choose another than the one that speaks first")
        if then and first == LATER_DAY:
            self.add_error("then", "Choose who speaks first before who speaks next")
        return said

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds chosen, in order; none where the later day is to speak."""
        said = (self.cleaned_data["first"], self.cleaned_data["then"])
        return tuple(kind for kind in said if kind not in (LATER_DAY, NOBODY))


class ReasonForm(forms.Form):
    """Why, in a sentence that stays with the choice."""

    why = forms.CharField(
        label="Why",
        max_length=300,
        help_text="One sentence that names no child. It stands beside the choice.",
        error_messages={
            "required": "Say why, in one sentence",
            "max_length": "Say it in 300 letters or fewer",
        },
    )


def filled_in(kinds: tuple[str, ...]) -> dict[str, str]:
    """What the form holds where these kinds speak."""
    first, then = [*kinds, NOBODY, NOBODY][:2]
    return {"first": first or LATER_DAY, "then": then}
