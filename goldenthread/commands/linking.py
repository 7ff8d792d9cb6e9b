"""`link`: looks for ids that are one child's."""

from dataclasses import asdict
from typing import Any

from goldenthread.commands.ground import Wrong, answering, now, ready, say_json, so_many


@answering
def link(asked: Any) -> int:
    """Look through the record; make the links that are certain, and list what a person decides."""
    ready()
    found = look_for_links(likeness=not asked.certain_only)
    if asked.json:
        say_json(asdict(found))
        return 0
    moved = f", edition {found.edition}" if found.edition else ", and nothing was news"
    print(
        f"Looked through {so_many(found.ids, 'id')}: {so_many(found.made, 'link')} made, "
        f"{so_many(found.to_decide, 'pair')} for a person to decide, "
        f"{so_many(found.withdrawn, 'link')} withdrawn{moved}."
    )
    return 0


def look_for_links(*, likeness: bool) -> Any:
    """One look through the record as it stands. Raises Wrong where nothing has been loaded."""
    from goldenthread.ingest.linking.linking import link as link_children
    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.feed import councils
    from goldenthread.ledger.following import read

    uri = database_uri()
    known = councils(uri)
    if not known:
        raise Wrong("nothing has been loaded yet; `goldenthread load FILE` takes a return in.")
    return link_children(read(), uri, known[0], at=now(), likeness=likeness)
