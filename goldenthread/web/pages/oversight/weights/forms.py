"""The form by which a council says what a child of each kind of work counts for."""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldenthread.record.weights import NO_STEP, UNBORN, Weights
from goldenthread.web.pages.oversight.standard.forms import ReasonForm, SinceForm
from goldenthread.web.pages.oversight.teams.tables import KINDS

MOST = 10
LABELS = {
    NO_STEP: KINDS[NO_STEP],
    UNBORN: "Added for a child who is not born yet, whatever the step",
}


class WhyForm(ReasonForm):
    """Why, in a sentence that stays with the weights."""

    def __init__(self, said: Any = None) -> None:
        super().__init__(said)
        self.fields[
            "why"
        ].help_text = "One sentence that names no child. It stands beside the sums."


class WeightsForm(SinceForm):
    """What one child of each kind counts for, from which day on. `after` is the edition of the set
    that whoever fills it in had before them."""

    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, steps: Mapping[str, str], said: Any = None, **more: Any) -> None:
        super().__init__(said, **more)
        self.fields["since"].label = "For days from"
        self.fields[
            "since"
        ].help_text = "The page of teams of an earlier day keeps what was in force then."
        self.kinds = {**steps, **LABELS}
        for kind, label in self.kinds.items():
            self.fields[kind] = _weight(label)
        self.order_fields([*self.kinds, "since"])

    @property
    def weights(self) -> Weights:
        """What was said, once it is valid."""
        said = self.cleaned_data
        return Weights(of={kind: said[kind] for kind in self.kinds}, in_force_from=said["since"])


def _weight(label: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=MOST,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "required": f"{label}: say how much, 1 for a child who counts as one",
            "invalid": f"{label}: write a number, like 1.5",
            "min_value": f"{label}: write 0 or more",
            "max_value": f"{label}: write {MOST} or less",
            "max_decimal_places": f"{label}: write two decimals at most, like 1.25",
        },
    )
