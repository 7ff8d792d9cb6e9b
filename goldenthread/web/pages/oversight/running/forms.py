"""The form on which a person says what came of looking at a clock."""

from django import forms

from goldenthread.record.labels import capital
from goldenthread.record.receipts import Said

HINTS = {
    Said.SEEN: "I know of it.",
    Said.AGREED: "I agree with what is being done.",
    Said.REDIRECTED: "I have asked for something else.",
    Said.ESCALATED: "I have taken it further.",
    Said.WILL_NOT: "It will not be done, for the reason that I give.",
}
LONGEST = 2_000


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ReceiptForm(forms.Form):
    """What is said, why, and when it will be looked at again."""

    said = forms.ChoiceField(
        label="What do you say of it?",
        choices=[(str(said), f"{capital(said)}. {HINTS[said]}") for said in Said],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you say of it"},
    )
    why = forms.CharField(
        label="Why, or what was decided",
        help_text="It becomes part of the child's record. Needed unless you have only seen or "
        "agreed it.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea,
    )
    next_look_on = forms.DateField(
        label="Next look",
        help_text="The day on which you will look again, such as one week from now. Leave it "
        "empty for none.",
        required=False,
        widget=DayInput,
        error_messages={"invalid": "Write the day of the next look as a date"},
    )
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
