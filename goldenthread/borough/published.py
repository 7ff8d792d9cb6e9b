"""What is published of Thornbeck and of the councils around it: DfE's tables in two editions.

Thornbeck's own figures are its truth, as its censuses told it. England, the region and the ten
neighbours are made up around it, as everything here is; their codes belong to no council. As DfE
does, the later edition has other headings and no rates, figures of areas larger than a council are
rounded to tens, and a council's number below six is not shown.
"""

import csv
import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goldenthread.borough.making import Borough
from goldenthread.borough.truth import truth
from goldenthread.returns.published_figures.headings import TIME_AND_PLACE

NOT_SHOWN, FEWEST_SHOWN = "c", 6
NEIGHBOURS = {
    "101": "Brackenmere",
    "102": "Saltby Moor",
    "103": "Ashcombe Vale",
    "104": "Kelderwick",
    "105": "Marlow Heath",
    "106": "Tarnside",
    "107": "Oakhanger",
    "108": "Wester Fell",
    "109": "Hollinsgate",
    "110": "Quarry Bank",
}
IN_FORCE = "april_2021"
EDITIONS_BEHIND = (2, 1)
"""How many years each edition ends before the last census: statistics come out in the autumn."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A published table: its letter and caption, and its columns.

    Each column is its heading in the earlier and in the later edition (empty where it has none),
    the measure that it is of, and which of its numbers: `part`, `whole`, `percent` or `rate`.
    """

    letter: str
    caption: str
    columns: tuple[tuple[str, str, str, str], ...]


