"""The given/then tables of the spec tests, as the manual prints them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from goldenthread.measures.measure import Measure
from goldenthread.record.catalogue import TABLES
from tests.manual.markdown import census_year, day, listed, table
from tests.spec.capturing import Call, Paragraph, sections
from tests.spec.given import read_table

MONTHS = "January February March April May June July August September October November December"

HOW_TO_READ = (
    "Each example is run as a test. *Given* is what the returns say: a blank cell is missing, and "
    "one that says *(cannot be read)* held something that is not a date. Where nothing else is "
    "said, the censuses of 2021-22 to 2024-25 are loaded."
)


def examples(area: str, is_about: Callable[[Call], bool]) -> list[str]:
    """The paragraphs of the spec tests of `area` with the calls that `is_about` holds for."""
    parts: list[str] = []
    for section in sections(area):
        for paragraph in section.paragraphs:
            calls = [call for call in paragraph.calls if is_about(call)]
            if calls:
                parts += _paragraph(paragraph, calls)
    return parts


def _paragraph(paragraph: Paragraph, calls: Iterable[Call]) -> Iterator[str]:
    yield f"**{paragraph.title}.** {' '.join(paragraph.text.split())}".rstrip()
    shown: object = None
    for call in calls:
        if call.arguments["given"] != shown:
            yield from _given(call)
        shown = call.arguments["given"]
        if decided := call.arguments.get("decided"):
            yield "Given *what was decided of due dates*:"
            yield _table(decided)
        yield from _then(call)


def _given(call: Call) -> Iterator[str]:
    for name, text in call.arguments["given"].items():
        yield f"Given *{TABLES[name].title.lower()}*:"
        yield _table(text)


def _table(text: str) -> str:
    rows, headings = read_table(text), _headings(text)
    return table(headings, [[_given_cell(row[h]) for h in headings] for row in rows])


def _then(call: Call) -> Iterator[str]:
    headings, rows = _headings(call.arguments["then"]), read_table(call.arguments["then"])
    loaded = f"{_years(call)}{_other_files(call)}"
    yield f"{_when(call)}{loaded}{':' if rows else ', nothing is counted.'}"
    if rows:
        yield table(headings, [[row[h] for h in headings] for row in rows])
    if number := call.arguments.get("number"):
        yield number if number.startswith("No number") else f"As a number: {number.rstrip('.')}."


def _when(call: Call) -> str:
    if period := call.arguments.get("period"):
        year, month = period.split("-")
        as_at = call.arguments.get("on")
        known = f", as at {day(date.fromisoformat(as_at))}" if as_at else ""
        return f"In {MONTHS.split()[int(month) - 1]} {year}{known}"
    asked = day(date.fromisoformat(call.arguments["on"]))
    if isinstance(call.subject, Measure) and not call.subject.is_stock:
        return f"In the twelve months to {asked}"
    return f"On {asked}"


def _other_files(call: Call) -> str:
    said = []
    for name, of_what in (
        ("early_help_speaks", "early help"),
        ("care_speaks", "children who are looked after"),
    ):
        if speaks := call.arguments.get(name):
            first, last = (day(date.fromisoformat(text)) for text in speaks.split(" to "))
            said.append(f", with a file of {of_what} that speaks from {first} to {last} loaded")
    return "".join(said)


def _years(call: Call) -> str:
    years = call.arguments.get("years")
    return f", with the census of {listed([census_year(y) for y in years])} loaded" if years else ""


def _headings(text: str) -> list[str]:
    return [cell.strip() for cell in text.strip().splitlines()[0].split("|")]


def _given_cell(text: str) -> str:
    return f"{text[1:]} *(cannot be read)*" if text.startswith("?") else text
