"""The catalogue of measures, and a page for each of their areas."""

import re
from collections.abc import Iterator

from goldenthread.measures.measure import Better, Kind, Measure
from goldenthread.measures.reasons import PART
from goldenthread.measures.register import MEASURES
from tests.manual.examples import HOW_TO_READ, examples
from tests.manual.markdown import Page, anchor, table

IN_WORDS = {
    Kind.SHARE: "share, as a percentage with its cases (16 of 20)",
    Kind.RATE: "rate for every 10,000 children who live in the area",
    Kind.COUNT: "count",
    Kind.MEDIAN: "median, with its quartiles",
}
BETTER = {
    Better.HIGHER: "a higher number",
    Better.LOWER: "a lower number",
    Better.NEITHER: "neither",
}


def areas() -> dict[str, list[Measure]]:
    """The measures of each area, in the order of the register."""
    found: dict[str, list[Measure]] = {}
    for measure in MEASURES.values():
        found.setdefault(measure.area, []).append(measure)
    return found


def catalogue_page() -> Page:
    """Every measure in one table."""
    rows = [
        (f"[{m.code}]({_address(m)})", m.title, m.kind, "on a day" if m.is_stock else "over a time")
        for m in MEASURES.values()
    ]
    return Page(
        name="measures",
        title="The measures",
        about=(
            "A measure is a list of cases, each *met*, *not met* or *unjudged*, each with its "
            "reason. Its number, series and breakdowns are read off that list."
        ),
        parts=(
            "A case that cannot be judged is left out of a percentage and shown beside it; it "
            "counts neither as a success nor as a failure.",
            table(["Code", "Measure", "Kind", "Counted"], rows),
        ),
    )


def area_pages() -> list[Page]:
    """A page for each area."""
    return [_area_page(area, measures) for area, measures in areas().items()]


def _area_page(area: str, measures: list[Measure]) -> Page:
    parts = [HOW_TO_READ]
    for measure in measures:
        parts += _measure(measure)
    return Page(
        name=_page_name(area),
        title=f"Measures: {area}",
        about=f"{', '.join(m.code for m in measures)}: definitions, sources and examples.",
        parts=tuple(parts),
    )


def _page_name(area: str) -> str:
    return f"measures-{area.replace(' ', '-')}"


def _heading(measure: Measure) -> str:
    return f"{measure.code} {measure.title}"


def _address(measure: Measure) -> str:
    return f"{_page_name(measure.area)}.md#{anchor(_heading(measure))}"


def _measure(measure: Measure) -> Iterator[str]:
    yield f"## {_heading(measure)}"
    yield measure.definition
    yield table(["", ""], _facts(measure))
    yield "Why a case counts as it does, with its own dates in place of the names:"
    yield table(
        ["Verdict", "Reason"],
        [(verdict, PART.sub(_as_words, reason)) for verdict, reason in measure.because.items()],
    )
    shown = examples("measures", lambda call: call.subject is measure)
    if shown:
        yield "### Examples"
        yield from shown


def _facts(measure: Measure) -> Iterator[tuple[str, object]]:
    yield "Kind", IN_WORDS[measure.kind]
    yield "Counted", "on the last day of a period" if measure.is_stock else "in a period"
    yield "Better", BETTER[measure.better]
    yield "Source", measure.source
    if measure.looks_back:
        yield "Looks back", measure.looks_back
    if measure.one_for:
        yield "One case for each", f"`{measure.one_for}`"
    if measure.value:
        yield "Median of", f"`{measure.value}`"
    if measure.counterpart:
        other = MEASURES.get(measure.counterpart)
        known = f"[{other.code}]({_address(other)}) {other.title}" if other else measure.counterpart
        yield "Read beside", known
    yield "Broken down by", ", ".join(f"`{name}`" for name in measure.breakdown_names)


def _as_words(part: re.Match[str]) -> str:
    name, filled, empty = part.groups()
    if filled is None:
        return f"*{name}*"
    return f"[{filled.replace('{}', f'*{name}*')} / {empty}]"
