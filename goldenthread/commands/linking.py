"""`link`, and the same after every load: looks for ids that are one child's."""

import sys
import threading
import time
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, TextIO

from goldenthread.commands.ground import Wrong, answering, now, ready, say_json, so_many

SECONDS_BETWEEN = 5
"""So often a server asks whether a look is due: a question of a millisecond."""

LONGEST_WAIT = 300
"""So long a look waits for a record that is never still."""

OF_ALL_TIME = 30
"""A look takes no more than one in so many of a server's seconds, however much is sent to it."""

SECONDS_AFTER_A_FAILURE = 60


@answering
def link(asked: Any) -> int:
    """Look through the record; make the links that are certain, and list what a person decides."""
    ready()
    found = look_for_links(likeness=not asked.certain_only)
    if asked.json:
        say_json(asdict(found))
    else:
        print(in_words(found))
    return 0


def in_words(found: Any) -> str:
    """What came of a look, in one line."""
    moved = f", edition {found.edition}" if found.edition else ", and nothing was news"
    return (
        f"Looked through {so_many(found.ids, 'id')}: {so_many(found.made, 'link')} made, "
        f"{so_many(found.to_decide, 'pair')} for a person to decide, "
        f"{so_many(found.withdrawn, 'link')} withdrawn{moved}."
    )


def look_for_links(*, likeness: bool) -> Any:
    """One look through the record as it stands. Raises Wrong where nothing has been loaded."""
    from goldenthread.ingest.linking.linking import link as link_children
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.feed import councils
    from goldenthread.ledger.following import read
    from goldenthread.ledger.looks import one_at_a_time

    uri = database_uri()
    known = councils(uri)
    if not known:
        raise Wrong("nothing has been loaded yet; `goldenthread load FILE` takes a return in.")
    with one_at_a_time(uri):
        return link_children(read(), uri, known[0], at=now(), likeness=likeness)


def say_links_of_what_came(to: TextIO) -> None:
    """After loads: look where a look is due, and say in one line what came of it. What was loaded
    stands, whatever comes of this."""
    try:
        found = _look_where_due()
    except Exception as error:
        # Without its own words, which may quote a row.
        print(
            "What was taken in stands, but it was not looked through for ids of one child "
            f"({type(error).__name__}); `goldenthread link` does it again.",
            file=sys.stderr,
        )
        return
    if found is not None:
        print(in_words(found), file=to)


def _look_where_due() -> Any:
    from goldenthread.ingest.linking.linking import link_what_came
    from goldenthread.ingest.linking.one_id import READ
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.following import read_of

    return link_what_came(partial(read_of, READ), database_uri(), now=now)


@dataclass
class Waiting:
    """Waits until the record has been still since it was last asked, or has been stirred for too
    long: rows that are sent every second would else be looked through every second."""

    edition: int = -1
    since: float | None = None

    def is_over(self, *, due: bool, edition: int, at: float) -> bool:
        """Whether to look now, at so many seconds of a clock; `due` is whether there is anything to
        look for, `edition` where the record stands."""
        if not due:
            self.since = None
            return False
        stirred, self.edition = edition != self.edition, edition
        self.since = at if self.since is None else self.since
        return not stirred or at - self.since >= LONGEST_WAIT


def follow_loads(ends: threading.Event) -> None:
    """The work of a server's background: whatever was loaded, and by whichever way, is looked
    through once the record is still."""
    from django.db import close_old_connections, connection

    wait: float = SECONDS_BETWEEN
    waiting = Waiting()
    try:
        while not ends.wait(wait):
            try:
                found = _look_where_still(waiting)
                wait = max(SECONDS_BETWEEN, OF_ALL_TIME * found.seconds if found else 0)
            except Exception as error:
                print(
                    f"Ids of one child could not be looked for ({type(error).__name__}).",
                    file=sys.stderr,
                )
                close_old_connections()
                wait = SECONDS_AFTER_A_FAILURE
    finally:
        connection.close()


def _look_where_still(waiting: Waiting) -> Any:
    from goldenthread.ingest.linking.linking import is_due
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.following import newest_edition

    due = is_due(database_uri())
    if waiting.is_over(due=due, edition=newest_edition(), at=time.monotonic()):
        return _look_where_due()
    return None
