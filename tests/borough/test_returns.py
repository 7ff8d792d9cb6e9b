"""The files that the borough writes: real XML of each edition, with what DfE's rule puts in it."""

import csv
import datetime
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from goldenthread.borough import Borough, truth, write_returns
from goldenthread.borough.days import census_year, first_day_of, last_day_of
from goldenthread.borough.writing import census_name
from goldenthread.returns.own_contract import FORMS

D = datetime.date
Census = dict[int, etree._Element]


@pytest.fixture(scope="session")
def censuses(hamlet: Borough, hamlet_returns: list[Path]) -> Census:
    """The hamlet's files, parsed, by census year."""
    return {
        year: etree.parse(path).getroot()
        for year, path in zip(hamlet.census_years, hamlet_returns, strict=False)
    }


def episodes_in(census: etree._Element, child_id: str) -> list[etree._Element]:
    """The episodes of one child in a census."""
    return [
        episode
        for child in census.iter("Child")
        if child.findtext(".//LAchildID") == child_id
        for episode in child.iter("CINdetails")
    ]


def named(paths: list[Path], name: str) -> Path:
    """The file of that name."""
    return next(path for path in paths if path.name == name)


def dates(element: etree._Element, name: str) -> list[D]:
    """Every date of that name under an element."""
    return [D.fromisoformat(found.text or "") for found in element.iter(name)]


def test_a_file_for_each_year_and_those_of_our_own(hamlet_returns: list[Path]) -> None:
    assert [path.name for path in hamlet_returns] == [
        "cin_census_2023-24.xml",
        "cin_census_2024-25.xml",
        "cin_census_2025-26.xml",
        "cin_census_2026-27.xml",
        "people_and_allocations.csv",
        "population.csv",
        "early_help.csv",
        "school_attendance.csv",
        "was_not_brought.csv",
        "health_contacts.csv",
        "housing.csv",
        *(f"{shape.kind}.csv" for shape in FORMS),
    ]
    assert census_name(2021) == "cin_census_2020-21.xml"


def test_the_same_borough_writes_the_same_bytes(
    hamlet: Borough, hamlet_returns: list[Path], tmp_path: Path
) -> None:
    again = write_returns(hamlet, tmp_path / "again")
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in hamlet_returns]


def test_each_file_says_whose_and_which_year(censuses: Census) -> None:
    for year, census in censuses.items():
        assert census.findtext(".//LEA") == "899"
        assert census.findtext(".//Year") == str(year)
        assert census.findtext(".//ReferenceDate") == f"{year}-03-31"


def test_sex_is_written_as_each_edition_asks(censuses: Census) -> None:
    assert {e.text for e in censuses[2024].iter("GenderCurrent")} == {"0", "1", "2"}
    assert not list(censuses[2024].iter("Sex"))
    later = [census for year, census in censuses.items() if year >= 2025]
    assert {e.text for census in later for e in census.iter("Sex")} == {"M", "F", "U"}
    assert not any(list(census.iter("GenderCurrent")) for census in later)


def test_pre_proceedings_are_in_the_last_edition_alone(censuses: Census) -> None:
    assert not any(
        list(censuses[year].iter("PreProceedingsandFGDM")) for year in (2024, 2025, 2026)
    )
    started = dates(censuses[2027], "PPStartDate")
    assert started
    assert all(census_year(day) == 2027 for day in started)


def test_a_file_holds_the_episodes_of_its_year_and_no_others(
    hamlet: Borough, censuses: Census
) -> None:
    for year, census in censuses.items():
        first, last = first_day_of(year), last_day_of(year)
        expected: Counter[str] = Counter()
        for child in hamlet.children:
            for episode in child.episodes:
                late = episode.recorded_on and episode.recorded_on > D(year, 6, 30)
                ended_on = episode.closed_on
                if episode.no_further_action:
                    ended_on = episode.referred_on
                over = ended_on is not None and ended_on < first
                if episode.referred_on <= last and not over and not late:
                    expected[child.child_id] += 1
        found = Counter(
            {
                c.findtext(".//LAchildID") or "": len(list(c.iter("CINdetails")))
                for c in census.iter("Child")
            }
        )
        assert found == expected


