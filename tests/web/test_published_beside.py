"""What is published beside a measure's number, and where it is refused in words."""

import datetime
from collections.abc import Callable, Mapping

import pytest

from goldenthread.access import visibility
from goldenthread.access.roles import Role
from goldenthread.measures.answers import answers
from goldenthread.measures.comparisons import COMPARISONS
from goldenthread.measures.measure import Kind
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.population import estimate_used, population_in
from goldenthread.measures.register import MEASURES
from goldenthread.measures.set_beside import NotCompared, SetBeside, set_beside
from goldenthread.record.snapshot import Reading
from goldenthread.returns.published_figures.catalogue import INDICATORS
from goldenthread.returns.published_figures.indicator import Of, Unit
from tests.conftest import SignedIn
from tests.spec.given import record_of
from tests.web.test_measure_pages import text_of

pytestmark = pytest.mark.django_db

YEAR_END = datetime.date(2025, 3, 31)
NEIGHBOURS = {"880": "23.4", "881": "25.0", "882": "c", "883": "30.2", "884": None}
"""The share of second plans that each neighbour's row says; of the last there is none."""

FIGURES = (
    "area_code | area_level | area_name | region_code | publication | found_in | release "
    "| time_period | first_day | last_day | indicator | breakdown | says"
)


def figure(area: str, indicator: str, says: str, **but: str) -> str:
    """A row of published figures: of 2025, in the edition that prints it first."""
    year = int(but.get("year", "2025"))
    one = INDICATORS[indicator]
    first, last = one.days(year)
    level = {"E92000001": "England", "E12000002": "region"}.get(area, "council")
    region = "E12000002" if level == "council" else ""
    cells = (
        area,
        level,
        "Made Up",
        region,
        but.get("publication", one.publication),
        but.get("table", one.table),
        but.get("release", "2025"),
        str(year),
        first.isoformat(),
        last.isoformat(),
        indicator,
        but.get("breakdown", ""),
        says,
    )
    return " | ".join(cells)


def figures(*rows: str) -> str:
    return "\n".join([FIGURES, *rows])


SECOND_PLANS = (
    figure("899", "plans_again_percent", "25.5"),
    figure("899", "plans_again", "51"),
    figure("899", "plans_started", "200", table="D3"),
    figure("E12000002", "plans_again_percent", "23.3"),
    figure("E92000001", "plans_again_percent", "24.5"),
    figure("E92000001", "plans_again", "15130"),
    figure("E92000001", "plans_started", "61840", table="D3"),
    figure("899", "plans_again_percent", "99.9", breakdown="sex: Female"),
    *(figure(code, "plans_again_percent", says) for code, says in NEIGHBOURS.items() if says),
)


def neighbours(*lists: tuple[str, str]) -> str:
    """Lists of the neighbours, each by its name and the day from which it is in force."""
    rows = [
        f"899 | {code} | {begins} | {name} | {place} | Close"
        for name, begins in lists
        for place, code in enumerate(NEIGHBOURS, start=1)
    ]
    names = "council_code | neighbour_code | in_force_from | list_name | position | closeness"
    return "\n".join([names, *rows])


def plans() -> str:
    """Ten plans that began in the year; of three a plan before is declared."""
    rows = [
        f"C{n:02d} | 2024-06-01 | 2024-06-0{n % 9 + 1} | NEG | NEG | {int(n < 3)}"
        for n in range(10)
    ]
    names = (
        "child_id | referred_on | started_on | initial_category | latest_category "
        "| declared_earlier_plans"
    )
    return "\n".join([names, *rows])


def given(
    *rows: str, lists: tuple[tuple[str, str], ...] = (("April 2021", "2021-04-01"),)
) -> dict[str, str]:
    return {
        "people": "child_id | sex\n" + "\n".join(f"C{n:02d} | F" for n in range(10)),
        "child_protection_plans": plans(),
        "published_figures": figures(*rows),
        "statistical_neighbours": neighbours(*lists),
    }


def beside(reading: Reading, code: str, day: datetime.date = YEAR_END) -> SetBeside | NotCompared:
    measure = MEASURES[code]
    return set_beside(reading, measure, answers(reading, measure, [twelve_months_to(day)])[0])


def shown(tables: Mapping[str, str], code: str, day: datetime.date = YEAR_END) -> SetBeside:
    found = beside(record_of(tables), code, day)
    assert isinstance(found, SetBeside), found
    return found


def refused(tables: Mapping[str, str], code: str, day: datetime.date = YEAR_END) -> NotCompared:
    found = beside(record_of(tables), code, day)
    assert isinstance(found, NotCompared), found
    return found


# What is set beside ----------------------------------------------------------------------------


def test_the_council_its_neighbours_its_region_and_england_stand_beside() -> None:
    found = shown(given(*SECOND_PLANS), "CPP-07")
    assert found.source == "DfE, Children in need, table D3, figures to 2025"
    assert found.ours
    assert (found.ours.shown, found.ours.counted) == ("25.5", "51 of 200")
    assert found.region
    assert (found.region.whose, found.region.shown) == ("North West", "23.3")
    assert found.england
    assert (found.england.shown, found.england.counted) == ("24.5", "15,130 of 61,840")


