"""Two returns side by side, for a page: counts of the whole council, and the children on whom they
differ, cut to whom one may see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from goldenthread.access import visibility
from goldenthread.access.case_lists import children_by_id, files_of, without_identity
from goldenthread.access.leaves import leaf_within_reach
from goldenthread.access.naming import ShownAs, identify
from goldenthread.access.visibility import Seen
from goldenthread.measures.reasons import in_words
from goldenthread.record.beside import Compared, Difference, Pair, SaidBy, compared, pairs
from goldenthread.record.catalogue import TABLES
from goldenthread.record.labels import capital, lower
from goldenthread.returns.catalogue import RETURNS
from goldenthread.returns.own_contract import OWN_CONTRACT
from goldenthread.statute.months import census_year

ONE_OF = {
    "referrals": "an episode of need",
    "assessments": "an assessment",
    "cin_plans": "a child in need plan",
    "section_47_enquiries": "a section 47 enquiry",
    "child_protection_plans": "a child protection plan",
    "child_protection_reviews": "a review conference",
    "looked_after_periods": "a period of being looked after",
    "early_help_episodes": "an episode of early help",
}


@dataclass(frozen=True, kw_only=True)
class ListedDifference:
    """A child on whom two returns differ, ready to be shown: what each says, and where."""

    handle: UUID
    shown: ShownAs
    sentences: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CutDifferences:
    """A page of them. `counted` are the council's, `openable` those of children within reach."""

    found: Compared
    counted: int
    openable: int
    listed: tuple[ListedDifference, ...]

    @property
    def pair(self) -> Pair:
        """Which two, and what of."""
        return self.found.pair

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns on which any two rows differ, in the order of the table."""
        differ = {name for one in self.found.differences for name in one.columns}
        return tuple(n for n in TABLES[self.pair.table].column_names if n in differ)


@dataclass(frozen=True, kw_only=True)
class AskedDifferences:
    """Which differences: of which pair, and every filter that is not empty. `said_by` is a SaidBy;
    `column` is one on which both differ."""

    table: str
    one: str
    other: str
    said_by: str = ""
    column: str = ""


def council_beside(edition: int | None) -> tuple[Compared, ...]:
    """Every pair of returns that speak of the same days, compared: counts alone are for a page.

    Raises Http404 for an edition not made yet.
    """
    reading = visibility.reading_of(edition)
    return tuple(compared(reading, pair) for pair in pairs(reading)) if reading.edition else ()


def cut_differences(
    seen: Seen, asked: AskedDifferences, *, page: int, per_page: int
) -> CutDifferences:
    """A page of the children on whom two kinds of return differ, pages counted from 1.

    Raises KeyError for a pair that there is not, or an answer that is none.
    """
    for pair in pairs(seen.reading):
        if (pair.table, pair.one, pair.other) == (asked.table, asked.one, asked.other):
            return _cut(seen, compared(seen.reading, pair), asked, page, per_page)
    raise KeyError(asked.table)


def _cut(
    seen: Seen, found: Compared, asked: AskedDifferences, page: int, per_page: int
) -> CutDifferences:
    fits = [one for one in found.differences if _fits(asked, one)]
    openable, shown = leaf_within_reach(seen, fits, page=page, per_page=per_page)
    return CutDifferences(
        found=found,
        counted=len(fits),
        openable=openable,
        listed=tuple(_listed(seen, found.pair, shown)),
    )


def _fits(asked: AskedDifferences, one: Difference) -> bool:
    if asked.said_by and one.said_by is not SaidBy(asked.said_by):
        return False
    return not asked.column or asked.column in one.columns


def _listed(seen: Seen, pair: Pair, shown: list[Difference]) -> Iterator[ListedDifference]:
    handles = seen.handles({one.child_id for one in shown})
    children = children_by_id(seen, handles)
    places = [p for one in shown for p in (one.place_of_one, one.place_of_other) if p]
    files = files_of(seen, {place.load for place in places})
    for one in shown:
        handle = handles.get(one.child_id)
        if handle is None:
            continue
        child = children[one.child_id]
        yield ListedDifference(
            handle=handle,
            shown=identify(seen.sight, child, on=seen.on),
            sentences=tuple(
                without_identity(seen.sight, sentence, child) for sentence in sentences(pair, one)
            ),
            sources=tuple(
                f"From {files.get(place.load, '')}, line {place.line:,}"
                for place in (one.place_of_one, one.place_of_other)
                if place
            ),
        )


def title_of(kind: str) -> str:
    """What a kind of return is called inside a sentence: `the children in need census`."""
    if kind not in RETURNS:
        return f"the return {kind}"
    shape = RETURNS[kind]
    if kind in {own.kind for own in OWN_CONTRACT}:
        return f"the return of {lower(shape.title)}"
    return f"the {shape.title if shape.title_is_a_name else lower(shape.title)}"


def sentences(pair: Pair, difference: Difference) -> Iterator[str]:
    """How the two differ on one row, in words."""
    one, other = title_of(pair.one), title_of(pair.other)
    began = f" that began on {in_words(difference.began_on)}" if difference.began_on else ""
    row = one_of(pair.table)
    if difference.one is None or difference.other is None:
        has, lacks = (one, other) if difference.other is None else (other, one)
        yield f"{capital(has)} has {row}{began}; {lacks} has not."
        return
    for name in difference.columns:
        said = [_value(pair, name, cells[name]) for cells in (difference.one, difference.other)]
        means = TABLES[pair.table].column(name).in_brief
        yield f"{means}: {one} says {said[0]}, {other} {said[1]}."


def one_of(table: str) -> str:
    """What one row of a table is called: `a child protection plan`."""
    return ONE_OF.get(table, f"a row of {lower(TABLES[table].title)}")


def cell_in_words(table: str, name: str, row: Mapping[str, Any]) -> str:
    """What a row says in a column, in words; `row` has the year in which it was said as well."""
    if row[name] is None:
        return "nothing"
    codes = TABLES[table].column(name).codes
    if codes is None:
        return lower(in_words(row[name]))
    return lower(codes.label(str(row[name]), year=row["said_in_year"] or 0))


def _value(pair: Pair, name: str, value: Any) -> str:
    row = {name: value, "said_in_year": census_year(pair.last_day)}
    return cell_in_words(pair.table, name, row)


__all__ = [
    "AskedDifferences",
    "CutDifferences",
    "ListedDifference",
    "cell_in_words",
    "council_beside",
    "cut_differences",
    "one_of",
    "title_of",
]
