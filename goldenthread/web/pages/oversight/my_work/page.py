"""My work: how much there is of each verb and due word, and the list, the next due first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from goldenthread.access.clock_lists import ListedRunning
from goldenthread.access.left_out import LeftOut
from goldenthread.access.my_work import FILTERS, ChosenWork, CutWork
from goldenthread.access.numbers import Numbers
from goldenthread.access.permissions import person_can_say_who_is_away
from goldenthread.access.roles import Scope
from goldenthread.access.sight import Sight
from goldenthread.access.topics import Topic
from goldenthread.clocks.due_words import WORDS, due_word
from goldenthread.clocks.register import CLOCKS
from goldenthread.clocks.verbs import Verb, verb_of
from goldenthread.record.labels import capital
from goldenthread.web import why_not, words
from goldenthread.web.clock_rows import source_of
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.filters import Chosen, FilterField, Filters, Option
from goldenthread.web.components.pagination import Pagination, paginate
from goldenthread.web.components.provenance import Provenance
from goldenthread.web.frame import Page, PersonRequest
from goldenthread.web.frame_of_record import chrome_at
from goldenthread.web.pages.oversight.my_work.asked import Asked
from goldenthread.web.pages.oversight.my_work.asked import asked_of as asked_of
from goldenthread.web.pages.oversight.teams.away import cover_in_words
from goldenthread.web.pages.records.ways_in import way_to_supervision
from goldenthread.web.receipts import looked
from goldenthread.web.why_not import WhyNot, WhyRow

PER_PAGE = 25
MEANS = {
    Verb.DO: "Do: for you or the team to carry out",
    Verb.DECIDE: "Decide: a decision is waited for",
    Verb.CHASE: "Chase: others owe it",
    Verb.FIX: "Fix: the record lacks what would tell",
}

OWN = {
    Scope.ALLOCATED: "The children who are allocated to you, and those of whom you cover for.",
    Scope.CHAIRED: "The children whose conferences you chair.",
    Scope.REVIEWED: "The looked-after children whom you review.",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One piece of work. `cover` says who covers, where the worker is away when it is due, or that
    the reader does. `href` leads to the running, with its explanation; `child_href` to the
    child. `waited` says for how long it has waited since it began."""

    child: str
    child_href: str
    href: str
    clock: str
    verb: str
    due: str
    due_on: str
    waited: str
    sentence: str
    looked: str
    team: str
    worker: str
    cover: str
    source: Provenance


@dataclass(frozen=True, kw_only=True)
class WorkPage(Page):
    """`whose` says whose children these are; `of_others` what else is open. `share_href` is the
    address by which somebody else opens the same children, where it must say more than this."""

    on: str
    whose: str
    of_others: str
    share_href: str
    share: str
    convention: str
    may_say_who_is_away: bool
    by_verb: DataTable
    filters: Filters
    caption: str
    rows: tuple[Row, ...]
    pages: Pagination
    why_not: WhyNot
    supervision_href: str


def build(
    request: PersonRequest,
    asked: Asked,
    cut: CutWork,
    *,
    day: date,
    numbers: Numbers,
    left_out: tuple[LeftOut, ...] = (),
) -> WorkPage:
    """The page of the work that has been cut to what this person may see."""
    share = _shared(request.sight, asked)
    return WorkPage(
        title="My work",
        chrome=chrome_at(request, numbers, topic=Topic.CLOCKS, newest_href=asked.newest_href()),
        on=words.date(day),
        whose=_whose(request.sight),
        of_others=_of_others(cut.of_others),
        share_href=share.href() if share else "",
        share=(share.chosen.worker or share.chosen.team) if share else "",
        may_say_who_is_away=person_can_say_who_is_away(request.sight),
        convention=settings.DAY_CONVENTION.explanation,
        by_verb=_by_verb(asked, cut.counts),
        filters=_filters(asked, cut),
        caption=_caption(asked, cut.total, day),
        rows=tuple(_row(one, asked, day, _covers(request, cut, one)) for one in cut.rows),
        pages=paginate(
            total=cut.total,
            per_page=PER_PAGE,
            page=asked.page,
            href=lambda page: asked.href(page=page),
            noun="clocks",
        ),
        supervision_href=way_to_supervision(request),
        why_not=why_not.form(
            request, asked.href(), tuple(_left_out(asked.chosen, one) for one in left_out)
        ),
    )


def _left_out(chosen: ChosenWork, one: LeftOut) -> WhyRow:
    say = why_not.of_work(one, clock=chosen.clock, verb=chosen.verb, due=chosen.due)
    return why_not.row(one, say)


def _whose(sight: Sight) -> str:
    if sight.scope in OWN:
        return OWN[sight.scope]
    if sight.scope is Scope.TEAM:
        return f"The children whom {words.listed(sight.teams)} works with."
    return "The children whom you can open; choose a team or a worker to see theirs."


def _of_others(clocks: int | None) -> str:
    if clocks is None:
        return ""
    return f"{words.number(clocks)} more clocks are open for children whom you cannot open."


