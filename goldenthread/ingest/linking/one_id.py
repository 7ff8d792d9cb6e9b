"""What is known of one id: the numbers, names, days and places by which a child may be told.

It is read before ids of one child are read as one (record/unchanged.py, AS_TOLD), from the rows
that are current: a day that a later return put right is not held against anybody.
"""

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.codes.people import is_valid_nhs_number, is_valid_upn
from goldenthread.record.links import ADOPTED, CASE_SYSTEM, FOR_ADOPTION, adopted_sql
from goldenthread.record.snapshot import Reading

Day = datetime.date

NAMELESS = {"unborn", "baby", "unknown", "not", "known", "infant", "of", "bump", "twin"}
"""Words that stand where a child has no first name yet."""

TELL_WHO = ("people", "names", "identifiers", "addresses", "placements")
"""The tables of the record by which an id may be known for another's: where nothing of them came or
changed, there is nothing new to find."""

READ = (*TELL_WHO, "child_protection_plans", "looked_after_periods", *ADOPTED, *FOR_ADOPTION)
"""All tables of the record that are read here (test_after_loads.py)."""

OUTSIDE_OF_NAMES = re.compile(r"[^a-z ]")


@dataclass(frozen=True, kw_only=True)
class OneId:
    """One id. What nobody said is empty, or None."""

    child_id: str
    kinds: frozenset[str] = frozenset()
    upns: frozenset[str] = frozenset()
    former_upns: frozenset[str] = frozenset()
    nhs_numbers: frozenset[str] = frozenset()
    former_ids: frozenset[str] = frozenset()
    early_help_ids: frozenset[str] = frozenset()
    born_on: Day | None = None
    expected_on: Day | None = None
    died_on: Day | None = None
    sex: str = ""
    first_names: str = ""
    surname: str = ""
    family: str = ""
    postcodes: frozenset[str] = frozenset()
    plans: frozenset[tuple[Day, Day]] = frozenset()
    care: frozenset[tuple[Day, Day]] = frozenset()

    @property
    def first_name(self) -> str:
        """The first of the first names."""
        return self.first_names.partition(" ")[0]

    @property
    def is_of_case_system(self) -> bool:
        """Whether the council's case system has said it."""
        return not self.kinds.isdisjoint(CASE_SYSTEM)

    @property
    def is_unborn(self) -> bool:
        """Whether it is known by the day on which a birth is expected, and not as born."""
        return self.born_on is None and self.expected_on is not None


def every_id(reading: Reading, only: Iterable[str] | None = None) -> dict[str, OneId]:
    """Everything that is known of each id, by id; of these alone where they are named."""
    parts = (_add_names, _add_kinds, _add_numbers, _add_postcodes, _add_spans)
    return _told(_Asking(reading, None if only is None else sorted(only)), *parts)


def those_who(reading: Reading, only: Iterable[str]) -> dict[str, OneId]:
    """Of these ids, names, homes and what `people` says, and not the rest: what it takes to see
    whom somebody may be (deciding.left_alone), in a third of the time."""
    return _told(_Asking(reading, sorted(only)), _add_names, _add_postcodes)


def _told(ask: "_Asking", *parts: "_Add") -> dict[str, OneId]:
    known: dict[str, dict[str, Any]] = {}
    for row in ask.rows(
        "select child_id, upn, former_upn, born_on, expected_on, died_on, sex "
        "from people_as_told order by child_id"
    ):
        known[row["child_id"]] = {
            "child_id": row["child_id"],
            "upns": _valid_upns([row["upn"]]),
            "former_upns": _valid_upns([row["former_upn"]]),
            "sex": row["sex"] if row["sex"] in ("M", "F") else "",
            **{name: row[name] for name in ("born_on", "expected_on", "died_on")},
        }
    for add in parts:
        add(ask, known)
    return {child_id: OneId(**cells) for child_id, cells in known.items()}


@dataclass(frozen=True)
class _Asking:
    """Rows of every id, or of `only` these: a page asks of a few among tens of thousands."""

    reading: Reading
    only: list[str] | None

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """The rows of a query that tells `child_id`."""
        if self.only is None:
            return self.reading.rows(sql)
        return self.reading.rows(
            f"select * from ({sql}) where child_id in (select unnest($only::varchar[]))",
            only=self.only,
        )


_Add = Callable[[_Asking, Mapping[str, dict[str, Any]]], None]


def _add_names(ask: _Asking, known: Mapping[str, dict[str, Any]]) -> None:
    for row in ask.rows("select child_id, name, family from names_as_told"):
        if row["child_id"] in known:
            first_names, surname = parted(row["name"] or "")
            known[row["child_id"]] |= {
                "first_names": first_names,
                "surname": surname,
                "family": row["family"] or "",
            }


