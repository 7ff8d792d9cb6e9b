"""The list behind a number of the page of teams."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goldenthread.access.left_out import LeftOut
from goldenthread.access.numbers import Numbers
from goldenthread.access.teams import ChosenChildren, Held, HeldChild
from goldenthread.measures.caseloads import LATELY
from goldenthread.web import why_not, words
from goldenthread.web.addresses import day_asked, page_asked, word_asked
from goldenthread.web.asked_of_record import AskedOfRecord, day_and_edition
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.teams.tables import KINDS, named
from goldenthread.web.pages.oversight.teams.weighing import in_words
from goldenthread.web.why_not import WhyNot

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Asked(AskedOfRecord):
    """What the address asks; what is empty was not asked."""

    chosen: ChosenChildren = field(default_factory=ChosenChildren)
    page: int = 1

    def href(self, *, page: int = 1) -> str:
        """The address of this list at a page of it."""
        chosen = self.chosen
        return self.address(
            "team_children",
            team=chosen.team,
            worker=chosen.worker,
            kind=chosen.kind,
            page=str(page) if page > 1 else "",
        )

    def team_href(self) -> str:
        """The page from which the list was opened."""
        return self.address("teams", team=self.chosen.team)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One child. `changes` says how often the worker changed of late, and when last;
    `weight` is empty where nothing is weighted."""

    child: str
    href: str
    age: str
    step: str
    team: str
    worker: str
    weight: str
    changes: str


@dataclass(frozen=True, kw_only=True)
class TeamChildrenPage(Page):
    """`back_href` leads to the numbers, `changes` is the heading of the changes of worker."""

    on: str
    back_href: str
    caption: str
    changes: str
    is_weighted: bool
    rows: tuple[Row, ...]
    pages: Pagination
    why_not: WhyNot


def asked_of(query: Mapping[str, str]) -> Asked:
    """What the query asks. Raises BadRequest."""
    team, worker, kind = (word_asked(query.get(name, "")) for name in ("team", "worker", "kind"))
    return Asked(
        chosen=ChosenChildren(
            team=team, worker=worker, kind=kind, away_on=day_asked(query.get("on", ""))
        ),
        **day_and_edition(query),
        page=page_asked(query),
    )


def build(
    request: PersonRequest,
    asked: Asked,
    held: Held,
    *,
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> TeamChildrenPage:
    """The page of a list that has been cut to what this person may see."""
    return TeamChildrenPage(
        title=_title(asked.chosen),
        chrome=chrome_at(request, numbers, newest_href=asked.newest_href()),
        on=words.date(day),
        back_href=asked.team_href(),
        caption=_caption(held),
        changes=f"Changes of worker in {LATELY} days",
        is_weighted=held.weighed is not None,
        rows=tuple(_row(child, asked) for child in held.children),
        pages=paginate(
            total=held.total,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(page=page),
            noun="children",
        ),
        why_not=why_not.form(
            request,
            asked.href(),
            tuple(
                why_not.row(one, why_not.of_a_team(_kind(asked.chosen.kind))) for one in left_out
            ),
        ),
    )


def _caption(held: Held) -> str:
    children = words.plural(held.total, "child", "children")
    return f"{children}, weighted {in_words(held.weighed.total)}" if held.weighed else children


def _title(chosen: ChosenChildren) -> str:
    """Whose children, and of which kind."""
    parts = [
        named(chosen.team, "team") if chosen.team else "Every team",
        named(chosen.worker, "worker") if chosen.worker else "",
        _kind(chosen.kind),
    ]
    return ", ".join(filter(None, parts))


def _kind(kind: str) -> str:
    return KINDS.get(kind, kind.replace("-", " ")).lower()


def _row(child: HeldChild, asked: Asked) -> Row:
    since = f" since {words.date(child.step_started_on)}" if child.step_started_on else ""
    last = f", the last on {words.date(child.last_change_on)}" if child.last_change_on else ""
    return Row(
        child=child.shown.name,
        href=asked.child_href(child.handle),
        age=child.shown.age,
        step=f"{child.step}{since}" if child.step else "None is open",
        team=named(child.team, "team"),
        worker=named(child.worker, "worker"),
        weight=in_words(child.weighed.total) if child.weighed else "",
        changes=f"{child.changes}{last}",
    )
