"""The form by which somebody says who is away, and who covers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from goldenthread.access.absences import Post
from goldenthread.record.absences import REASONS, Absence
from goldenthread.web.pages.oversight.running.forms import DayInput


def _day(label: str, hint: str = "", *, required: bool = False) -> forms.DateField:
    wrong = {"invalid": f"{label}: write a day, like 1 April 2026", "required": f"{label}: say it"}
    return forms.DateField(
        label=label, help_text=hint, required=required, widget=DayInput, error_messages=wrong
    )


class AbsenceForm(forms.Form):
    """A worker of a team, the days, who covers, and no more of why than that it is leave or not.
    `after` is the edition of what whoever fills it in had before them."""

    worker = forms.ChoiceField(
        label="Who is away", error_messages={"required": "Choose who is away"}
    )
    first_on = _day("First day away", required=True)
    last_on = _day("Last day away", "Leave it empty while nobody knows.")
    look_again_on = _day(
        "Day to look at it again", "Where there is no last day: who covers does so until then."
    )
    cover = forms.ChoiceField(
        label="Who covers",
        required=False,
        help_text="A worker of the same team. They can open these children on these days, and on "
        "no other.",
    )
    reason = forms.ChoiceField(
        label="What it is",
        choices=tuple(REASONS.items()),
        widget=forms.RadioSelect,
        help_text="No more is asked: write nothing of anybody's health anywhere.",
        error_messages={"required": "Choose what it is"},
    )
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        posts: Sequence[Post],
        colleagues: Mapping[str, Sequence[str]],
        said: Any = None,
        **more: Any,
    ) -> None:
        super().__init__(said, **more)
        self.posts = {key_of(one): one for one in posts}
        who = [(key, key) for key in self.posts]
        covers = sorted({worker for workers in colleagues.values() for worker in workers})
        _choose(self.fields["worker"], [("", "Choose"), *who])
        _choose(self.fields["cover"], [("", "Nobody yet"), *((one, one) for one in covers)])

    def absence(self, by: str) -> Absence:
        """What was said, once it is valid."""
        said = self.cleaned_data
        post = self.posts[said["worker"]]
        return Absence(
            worker=post.worker,
            team=post.team,
            first_on=said["first_on"],
            last_on=said["last_on"],
            look_again_on=None if said["last_on"] else said["look_again_on"],
            cover=said["cover"],
            reason=said["reason"],
            set_by=by,
        )


def key_of(one: Post | Absence) -> str:
    """What stands for a worker of a team in the form."""
    return f"{one.worker}, {one.team}"


def filled_with(one: Absence) -> dict[str, Any]:
    """An absence as it stands in the form."""
    days: dict[str, date | None] = {
        name: getattr(one, name) for name in ("first_on", "last_on", "look_again_on")
    }
    return {
        "worker": key_of(one),
        "cover": one.cover,
        "reason": one.reason,
        "after": one.edition,
        **{name: day.isoformat() if day else "" for name, day in days.items()},
    }


def _choose(field: Any, choices: list[tuple[str, str]]) -> None:
    field.choices = choices
    field.widget.choices = choices