def test_nothing_in_a_file_is_dated_after_its_year(censuses: Census) -> None:
    exempt = {"ExpectedPersonBirthDate", "InitialCPCtarget", "ReferenceDate"}
    for year, census in censuses.items():
        first, last = first_day_of(year), last_day_of(year)
        for element in census.find("Children").iter():  # type: ignore[union-attr]
            if not element.tag.endswith("Date") and not element.tag.startswith("CPP"):
                continue
            text = element.text or ""
            if element.tag in exempt or len(text) != 10:
                continue
            assert D.fromisoformat(text) <= last, (year, element.tag)
        for name in ("CINclosureDate", "CPPreviewDate", "CPPendDate", "CINPlanEndDate"):
            assert all(first <= day <= last for day in dates(census, name))


def test_an_open_episode_of_two_years_is_in_both_files(hamlet: Borough, censuses: Census) -> None:
    child, episode = next(
        (child, episode)
        for child in hamlet.children
        for episode in child.episodes
        if episode.closed_on
        and census_year(episode.referred_on) == 2025
        and census_year(episode.closed_on) == 2026
        and not (episode.recorded_on or episode.first_said_referred_on or episode.end_recorded_on)
    )
    for year, closed in ((2025, []), (2026, [episode.closed_on])):
        found = [
            element
            for element in episodes_in(censuses[year], child.child_id)
            if dates(element, "CINreferralDate") == [episode.referred_on]
        ]
        assert [dates(element, "CINclosureDate") for element in found] == [closed]


def test_a_late_recorded_referral_is_missing_then_there(hamlet: Borough, censuses: Census) -> None:
    for child_id in hamlet.stories["referral_recorded_late"]:
        episode = next(e for e in hamlet.child(child_id).episodes if e.recorded_on)
        year = census_year(episode.referred_on)
        for of_year, there in ((year, False), (year + 1, True)):
            told = [dates(e, "CINreferralDate") for e in episodes_in(censuses[of_year], child_id)]
            assert ([episode.referred_on] in told) is there


def test_a_corrected_referral_date_is_a_day_off_at_first(hamlet: Borough, censuses: Census) -> None:
    for child_id in hamlet.stories["referral_date_corrected"]:
        episode = next(e for e in hamlet.child(child_id).episodes if e.first_said_referred_on)
        year = census_year(episode.referred_on)
        for of_year, said in (
            (year, episode.first_said_referred_on),
            (year + 1, episode.referred_on),
        ):
            told = [dates(e, "CINreferralDate") for e in episodes_in(censuses[of_year], child_id)]
            assert [said] in told
        assert episode.first_said_referred_on == episode.referred_on - datetime.timedelta(days=1)


def test_a_corrected_category_is_another_at_first(hamlet: Borough, censuses: Census) -> None:
    for child_id in hamlet.stories["category_corrected"]:
        plan = next(p for p in hamlet.child(child_id).plans() if p.first_said_initial)
        year, said = census_year(plan.started_on), {}
        for of_year in (year, year + 1):
            for episode in episodes_in(censuses[of_year], child_id):
                for element in episode.iter("ChildProtectionPlans"):
                    if dates(element, "CPPstartDate") == [plan.started_on]:
                        said[of_year] = element.findtext("InitialCategoryOfAbuse")
        assert said == {year: plan.first_said_initial, year + 1: plan.initial}


def test_a_late_end_is_open_in_one_file_and_gone_from_the_next(
    hamlet: Borough, censuses: Census
) -> None:
    for child_id in hamlet.stories["end_date_recorded_late"]:
        episode = next(e for e in hamlet.child(child_id).episodes if e.end_recorded_on)
        assert episode.closed_on
        year = census_year(episode.closed_on)
        open_in = [
            e
            for e in episodes_in(censuses[year], child_id)
            if dates(e, "CINreferralDate") == [episode.referred_on]
        ]
        assert [dates(e, "CINclosureDate") for e in open_in] == [[]]
        told = [dates(e, "CINreferralDate") for e in episodes_in(censuses[year + 1], child_id)]
        assert [episode.referred_on] not in told


def test_an_unborn_child_is_expected_then_born(hamlet: Borough, censuses: Census) -> None:
    seen = Counter[str]()
    for child_id in hamlet.stories["unborn"]:
        born_on = hamlet.child(child_id).born_on
        for year, census in censuses.items():
            for child in census.iter("Child"):
                if child.findtext(".//LAchildID") != child_id:
                    continue
                expected = child.find(".//ExpectedPersonBirthDate") is not None
                assert expected is (born_on is None or born_on > last_day_of(year))
                assert expected is (child.find(".//PersonBirthDate") is None)
                seen["expected" if expected else "born"] += 1
    assert seen["expected"] > 0
    assert seen["born"] > 0


