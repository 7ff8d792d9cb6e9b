"""The continuum of need on the home page: each number opens the list of exactly those children."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.access.continuum import EVER_16A, CouncilContinuum
from goldenthread.measures.cases_neglect import LOCAL_MARKS, NONE_RECORDED
from goldenthread.measures.continuum import (
    CANNOT,
    CODED,
    HIGHEST,
    IN_STEP,
    NO_STEP,
    PRE_PROCEEDINGS,
    PRE_PROCEEDINGS_CANNOT,
    Continuum,
    StepCount,
)
from goldenthread.record.labels import capital
from goldenthread.statistics import figures
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.figure import Figure
from goldenthread.web.pages.numbers.home.asked import Asked
from goldenthread.web.pages.numbers.measure import wording

CHILDREN = ("child", "children")
HEADLINE = (
    ("Neglect is coded", CODED),
    ("Neglect cannot be told", CANNOT),
    ("Neglect is not recorded", NONE_RECORDED),
)
EMPTY = Cell("")
NOTHING = "Nothing can be told of this step without the others."
ALWAYS_SHOWN = frozenset({"cannot-n1-alone", "cannot-mul-alone", "cannot-no-assessment"})
"""The rows of what cannot be told that stand even where no child is in them."""

BAR = 996
MARGIN = 2
"""How long the longest bar is, and what is left free beside it so that its frame is drawn whole."""


@dataclass(frozen=True)
class BarPart:
    """A part of a step's bar: what it stands for, where it begins and how long it is."""

    kind: str
    start: float
    length: float


