"""The parts of a measure's page: its months, its address, its figures in words."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.measures.answers import Answer
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.statistics import figures
from goldenthread.statistics.figures import Figure
from goldenthread.web.components.data_table import number_cell
from goldenthread.web.pages.numbers.measure import wording
from goldenthread.web.pages.numbers.measure.asked import Asked
from goldenthread.web.pages.numbers.measure.series import months_shown

CODE = "CPP-10"


def test_months_end_with_the_last_whole_one() -> None:
    flow, stock = Asked(measure=MEASURES["CPP-10"]), Asked(measure=MEASURES["CPP-01"])
    assert months_shown(flow, date(2025, 2, 15), date(2020, 4, 1))[-1].name == "2025-01"
    assert len(months_shown(flow, date(2025, 2, 28), date(2020, 4, 1))) == 24
    assert months_shown(flow, date(2025, 2, 28), date(2024, 4, 2))[0].name == "2024-05"
    assert months_shown(stock, date(2025, 2, 28), date(2024, 4, 2))[0].name == "2024-04"


def test_address_keeps_what_was_asked() -> None:
    asked = Asked(measure=MEASURES[CODE], on=date(2025, 3, 31), known_at=3, by="sex", page=4)
    assert asked.measure_href() == f"/measures/{CODE}/?on=2025-03-31&known_at=3&by=sex"
    assert asked.changed(group="sex:F").cases_href() == (
        f"/measures/{CODE}/cases/?on=2025-03-31&known_at=3&group=sex%3AF"
    )
    assert asked.changed(on=None, known_at=None).cases_href(page=2).endswith("/cases/?page=2")


def answer_of(figure: Figure, *, is_told: bool = True) -> Answer:
    """The figure as a measure's answer of a year."""
    return Answer(period=twelve_months_to(date(2025, 3, 31)), by={}, figure=figure, is_told=is_told)


@pytest.mark.parametrize(
    "figure",
    [figures.count(0), figures.rate(12, None), figures.rate(12, 2041), figures.share(0, 0)],
)
def test_what_is_not_told_shows_no_case_and_no_naught(figure: Figure) -> None:
    silent = answer_of(figures.without_value(figure), is_told=False)
    assert {wording.value(silent), wording.value_briefly(silent)} == {"no figure"}
    assert {wording.counted(silent), wording.counted_briefly(silent)} == {
        "cannot be told from what we hold"
    }
    assert wording.unjudged_briefly(silent, href="/there/") == number_cell(None)
    some = answer_of(replace(figure, unjudged=3), is_told=False)
    assert wording.unjudged_briefly(some, href="/there/") == number_cell(3, href="/there/")
    assert wording.unjudged_briefly(answer_of(figure), href="/there/") == number_cell(0)


def test_figures_in_words() -> None:
    rate = answer_of(figures.rate(12, 2041))
    assert (wording.value(rate), wording.counted(rate)) == (
        "58.8",
        "per 10,000 children: 12 cases for 2,041",
    )
    alone = answer_of(figures.rate(12, None))
    assert wording.value_briefly(alone) == "no rate"
    assert (wording.value(alone), wording.counted(alone)) == ("12", "12 cases, no rate")
    nothing = answer_of(figures.share(0, 0))
    assert (wording.value(nothing), wording.counted(nothing)) == ("no figure", "no case")
    middle = answer_of(figures.median([1, 2, 9], unit="working days"))
    assert (wording.value(middle), wording.counted(middle)) == (
        "2 working days",
        "median of 3 cases",
    )


def test_what_a_link_opens() -> None:
    assert wording.opens(504, 504) == "Open all 504 cases"
    assert wording.opens(1, 1) == "Open the 1 case"
    assert wording.opens(37, 1504) == "Open the 37 you may see of 1,504 cases"
    assert wording.opens(0, 504) == "504 cases, none of which you may open"
    assert (
        wording.opens(0, 1, "child", "children", whom=True) == "1 child, none of whom you may open"
    )
    assert wording.opens(0, 0) == ""
