"""The ids that are read as one child, on its page: by what, since when, and where to undo it."""

from uuid import UUID

from goldenthread.access.beside import title_of
from goldenthread.access.pairs import SeenId, links_of
from goldenthread.access.permissions import person_can_decide_links
from goldenthread.access.visibility import Seen
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.frame import PersonRequest
from goldenthread.web.pages.quality.links.page import pair_href, stands


def linked_ids(request: PersonRequest, seen: Seen, handle: UUID) -> DataTable | None:
    """Each link of the child; None where it has one id alone."""
    links = links_of(seen, seen.child_id(handle))
    if not links:
        return None
    may_decide = person_can_decide_links(request.sight)
    return DataTable(
        caption="Several ids are read as this one child",
        headings=(Heading("One"), Heading("The other"), Heading("How it was found")),
        rows=tuple(
            (
                Cell(_said(pair.one)),
                Cell(_said(pair.other)),
                Cell(stands(pair), pair_href(pair) if may_decide else ""),
            )
            for pair in links
        ),
        note="Open how it was found to see why, or to undo it." if may_decide else "",
        is_wide=True,
    )


def _said(side: SeenId) -> str:
    """`EH1, in early help`; under a pseudonym only where it is said."""
    kinds = words.listed([title_of(kind) for kind in side.kinds])
    return f"{side.known.child_id}, said by {kinds}" if side.known else capital(kinds)
