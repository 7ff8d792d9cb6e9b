"""One number, large, with what it is made of: nothing is shown that cannot be opened."""

from dataclasses import dataclass

from goldenthread.web.words import number, percentage, plural


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure in words, ready to show.

    `counted` says what the value rests on ("16 of 20"), `interval` how far chance alone could
    carry it, `unjudged` how many cases could not be judged; `href` opens its cases.
    """

    label: str
    value: str
    counted: str = ""
    interval: str = ""
    unjudged: str = ""
    note: str = ""
    href: str = ""
    link: str = ""


def share_figure(
    *,
    label: str,
    value: float | None,
    numerator: int,
    denominator: int,
    low: float | None,
    high: float | None,
    unjudged: int = 0,
    href: str = "",
    note: str = "",
    noun: tuple[str, str] = ("child", "children"),
) -> Figure:
    """The figure for a share: `value`, `low` and `high` are percentages already worked out."""
    judged = f"{number(numerator)} of {number(denominator)}" if denominator else "None to judge"
    known = low is not None and high is not None
    return Figure(
        label=label,
        value=percentage(value),
        counted=judged,
        interval=f"Allowing for chance: {percentage(low)} to {percentage(high)}" if known else "",
        unjudged=f"{number(unjudged)} cannot be judged" if unjudged else "",
        note=note,
        href=href,
        link=f"Open the {plural(denominator + unjudged, *noun)}" if href else "",
    )


def count_figure(
    *,
    label: str,
    count: int,
    unjudged: int = 0,
    href: str = "",
    note: str = "",
    noun: tuple[str, str] = ("child", "children"),
) -> Figure:
    """The figure for a count, which has no denominator and no interval."""
    return Figure(
        label=label,
        value=number(count),
        counted=noun[0] if count == 1 else noun[1],
        unjudged=f"{number(unjudged)} cannot be judged" if unjudged else "",
        note=note,
        href=href,
        link=f"Open the {plural(count + unjudged, *noun)}" if href else "",
    )
