"""The form of the agencies at one meeting: the meeting, and what each agency answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from goldenthread.access.kept_here import RowOnRecord
from goldenthread.casework.agencies import (
    ANSWERS,
    BESIDE,
    NOBODY_SAID,
    NOT_OF_CHILD,
    answer_of,
    cells_of,
    is_answered,
)
from goldenthread.casework.record_forms import AGENCIES
from goldenthread.codes.forms import AGENCY, GP
from goldenthread.web.pages.records.typed.forms import (
    FLAGS,
    YES_OR_NO,
    TypedForm,
    as_typed,
    form_of,
)

_OF_A_ROW: Any = form_of(AGENCIES)
SAID_OR_NOT = sorted(YES_OR_NO)
"""Nobody said, no, yes: nothing is chosen for whoever types."""
EVERY_AGENCY = (GP, *(code.code for code in AGENCY.codes if code.code != GP))
"""Every agency, the GP first: the form always asks about it."""


class MeetingForm(TypedForm):
    """Which meeting, and on which day."""

    meeting = _OF_A_ROW.base_fields["meeting"]
    meeting_on = _OF_A_ROW.base_fields["meeting_on"]


class AgencyForm(forms.Form):
    """What one agency answers. `after` is the version of its row that was before whoever types."""

    came = forms.ChoiceField(label="Was it asked, and did it come?", required=False)
    invited_on = _OF_A_ROW.base_fields["invited_on"]
    not_invited_because = _OF_A_ROW.base_fields["not_invited_because"]
    contributed = forms.ChoiceField(
        label=AGENCIES.labels["contributed"], required=False, choices=SAID_OR_NOT
    )
    report_received_on = _OF_A_ROW.base_fields["report_received_on"]
    report_shared_on = _OF_A_ROW.base_fields["report_shared_on"]
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, agency: str, said: Any, filled: dict[str, str] | None) -> None:
        super().__init__(said, prefix=agency, initial=filled)
        choices = [(one, text) for one, text in ANSWERS.items() if _is_asked(agency, one)]
        choose: Any = self.fields["came"]
        choose.choices = choices
        choose.widget.choices = choices

    def answer(self) -> tuple[str, dict[str, Any]]:
        """What was said, and what stands beside it, once it is valid."""
        said = self.cleaned_data
        beside = {name: said[name] or None for name in BESIDE}
        return said["came"], beside | {"contributed": FLAGS.get(said["contributed"])}


def _is_asked(agency: str, answer: str) -> bool:
    return agency != GP or answer != NOT_OF_CHILD


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One agency as it is asked: its name, its form, and whether it stands open on the page."""

    agency: str
    name: str
    form: AgencyForm
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class MeetingForms:
    """The whole form."""

    meeting: MeetingForm
    agencies: tuple[Asked, ...]

    @property
    def all(self) -> tuple[forms.Form, ...]:
        """Each form of it."""
        return (self.meeting, *(one.form for one in self.agencies))

    def is_valid(self) -> bool:
        """Whether each is."""
        return all(one.is_valid() for one in self.all)

    def has_errors(self) -> bool:
        """Whether anything is wrong that was said of it."""
        return any(one.errors for one in self.all)

    def cells(self, stands: Mapping[str, RowOnRecord]) -> dict[str, tuple[str, dict[str, Any]]]:
        """By agency its answer and the cells of its row: of each that is asked always, of which
        something was said, or of which a row stands."""
        meeting = {name: self.meeting.cleaned_data[name] for name in ("meeting", "meeting_on")}
        found = {}
        for one in self.agencies:
            answer, beside = one.form.answer()
            row = stands.get(one.agency)
            if one.agency == GP or row or is_answered(answer, beside):
                cells = cells_of(one.agency, answer, beside, row.cells if row else None)
                found[one.agency] = (answer, meeting | cells)
        return found


def sent_forms(sent: Any, open_too: Iterable[str]) -> MeetingForms:
    """The form as it was sent."""
    told = {one for one in EVERY_AGENCY if any(sent.get(f"{one}-{n}") for n in ("came", *BESIDE))}
    return MeetingForms(meeting=MeetingForm(sent), agencies=_asked(told | set(open_too), data=sent))


def opened_forms(filled: Mapping[str, str], open_too: Iterable[str]) -> MeetingForms:
    """The form as these values fill it: `meeting`, and `GP-came` for what an agency answers."""
    told = {one for one in EVERY_AGENCY if any(filled.get(f"{one}-{n}") for n in ("came", *BESIDE))}
    initial = {
        one: {
            name: filled[f"{one}-{name}"]
            for name in ("came", *BESIDE, "after")
            if f"{one}-{name}" in filled
        }
        for one in EVERY_AGENCY
    }
    return MeetingForms(
        meeting=MeetingForm(initial=dict(filled)),
        agencies=_asked(told | set(open_too), initial=initial),
    )


def _asked(
    told: set[str], *, data: Any = None, initial: Mapping[str, dict[str, str]] | None = None
) -> tuple[Asked, ...]:
    return tuple(
        Asked(
            agency=one,
            name=AGENCY.label(one, year=0),
            form=AgencyForm(one, data, (initial or {}).get(one)),
            is_open=one in told,
        )
        for one in EVERY_AGENCY
    )


def filled_with(rows: Iterable[RowOnRecord]) -> dict[str, str]:
    """The rows of a meeting as they stand in the form."""
    filled: dict[str, str] = {}
    for row in rows:
        typed = as_typed(AGENCIES, row.cells)
        filled |= {name: typed[name] for name in ("meeting", "meeting_on")}
        agency = row.cells["agency"]
        filled |= {f"{agency}-{name}": typed[name] for name in BESIDE}
        filled[f"{agency}-contributed"] = _yes_or_no(row.cells["contributed"])
        filled |= {f"{agency}-came": answer_of(row.cells), f"{agency}-after": str(row.load)}
    return filled


def _yes_or_no(flag: bool | None) -> str:
    return next((word for word, means in FLAGS.items() if means is flag), NOBODY_SAID)