def test_a_moved_in_child_has_its_conference_outside_section_47(
    hamlet: Borough, censuses: Census
) -> None:
    found = [
        episode
        for census in censuses.values()
        for episode in census.iter("CINdetails")
        if episode.find("DateOfInitialCPC") is not None
    ]
    assert found
    for episode in found:
        held = D.fromisoformat(episode.findtext("DateOfInitialCPC") or "")
        assert held not in [
            d for e in episode.iter("Section47") for d in dates(e, "DateOfInitialCPC")
        ]
        assert held in dates(episode, "CPPstartDate")


def test_the_allocations_name_every_child_of_every_file(
    hamlet_returns: list[Path], censuses: Census
) -> None:
    with named(hamlet_returns, "people_and_allocations.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    allocated = {row["child"] for row in rows}
    told = {e.text for census in censuses.values() for e in census.iter("LAchildID")}
    assert allocated == told
    assert all(row["worker"] and row["team"] and row["family"] and row["name"] for row in rows)


def test_the_population_adds_up(hamlet: Borough, hamlet_returns: list[Path]) -> None:
    with named(hamlet_returns, "population.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    of_year = Counter[str]()
    for row in rows:
        of_year[row["year"]] += int(row["people"])
    assert of_year["2027"] == pytest.approx(1000 * 41_000 / 8_000, abs=2)
    assert set(of_year) == {"2023", "2024", "2025", "2026", "2027"}
    assert {row["age"] for row in rows} == {str(age) for age in range(18)}
    assert {row["sex"] for row in rows} == {"M", "F"}
    assert len({row["ward"] for row in rows}) == 8


def told_in(census: etree._Element, table: str) -> list[tuple[str, etree._Element]]:
    """Every element of a table with the id of its child."""
    return [
        (child.findtext(".//LAchildID") or "", element)
        for child in census.iter("Child")
        for element in child.iter(table)
    ]


@pytest.mark.parametrize(
    ("code", "table", "started", "ended"),
    [
        ("CPP-01", "ChildProtectionPlans", "CPPstartDate", "CPPendDate"),
        ("CIN-01", "CINdetails", "CINreferralDate", "CINclosureDate"),
        ("PLO-01", "PreProceedingsandFGDM", "PPStartDate", "StepDecisionDate"),
    ],
)
def test_the_last_file_alone_gives_the_true_answer_on_its_last_day(
    hamlet: Borough, censuses: Census, code: str, table: str, started: str, ended: str
) -> None:
    """A plain reading of the XML, for what a single year can tell."""
    found = sorted(
        child_id
        for child_id, element in told_in(censuses[2027], table)
        if element.find(ended) is None and element.findtext("ReferralNFA") != "true"
        if element.find(started) is not None
    )
    assert found == truth(hamlet, code, on=hamlet.last_day)["children_met"]


@pytest.mark.parametrize(
    ("code", "table", "placed"),
    [
        ("REF-01", "CINdetails", "CINreferralDate"),
        ("S47-01", "Section47", "S47ActualStartDate"),
        ("CPP-02", "ChildProtectionPlans", "CPPstartDate"),
        ("CPP-10", "ChildProtectionPlans", "CPPendDate"),
        ("ASM-01", "Assessments", "AssessmentAuthorisationDate"),
        ("PLO-03", "PreProceedingsandFGDM", "PPStartDate"),
    ],
)
def test_the_last_file_alone_has_the_cases_of_its_year(
    hamlet: Borough, censuses: Census, code: str, table: str, placed: str
) -> None:
    found = Counter(
        child_id
        for child_id, element in told_in(censuses[2027], table)
        for day in dates(element, placed)
        if day >= first_day_of(2027)
    )
    if code == "REF-01":  # of two referrals on one day only the first counts
        for child_id in hamlet.stories.get("two_referrals_on_one_day", ()):
            found[child_id] = len(
                {day for e in episodes_in(censuses[2027], child_id) for day in dates(e, placed)}
            )
    answer = truth(hamlet, code, on=hamlet.last_day)
    cases = [id for part in ("met", "not_met", "unjudged") for id in answer[f"children_{part}"]]
    assert +found == Counter(cases)
