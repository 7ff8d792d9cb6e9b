"""Published tables of two editions: what is kept of them, what a symbol is, what is passed over."""

from pathlib import Path

import pytest

from goldenthread.codes.published_symbols import in_words, number_of
from goldenthread.ingest.findings import Refused
from goldenthread.ingest.load import Loaded
from goldenthread.ingest.published.periods import year_of
from tests.ingest.files import a_child, census, day, record_now, take_in
from tests.ingest.published_files import (
    ENGLAND,
    FIRST_EDITION,
    LONDON,
    NEXT_EDITION,
    NORTH_WEST,
    THORNBECK,
    a_council,
    dfe_table,
    list_of_neighbours,
)

NEIGHBOURS = ("880", "881", "882", "883", "884", "885", "886", "887", "888", "890")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a census of Thornbeck and a list of its neighbours have been loaded from."""
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    lists = {"899": NEIGHBOURS, "880": ("899", *NEIGHBOURS[1:])}
    take_in(list_of_neighbours(tmp_path / "neighbours_april_2021.csv", lists), tmp_path)
    return tmp_path


def first_edition(folder: Path, *, thornbeck: str = "604") -> Path:
    """Table C1 as printed in 2024: Thornbeck, one neighbour, one other council."""
    return dfe_table(
        folder / "c1_2013_to_2024.csv",
        FIRST_EDITION,
        [
            ("2024", ENGLAND, ("621,880", "139080", "22.4", "518.3")),
            ("2024", NORTH_WEST, ("85000", "18000", "21.2", "520")),
            ("2024", LONDON, ("100000", "19000", "19", "470")),
            ("2024", THORNBECK, ("2806", thornbeck, "21.5", "671.2")),
            ("2023", THORNBECK, ("2700", "c", "c", "z")),
            ("2024", a_council("880"), ("1000", "x", "x", "400.1")),
            ("2024", a_council("301", region="E12000007"), ("500", "90", "18", "300")),
        ],
    )


def next_edition(folder: Path) -> Path:
    """The same table a year later: other headings, no rate, and one figure of 2024 revised."""
    return dfe_table(
        folder / "c1_2013_to_2025.csv",
        NEXT_EDITION,
        [
            ("2025", THORNBECK, ("2900", "620", "21.4")),
            ("2024", THORNBECK, ("2806", "610", "21.7")),
            ("2025", ENGLAND, ("632830", "142900", "22.6")),
        ],
    )


def figures(where: str = "true") -> list[tuple[object, ...]]:
    rows = record_now().rows(
        "select release, time_period, area_code, indicator, says from published_figures "
        f"where {where} order by all"
    )
    return [tuple(row.values()) for row in rows]


def said(loaded: Loaded, code: str) -> list[str]:
    return [finding.why for finding in loaded.findings if finding.code == code]


@pytest.mark.django_db(transaction=True)
def test_figures_of_this_council_its_region_its_neighbours_and_england_are_kept(
    folder: Path,
) -> None:
    loaded = take_in(first_edition(folder), folder)
    assert loaded.kind == "published_figures"
    assert loaded.slice == "899 published_figures Children in need C1 to 2024, 4 figures"
    counts = loaded.tables["published_figures"]
    assert counts == {"read": 20, "loaded": 20, "unchanged": 0, "closed": 0, "held_back": 0}
    kept = {row[2] for row in figures()}
    assert kept == {"E92000001", "E12000002", "899", "880"}
    (why,) = said(loaded, "rows-passed-over")
    assert "Of 7 rows 5 are of" in why
    assert "1 of its 10 statistical neighbours" in why
    assert "2 are of other areas and were passed over" in why


@pytest.mark.django_db(transaction=True)
def test_a_symbol_stays_what_it_is_and_is_never_zero(folder: Path) -> None:
    loaded = take_in(first_edition(folder), folder)
    assert said(loaded, "unknown-symbol") == []
    of_2023 = figures("area_code = '899' and time_period = '2023'")
    assert [(row[3], row[4]) for row in of_2023] == [
        ("re_referrals", "c"),
        ("re_referrals_percent", "c"),
        ("referrals", "2700"),
        ("referrals_rate", "z"),
    ]
    assert [number_of(str(row[4])) is None for row in of_2023] == [True, True, False, True]


@pytest.mark.django_db(transaction=True)
def test_each_edition_keeps_its_own_figure_whatever_its_headings(folder: Path) -> None:
    take_in(first_edition(folder), folder)
    loaded = take_in(next_edition(folder), folder)
    assert loaded.slice.endswith("Children in need C1 to 2025, 3 figures")
    revised = "area_code = '899' and time_period = '2024' and indicator = 're_referrals'"
    assert figures(revised) == [
        (2024, "2024", "899", "re_referrals", "604"),
        (2025, "2024", "899", "re_referrals", "610"),
    ]
    days = record_now().rows(
        "select distinct first_day, last_day from published_figures where time_period = '2025'"
    )
    assert days == [{"first_day": day("2024-04-01"), "last_day": day("2025-03-31")}]


@pytest.mark.django_db(transaction=True)
def test_the_same_again_changes_nothing_and_a_corrected_edition_changes_one_figure(
    folder: Path,
) -> None:
    take_in(first_edition(folder), folder)
    again = take_in(first_edition(folder), folder)
    assert again.tables["published_figures"]["unchanged"] == 20
    mended = take_in(first_edition(folder, thornbeck="605"), folder)
    counts = mended.tables["published_figures"]
    assert (counts["loaded"], counts["closed"], counts["unchanged"]) == (1, 1, 19)
    assert figures("says in ('604', '605')") == [(2024, "2024", "899", "re_referrals", "605")]


@pytest.mark.django_db(transaction=True)
def test_two_tables_of_one_edition_stand_side_by_side(folder: Path) -> None:
    take_in(first_edition(folder), folder)
    plans = dfe_table(
        folder / "d3.csv",
        ("CPP_start", "CPP_subsequent", "CPP_subsequent_percentage"),
        [("2024", THORNBECK, ("200", "50", "25.0"))],
        caption="Child Protection Plans which are a second or subsequent plan",
    )
    assert take_in(plans, folder).tables["published_figures"]["loaded"] == 3
    assert len(figures("release = 2024 and area_code = '899' and time_period = '2024'")) == 7


@pytest.mark.django_db(transaction=True)
def test_without_a_list_of_neighbours_it_says_what_to_load(tmp_path: Path) -> None:
    take_in(census(tmp_path, 2025, [a_child("A1")]), tmp_path)
    loaded = take_in(first_edition(tmp_path), tmp_path)
    assert "load the list, then this file again" in said(loaded, "no-list-of-neighbours")[0]
    assert "880" not in {row[2] for row in figures()}
    lists = {"899": NEIGHBOURS}
    take_in(list_of_neighbours(tmp_path / "neighbours_2025.csv", lists), tmp_path)
    take_in(first_edition(tmp_path), tmp_path)
    assert "880" in {row[2] for row in figures()}


@pytest.mark.django_db(transaction=True)
def test_a_table_without_this_council_keeps_england_and_says_so(folder: Path) -> None:
    path = dfe_table(
        folder / "c1.csv",
        NEXT_EDITION,
        [
            ("2025", ENGLAND, ("632830", "142900", "22.6")),
            ("2025", NORTH_WEST, ("86120", "18730", "21.7")),
            ("2025", a_council("301"), ("500", "90", "18")),
        ],
    )
    loaded = take_in(path, folder)
    assert len(said(loaded, "council-not-in-table")) == 1
    assert {row[2] for row in figures()} == {"E92000001"}


@pytest.mark.django_db(transaction=True)
def test_a_group_is_never_taken_for_all(folder: Path) -> None:
    """A table by sex: only the row of all children has no group."""
    place = THORNBECK
    rows = [
        ("2025", (*place[:8],), (sex, figure))
        for sex, figure in (("Total", "330"), ("Female", "160"), ("Male", "170"))
    ]
    path = dfe_table(folder / "by_sex.csv", ("sex", "CPP_At31"), rows)
    take_in(path, folder)
    kept = record_now().rows("select breakdown, says from published_figures order by all")
    assert [tuple(row.values()) for row in kept] == [
        ("sex: Female", "160"),
        ("sex: Male", "170"),
        (None, "330"),
    ]


@pytest.mark.django_db(transaction=True)
def test_an_unknown_mark_is_kept_and_asked_about(folder: Path) -> None:
    rows = [
        ("2025", THORNBECK, ("2900", "620", "21.4")),
        ("2024", THORNBECK, ("[c]", "q", "9")),
        ("2023", THORNBECK, ("2700", "600", "22.2")),
    ]
    path = dfe_table(folder / "odd.csv", NEXT_EDITION, rows)
    loaded = take_in(path, folder)
    assert figures("time_period = '2024' and breakdown is null") == [
        (2025, "2024", "899", "re_referrals", "q"),
        (2025, "2024", "899", "re_referrals_percent", "9"),
        (2025, "2024", "899", "referrals", "[c]"),
    ]
    assert said(loaded, "unknown-symbol") == [
        "odd: 'q' stands where a number should, 1 time; it is kept as it is, and no number is made "
        "of it."
    ]


@pytest.mark.django_db(transaction=True)
def test_a_figure_that_two_tables_of_a_folder_print_is_kept_once(folder: Path) -> None:
    edition = folder / "edition"
    edition.mkdir()
    rows = [("2025", THORNBECK, ("2900", "620", "21.4"))]
    dfe_table(edition / "c1.csv", NEXT_EDITION, rows)
    dfe_table(edition / "c5.csv", ("Referrals", "Schools"), [("2025", THORNBECK, ("2900", "9"))])
    loaded = take_in(edition, folder)
    counts = loaded.tables["published_figures"]
    assert (counts["read"], counts["loaded"], counts["held_back"]) == (3, 3, 0)
    assert any("1 of which another table" in why for why in said(loaded, "rows-passed-over"))


@pytest.mark.django_db(transaction=True)
def test_a_blank_cell_gives_no_figure_and_is_counted(folder: Path) -> None:
    rows = [("2025", THORNBECK, ("2900", "", "21.4")), ("2024", ENGLAND, ("2900", "620", "21.4"))]
    loaded = take_in(dfe_table(folder / "blank.csv", NEXT_EDITION, rows), folder)
    assert loaded.tables["published_figures"]["loaded"] == 5
    assert "which gave 5 figures and 1 blank cell" in said(loaded, "rows-passed-over")[0]


@pytest.mark.django_db(transaction=True)
def test_ages_are_groups_though_they_are_numbers(folder: Path) -> None:
    rows = [
        ("2025", THORNBECK, (age, figure))
        for age, figure in (("0", "30"), ("1", "20"), ("2", "10"), ("All", "60"))
    ]
    take_in(dfe_table(folder / "by_age.csv", ("age", "CPP_At31"), rows), folder)
    assert figures("breakdown is null") == [(2025, "2025", "899", "plans_open", "60")]


@pytest.mark.django_db(transaction=True)
def test_a_table_with_no_figure_of_ours_is_refused_in_one_sentence(folder: Path) -> None:
    path = dfe_table(folder / "x.csv", ("Schools",), [("2025", THORNBECK, ("12",))])
    with pytest.raises(Refused, match="without any figure that is kept here"):
        take_in(path, folder)


@pytest.mark.django_db(transaction=True)
def test_a_home_of_no_known_council_is_told_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Nothing says yet which council this is"):
        take_in(next_edition(tmp_path), tmp_path)
    loaded = take_in(next_edition(tmp_path), tmp_path, council="899")
    assert loaded.tables["published_figures"]["loaded"] == 9


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025", 2025),
        ("2025.0", 2025),
        ("202425", 2025),
        ("2024-25", 2025),
        ("2024/2025", 2025),
        ("199900", 2000),
        ("2024-26", None),
        ("Trend", None),
        ("", None),
    ],
)
def test_a_period_is_of_the_year_that_it_ends_in(text: str, year: int | None) -> None:
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("says", "release", "words"),
    [
        ("c", 2024, "not shown, to protect confidentiality (c)"),
        ("[x]", 2025, "not available ([x])"),
        ("x", 2016, "not shown, to protect confidentiality (x)"),
        ("low", 2025, "rounds to nothing, but is not nothing (low)"),
        ("?", 2025, "no number: '?' stands in its place"),
    ],
)
def test_a_symbol_is_said_in_words_by_its_edition(says: str, release: int, words: str) -> None:
    assert number_of(says) is None
    assert in_words(says, release=release) == words
