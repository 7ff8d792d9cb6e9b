"""Whoever sees pseudonyms cannot work a date of birth out: not by stepping the day until an age
changes, not from a breakdown, a sentence or the order of a list."""

import itertools
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse

from goldenthread.access.naming import AGE_OF_THE_DAY, breakdowns_for, day_of_age, identify
from goldenthread.access.roles import Identity, Role
from goldenthread.access.sight import Sight
from goldenthread.ledger.following import forget
from goldenthread.ledger.models import Child
from goldenthread.measures.answers import answers
from goldenthread.measures.periods import twelve_months_to
from goldenthread.measures.reasons import PART
from goldenthread.measures.register import MEASURES
from goldenthread.record.catalogue import TABLES
from tests.conftest import BACKEND, SignedIn
from tests.ingest.files import a_child, census, day, record_now, take_in

BORN_ON = date(2019, 9, 17)
PSEUDONYMOUS = (Role.PERFORMANCE_ANALYST, Role.DATA_STEWARD)


def eyes(identity: Identity) -> Sight:
    return Sight(person=None, on=date(2026, 1, 1), identity=identity)  # type: ignore[arg-type]


def days_on_which_the_age_changes(identity: Identity) -> list[date]:
    days = [date(2018, 1, 1) + timedelta(days=n) for n in range(365 * 9)]
    child = {"child_id": "A1", "born_on": BORN_ON}
    told = [identify(eyes(identity), child, on=one).age for one in days]
    return [days[n + 1] for n, (was, now) in enumerate(itertools.pairwise(told)) if was != now]


def test_an_age_under_a_pseudonym_changes_with_the_year_and_never_with_the_birthday() -> None:
    changes = days_on_which_the_age_changes(Identity.PSEUDONYM)
    assert changes
    assert {(one.month, one.day) for one in changes} == {(4, 1)}
    assert BORN_ON in days_on_which_the_age_changes(Identity.FULL)


@pytest.mark.parametrize(
    ("on", "march"),
    [("2025-03-31", "2025-03-31"), ("2025-04-01", "2026-03-31"), ("2025-12-31", "2026-03-31")],
)
def test_the_31_march_is_that_of_the_census_year(on: str, march: str) -> None:
    assert day_of_age(eyes(Identity.PSEUDONYM), day(on)) == day(march)
    assert day_of_age(eyes(Identity.FULL), day(on)) == day(on)


@pytest.mark.parametrize("code", MEASURES)
def test_no_measure_is_broken_down_by_the_age_of_the_day(code: str) -> None:
    allowed = breakdowns_for(eyes(Identity.PSEUDONYM), MEASURES[code])
    assert AGE_OF_THE_DAY not in allowed
    assert set(MEASURES[code].breakdown_names) - set(allowed) == {AGE_OF_THE_DAY}
    assert breakdowns_for(eyes(Identity.FULL), MEASURES[code]) == MEASURES[code].breakdown_names


def test_no_sentence_quotes_what_tells_who_a_child_is() -> None:
    """So that nothing need be struck out of one: striking out a date would tell it."""
    tells = {c.name for table in TABLES.values() for c in table.columns if c.identifies}
    tells |= {"age", "age_band", "family"}
    for measure in MEASURES.values():
        for template in measure.because.values():
            quoted = {name for name, _filled, _empty in PART.findall(template)}
            assert not quoted & tells, (measure.code, quoted & tells)


@pytest.fixture
def loaded(transactional_db: None, tmp_path: Path) -> None:
    """Fifteen children with plans, one of them born on the day of its referral; their family."""
    children = [a_child(f"A{n}", plans=[("2024-06-03", "")]) for n in range(14)]
    born = a_child("B7", referred="2024-09-17", plans=[("2024-09-17", "")])
    children.append(born | {"PersonBirthDate": day("2024-09-17")})
    children[0]["PersonBirthDate"] = day("2020-02-03")
    take_in(census(tmp_path, 2025, children), tmp_path)
    path = tmp_path / "people.csv"
    path.write_text(
        "child,name,family,worker,team,from,to\n"
        + "".join(f"A{n},Name {n},F1,W1,North,2024-05-01,\n" for n in range(9))
    )
    take_in(path, tmp_path)
    forget()


