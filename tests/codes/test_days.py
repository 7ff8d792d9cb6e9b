"""How people, spreadsheets and databases write a day."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.codes.days import FIRST_SERIAL, LAST_SERIAL, day_as_written

DAYS = st.dates(datetime.date(1955, 1, 1), datetime.date(2099, 12, 31))

WRITTEN = {
    "2025-03-31": "2025-03-31",
    " 2025-03-31\xa0": "2025-03-31",
    "2025-03-31T00:00:00": "2025-03-31",
    "2025-03-31 00:00:00.000": "2025-03-31",
    "2025-03-31T09:15:00.1234567Z": "2025-03-31",
    "2025-03-31T09:15:00+01:00": "2025-03-31",
    "2025/03/31": "2025-03-31",
    "31/03/2025": "2025-03-31",
    "1/3/2025": "2025-03-01",
    "31/03/2025 00:00": "2025-03-31",
    "31/03/2025 00:00:00": "2025-03-31",
    "31/03/2025 12:00:00 AM": "2025-03-31",
    "31.03.2025": "2025-03-31",
    "31-03-2025": "2025-03-31",
    "31 03 2025": "2025-03-31",
    "31 / 03 / 2025": "2025-03-31",
    "31-Mar-2025": "2025-03-31",
    "31-MAR-2025 14:02:11": "2025-03-31",
    "31 March 2025": "2025-03-31",
    "31st March, 2025": "2025-03-31",
    "31Mar2025": "2025-03-31",
    "Monday, 31 March 2025": "2025-03-31",
    "Mon 31 Mar 2025": "2025-03-31",
    "March 31, 2025": "2025-03-31",
    "the 1 Sept 2025": "the 1 Sept 2025",
    "1 Sept 2025": "2025-09-01",
    "45016": "2023-03-31",
    "45016.0": "2023-03-31",
    "45016.75": "2023-03-31",
    "20000": "1954-10-03",
    "73050": "2099-12-31",
}

SAYS_NO_DAY = (
    "",
    "31/02/2025",
    "2025-02-30",
    "29/02/2023",
    "03/31/2025",
    "01/02/03",
    "31/03/25",
    "31-Mar-25",
    "19999",
    "73051",
    "20250331",
    "31/03-2025",
    "March 2025",
    "31 Marzo 2025",
    "not known",
    "#N/A",
    "2025-03-31 to 2025-04-01",
    "31/03/2025 approx",
)


@pytest.mark.parametrize(("text", "day"), WRITTEN.items())
def test_a_day_written_in_a_way_that_can_be_read(text: str, day: str) -> None:
    assert day_as_written(text) == day


@pytest.mark.parametrize("text", SAYS_NO_DAY)
def test_what_says_no_day_for_certain_is_left_as_it_is(text: str) -> None:
    assert day_as_written(text) == text


@given(DAYS)
def test_every_way_of_writing_a_day_gives_that_day(day: datetime.date) -> None:
    iso = day.isoformat()
    for written in (
        iso,
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d-%b-%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%B} {day.day}, {day.year}",
        f"{iso} 23:59:59.999",
        str((day - datetime.date(1899, 12, 30)).days),
    ):
        assert day_as_written(written) == iso
        assert day_as_written(day_as_written(written)) == iso


@given(st.integers(0, 99_999))
def test_a_number_is_a_day_only_between_the_bounds(number: int) -> None:
    read = day_as_written(str(number))
    if FIRST_SERIAL <= number <= LAST_SERIAL:
        expected = datetime.date(1899, 12, 30) + datetime.timedelta(days=number)
        assert read == expected.isoformat()
    else:
        assert read == str(number)


@given(st.text())
def test_any_text_at_all_is_a_day_or_comes_back_as_it_was(text: str) -> None:
    read = day_as_written(text)
    assert read == text or datetime.date.fromisoformat(read)
