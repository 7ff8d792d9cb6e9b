"""Which returns the home page says are held, and which census it misses."""

import datetime

import pytest

from goldenthread.access.standing import HeldReturn, Standing
from goldenthread.returns.own_contract import OWN_CONTRACT
from goldenthread.web.pages.numbers.home.standing import returns_held


@pytest.mark.parametrize(
    ("held", "missed"),
    [
        ("cin_census 2022, cin_census 2024", (2023,)),
        ("cin_census 2022, ssda903 2023, cin_census 2024", (2023,)),
        ("ssda903 2019, cin_census 2022, cin_census 2023", ()),
        ("ssda903 2019, ssda903 2022", ()),
        ("annex_a 0", ()),
    ],
)
def test_a_census_is_missed_only_between_two_censuses(held: str, missed: tuple[int, ...]) -> None:
    assert Standing(returns=returns(held), empty=()).years_between == missed


def test_every_return_that_is_held_is_listed_with_its_days() -> None:
    held = Standing(
        returns=returns("cin_census 2024, ssda903 2024, ssda903 2025, annex_a 0, early_help 0"),
        empty=(),
    )
    rows = {row.key: row.value for row in returns_held(held, as_at=datetime.date(2025, 11, 30))}
    assert rows == {
        "Children in need census": "2023-24: 1 April 2023 to 31 March 2024",
        "SSDA903 (children looked after)": "2023-24 and 2024-25: 1 April 2023 to 31 March 2025",
        "Annex A": "24 May 2025 to 24 November 2025",
        "Early help": "24 May 2025 to 24 November 2025; silent for 6 days since",
        **dict.fromkeys(
            (shape.title for shape in OWN_CONTRACT if shape.kind != "early_help"), "Not loaded"
        ),
    }


def returns(held: str) -> tuple[HeldReturn, ...]:
    """The returns of a list such as `cin_census 2024, annex_a 0`; 0 is a return without a year."""
    return tuple(
        HeldReturn(
            kind=kind,
            period=f"{year - 1}-{year % 100:02d}" if year else "",
            year=year,
            first_day=datetime.date(year - 1, 4, 1) if year else datetime.date(2025, 5, 24),
            last_day=datetime.date(year, 3, 31) if year else datetime.date(2025, 11, 24),
        )
        for kind, year in ((kind, int(year)) for kind, year in map(str.split, held.split(", ")))
    )
