"""Published figures as the record holds them, read for one comparison."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from goldenthread.codes.published_symbols import in_words, number_of
from goldenthread.record.snapshot import Reading
from goldenthread.returns.published_figures.catalogue import INDICATORS
from goldenthread.returns.published_figures.other_publications import POPULATION_OF_ONS

THE_TOOL = "Local authority interactive tool"


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One figure as it was printed: `says` is the number, or the symbol in its place."""

    area_code: str
    area_level: str
    area_name: str
    region_code: str
    release: int
    first_day: datetime.date
    last_day: datetime.date
    indicator: str
    says: str

    @property
    def number(self) -> Decimal | None:
        """The number; None for a symbol, which is never zero."""
        return number_of(self.says)

    @property
    def because(self) -> str:
        """Why there is no number, in words; empty where there is one."""
        return "" if self.number is not None else in_words(self.says, release=self.release)


@dataclass(kw_only=True)
class Edition:
    """One table of one edition: its figures by what they are, the last day, and the area."""

    publication: str
    table: str
    release: int
    figures: dict[tuple[str, datetime.date, str], Printed] = field(default_factory=dict)

    @property
    def in_words(self) -> str:
        """`DfE, Children in need, table D3, figures to 2025`."""
        is_lettered = self.table[:1].isupper() and self.table[1:2].isdigit()
        table = f", table {self.table}" if is_lettered else f", {self.table}"
        table = "" if self.publication == THE_TOOL else table
        by = "" if self.publication == POPULATION_OF_ONS else "DfE, "
        return f"{by}{self.publication}{table}, figures to {self.release}"

    @property
    def is_the_tools(self) -> bool:
        """Whether it is the interactive tool, which takes its figures from the other tables."""
        return self.publication == THE_TOOL


def editions_with(reading: Reading, indicators: Iterable[str]) -> list[Edition]:
    """Every table of every edition that has any of these figures, of all children."""
    wanted = tuple(sorted(set(indicators)))
    made: list[Edition] = reading.remember(
        ("published figures", wanted), lambda: _editions(reading, wanted)
    )
    return made


def _editions(reading: Reading, wanted: tuple[str, ...]) -> list[Edition]:
    unknown = [code for code in wanted if code not in INDICATORS]
    if unknown:
        raise KeyError(unknown[0])
    codes = ", ".join(f"'{code}'" for code in wanted)
    rows = reading.rows(
        "select area_code, area_level, coalesce(area_name, '') as area_name, "
        "coalesce(region_code, '') as region_code, publication, found_in, release, first_day, "
        "last_day, indicator, says from published_figures "
        f"where indicator in ({codes}) and breakdown is null and release is not null "
        "and first_day is not null and last_day is not null and says is not null "
        "order by load_id, ordinal"
    )
    made: dict[tuple[str, str, int], Edition] = {}
    for row in rows:
        key = (row.pop("publication"), row.pop("found_in"), row["release"])
        edition = made.setdefault(key, Edition(publication=key[0], table=key[1], release=key[2]))
        printed = Printed(**row)
        edition.figures[printed.indicator, printed.last_day, printed.area_code] = printed
    return list(made.values())
