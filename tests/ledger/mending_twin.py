"""The slow twin of ledger/mending.py: a loop over the loads in order, with sets."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class MadeLoad:
    """A load of a return: which tables it brings, whole or not; which rows it says, each with the
    columns that are wrong; what is wrong of no row, by table and column; and the rows that it says
    are no more.

    Of a table that it does not bring whole, a row that it does not say stays as it was.
    """

    slice_id: int
    brings: dict[str, bool]
    rows: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    of_no_row: tuple[tuple[str, str], ...] = ()
    gone: frozenset[tuple[str, str]] = frozenset()


HEADER = "Header"
"""What is of no table of the record."""

Item = tuple[str, ...]


def stood(loads: list[MadeLoad], precedence: dict[int, int]) -> set[tuple[Item, int, int | None]]:
    """Each thing to mend with the number of the load from which it stood, and of that which mended
    it; loads are numbered from 1."""
    rows: dict[int, dict[tuple[str, str], frozenset[str]]] = {s: {} for s in precedence}
    loose: dict[int, Counter[tuple[str, str]]] = {s: Counter() for s in precedence}
    since: dict[Item, int] = {}
    found = set()
    for number, load in enumerate(loads, start=1):
        held = rows[load.slice_id]
        for table, whole in load.brings.items():
            if whole:
                for row in [r for r in held if r[0] == table]:
                    del held[row]
        for row in load.gone:
            held.pop(row, None)
        held.update(load.rows)
        fresh = Counter(load.of_no_row)
        for kind in {*fresh, *loose[load.slice_id]}:
            whole = load.brings.get(kind[0], False)
            if whole or (kind[0] == HEADER and any(load.brings.values())):
                loose[load.slice_id][kind] = fresh[kind]
            else:
                loose[load.slice_id][kind] = max(fresh[kind], loose[load.slice_id][kind])
        now = _to_mend(rows, loose, precedence)
        for item in [i for i in since if i not in now]:
            found.add((item, since.pop(item), number))
        for item in now:
            since.setdefault(item, number)
    return found | {(item, first, None) for item, first in since.items()}


def _to_mend(
    rows: dict[int, dict[tuple[str, str], frozenset[str]]],
    loose: dict[int, Counter[tuple[str, str]]],
    precedence: dict[int, int],
) -> set[Item]:
    now: set[Item] = set()
    for slice_id, held in rows.items():
        for (table, key), wrong in held.items():
            believed = any(
                (table, key) in others and precedence[other] > precedence[slice_id]
                for other, others in rows.items()
            )
            if not believed:
                now |= {(table, key, column) for column in wrong}
        for (table, column), many in loose[slice_id].items():
            now |= {(table, "", column, str(slice_id), str(n)) for n in range(1, many + 1)}
    return now
