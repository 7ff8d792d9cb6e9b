"""A measure's figure, its period and its groups, in the words of every page that shows them."""

from collections.abc import Mapping
from datetime import date

from goldenthread.codes.assessment import ASSESSMENT_FACTOR
from goldenthread.codes.child_protection import CATEGORY_OF_ABUSE
from goldenthread.codes.code_set import CodeSet
from goldenthread.codes.front_door import CLOSURE_REASON, PRIMARY_NEED, REFERRAL_SOURCE
from goldenthread.codes.people import ETHNICITY, SEX
from goldenthread.measures.about_the_child import AGE_BANDS
from goldenthread.measures.answers import Answer
from goldenthread.measures.measure import Better, Kind, Measure
from goldenthread.measures.periods import Period
from goldenthread.record.labels import capital
from goldenthread.statistics.figures import Figure, FigureKind, one_decimal
from goldenthread.statute.months import census_year
from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, number_cell

NOT_KNOWN = "not known"
NOT_TOLD = "cannot be told from what we hold"
MOST_REASONS = 3
"""So many reasons stand beside a figure; the list under it has them all."""
YES_OR_NO = {"true": "Yes", "false": "No"}
CODES: dict[str, CodeSet] = {
    "sex": SEX,
    "ethnicity": ETHNICITY,
    "category": CATEGORY_OF_ABUSE,
    "initial_category": CATEGORY_OF_ABUSE,
    "latest_category": CATEGORY_OF_ABUSE,
    "primary_need": PRIMARY_NEED,
    "source": REFERRAL_SOURCE,
    "referral_source": REFERRAL_SOURCE,
    "closure_reason": CLOSURE_REASON,
    "factor": ASSESSMENT_FACTOR,
}
BETTER = {
    Better.HIGHER: "Higher is better",
    Better.LOWER: "Lower is better",
    Better.NEITHER: "Neither higher nor lower is better in itself",
}


def value(answer: Answer) -> str:
    """`80.0 %`, `58.8`, `12` or `5 working days`; the cases alone where there is no rate; no figure
    where what we hold does not reach so far (`is_told`)."""
    figure = answer.figure
    shown = figure.shown() if answer.is_told else None
    if answer.is_told and shown is None and figure.kind is FigureKind.RATE:
        return words.number(figure.numerator)
    if shown is None:
        return words.NO_FIGURE
    if figure.kind is FigureKind.SHARE:
        return f"{shown} %"
    return f"{shown} {figure.unit}" if figure.kind is FigureKind.MEDIAN else shown


def value_briefly(answer: Answer) -> str:
    """The same under `value_heading`, where a number of cases must not pass for a rate."""
    figure = answer.figure
    if answer.is_told and figure.kind is FigureKind.RATE and figure.value is None:
        return "no rate"
    return value(answer)


def counted(answer: Answer) -> str:
    """What the value rests on: `16 of 20`, `per 10,000 children: 12 cases for 2,041`."""
    if not answer.is_told:
        return NOT_TOLD
    figure = answer.figure
    cases = words.number(figure.numerator)
    if figure.kind is FigureKind.SHARE:
        return f"{cases} of {words.number(figure.denominator)}" if figure.denominator else "no case"
    if figure.kind is FigureKind.RATE:
        counted_cases = words.plural(figure.numerator, "case")
        if not figure.denominator:
            return f"{counted_cases}, no rate"
        return f"per 10,000 children: {counted_cases} for {words.number(figure.denominator)}"
    if figure.kind is FigureKind.MEDIAN:
        return f"median of {words.plural(figure.numerator, 'case')}" if cases != "0" else "no case"
    return figure.unit


def counted_briefly(answer: Answer) -> str:
    """The same for a cell of a table, whose heading is `counted_heading`."""
    if answer.figure.kind is FigureKind.SHARE or not answer.is_told:
        return counted(answer)
    return words.number(answer.figure.numerator)


def unjudged_briefly(answer: Answer, *, href: str = "") -> Cell:
    """How many cannot be judged, with the way to them. Where nothing is told, no case is no
    finding: it is no `0` either."""
    cases = answer.figure.unjudged
    if not (cases or answer.is_told):
        return number_cell(None)
    return number_cell(cases, href=href if cases else "")


def counted_heading(kind: Kind) -> str:
    """What stands over `counted_briefly`."""
    return "Met" if kind is Kind.SHARE else "Cases"


