"""The code sets: whole, without doubles, and worded by edition."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from goldenthread.codes.assessment import ASSESSMENT_FACTOR, NEGLECT_FACTOR
from goldenthread.codes.child_protection import CATEGORY_OF_ABUSE, MULTIPLE, NEGLECT
from goldenthread.codes.code_set import Code, CodeSet
from goldenthread.codes.councils import COUNCILS, THORNBECK, council_name
from goldenthread.codes.front_door import CLOSURE_REASON, PRIMARY_NEED, REFERRAL_SOURCE
from goldenthread.codes.people import (
    DISABILITY,
    ETHNIC_GROUP,
    ETHNIC_GROUPS,
    ETHNICITY,
    GENDER,
    SEX,
    SEX_OF_GENDER,
    UPN_UNKNOWN,
)
from goldenthread.codes.pre_proceedings import PRE_PROCEEDINGS_OUTCOME

PUBLISHED = Path(__file__).parents[3] / "shared/data/01_dfe_children_in_need/release_2024"
EDITIONS = range(2021, 2028)
SIZES = [
    (SEX, 3),
    (GENDER, 4),
    (ETHNICITY, 20),
    (DISABILITY, 13),
    (UPN_UNKNOWN, 7),
    (REFERRAL_SOURCE, 22),
    (PRIMARY_NEED, 10),
    (CLOSURE_REASON, 9),
    (ASSESSMENT_FACTOR, 44),
    (CATEGORY_OF_ABUSE, 5),
    (PRE_PROCEEDINGS_OUTCOME, 3),
]


@pytest.mark.parametrize(("code_set", "size"), SIZES, ids=lambda item: getattr(item, "name", ""))
def test_each_code_has_words_of_its_own_in_every_edition(code_set: CodeSet, size: int) -> None:
    assert len(code_set) == len(set(code_set.values)) == size
    for year in EDITIONS:
        labels = [code_set.label(code, year=year) for code in code_set.values]
        assert len(set(labels)) == size
        assert all(label.strip() == label != "" for label in labels)
        assert not set(labels) & set(code_set.values)


def test_a_code_that_comes_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="same code twice"):
        CodeSet("Twice", (Code(code="A", label="one"), Code(code="A", label="two")))


def test_an_unknown_code_is_shown_as_it_came() -> None:
    assert ASSESSMENT_FACTOR.label("99Z", year=2025) == "99Z"
    assert not ASSESSMENT_FACTOR.holds("99Z")
    assert not ASSESSMENT_FACTOR.valid_in("99Z", 2025)


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2021, "Abuse or neglect"),
        (2025, "Abuse or neglect"),
        (2026, "Abuse, neglect and exploitation"),
        (2027, "Abuse, neglect and exploitation"),
    ],
)
def test_n1_is_called_what_its_edition_calls_it(year: int, label: str) -> None:
    assert PRIMARY_NEED.label("N1", year=year) == label


def test_the_latest_change_of_words_wins_in_whatever_order_they_are_written() -> None:
    code = Code(code="A", label="first", labels=((2026, "third"), (2023, "second")))
    assert [code.label_in(year) for year in (2022, 2023, 2025, 2026, 2030)] == [
        "first",
        "second",
        "second",
        "third",
        "third",
    ]


@pytest.mark.parametrize(
    ("code_set", "code", "first", "last"),
    [
        (ASSESSMENT_FACTOR, "18A", None, 2020),
        (ASSESSMENT_FACTOR, "19A", None, 2020),
        (ASSESSMENT_FACTOR, "18B", 2021, None),
        (ASSESSMENT_FACTOR, "19C", 2021, None),
        (ASSESSMENT_FACTOR, "24A", 2022, None),
        (ASSESSMENT_FACTOR, NEGLECT_FACTOR, None, None),
        (REFERRAL_SOURCE, "5D", 2023, None),
        (CLOSURE_REASON, "RC9", 2023, None),
        (GENDER, "9", None, 2024),
        (SEX, "U", 2025, None),
        (PRE_PROCEEDINGS_OUTCOME, "B", 2027, None),
    ],
)
def test_a_code_is_valid_in_the_years_that_offer_it(
    code_set: CodeSet, code: str, first: int | None, last: int | None
) -> None:
    assert code_set.holds(code)
    for year in range(2017, 2030):
        offered = (first is None or year >= first) and (last is None or year <= last)
        assert code_set.valid_in(code, year) is offered


def test_neglect_is_where_the_design_says_it_is() -> None:
    assert ASSESSMENT_FACTOR.label(NEGLECT_FACTOR, year=2026) == "Neglect"
    assert CATEGORY_OF_ABUSE.label(NEGLECT, year=2026) == "Neglect"
    assert CATEGORY_OF_ABUSE.holds(MULTIPLE)
    neglect_in_words = [c.code for c in ASSESSMENT_FACTOR if "eglect" in c.label]
    assert neglect_in_words == [NEGLECT_FACTOR]


def test_every_older_gender_is_a_sex_and_every_ethnicity_has_a_group() -> None:
    assert set(SEX_OF_GENDER) == set(GENDER.values)
    assert set(SEX_OF_GENDER.values()) == set(SEX.values)
    assert tuple(ETHNIC_GROUP) == tuple(dict.fromkeys(ETHNIC_GROUP))
    assert set(ETHNIC_GROUP) == set(ETHNICITY.values)
    assert set(ETHNIC_GROUP.values()) == set(ETHNIC_GROUPS)


def test_chinese_is_counted_where_dfe_counts_it() -> None:
    """DfE's table A7: the Asian codes, Chinese among them, add up to its Asian group."""
    table = PUBLISHED / "a7_cin_by_age_gender_ethnicity_2015_to_2024.csv"
    if not table.exists():
        pytest.skip("the published tables are not beside the project")
    with table.open(encoding="utf-8-sig") as lines:
        rows = [row for row in csv.DictReader(lines) if row["characteristic"] == "Ethnicity"]
    published = {row["characteristic_type"]: int(row["number"]) for row in rows if _is_of_2024(row)}
    asian = [c for c in ETHNICITY if ETHNIC_GROUP[c.code] == "Asian or Asian British"]
    assert (
        sum(published[code.label] for code in asian)
        == published["Total Asian or Asian British"]
        == 32_090
    )


def _is_of_2024(row: dict[str, str]) -> bool:
    return row["time_period"] == "2024"


def test_councils_are_those_that_dfe_publishes() -> None:
    assert COUNCILS["889"] == "Blackburn with Darwen"
    assert council_name(THORNBECK) == "Thornbeck (made up)"
    assert council_name("000") == "council 000"
    table = PUBLISHED / "d1_child_protection_plans_2013_to_2024.csv"
    if table.exists():
        with table.open(encoding="utf-8-sig") as lines:
            published = {row["old_la_code"] for row in csv.DictReader(lines)} - {""}
        assert len(published) > 150
        assert {code for code in published if code.isdigit()} <= set(COUNCILS)
        assert THORNBECK not in published
