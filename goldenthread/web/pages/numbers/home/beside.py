"""The figures of the peer challenge beside ours, each with what it is a share of."""

from datetime import date

from goldenthread.access.continuum import BEGAN_FOR_NEGLECT
from goldenthread.access.numbers import Numbers
from goldenthread.codes.front_door import ABUSE_OR_NEGLECT, PRIMARY_NEED
from goldenthread.measures.answers import Answer
from goldenthread.measures.child_in_need import NEG_05
from goldenthread.measures.continuum import NEG_06_INITIAL, Continuum, SideBySide
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.published import BRIEF_NEG
from goldenthread.record.labels import lower
from goldenthread.statute.months import census_year
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.pages.numbers.home.asked import Asked
from goldenthread.web.pages.numbers.home.standing import why_none
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked as AskedOfMeasure

WHICH_OF_TWO = (
    f"The peer challenge does not say whether its {BRIEF_NEG.percent}\u00a0% is of the plans whose "
    "category is neglect now or of those that began for neglect: it stands beside both."
)


def side_by_side(
    asked: Asked, counts: Continuum, numbers: Numbers, *, council: str
) -> tuple[DataTable, ...]:
    """The figures of the brief, ours and the published, each beside what it is a share of."""
    period = twelve_months_to(counts.day)
    return tuple(
        _beside(asked, one, numbers.answers(one.measure, [period])[0], counts.day, council)
        for one in counts.side_by_side
    )


def n1_on(day: date) -> str:
    """What primary need N1 is called in the census of the day, in a sentence."""
    return lower(PRIMARY_NEED.label(ABUSE_OR_NEGLECT, year=census_year(day)))


def _beside(asked: Asked, one: SideBySide, answer: Answer, day: date, council: str) -> DataTable:
    figure, cases = answer.figure, answer.figure.unjudged
    unjudged = f"{words.plural(cases, 'case')} here cannot be judged" * bool(
        cases and answer.is_told
    )
    return DataTable(
        caption=_title(one, day),
        headings=(Heading("Whose"), Heading("When"), Heading("Number"), Heading("A share of")),
        rows=(
            (
                Cell(council),
                Cell(words.date(day).replace(" ", "\u00a0")),
                _ours(asked, one, answer),
                Cell(one.of),
            ),
            *(
                (
                    Cell(f"{p.council}, in {p.source}"),
                    Cell(p.day_in_words.replace(" ", "\u00a0")),
                    Cell(p.words),
                    Cell(p.of),
                )
                for p in one.published
            ),
        ),
        note=". ".join(filter(None, (wording.interval_sentence(figure), unjudged, _which(one)))),
        compact=True,
    )


def _title(one: SideBySide, day: date) -> str:
    if one.measure is not NEG_05:
        return one.title
    return f"Children in need whose primary need is N1, {n1_on(day)}"


def _ours(asked: Asked, one: SideBySide, answer: Answer) -> Cell:
    """Our share, or why there is none."""
    if not answer.is_told:
        return Cell(f"{words.NO_FIGURE}: {lower(why_none(answer))}")
    figure, shown = answer.figure, answer.figure.shown()
    if not (figure.denominator and shown):
        return Cell("no case")
    ours = f"{words.number(figure.numerator)} of {words.number(figure.denominator)}"
    return Cell(f"{ours} ({shown} %)", _list_of(asked, one))


def _which(one: SideBySide) -> str:
    """The same share of the brief stands beside two of ours."""
    return WHICH_OF_TWO if BRIEF_NEG in one.published else ""


def _list_of(asked: Asked, one: SideBySide) -> str:
    if one.measure.code == NEG_06_INITIAL.code:
        return asked.step_href(group=BEGAN_FOR_NEGLECT)
    return AskedOfMeasure(measure=one.measure, on=asked.on, known_at=asked.known_at).cases_href()