def value_heading(kind: Kind) -> str:
    """What stands over `value_briefly`."""
    names = {Kind.SHARE: "Share", Kind.RATE: "Rate per 10,000", Kind.COUNT: "Number"}
    return names.get(kind, "Median")


def interval(figure: Figure) -> str:
    """How far chance alone could carry the value; of a median, where the middle half lies."""
    if figure.low is None or figure.high is None:
        return ""
    low, high = one_decimal(figure.low), one_decimal(figure.high)
    if figure.kind is FigureKind.SHARE:
        return f"{low} % to {high} %"
    if figure.kind is FigureKind.MEDIAN:
        return f"{low.removesuffix('.0')} to {high.removesuffix('.0')}"
    return f"{low} to {high}"


def interval_heading(kind: Kind) -> str:
    """What the interval is called at the head of a column."""
    return "Middle half" if kind is Kind.MEDIAN else "Allowing for chance"


def interval_sentence(figure: Figure) -> str:
    """`Allowing for chance (95 %): 58.4 % to 91.9 %`; empty where there is no interval."""
    between = interval(figure)
    if not between:
        return ""
    if figure.kind is FigureKind.MEDIAN:
        return f"The middle half of the cases: {between} {figure.unit}"
    return f"Allowing for chance (95\u00a0%): {between}"


def unjudged(cases: int) -> str:
    """`3 cannot be judged`; empty where all can."""
    return f"{words.number(cases)} cannot be judged" if cases else ""


def completeness(cases: int, unjudged_cases: int, because: Mapping[str, int]) -> str:
    """`Worked out for 95 of 100 cases; 5 cannot be judged: its end cannot be read (3)`; empty where
    all are."""
    if not unjudged_cases:
        return ""
    reasons = [f"{why} ({words.number(n)})" for why, n in list(because.items())[:MOST_REASONS]]
    said = (
        f"Worked out for {words.number(cases - unjudged_cases)} of {words.plural(cases, 'case')}; "
        f"{unjudged(unjudged_cases)}"
    )
    return f"{said}: {', '.join(reasons)}" if reasons else said


def opens(
    openable: int, counted: int, one: str = "case", many: str = "cases", *, whom: bool = False
) -> str:
    """What a link to a list opens for whoever reads it: `Open all 504 cases`, `Open the 37 you may
    see of 504 cases`; a sentence where it would open none, empty where there is none."""
    if not counted:
        return ""
    all_of_them = words.plural(counted, one, many)
    if not openable:
        return f"{all_of_them}, none of {'whom' if whom else 'which'} you may open"
    if openable == counted:
        return f"Open {'the' if counted == 1 else 'all'} {all_of_them}"
    return f"Open the {words.number(openable)} you may see of {all_of_them}"


def when(measure: Measure, period: Period) -> str:
    """`On 31 March 2025`, `March 2025`, or `Twelve months to 31 March 2025`."""
    if measure.is_stock:
        return f"On {words.date(period.last_day)}"
    if period.first_day.month == period.last_day.month and _is_one_month(period):
        return f"{period.first_day:%B %Y}"
    return f"Twelve months to {words.date(period.last_day)}"


def _is_one_month(period: Period) -> bool:
    return (period.last_day - period.first_day).days < 31


def lower(text: str) -> str:
    """The text without the capital at its head: `on 31 March 2025`; a month keeps its own."""
    return text[:1].lower() + text[1:] if text.startswith(("On ", "Twelve ")) else text


def breakdown(name: str) -> str:
    """`Age band` from age_band."""
    text = name.replace("_", " ").replace("16a", "16A").replace("march", "March")
    return capital(text)


def part(name: str, text: str, *, day: date) -> str:
    """One part of a breakdown: a code in the words that it had on the day."""
    if not text:
        return NOT_KNOWN.capitalize()
    codes = CODES.get(name)
    if codes is None or not codes.holds(text):
        return YES_OR_NO.get(text) or capital(text)
    year = census_year(day)
    label = codes.label(text, year=year)
    return label if name in ("sex", "ethnicity") else f"{label} ({text})"


def part_order(name: str, text: str) -> tuple[int, str]:
    """By age for age bands, else by name; what is not known stands last."""
    if not text or text.lower() in (NOT_KNOWN, "unknown"):
        return 1000, text
    if name.startswith("age_band") and text in AGE_BANDS:
        return AGE_BANDS.index(text), text
    return 500, text.lower()
