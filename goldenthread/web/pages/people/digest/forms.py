"""For how long somebody wants no digest."""

from datetime import timedelta

from django import forms

from goldenthread.access.digests import LONGEST_QUIET
from goldenthread.web import words

DAYS = (1, 7, 14, LONGEST_QUIET.days)


class QuietForm(forms.Form):
    """So many days; 0 ends the quiet that was asked for."""

    days = forms.TypedChoiceField(
        label="Send me no digest",
        coerce=lambda days: timedelta(days=int(days)),
        choices=[(days, f"for {words.plural(days, 'day')}") for days in DAYS],
        widget=forms.RadioSelect,
        error_messages={"required": "Say for how long"},
    )