@dataclass(frozen=True, kw_only=True)
class StepRow:
    """One step: its numbers, each with its list, or the sentence that no return speaks of it."""

    title: str
    silence: str = ""
    once: Cell = EMPTY
    coded: Cell = EMPTY
    cannot: Cell = EMPTY
    not_recorded: Cell = EMPTY
    in_step: Cell = EMPTY
    bar: tuple[BarPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StepTable:
    """The steps, lowest first, and all of them together: there each child counts once. `whose`
    says which list of steps it is and from when to when it is in force."""

    rows: tuple[StepRow, ...]
    total: StepRow | None
    whose: str


def is_told(counts: Continuum) -> bool:
    """Whether what we hold speaks of the day: of a step at least, and of each that holds a child.

    After the last file, before the first and in a gap the counts are no finding, and are not shown.
    """
    spoken = [step for step in counts.steps if step.is_spoken_of]
    return bool(spoken) and all(step in spoken for step in counts.steps if step.in_step)


def without_number(why: str) -> tuple[Figure, ...]:
    """The headline of a day of which nothing can be told."""
    return tuple(Figure(label=label, value=words.NO_FIGURE, note=why) for label, _group in HEADLINE)


def headline(
    asked: Asked, counts: Continuum, *, openable: Mapping[str, int] | None
) -> tuple[Figure, ...]:
    """How many children neglect is coded for, how many it cannot be told of, and the rest.

    `openable` are the children of each group whom the person may open, None where that is every
    child: the link promises no more than it has.
    """
    parts = (counts.coded, counts.cannot_be_told, counts.none_recorded)
    found = []
    for count, (label, group) in zip(parts, HEADLINE, strict=True):
        within = count if openable is None else _of_group(openable, group)
        opens = wording.opens(within, count, *CHILDREN, whom=True)
        found.append(
            Figure(
                label=label,
                value=words.number(count),
                counted=of_all(count, counts.children),
                href=asked.step_href(group=group) if within else "",
                link=opens,
                note=" ".join(filter(None, (_most_often(counts, group), "" if within else opens))),
            )
        )
    return tuple(found)


def _most_often(counts: Continuum, group: str) -> str:
    """Why it cannot be told, of most of them."""
    reasons = [one for one in counts.groups if one.children and one.code.startswith(CANNOT)]
    if group != CANNOT or not reasons:
        return ""
    first = max(reasons, key=lambda one: one.children)
    return f"{'Always' if len(reasons) == 1 else 'Most often'}: {first.words}."


def _of_group(openable: Mapping[str, int], group: str) -> int:
    return sum(n for code, n in openable.items() if code == group or code.startswith(f"{group}-"))


def of_all(count: int, total: int) -> str:
    """`of 262 children (21.8 %)`."""
    shown = figures.share(count, total).shown()
    return f"of {words.plural(total, *CHILDREN)}" + (f" ({shown} %)" if shown else "")


def step_table(asked: Asked, counts: Continuum, *, council: str) -> StepTable:
    """Each child once, at the highest step, and what is recorded of neglect."""
    longest = max((step.at_highest for step in counts.steps), default=0)
    if not is_told(counts):
        rows = [StepRow(title=s.step.title, silence=s.silence or NOTHING) for s in counts.steps]
        return StepTable(rows=tuple(rows), total=None, whose=_whose(counts, council))
    return StepTable(
        rows=tuple(_step_row(asked, step, longest) for step in counts.steps),
        total=StepRow(
            title="All steps, each child once",
            once=_opens(asked, counts.children, "", HIGHEST),
            coded=_opens(asked, counts.coded, "", CODED),
            cannot=_opens(asked, counts.cannot_be_told, "", CANNOT),
            not_recorded=_opens(asked, counts.none_recorded, "", NONE_RECORDED),
        ),
        whose=_whose(counts, council),
    )


def _whose(counts: Continuum, council: str) -> str:
    """`These are the steps of Thornbeck Council, in force from 1 April` and the year."""
    first, last = counts.in_force.in_force_from, counts.in_force.in_force_to
    until = f" until {words.date(last)}" if last else ""
    if first is None:
        return f"These are the standard steps{f', in force{until}' if until else ''}."
    return f"These are the steps of {council}, in force from {words.date(first)}{until}."


def _step_row(asked: Asked, step: StepCount, longest: int) -> StepRow:
    code = step.step.code
    if step.is_silent:
        return StepRow(title=step.step.title, silence=step.silence)
    return StepRow(
        title=step.step.title,
        silence=step.silence,
        once=_opens(asked, step.at_highest, code, HIGHEST),
        coded=_opens(asked, step.coded, code, CODED),
        cannot=_opens(asked, step.cannot_be_told, code, CANNOT),
        not_recorded=_opens(asked, step.none_recorded, code, NONE_RECORDED),
        in_step=_opens(asked, step.in_step, code, IN_STEP),
        bar=_bar((step.coded, step.cannot_be_told, step.none_recorded), longest),
    )


def _bar(parts: Sequence[int], longest: int) -> tuple[BarPart, ...]:
    drawn, start = [], float(MARGIN)
    for kind, count in zip((CODED, CANNOT, NONE_RECORDED), parts, strict=True):
        length = round(BAR * count / longest, 1) if longest else 0.0
        if length:
            drawn.append(BarPart(kind, round(start, 1), length))
        start += length
    return tuple(drawn)


def _opens(asked: Asked, count: int, step: str, group: str) -> Cell:
    return number_cell(count, href=asked.step_href(step=step, group=group) if count else "")


def group_table(asked: Asked, council: CouncilContinuum) -> DataTable:
    """What is recorded of neglect, by the highest step; the columns of steps add up to all."""
    counts = council.counts
    spoken = [step for step in counts.steps if not step.is_silent]
    rows = []
    for group in counts.groups:
        if not group.children and (
            group.code in LOCAL_MARKS
            or (group.code.startswith(CANNOT) and group.code not in ALWAYS_SHOWN)
        ):
            continue
        at = [_at(step, group.code) for step in spoken]
        rows.append(
            (
                Cell(_group_words(group.code, group.words)),
                *(
                    _opens(asked, n, step.step.code, group.code)
                    for n, step in zip(at, spoken, strict=True)
                ),
                _opens(asked, group.children, "", group.code),
            )
        )
    return DataTable(
        caption="What is recorded of neglect, each child once at the highest step",
        headings=(
            Heading("What is recorded"),
            *(Heading(step.step.title, numeric=True) for step in spoken),
            Heading("All", numeric=True),
        ),
        rows=tuple(rows),
        total=(
            Cell("All"),
            *(_opens(asked, step.at_highest, step.step.code, HIGHEST) for step in spoken),
            _opens(asked, counts.children, "", HIGHEST),
        ),
        compact=True,
    )


def ever_16a(asked: Asked, council: CouncilContinuum) -> Cell:
    """Those with 16A on any assessment of the open episode, the latest or not."""
    ever = sum(council.ever_16a.values())
    return Cell(words.plural(ever, *CHILDREN), href=asked.step_href(group=EVER_16A) if ever else "")


def _at(step: StepCount, code: str) -> int:
    return next(group.children for group in step.groups if group.code == code)


def _group_words(code: str, text: str) -> str:
    if code.startswith(CODED):
        return f"Coded: {text}"
    return f"Cannot be told: {text}" if code.startswith(CANNOT) else capital(text)


def pre_proceedings_table(asked: Asked, counts: Continuum) -> DataTable:
    """The status across the steps. It takes no child out of a step."""
    status = counts.pre_proceedings
    rows = [
        (
            Cell(one.step.title if one.step else "No step is open"),
            number_cell(
                one.children,
                href=asked.step_href(
                    step=one.step.code if one.step else NO_STEP, group=PRE_PROCEEDINGS
                )
                if one.children
                else "",
            ),
        )
        for one in status.by_step
        if one.children or (one.step and not _is_silent(counts, one.step.code))
    ]
    return DataTable(
        caption="In pre-proceedings, by the highest step",
        headings=(Heading("Highest step"), Heading("Children", numeric=True)),
        rows=tuple(rows),
        total=(
            Cell("All in pre-proceedings"),
            _opens(asked, status.children, "", PRE_PROCEEDINGS),
        ),
        compact=True,
    )


def pre_proceedings_cannot(asked: Asked, counts: Continuum) -> Cell | None:
    """Those whose dates cannot be read, so that it cannot be told; None where there are none."""
    cannot = counts.pre_proceedings.cannot_be_told
    if not cannot:
        return None
    return Cell(words.plural(cannot, *CHILDREN), href=asked.step_href(group=PRE_PROCEEDINGS_CANNOT))


def _is_silent(counts: Continuum, code: str) -> bool:
    return any(s.step.code == code and s.is_silent for s in counts.steps)
