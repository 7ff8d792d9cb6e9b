"""How far a change in one table of the dataset reaches: which tables of the record it may alter,
and which tables of the dataset must be at hand to make those."""

from dataclasses import dataclass
from functools import cache

from goldenthread.record.catalogue import TABLES, tables_of
from goldenthread.returns.standard_safeguarding import STANDARD_SAFEGUARDING
from goldenthread.returns.standard_safeguarding.by_number import ARRIVING, reads


@dataclass(frozen=True, kw_only=True)
class Reached:
    """`record` are tables of the record, `tables` those of the dataset, each by name."""

    record: frozenset[str]
    tables: tuple[str, ...]


@cache
def reached_from(table: str) -> Reached:
    """How far a change in this table of the dataset reaches."""
    kind = STANDARD_SAFEGUARDING.kind
    needed = {
        one.name: frozenset().union(
            *(reads(source.group) | _named_in(source.says) for source in one.sources_of(kind))
        )
        for one in tables_of(kind)
    }
    record = {name for name, groups in needed.items() if table in groups}
    while owners := {TABLES[n].follows for n in record if TABLES[n].follows} - record:
        record |= owners  # a detail is known by the row that it belongs to
    groups = frozenset().union(*(needed[name] for name in record))
    return Reached(
        record=frozenset(record), tables=tuple(name for name in ARRIVING if name in groups)
    )


def _named_in(says: object) -> frozenset[str]:
    """The tables of the dataset that a source names beside its own."""
    paths = list(says.values()) if isinstance(says, dict) else []
    return frozenset().union(*(reads(path.partition(".")[0]) for path in paths if "." in path))
