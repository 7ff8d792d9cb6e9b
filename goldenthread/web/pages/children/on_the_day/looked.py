"""Who looked at the child in the weeks up to the day, as the access log has it."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils.timezone import localtime

from goldenthread.access.on_the_day import SeenDay
from goldenthread.access.who_looked import WEEKS, Look
from goldenthread.record.labels import capital
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell

NOT_TOLD = "Who looked at a child is told to the director and to heads of service."


def looked_words(seen: SeenDay, day: date) -> tuple[str, ...]:
    """Of which days the log is told and what a line of it means; or that it is not told."""
    if seen.looks is None:
        return (NOT_TOLD,)
    first = day - timedelta(weeks=WEEKS) + timedelta(days=1)
    before = seen.looks.last_before
    since = f"before {words.date(first)}"
    left_out = seen.looks.left_out
    return tuple(
        filter(
            None,
            (
                f"From {words.date(first)} to {words.date(day)}, as the access log has it. A line "
                "says that a page showed the child, not what of it was read. The page of a brother "
                "or sister shows the child too.",
                f"Last shown on such a page {since}: {words.moment(localtime(before))}."
                if before
                else f"On no such page {since}.",
                f"{words.plural(left_out, 'line')} more, earlier in these weeks, cannot be shown "
                "here."
                if left_out
                else "",
            ),
        )
    )


def opened(seen: SeenDay) -> DataTable | None:
    """The pages of the child itself."""
    return _table("Who opened a page of the child", seen.looks.opened) if seen.looks else None


def listed(seen: SeenDay) -> DataTable | None:
    """The pages that had the child among others."""
    return _table("Whom a list showed the child to", seen.looks.listed) if seen.looks else None


def _table(caption: str, looks: Sequence[Look]) -> DataTable:
    return DataTable(
        caption=caption,
        headings=(
            *map(Heading, ("Day", "Who", "In which role", "What they did")),
            Heading("Times", numeric=True),
            Heading("At edition", numeric=True),
        ),
        rows=tuple(
            (
                date_cell(one.on),
                Cell(one.by),
                Cell(one.as_role or "without a role"),
                Cell(_did(one)),
                Cell(words.number(one.times)),
                Cell(words.number(one.edition) if one.edition is not None else "none"),
            )
            for one in looks
        ),
        compact=True,
        nothing="Nobody, in these weeks.",
    )


def _did(one: Look) -> str:
    """`Opens child`; `Opens child: refused`; with the purpose that was stated, if any."""
    said = f"{capital(one.did)}: refused" if one.was_refused else capital(one.did)
    return f"{said}, for {one.purpose}" if one.purpose else said