def text(browser: SignedIn, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


@pytest.mark.parametrize("role", PSEUDONYMOUS)
def test_stepping_the_day_of_a_childs_page_tells_no_birthday(
    loaded: None, signed_in: Callable[..., SignedIn], role: Role
) -> None:
    browser = signed_in(role)
    handle = Child.objects.get(child_id="A11").handle  # born on 3 February 2018
    told = set()
    for on in ("2025-01-01", "2025-02-02", "2025-02-03", "2025-03-31"):
        page = text(browser, f"/children/{handle}/?on={on}")
        told |= set(re.findall(r"\d+ years? \([^)]*\), on 31 March \d+|\d+ years? \(", page))
        assert "3 February 2018" not in page
    assert told == {"7 years (5 to 9), on 31 March 2025"}


@pytest.mark.parametrize("role", PSEUDONYMOUS)
def test_a_day_that_is_the_birth_stands_as_any_other(
    loaded: None, signed_in: Callable[..., SignedIn], role: Role
) -> None:
    browser = signed_in(role)
    handle = Child.objects.get(child_id="B7").handle
    pages = (
        f"/children/{handle}/",
        "/clocks/",
        "/measures/CPP-01/cases/",
        "/measures/REF-01/cases/",
        "/steps/",
    )
    for page in pages:
        said = text(browser, page)
        assert "(not shown)" not in said
        assert "17 September 2024" in said or page in ("/clocks/", "/steps/")


@pytest.mark.parametrize("role", PSEUDONYMOUS)
def test_groups_by_the_age_of_the_day_are_not_there(
    loaded: None, signed_in: Callable[..., SignedIn], role: Role
) -> None:
    browser, director = signed_in(role), signed_in(Role.DIRECTOR)
    for page in ("?by=age_band", "cases/?group=age_band:5+to+9"):
        assert browser.get(f"/measures/CPP-01/{page}").status_code == 404
        assert director.get(f"/measures/CPP-01/{page}").status_code == 200
    assert "age_band:" not in browser.get("/measures/CPP-01/cases/").content.decode()
    said = text(browser, "/measures/CPP-01/?by=age_band_on_31_march&on=2025-02-02")
    assert "Age band on 31 March" in said
    listed = text(browser, "/measures/CPP-01/cases/?group=age_band_on_31_march:5+to+9")
    assert "14 cases" in listed


def test_counts_by_age_move_once_a_year(loaded: None) -> None:
    """The plans of the same children on either side of a fifth birthday."""
    reading, measure = record_now(), MEASURES["CPP-01"]

    def groups(by: str, on: str) -> dict[str, float | None]:
        found = answers(reading, measure, [twelve_months_to(day(on))], by)
        return {one.by[by]: one.figure.numerator for one in found}

    assert groups("age_band", "2025-02-02") == {"1 to 4": 1, "5 to 9": 13, "under 1": 1}
    for on in ("2025-02-02", "2025-02-03", "2025-03-31"):
        assert groups("age_band_on_31_march", on) == {"5 to 9": 14, "under 1": 1}


@pytest.mark.parametrize("role", PSEUDONYMOUS)
@pytest.mark.parametrize("address", ["/measures/CPP-01/cases/", "/clocks/", "/steps/", "child"])
def test_the_order_of_a_list_is_made_with_the_secret_key(
    loaded: None, signed_in: Callable[..., SignedIn], settings: object, role: Role, address: str
) -> None:
    """A council's ids can be listed: sorted by them, or by a plain hash of them, a list would say
    which child is which. With another key the same children stand in another order."""
    browser = signed_in(role)
    handles = {str(c.handle): c.child_id for c in Child.objects.all()}
    if address == "child":
        address = reverse("child", args=[Child.objects.get(child_id="A8").handle])

    def order() -> list[str]:
        found = re.findall(r"/children/([0-9a-f-]{36})/", browser.get(address).content.decode())
        return [handles[one] for one in dict.fromkeys(found) if one not in address]

    first = order()
    assert len(first) >= 8
    with_another_key = set()
    for n in range(3):
        settings.SECRET_KEY = f"another installation {n}"  # type: ignore[attr-defined]
        browser.force_login(browser.person, backend=BACKEND)
        with_another_key.add(tuple(order()))
    assert all(sorted(one) == sorted(first) for one in with_another_key)
    assert len({tuple(first), *with_another_key}) > 1
