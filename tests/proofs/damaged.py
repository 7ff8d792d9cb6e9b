"""Small returns of made-up children, one of each kind of file, and the ways in which they break."""

import csv
import datetime
import io
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goldenthread.returns.writing_annex_a import write_annex_a, write_annex_a_csvs
from goldenthread.returns.writing_ssda903 import write_ssda903
from goldenthread.returns.writing_standard_safeguarding import write_standard_safeguarding
from tests.ingest.files import a_child, census
from tests.ingest.safeguarding_rows import a_person, a_plan
from tests.ingest.test_dfe_payload import child

MANY = 24
SECRET = "Quillfeather"
"""A made-up name that stands in every file: it may stand in no refusal."""
BORN, FROM = datetime.date(2015, 3, 2), datetime.date(2025, 1, 6)
AS_AT = datetime.date(2025, 6, 30)
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A return as it was made: the path that is loaded, and the file of it that is damaged."""

    kind: str
    path: Path
    file: Path
    table: str
    """The table of the record in which each row of the file should be accounted for."""


def wholes(folder: Path) -> list[Whole]:
    """One return of each kind of file."""
    makers = (_census, _workbook, _annex_a_csv, _ssda903, _parquet, _payload, _early_help)
    found = []
    for make in makers:
        place = folder / make.__name__.strip("_")
        place.mkdir()
        found.append(make(place))
    return found


def _numbers() -> list[str]:
    return [f"{SECRET}{n:02}" for n in range(MANY)]


def _census(folder: Path) -> Whole:
    told = [a_child(number, plans=[("2024-06-01", "")]) for number in _numbers()]
    path = census(folder, 2025, told)
    return Whole(kind="census", path=path, file=path, table="people")


def _plans() -> list[dict[str, object]]:
    return [
        {
            "Child Unique ID": number,
            "Gender": "F",
            "Ethnicity": "WBRI",
            "Date of Birth": BORN,
            "Child Protection Plan Start Date": FROM + DAY * n,
            "Initial Category of Abuse": "NEG",
        }
        for n, number in enumerate(_numbers())
    ]


def _workbook(folder: Path) -> Whole:
    path = folder / "annex a.xlsx"
    write_annex_a(path, {"list_7": _plans()}, on=AS_AT)
    return Whole(kind="workbook", path=path, file=path, table="child_protection_plans")


def _annex_a_csv(folder: Path) -> Whole:
    write_annex_a_csvs(folder, {"list_7": _plans()}, on=AS_AT)
    (file,) = folder.iterdir()
    return Whole(kind="csv", path=file, file=file, table="child_protection_plans")


def _ssda903(folder: Path) -> Whole:
    numbers = _numbers()
    header = [{"CHILD": n, "SEX": "2", "DOB": BORN, "ETHNIC": "WBRI"} for n in numbers]
    episodes = [
        {"CHILD": n, "DECOM": FROM, "RNE": "S", "LS": "E1", "CIN": "N1", "PLACE": "U1"}
        for n in numbers
    ]
    write_ssda903(folder, {"header": header, "episodes": episodes}, year=2025)
    return Whole(kind="ssda903", path=folder, file=folder / "header.csv", table="people")


def _parquet(folder: Path) -> Whole:
    tables = {
        "ssd_person": [a_person(n, "Ada", "2015-03-02") for n in _numbers()],
        "ssd_cp_plans": [a_plan(str(n), c, "2025-01-06", "NEG") for n, c in enumerate(_numbers())],
    }
    write_standard_safeguarding(folder, tables, as_parquet=True)
    return Whole(kind="parquet", path=folder, file=folder / "ssd_person.parquet", table="people")


def _payload(folder: Path) -> Whole:
    path = folder / "payload.json"
    path.write_text(json.dumps([child(number) for number in _numbers()]))
    return Whole(kind="payload", path=path, file=path, table="people")


def _early_help(folder: Path) -> Whole:
    path = folder / "early help.csv"
    lines = [f'{n},{FROM + DAY * m:%d/%m/%Y},,"neglect, of food"' for m, n in enumerate(_numbers())]
    path.write_text("\n".join(["child,help from,help to,reason", *lines]))
    return Whole(kind="early help", path=path, file=path, table="early_help_episodes")


def cut_and_changed(data: bytes, flips: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """The file cut at each hundredth, and with single bytes changed."""
    chance = random.Random(seed)
    for n in range(1, 100):
        yield f"cut at {n} %", data[: len(data) * n // 100]
    for n in range(flips):
        changed = bytearray(data)
        changed[chance.randrange(len(changed))] ^= chance.randrange(1, 256)
        yield f"byte changed, {n}", bytes(changed)


def written_otherwise(data: bytes) -> Iterator[tuple[str, bytes]]:
    """A CSV in other encodings, with other marks between its cells, its headings and cells written
    as people and programs have them: no row of it is lost by that."""
    text = data.decode()
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        yield encoding, text.encode(encoding)
    rows = list(csv.reader(io.StringIO(text)))
    for mark in ";\t|":
        yield f"parted by {mark!r}", _csv(rows, mark)
    for change in (str.upper, str.lower, lambda h: f"  {h} ", lambda h: h.replace(" ", "_")):
        yield "headings written otherwise", _csv([[change(h) for h in rows[0]], *rows[1:]], ",")
    for column, heading in enumerate(rows[0]):
        renamed = [*rows[0][:column], "Remarks", *rows[0][column + 1 :]]
        yield f"{heading} renamed", _csv([renamed, *rows[1:]], ",")
        yield f"{heading} missing", _csv([r[:column] + r[column + 1 :] for r in rows], ",")
        for name, change_cell in CELLS.items():
            changed = [[*r[:column], change_cell(r[column]), *r[column + 1 :]] for r in rows[1:]]
            yield f"{heading} as {name}", _csv([rows[0], *changed], ",")


def _serial(cell: str, origin: datetime.date) -> str:
    try:
        day = datetime.datetime.strptime(cell, "%d/%m/%Y").date()
    except ValueError:
        return cell
    return str((day - origin).days)


CELLS = {
    "a serial number": lambda cell: _serial(cell, datetime.date(1899, 12, 30)),
    "a serial number from 1904": lambda cell: _serial(cell, datetime.date(1904, 1, 1)),
    "without its zeros": lambda cell: cell.replace("0", ""),
    "an error": lambda _: "#N/A",
    "31 February": lambda _: "31/02/2025",
    "blank": lambda _: "",
    "words": lambda _: "not known; see notes",
}


def _csv(rows: list[list[str]], mark: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue().encode()