def test_of_the_neighbours_there_is_the_median_and_of_how_many() -> None:
    found = shown(given(*SECOND_PLANS), "CPP-07").neighbours
    assert found
    assert found.shown == "25.0"
    assert found.counted == (
        "median of 3 of 5; 1 not held here, 1 not shown, to protect confidentiality (c)"
    )


def test_where_no_neighbour_has_a_number_there_is_none() -> None:
    rows = [figure(code, "plans_again_percent", "c") for code in NEIGHBOURS]
    ours = figure("899", "plans_again_percent", "25.5")
    found = shown(given(ours, *rows), "CPP-07").neighbours
    assert found
    assert not found.shown
    assert found.because == "none of 5: 5 not shown, to protect confidentiality (c)"


def test_a_symbol_of_ours_is_said_in_words_and_is_no_zero() -> None:
    rows = (
        figure("899", "ended_2_years_or_more_percent", "c"),
        figure("899", "plans_ended", "180", table="D7"),
        figure("E92000001", "ended_2_years_or_more_percent", "low"),
    )
    tables = given(*rows) | {
        "child_protection_plans": "child_id | started_on | ended_on\nC00 | 2024-05-01 | 2024-09-01"
    }
    found = shown(tables, "CPP-12")
    assert found.ours
    assert not found.ours.shown
    assert found.ours.because == "not shown, to protect confidentiality (c)"
    assert found.england
    assert found.england.because == "rounds to nothing, but is not nothing (low)"


def test_a_later_edition_is_read_before_an_earlier_one() -> None:
    rows = (
        figure("899", "plans_again_percent", "25.5", year="2024", release="2024"),
        figure("899", "plans_again_percent", "25.9", year="2024", release="2025"),
        figure("899", "plans_again_percent", "26.0", year="2025", release="2025"),
    )
    found = shown(given(*rows), "CPP-07", datetime.date(2024, 3, 31))
    assert found.ours
    assert found.ours.shown == "25.9"
    assert found.source.endswith("figures to 2025")


def test_a_publication_is_read_before_the_tool_that_is_made_of_it() -> None:
    tool = "Local authority interactive tool"
    rows = (
        figure("899", "plans_again_percent", "25.499", publication=tool, table="LAIT"),
        figure("899", "plans_again_percent", "25.5"),
    )
    assert shown(given(*rows), "CPP-07").source.startswith("DfE, Children in need")
    found = shown(given(rows[0]), "CPP-07")
    assert found.source == "DfE, Local authority interactive tool, figures to 2025"
    assert found.ours
    assert found.ours.shown == "25.5"


def test_a_share_that_is_not_printed_is_worked_out_of_its_numbers() -> None:
    rows = (
        figure("899", "open_for_neglect", "139"),
        figure("899", "plans_open", "330", table="D4"),
        figure("E92000001", "open_for_neglect", "c"),
        figure("E92000001", "plans_open", "49420", table="D4"),
    )
    found = shown(given(*rows), "NEG-06")
    assert found.ours
    assert found.ours.is_worked_out
    assert (found.ours.shown, found.ours.counted) == ("42.1", "139 of 330")
    assert found.england
    assert not found.england.shown
    assert found.england.because == "not shown, to protect confidentiality (c)"


def test_a_rate_that_an_edition_does_not_print_is_worked_out_of_the_population() -> None:
    rows = (
        figure("899", "plans_open", "330"),
        figure("899", "children_0_to_17", "41804", year="2024", release="2024"),
        figure("899", "children_0_to_17", "40390", year="2023", release="2024"),
    )
    found = shown(given(*rows), "CPP-01")
    assert found.ours
    assert (found.ours.shown, found.ours.counted) == ("78.9", "330 for 41,804")


# The list of neighbours ------------------------------------------------------------------------


def test_the_list_is_that_in_force_on_the_day() -> None:
    lists = (("April 2021", "2021-04-01"), ("May 2025", "2025-05-01"))
    found = shown(given(*SECOND_PLANS, lists=lists), "CPP-07")
    assert found.neighbour_list
    assert found.neighbour_list.name == "April 2021"


def test_before_any_list_was_in_force_there_is_no_median_and_it_says_so() -> None:
    found = shown(given(*SECOND_PLANS, lists=(("May 2025", "2025-05-01"),)), "CPP-07")
    assert found.neighbours is None
    assert "was in force then" in found.notes[-1]


# Refusals --------------------------------------------------------------------------------------


def test_another_period_is_refused_in_words() -> None:
    found = refused(given(*SECOND_PLANS), "CPP-07", datetime.date(2024, 9, 30))
    assert found.why == (
        "DfE's newest figure is for the year to 31 March 2025; the page shows the twelve months to "
        "30 September 2024."
    )
    assert found.on == YEAR_END


