"""Where one kind of record is kept, and the forms to say otherwise."""

from dataclasses import dataclass

from goldenthread.access.kept_here import Kept
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_name_owners
from goldenthread.casework.record_forms import FORMS
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.records.keeping.forms import OwnerForm, TurnForm
from goldenthread.web.pages.records.kept.page import owner_in_words, said_by, where


@dataclass(frozen=True, kw_only=True)
class KeepingPage(Page):
    """`turns` says what the form would do; `owner` is none for whoever names no owner;
    `quicker` that somebody said otherwise meanwhile."""

    facts: tuple[SummaryRow, ...]
    is_here: bool
    turns: str
    what_happens: str
    form: TurnForm
    owner: OwnerForm | None
    may_take_back: bool
    quicker: Notice | None


def build(
    request: PersonRequest,
    numbers: Numbers,
    kept: Kept,
    *,
    form: TurnForm,
    owner: OwnerForm,
    quicker: bool,
) -> KeepingPage:
    """The page."""
    is_here = kept.kept_from is not None and kept.kept_to is None
    one = FORMS[kept.table.name].one
    return KeepingPage(
        title=kept.table.title,
        chrome=chrome_at(request, numbers),
        facts=(
            SummaryRow(key="Kept now", value=where(kept, request.on)),
            SummaryRow(key="Whose choice", value=owner_in_words(kept.owner)),
            SummaryRow(key="Said by", value=said_by(kept)),
        ),
        is_here=is_here,
        turns="Keep it in the case system again" if is_here else "Keep it here",
        what_happens=(
            f"From that day on no {one} is typed here. What was typed stays on record and counts."
            if is_here
            else f"From that day on each {one} is typed here, and a child of whom none is typed "
            "has none. An extract that is still loaded is read beside it, and takes nothing away."
        ),
        form=form,
        owner=owner if person_can_name_owners(request.sight) else None,
        may_take_back=kept.said_at is not None,
        quicker=Notice(
            kind="warning",
            title="Somebody said otherwise meanwhile",
            text="Above is how it stands now. Nothing of yours was kept.",
        )
        if quicker
        else None,
    )
