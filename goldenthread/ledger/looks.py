"""When the record was looked through for ids of one child, and what came of it.

A look stands at the edition that it read. What tells who a child is and came since is what the
next look is for, so that nothing is looked through twice, whoever asks: the command that loaded,
the server beside it, or both.
"""

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields

import psycopg

ONE_LOOK = 7_246_013
"""The number of the advisory lock under which somebody looks. It is not that of the writers: a load
never waits for a look."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """One look through the record: which edition was read, when, for how long, and whether likeness
    was looked for too; how many ids there were, links made and withdrawn, and pairs left to a
    person; and the edition that it made, None where nothing was news."""

    read_edition: int
    looked_at: datetime.datetime
    seconds: float
    likeness: bool
    ids: int
    made: int
    to_decide: int
    withdrawn: int
    edition: int | None


COLUMNS = ", ".join(one.name for one in fields(Look))


@contextmanager
def one_at_a_time(uri: str) -> Iterator[None]:
    """Held by whoever looks; another waits."""
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute("select pg_advisory_lock(%s)", [ONE_LOOK])
        yield


def keep_look(uri: str, council: str, look: Look) -> None:
    """Remember a look."""
    places = ", ".join(["%s"] * (1 + len(fields(Look))))
    with psycopg.connect(uri) as connection:
        connection.execute(
            f"insert into ledger_looks_for_links (council, {COLUMNS}) values ({places})",
            [council, *astuple(look)],
        )


def last_look(uri: str, council: str, *, likeness: bool) -> Look | None:
    """The newest look; with `likeness`, the newest that looked for likeness too."""
    with psycopg.connect(uri) as connection:
        found = connection.execute(
            f"select {COLUMNS} from ledger_looks_for_links "
            "where council = %s and (likeness or not %s) order by id desc limit 1",
            [council, likeness],
        ).fetchone()
    if found is None:
        return None
    return Look(**dict(zip((one.name for one in fields(Look)), found, strict=True)))


def has_changed_since(uri: str, tables: Iterable[str], edition: int) -> bool:
    """Whether a row of any of these tables of the record came, or ceased, after an edition."""
    asked = " or ".join(
        f"exists(select 1 from ledger_{table} where {at} > %(edition)s)"
        for table in tables
        for at in ("opened_by", "closed_by")
    )
    with psycopg.connect(uri) as connection:
        found = connection.execute(f"select {asked}", {"edition": edition}).fetchone()
    return bool(found and found[0])
