"""What is to mend of a child, in a short list."""

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.access.to_mend import ListedToMend
from goldenthread.web import words
from goldenthread.web.pages.coming_in.load.cell_names import why_in_the_file
from goldenthread.web.pages.quality.to_mend.where import where


@dataclass(frozen=True, kw_only=True)
class ToMend:
    """One thing to mend: where it stands, why it is wrong, and since when, with what it weakens."""

    where: str
    why: str
    since: str


def to_mend_in_words(found: Iterable[ListedToMend]) -> tuple[ToMend, ...]:
    """The list, in the order in which it comes: what weakens most first."""
    return tuple(
        ToMend(
            where=where(one.table, one.kind, one.column),
            why=why_in_the_file(one.code, one.table, one.why),
            since=f"Since {words.date(one.from_on)}; it weakens "
            f"{words.plural(len(one.measures), 'measure') if one.measures else 'no measure'}.",
        )
        for one in found
    )