def test_a_stock_of_another_day_is_refused_in_words() -> None:
    rows = (
        figure("899", "open_for_neglect", "139"),
        figure("899", "plans_open", "330", table="D4"),
        figure("899", "open_for_neglect", "80", year="2021"),
        figure("899", "plans_open", "192", year="2021", table="D4"),
    )
    found = refused(given(*rows), "NEG-06", datetime.date(2024, 9, 30))
    assert found.why == (
        "DfE's nearest figure is for 31 March 2021; the page shows 30 September 2024."
    )


def test_what_dfe_counts_otherwise_is_refused_whatever_is_loaded() -> None:
    found = refused(given(*SECOND_PLANS), "CPP-08")
    assert "DfE counts any earlier plan, however long ago it ended" in found.why


def test_a_rate_without_a_population_of_ours_is_refused() -> None:
    found = refused(given(figure("899", "plans_open_rate", "78.9")), "CPP-01")
    assert found.why == "No population is loaded, so ours is a number of cases; DfE's is a rate."


def test_a_rate_of_another_population_is_refused() -> None:
    tables = given(figure("899", "plans_open_rate", "78.9")) | {
        "population": "year | age | people\n2021 | 4 | 40000"
    }
    assert refused(tables, "CPP-01").why == (
        "Ours is of the population of mid-2021; DfE's is of that of mid-2024."
    )


def test_what_is_not_loaded_is_said_with_where_it_is_printed() -> None:
    found = refused(given(), "CPP-07")
    assert found.why.endswith("DfE prints it in Children in need, table D3.")


# The population --------------------------------------------------------------------------------

ESTIMATES = (
    figure("899", "children_0_to_17", "41804", year="2024", release="2024"),
    figure("880", "children_0_to_17", "9", year="2024", release="2024"),
    figure("899", "children_0_to_17", "39000", year="2022", release="2023"),
)


def test_published_estimates_are_the_population_where_no_other_is_loaded() -> None:
    reading = record_of(given(*ESTIMATES))
    assert estimate_used(reading, YEAR_END) == 2024
    assert population_in(reading, 2024) == 41_804
    assert population_in(reading, 2024, "sex", "F") is None


def test_a_population_return_is_believed_before_them() -> None:
    own = {"population": "year | age | sex | people\n2023 | 4 | F | 20000"}
    reading = record_of(given(*ESTIMATES) | own)
    assert estimate_used(reading, YEAR_END) == 2023
    assert population_in(reading, 2023, "sex", "F") == 20_000


# What is declared ------------------------------------------------------------------------------


def test_every_measure_says_with_what_it_is_compared_or_why_not() -> None:
    assert set(COMPARISONS) == set(MEASURES)


@pytest.mark.parametrize("code", [c for c, one in COMPARISONS.items() if not one.refused])
def test_a_comparison_is_of_the_same_unit_and_days_as_its_measure(code: str) -> None:
    one, measure = COMPARISONS[code], MEASURES[code]
    units = {Kind.SHARE: Unit.PERCENT, Kind.RATE: Unit.RATE, Kind.MEDIAN: Unit.DAYS}
    if one.value:
        assert INDICATORS[one.value].unit is units[measure.kind]
    days = {INDICATORS[name].of for name in (one.value, *one.part) if name}
    assert days == {Of.ON_31_MARCH if measure.is_stock else Of.YEAR_TO_31_MARCH}
    assert one.value or (one.part and one.whole)


# The page --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The record of ten plans, with what is published of second plans."""
    return record_of(given(*SECOND_PLANS))


@pytest.fixture
def director(
    reading: Reading, signed_in: Callable[..., SignedIn], monkeypatch: pytest.MonkeyPatch
) -> SignedIn:
    """A browser over that record."""
    monkeypatch.setattr(visibility, "reading_at", reading.snapshot.at)
    return signed_in(Role.DIRECTOR)


def test_the_page_shows_ours_beside_the_published(director: SignedIn) -> None:
    text = text_of(director, "/measures/CPP-07/")
    assert "as counted here 30.0 % 3 of 10" in text
    assert "as published 25.5 % 51 of 200" in text
    assert (
        "Statistical neighbours (list in force from 1 April 2021) 25.0 % median of 3 of 5" in text
    )
    assert "North West 23.3 % the figure alone is printed" in text
    assert "England 24.5 % 15,130 of 61,840" in text
    assert "Source: DfE, Children in need, table D3, figures to 2025." in text


def test_the_page_names_no_neighbour_and_ranks_nobody(director: SignedIn) -> None:
    content = director.get("/measures/CPP-07/").content.decode()
    part = content[content.index('id="published"') : content.index('id="groups"')]
    for code in NEIGHBOURS:
        assert code not in part
    for word in ("rank", "quartile", "best", "worst", "red", "green", "above", "below"):
        assert f" {word}" not in part.lower()


def test_the_page_refuses_another_period_and_leads_to_the_one_that_is_printed(
    director: SignedIn,
) -> None:
    page = director.get("/measures/CPP-07/?on=2024-12-31").content.decode()
    assert "No published figure stands beside this number" in page
    assert "the page shows the twelve months to 31 December 2024" in page
    assert "Read this measure for the twelve months to 31 March 2025" in page
    assert "?on=2025-03-31" in page