def _shared(sight: Sight, asked: Asked) -> Asked | None:
    """The same list for somebody who reaches more: it has to name the worker or the team."""
    chosen = asked.chosen
    if chosen.worker or chosen.team:
        return None
    if sight.scope is Scope.ALLOCATED and len(sight.worker_codes) == 1:
        return replace(asked, chosen=replace(chosen, worker=sight.worker_codes[0]))
    if sight.scope is Scope.TEAM and len(sight.teams) == 1:
        return replace(asked, chosen=replace(chosen, team=sight.teams[0]))
    return None


def _by_verb(asked: Asked, counts: Mapping[tuple[str, str], int]) -> DataTable:
    """The work by verb and due word; each count leads to its list."""
    return DataTable(
        caption="What there is to do, and when",
        headings=(
            Heading("Verb"),
            *(Heading(capital(word), numeric=True) for word in (*WORDS, "all")),
        ),
        rows=tuple(
            (
                Cell(MEANS[verb], asked.href(chosen=_of(asked, verb=verb))),
                *(_count(asked, counts, verb, word) for word in (*WORDS, "")),
            )
            for verb in Verb
        ),
        total=(Cell("All"), *(_count(asked, counts, "", word) for word in (*WORDS, ""))),
        compact=True,
    )


def _count(asked: Asked, counts: Mapping[tuple[str, str], int], verb: str, word: str) -> Cell:
    count = sum(n for (v, w), n in counts.items() if verb in ("", v) and word in ("", w))
    href = asked.href(chosen=_of(asked, verb=verb, due=word)) if count else ""
    return number_cell(count, href=href)


def _of(asked: Asked, *, verb: str, due: str = "") -> ChosenWork:
    return replace(asked.chosen, verb=verb, due=due)


def _filters(asked: Asked, cut: CutWork) -> Filters:
    chosen = asked.chosen
    return Filters(
        action=reverse("work"),
        fields=(
            _field("verb", "To do what", chosen.verb, "Everything", tuple(Verb)),
            _field("due", "When", chosen.due, "At any time", WORDS),
            FilterField(
                name="clock",
                label="Which clock",
                value=chosen.clock,
                options=(
                    Option("", "Every clock"),
                    *(Option(code, clock.title) for code, clock in CLOCKS.items()),
                ),
            ),
            _field("team", "Team", chosen.team, "Every team", cut.teams),
            _field("worker", "Worker", chosen.worker, "Every worker", cut.workers),
        ),
        kept=asked.kept,
        chosen=tuple(
            Chosen(
                f"{capital(name)}: {CLOCKS[value].title if name == 'clock' else value}",
                asked.href(chosen=replace(chosen, **{name: ""})),
            )
            for name in FILTERS
            if (value := getattr(chosen, name))
        ),
        clear_href=Asked(on=asked.on, known_at=asked.known_at).href(),
    )


def _field(
    name: str, label: str, value: str, everything: str, values: tuple[str, ...]
) -> FilterField:
    # What was asked stays among the choices, though nothing of it is in the list.
    every = values if not value or value in values else (*values, value)
    return FilterField(
        name=name,
        label=label,
        value=value,
        options=(Option("", everything), *(Option(one, capital(one)) for one in every)),
    )


def _caption(asked: Asked, total: int, day: date) -> str:
    to = f" to {asked.chosen.verb}" if asked.chosen.verb else ""
    due = f", {asked.chosen.due}" if asked.chosen.due else ""
    clock = f" of {CLOCKS[asked.chosen.clock].title}" if asked.chosen.clock else ""
    return f"{words.plural(total, 'open clock')}{to}{clock}{due}, on {words.date(day)}"


def _covers(request: PersonRequest, cut: CutWork, running: ListedRunning) -> str:
    """That whoever reads this covers; else who does, where the worker is away today or, later, when
    it is due."""
    today = request.on
    if cut.absences.cover_of(running.worker, running.team, today) in request.sight.worker_codes:
        return f"You cover for {running.worker}"
    due_on = max(running.due_on or today, today)
    days = dict.fromkeys((today, due_on))
    said = (cover_in_words(cut.absences, running.worker, running.team, one) for one in days)
    return capital(next(filter(None, said), ""))


def _row(running: ListedRunning, asked: Asked, day: date, cover: str) -> Row:
    kept = f"?{urlencode(asked.kept)}" if asked.kept else ""
    began = running.started_on
    waited = (day - began).days if began and began <= day else None
    return Row(
        child=running.shown.name,
        child_href=asked.child_href(running.handle),
        href=f"{reverse('running', args=[running.handle, running.key])}{kept}",
        clock=running.title,
        verb=capital(verb_of(running.clock, running.state)),
        due=due_word(running.state, running.due_on, day),
        due_on=words.date(running.due_on) if running.due_on else "cannot be worked out",
        waited="not known" if waited is None else words.plural(waited, "day"),
        sentence=running.sentence,
        looked=looked(running.look, running.receipt),
        team=capital(running.team),
        worker=capital(running.worker),
        cover=cover,
        source=source_of(running),
    )
