"""What a return that was tried was taken for: which return, of which days, what it brings."""

from goldenthread.ingest.findings import DAY_TAKEN, NO_DAY_SAID, NOT_READ
from goldenthread.ingest.load import Loaded
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.cin_census import CIN_CENSUS
from goldenthread.returns.published_figures import STATISTICAL_NEIGHBOURS
from goldenthread.returns.shape import Return, Speaks
from goldenthread.web import words
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.pages.coming_in.load.page import tables_brought
from goldenthread.web.pages.coming_in.load_a_file.arriving import Arriving
from goldenthread.web.pages.coming_in.loads.page import days_spoken_of, speaks_for

OF_ITS_CHILDREN = "The children in it alone. What is held of any other child stays as it is."


def facts(arriving: Arriving, loaded: Loaded) -> tuple[SummaryRow, ...]:
    """The facts of a dry run, for the head of its page."""
    rows = [SummaryRow(key="Taken for", value=speaks_for(loaded.slice))]
    if arriving.files:
        rows.append(SummaryRow(key="Files", value="; ".join(arriving.files)))
    rows.append(SummaryRow(key="Of which days", value=" ".join(_of_which_days(arriving, loaded))))
    if RETURNS[loaded.kind].of_its_children:
        rows.append(SummaryRow(key="Of whom", value=OF_ITS_CHILDREN))
    rows += tables_brought(loaded.kind, loaded.tables, loaded.in_part)
    passed_over = [f.says for f in loaded.findings if f.code == NOT_READ]
    if passed_over:
        value = (
            f"{'; '.join(passed_over)}. What is there was not read: it is no part of this return."
        )
        rows.append(SummaryRow(key="Passed over", value=value))
    if arriving.left_out:
        value = f"{'; '.join(arriving.left_out)}. Files with such names are no returns."
        rows.append(SummaryRow(key="Left out", value=value))
    return tuple(rows)


def _what_came_of_it(shape: Return) -> str:
    """What came of a day that was said and is not the last of those spoken of."""
    if shape is CIN_CENSUS:
        return ", which changes nothing: a census says its own year"
    if shape is STATISTICAL_NEIGHBOURS:
        return ": the list is taken to be in force from then"
    if shape.speaks is Speaks.YEAR:
        return ": it is taken for the return of the year in which that day lies"
    return ", which changes nothing: this return speaks of no days"


def _of_which_days(arriving: Arriving, loaded: Loaded) -> list[str]:
    """The days, and how the last of them is known."""
    said = [f"{days_spoken_of(loaded.first_day, loaded.last_day)}."]
    shape = RETURNS[loaded.kind]
    if arriving.as_at and arriving.as_at == loaded.last_day:
        return [*said, "The last of them is the day that you said."]
    if arriving.as_at:
        day = words.date(arriving.speaks_to)
        return [*said, f"You said {day}{_what_came_of_it(shape)}."]
    if loaded.last_day is None or shape is CIN_CENSUS:
        return said
    if any(f.code == NO_DAY_SAID for f in loaded.findings):
        return [*said, "Nothing in it says a day: that of the load was taken."]
    if shape.speaks is Speaks.YEAR:
        return [*said, "It is the year that its name says, or in which the latest days in it lie."]
    taken = next((f.says for f in loaded.findings if f.code == DAY_TAKEN), None)
    if taken is None:
        return [*said, "The last of them is the day that it says itself."]
    if taken != loaded.last_day:
        return [*said, "What is held of this return speaks up to the last of them already."]
    return [
        *said,
        "Nobody said the last of them: it is the latest day on which something happened in it.",
    ]
