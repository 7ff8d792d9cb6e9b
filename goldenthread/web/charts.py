"""Charts as SVG, drawn on the server: no script, no style attribute, nothing fetched.

They are black and grey, so that a photocopy says as much as a screen, and each stands beside its
table (see `components/chart.py`). The same arguments give the same picture, from memory.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date as Day
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from goldenthread.web.words import number, percentage

INK = "#0b0c0c"
GREY = "#505a5f"
BAND = "#d0d5d8"
GRID = "#e5e6e7"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
WIDTH = 430
HEIGHT = 230


@dataclass(frozen=True)
class Point:
    """One period's value, with the interval around it. No value leaves a gap in the line."""

    first_day: Day
    value: float | None
    low: float | None = None
    high: float | None = None


@lru_cache(maxsize=512)
def line_chart(points: tuple[Point, ...], *, title: str, description: str, unit: str) -> str:
    """A line over time with a band for its interval, as markup that is safe to put into a page.

    `unit` is "%" for shares, whose axis is the whole of 0 to 100, else the words for the axis of
    a count, which starts at nought. Periods without a value break the line. The picture names
    itself by `title` and `description`, for those who do not see it.
    """
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_specification(points, unit=unit))
    return _accessible(svg, title=title, description=description)


def _specification(points: tuple[Point, ...], *, unit: str) -> dict[str, Any]:
    import altair

    rows = altair.InlineData(
        values=[
            {"on": p.first_day.isoformat(), "value": p.value, "low": p.low, "high": p.high}
            for p in points
        ]
    )
    known = [v for p in points for v in (p.value, p.high) if v is not None]
    top = 100.0 if unit == "%" else max([*known, 1.0]) * 1.1
    scale = altair.Scale(domain=[0, top], nice=unit != "%")
    across = altair.X("on:T", title=None, axis=_time_axis(altair, len(points)))
    up = altair.Y("value:Q", title=None, scale=scale, axis=_value_axis(altair, unit))
    base = altair.Chart(rows)
    layers = [
        base.mark_line(color=INK, strokeWidth=2.5, invalid="break-paths-show-domains").encode(
            x=across, y=up
        ),
        base.mark_point(color=INK, filled=True, size=46, opacity=1).encode(x=across, y=up),
    ]
    if any(p.low is not None and p.high is not None for p in points):
        band = base.mark_area(color=BAND, opacity=1, invalid="break-paths-show-domains")
        layers.insert(0, band.encode(x=across, y=altair.Y("low:Q", scale=scale), y2="high:Q"))
    if known:
        layers.append(_last_value(altair, points, unit=unit, across=across, up=up))
    chart = altair.layer(*layers).properties(width=WIDTH, height=HEIGHT)
    return dict(chart.configure(**_look()).to_dict())


def _value_axis(altair: Any, unit: str) -> Any:
    if unit == "%":
        return altair.Axis(labelExpr="datum.label + ' %'", tickCount=5)
    return altair.Axis(
        title=unit,
        titleAngle=0,
        titleAnchor="end",
        titleAlign="left",
        titleX=-8,
        titleY=-12,
        tickCount=5,
        tickMinStep=1,
    )


def _last_value(altair: Any, points: tuple[Point, ...], *, unit: str, across: Any, up: Any) -> Any:
    """The newest value in figures, at its point: what the eye looks for first."""
    last = next(p for p in reversed(points) if p.value is not None)
    assert last.value is not None
    label = percentage(last.value) if unit == "%" else number(last.value)
    row = {"on": last.first_day.isoformat(), "value": last.value, "label": label}
    return (
        altair.Chart(altair.InlineData(values=[row]))
        .mark_text(align="left", dx=9, fontSize=17, fontWeight="bold", color=INK)
        .encode(x=across, y=up, text="label:N")
    )


def _time_axis(altair: Any, periods: int) -> Any:
    return altair.Axis(
        format="%b %Y",
        tickCount=min(periods, 5),
        labelAngle=0,
        labelOverlap=True,
        grid=False,
    )


def _look() -> dict[str, Any]:
    axis = {
        "labelFontSize": 16,
        "titleFontSize": 16,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": GRID,
        "domainColor": GREY,
        "tickColor": GREY,
    }
    return {"font": FONT, "background": "transparent", "axis": axis, "view": {"stroke": None}}


def _accessible(svg: str, *, title: str, description: str) -> Markup:
    """The picture as one image with a name: what the drawing says of its own parts is taken out,
    and its ids are made its own, so that several charts may share a page."""
    key = hashlib.sha256(f"{title}\n{description}\n{svg}".encode()).hexdigest()[:10]
    svg = re.sub(r'\s(?:aria-[\w-]+|role|style)="[^"]*"', "", svg)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{key}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{key}-\1)", svg)
    opening, rest = re.match(r"(<svg[^>]*)>(.*)", svg, re.DOTALL).groups()  # type: ignore[union-attr]
    opening = re.sub(r'\s(?:width|height)="[^"]*"', "", opening)
    return Markup(
        f'{opening} role="img" aria-labelledby="{key}-title {key}-description" focusable="false">'
        f'<title id="{key}-title">{escape(title)}</title>'
        f'<desc id="{key}-description">{escape(description)}</desc>{rest}'
    )