def _add_kinds(ask: _Asking, known: Mapping[str, dict[str, Any]]) -> None:
    """Which returns say it; and its UPNs by any of them, where the one that is believed of who a
    child is has none (an Annex A may not)."""
    rows = ask.rows(
        "select r.child_id, list(distinct s.kind) as kinds, list(distinct r.upn) as upns "
        "from main.ledger_people r join slices s on s.id = r.slice_id "
        f"where {_known(ask.reading)} group by r.child_id"
    )
    for row in rows:
        if row["child_id"] in known:
            cells = known[row["child_id"]]
            cells["kinds"] = frozenset(row["kinds"])
            cells["upns"] = cells["upns"] or _valid_upns(row["upns"])


def _add_numbers(ask: _Asking, known: Mapping[str, dict[str, Any]]) -> None:
    rows = ask.rows("select child_id, kind, identifier from identifiers_as_told")
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row["identifier"]:
            said[row["child_id"]][(row["kind"] or "").lower()].add(row["identifier"].strip())
    for child_id, numbers in said.items():
        if child_id not in known:
            continue
        cells = known[child_id]
        cells["upns"] |= _valid_upns(numbers["upn"])
        cells["former_upns"] |= _valid_upns(numbers["former upn"])
        cells["nhs_numbers"] = valid_nhs_numbers(numbers["nhs number"])
        cells["former_ids"] = frozenset(numbers["legacy id"])
        cells["early_help_ids"] = frozenset(numbers["early help id"])


def _add_postcodes(ask: _Asking, known: Mapping[str, dict[str, Any]]) -> None:
    """Where a child lives or lived at home: not where it was placed, which it shares with others
    who are placed there."""
    rows = ask.rows(
        "select child_id, postcode from addresses_as_told where postcode is not null "
        "union select child_id, home_postcode from placements_as_told "
        "where home_postcode is not null"
    )
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row["child_id"]].add(re.sub(r"\s", "", row["postcode"]).upper())
    for child_id, postcodes in found.items():
        if child_id in known:
            known[child_id]["postcodes"] = frozenset(postcodes)


def _add_spans(ask: _Asking, known: Mapping[str, dict[str, Any]]) -> None:
    for part, table in (("plans", "child_protection_plans"), ("care", "looked_after_periods")):
        found: dict[str, set[tuple[Day, Day]]] = defaultdict(set)
        for row in ask.rows(
            f"select child_id, started_on, ended_on from {table}_as_told "
            "where started_on is not null and unreadable not like '% ended_on %'"
        ):
            found[row["child_id"]].add((row["started_on"], row["ended_on"] or Day.max))
        for child_id, spans in found.items():
            if child_id in known:
                known[child_id][part] = frozenset(spans)


def adopted(reading: Reading) -> frozenset[str]:
    """The ids of children who were adopted, as far as any return has said."""
    return _said_by(reading, ADOPTED)


def to_be_adopted(reading: Reading) -> frozenset[str]:
    """The ids of children who are to be adopted, or may have been since."""
    return _said_by(reading, FOR_ADOPTION)


def _said_by(reading: Reading, conditions: Mapping[str, str]) -> frozenset[str]:
    every = " union all ".join(adopted_sql(name, conditions) for name in conditions)
    rows = reading.rows(f"select distinct child_id from ({every}) r where {_known(reading)}")
    return frozenset(row["child_id"] for row in rows)


def _known(reading: Reading) -> str:
    edition = reading.edition
    return f"r.opened_by <= {edition} and (r.closed_by is null or r.closed_by > {edition})"


def _valid_upns(numbers: Iterable[str | None]) -> frozenset[str]:
    said = {(number or "").strip().upper() for number in numbers}
    return frozenset(number for number in said if is_valid_upn(number))


def valid_nhs_numbers(numbers: Iterable[str]) -> frozenset[str]:
    """Those that are ones, as ten figures."""
    figures = {re.sub(r"[\s-]", "", number) for number in numbers}
    return frozenset(number for number in figures if is_valid_nhs_number(number))


def parted(name: str) -> tuple[str, str]:
    """First names and surname, folded: small letters, no accents, no marks. `Surname, First` is
    read as it is meant; what stands for a name that is not there is none."""
    surname_first = re.fullmatch(r"\s*([^,]+),\s*([^,]+)", name)
    if surname_first:
        name = f"{surname_first[2]} {surname_first[1].replace(' ', '-')}"
    words = [folded(word) for word in name.split()]
    words = [word for word in words if word]
    if not words:
        return "", ""
    first_names = [word for word in words[:-1] if word not in NAMELESS]
    return " ".join(first_names), "" if words[-1] in NAMELESS else words[-1]


def folded(text: str) -> str:
    """Small letters without accents or marks."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return OUTSIDE_OF_NAMES.sub("", plain)
