"""One supervision of a worker, of several children at once, as a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from goldenthread.access.kept_here import KnownChild
from goldenthread.access.numbers import Numbers
from goldenthread.casework.models import Draft
from goldenthread.web import words
from goldenthread.web.components.notice import Notice
from goldenthread.web.drafts import draft_in_words
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.records.supervision.forms import SupervisionForm


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A worker, with how many children, and where their supervision is typed."""

    worker: str
    children: str
    href: str


@dataclass(frozen=True, kw_only=True)
class SupervisionPage(Page):
    """Whom to choose among, until a worker is chosen; then the form."""

    worker: str
    choices: tuple[Choice, ...]
    form: SupervisionForm | None
    draft: Notice | None
    quicker: Notice | None


def build(
    request: PersonRequest,
    numbers: Numbers,
    workers: Mapping[str, Sequence[KnownChild]],
    worker: str,
    *,
    form: SupervisionForm | None,
    draft: Draft | None,
    already: Sequence[str],
) -> SupervisionPage:
    """The page; `already` are the children of whom that supervision is on record, by name."""
    return SupervisionPage(
        title=f"Supervision of {worker}" if worker else "Supervision: of whom?",
        chrome=chrome_at(request, numbers, live_href=""),
        worker=worker,
        choices=tuple(
            Choice(
                worker=name,
                children=words.plural(len(children), "child", "children"),
                href=f"{reverse('supervision')}?worker={name}",
            )
            for name, children in workers.items()
        ),
        form=form,
        draft=draft_in_words(draft),
        quicker=Notice(
            kind="warning",
            title="Some of this is on record already; nothing was saved",
            text=f"A supervision of that day is on record of {words.listed(list(already))}. Leave "
            "them out, or open their page to correct it.",
        )
        if already
        else None,
    )
