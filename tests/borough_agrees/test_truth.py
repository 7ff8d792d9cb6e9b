"""The borough agrees: every measure, asked of the record, gives what truly happened in Thornbeck.

The truth is worked out by plain loops over the borough's own events (goldenthread.borough.truth),
which share nothing with record, clocks or measures; the record comes from the files that the
borough sent, through the loader and the ledger. Where the files cannot tell (an end that no file
ever said, a history that starts too late) the record may say so, and nothing else.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command

from goldenthread.borough import CODES, Borough, make_borough, truth, write_returns
from goldenthread.measures.answers import answers, cases
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.record.snapshot import Reading
from tests.ingest.files import record_now, take_in

pytestmark = pytest.mark.django_db

CHILDREN = 1500
LAST_YEAR = 2027
DAYS = (
    datetime.date(2027, 3, 31),
    datetime.date(2026, 3, 31),
    datetime.date(2025, 11, 17),
    datetime.date(2024, 9, 30),
)
MOST_UNTOLD = 0.06
"""The share of a measure's cases that the files may leave untold."""
LOOK_FAR_BACK = {"CPP-08", "CPP-09"}
"""These rest on earlier plans, of which many ended before the first file."""


@pytest.fixture(scope="module")
def borough() -> Borough:
    """Thornbeck, small."""
    return make_borough(children=CHILDREN, years=5, seed=11, last_year=LAST_YEAR)


@pytest.fixture(scope="module")
def reading(
    borough: Borough,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Iterator[Reading]:
    """The record of what Thornbeck sent."""
    folder: Path = tmp_path_factory.mktemp("thornbeck")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        for path in write_returns(borough, folder):
            take_in(path, folder)
        read = record_now()
        yield read
        call_command("flush", verbosity=0, interactive=False)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("code", sorted(CODES))
def test_the_measure_is_what_truly_happened(
    code: str, day: datetime.date, borough: Borough, reading: Reading
) -> None:
    measure, asked = MEASURES[code], twelve_months_to(day)
    answer = answers(reading, measure, [asked])[0]
    if not answer.is_told:
        assert code.startswith("PLO"), "only pre-proceedings begins with the last census"
        assert answer.figure.value is None
        return
    true = truth(borough, code, on=day)
    ours: dict[str, set[str]] = {"met": set(), "not met": set(), "unjudged": set()}
    # Two referrals on one day: the year's own file counts the first, the next holds the second.
    unlike = set(borough.stories["two_referrals_on_one_day"]) if code[:3] == "REF" else set()
    count = 0
    for case in cases(reading, measure, [asked]):
        ours[case.verdict].add(case.child_id)
        count += 1
    for verdict in ("met", "not met"):
        truly = set(true[f"children_{verdict.replace(' ', '_')}"])
        wrong = ours[verdict] - truly - unlike
        assert not wrong, f"{verdict} here and not in truth: {sorted(wrong)[:5]}"
        missing = truly - ours[verdict] - ours["unjudged"] - unlike
        assert not missing, f"{verdict} in truth and not here: {sorted(missing)[:5]}"
    figure = answer.figure
    untold = figure.unjudged - true["unjudged"]
    assert untold <= max(5, MOST_UNTOLD * max(count, 1)) or code in LOOK_FAR_BACK
    if figure.unjudged == true["unjudged"] and figure.value is not None and not unlike:
        assert figure.value == pytest.approx(true["value"], abs=0.0001)


def test_every_measure_is_asked_of_the_borough() -> None:
    assert set(MEASURES) == set(CODES)
