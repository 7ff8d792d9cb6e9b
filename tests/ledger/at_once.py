"""Many people who edit the same receipts and typed records at once, and what must be left of it."""

import datetime
import random
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import psycopg

from goldenthread.ledger.receipts import Receipt, keep
from goldenthread.ledger.saying import SaidSince
from goldenthread.ledger.typed import TypedRow, TypedSince, type_rows
from goldenthread.record.receipts import Said
from tests.ledger.typing_here import COUNCIL, now, typing_of

TABLE, DAY = "management_decisions", datetime.date(2025, 2, 4)
RECEIPT, RECORD = "receipt", "record"
PEOPLE = 2
"""Of one process."""
FEW = 12
"""So few subjects, that everybody is in everybody's way."""
SUBJECTS = [(kind, f"C{number}") for kind in (RECEIPT, RECORD) for number in range(FEW // 2)]

Edit = tuple[str, str, str]
"""Whether of a receipt or a record, of which child, and what was written."""


@dataclass
class Work:
    """What one person did: the edits that were kept, and how often they were told of another's."""

    kept: list[Edit] = field(default_factory=list)
    told: int = 0


def edit_many(uri: str, writer: int, edits: int) -> Work:
    """One person who makes so many edits. Whoever was quicker is read, and the edit made again:
    none is given up."""
    work, choose = Work(), random.Random(writer)
    for number in range(edits):
        kind, child = choose.choice(SUBJECTS)
        says = f"{writer}.{number}"
        before = _version(uri, kind, child)
        while not _is_kept(uri, kind, child, says, before):
            work.told += 1
            before = _version(uri, kind, child)
        work.kept.append((kind, child, says))
    return work


def of_one_process(uri: str, process: int, edits: int) -> list[Work]:
    """The work of the people of one process, who share so many edits."""
    with ThreadPoolExecutor(PEOPLE) as people:
        writers = [process * PEOPLE + number for number in range(PEOPLE)]
        return list(people.map(lambda writer: edit_many(uri, writer, edits // PEOPLE), writers))


def _version(uri: str, kind: str, child: str) -> int | None:
    """What somebody has before them when they open the form."""
    table, column = ("ledger_receipts", "id") if kind == RECEIPT else (f"ledger_{TABLE}", "load_id")
    with psycopg.connect(uri) as connection:
        found = connection.execute(
            f"select {column} from {table} where child_id = %s and closed_by is null", [child]
        ).fetchone()
    return found[0] if found else None


def _is_kept(uri: str, kind: str, child: str, says: str, before: int | None) -> bool:
    try:
        if kind == RECEIPT:
            keep(uri, COUNCIL, _receipt(child, says), ids=[child], after=before, at=now())
        else:
            cells = {"child_id": child, "about": "OTHER", "decided_on": DAY, "decision": says}
            row = TypedRow(cells=cells, after=before)
            type_rows(uri, typing_of(TABLE, DAY), [row], now=now)
    except (SaidSince, TypedSince):
        return False
    return True


def _receipt(child: str, why: str) -> Receipt:
    return Receipt(
        child_id=child,
        clock="review-conference",
        started_on=DAY,
        about="",
        said=Said.ESCALATED,
        why=why,
        next_look_on=None,
        said_by="A test",
        said_as="Director",
    )


def what_is_wrong(uri: str, work: Iterable[Work]) -> list[str]:
    """What was lost, kept twice, or written over unseen; nothing where all is well."""
    kept = [edit for one in work for edit in one.kept]
    wrong, held = [], []
    with psycopg.connect(uri) as connection:
        for kind, child in SUBJECTS:
            table, column = (
                ("ledger_receipts", "why") if kind == RECEIPT else (f"ledger_{TABLE}", "decision")
            )
            chain = connection.execute(
                f"select {column}, opened_by, closed_by from {table} "
                "where child_id = %s order by opened_by",
                [child],
            ).fetchall()
            held += [(kind, child, says) for says, _, _ in chain]
            ends = [closed for _, _, closed in chain]
            if chain and ends != [*(opened for _, opened, _ in chain[1:]), None]:
                wrong.append(f"the {kind} of {child} is no chain of one after another")
        editions = connection.execute("select number from ledger_editions order by 1").fetchall()
    lost, twice = Counter(kept) - Counter(held), Counter(held) - Counter(kept)
    if [number for (number,) in editions] != list(range(1, len(editions) + 1)):
        wrong.append("an edition is missing")
    return [
        *wrong,
        *(f"lost: {one}" for one in lost),
        *(f"not said by anybody: {o}" for o in twice),
    ]