TABLES = (
    Table(
        letter="b1",
        caption="Children in Need",
        columns=(
            ("At31_episodes", "At31_episodes", "CIN-01", "part"),
            ("At31_episodes_rate", "", "CIN-01", "rate"),
        ),
    ),
    Table(
        letter="b3",
        caption="Primary need at assessment",
        columns=(
            ("At31_episodes", "At31_episodes", "NEG-05", "whole"),
            ("N1_Abuse_or_neglect", "N1_Abuse_neglect_and_exploitation", "NEG-05", "part"),
        ),
    ),
    Table(
        letter="c1",
        caption="Referrals and Re-referrals",
        columns=(
            ("Referrals", "referral_count", "REF-02", "whole"),
            ("Referrals_rate", "", "REF-01", "rate"),
            ("Re_referrals", "rereferral_count", "REF-02", "part"),
            ("Re_referrals_percent", "rereferral_percent", "REF-02", "percent"),
            ("No_Further_Action", "no_further_action_count", "REF-05", "part"),
            ("No_Further_Action_percent", "no_further_action_percent", "REF-05", "percent"),
        ),
    ),
    Table(
        letter="c3",
        caption="Factors identified at the end of assessment",
        columns=(
            (
                "Episodes_with_assessment_factor",
                "Episodes_with_assessment_factor",
                "NEG-03",
                "whole",
            ),
            ("Neglect", "Neglect", "NEG-03", "part"),
        ),
    ),
    Table(
        letter="d1",
        caption="Child Protection Plans",
        columns=(
            ("CPP_start", "CPP_start", "CPP-02", "part"),
            ("CPP_start_rate", "", "CPP-02", "rate"),
            ("CPP_At31", "CPP_At31", "CPP-01", "part"),
            ("CPP_At31_rate", "", "CPP-01", "rate"),
        ),
    ),
    Table(
        letter="d3",
        caption="Child Protection Plans which are a second or subsequent plan",
        columns=(
            ("CPP_start", "CPP_start", "CPP-07", "whole"),
            ("CPP_subsequent", "CPP_subsequent", "CPP-07", "part"),
            ("CPP_subsequent_percent", "CPP_subsequent_percent", "CPP-07", "percent"),
        ),
    ),
    Table(
        letter="d4",
        caption="Child Protection Plans by Initial and Latest Category of Abuse",
        columns=(
            ("CPP_At31", "CPP_At31", "NEG-06", "whole"),
            ("Neglect_Latest", "Neglect_Latest", "NEG-06", "part"),
        ),
    ),
    Table(
        letter="d7",
        caption="Child Protection Plans ending by length of time",
        columns=(
            ("CPP_End", "CPP_End", "CPP-10", "whole"),
            ("3_months_or_less", "3_months_or_less", "CPP-10", "part"),
            ("3_months_or_less_percent", "3_months_or_less_percent", "CPP-10", "percent"),
            ("2_years_or_more", "2_years_or_more", "CPP-12", "part"),
            ("2_years_or_more_percent", "2_years_or_more_percent", "CPP-12", "percent"),
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Area:
    """A place of a table: its cells, how many times Thornbeck it is, and to what it is rounded."""

    cells: tuple[str, ...]
    size: float
    rounded_to: int = 1


def write_published(borough: Borough, out: Path) -> list[Path]:
    """Write the list of neighbours, and a folder of tables for each edition, into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    written = [_list_of_neighbours(borough, out / f"neighbours_{IN_FORCE}.csv")]
    for place, behind in enumerate(EDITIONS_BEHIND):
        release = borough.last_year - behind
        if release not in borough.census_years:
            continue  # of a year before its first census nothing is known
        folder = out / f"published_to_{release}"
        folder.mkdir(parents=True, exist_ok=True)
        for table in TABLES:
            _table(borough, table, place, release, folder / f"{table.letter}_to_{release}.csv")
        _population(borough, release - 1, folder / f"population_to_{release - 1}.csv")
        written.append(folder)
    return written


def _areas(borough: Borough) -> Iterator[Area]:
    dice = random.Random(f"{borough.seed} areas")
    country = ("E92000001", "England")
    region = ("E12000002", "North West")
    nowhere = ("", "", "")
    yield Area(cells=("National", *country, "", "", *nowhere), size=148.3, rounded_to=10)
    yield Area(cells=("Regional", *country, *region, *nowhere), size=21.7, rounded_to=10)
    councils = {borough.council: borough.name} | NEIGHBOURS
    for code, name in councils.items():
        own = code == borough.council
        cells = ("Local authority", *country, *region, code, f"E99000{code}", name)
        yield Area(cells=cells, size=1.0 if own else dice.uniform(0.6, 1.9))


def _table(borough: Borough, table: Table, edition: int, release: int, path: Path) -> None:
    columns = [column for column in table.columns if column[edition]]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([*TIME_AND_PLACE, "category", *(column[edition] for column in columns)])
        for year in (release, release - 1):
            if year not in borough.census_years:
                continue
            on = datetime.date(year, 3, 31)
            answers = {code: truth(borough, code, on=on) for code in {c[2] for c in columns}}
            for area in _areas(borough):
                numbers = {code: _numbers(area, code, a, year) for code, a in answers.items()}
                figures = [_figure(area, kind, *numbers[code]) for _, _, code, kind in columns]
                cells = (str(year), "Reporting year", *area.cells, table.caption)
                out.writerow([*cells, *figures])


def _numbers(area: Area, code: str, answer: dict[str, int], year: int) -> tuple[int, int]:
    """The part and the whole of an area: Thornbeck's own, and for others some like them."""
    part, whole = answer["numerator"], answer["denominator"]
    if area.size == 1.0:
        return part, whole
    dice = random.Random(f"{area.cells} {code} {year}")
    larger = max(1, round(whole * area.size))
    share = min(1.0, part / whole * dice.uniform(0.75, 1.25)) if whole else 0.0
    return min(larger, round(larger * share)), larger


def _figure(area: Area, kind: str, part: int, whole: int) -> str:
    """A cell as it is printed: the number, or the mark of one that is too small to be shown."""
    if area.rounded_to == 1 and kind != "whole" and 0 < part < FEWEST_SHOWN:
        return NOT_SHOWN
    if kind in ("part", "whole"):
        number = part if kind == "part" else whole
        return str(area.rounded_to * round(number / area.rounded_to))
    per = 10_000 if kind == "rate" else 100
    return f"{per * part / whole:.1f}" if whole else "z"


def _population(borough: Borough, year: int, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow([*TIME_AND_PLACE, "age_group", "population_estimate"])
        for mid_year in (year, year - 1):
            people = sum(e.people for e in borough.population if e.year == mid_year)
            for area in _areas(borough):
                cells = (str(mid_year), "Reporting year", *area.cells)
                out.writerow([*cells, "Children aged 0 to 17 years", round(people * area.size)])


def _list_of_neighbours(borough: Borough, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        numbered = [one for n in range(1, len(NEIGHBOURS) + 1) for one in (f"SN{n}", f"SNP{n}")]
        out.writerow(["LA number", "LA Name", *numbered])
        listed = [one for code in NEIGHBOURS for one in (code, "Close")]
        out.writerow([borough.council, borough.name, *listed])
    return path
