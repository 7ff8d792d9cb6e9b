"""What the address of a measure's pages asks: the measure, the day, the edition, the cases."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404
from django.urls import NoReverseMatch, reverse

from goldenthread.access.case_lists import VERDICTS
from goldenthread.access.naming import breakdowns_for
from goldenthread.measures.measure import Measure
from goldenthread.measures.periods import NotAPeriod, Period, period_named, twelve_months_to
from goldenthread.measures.register import MEASURES
from goldenthread.web.frame import PersonRequest

FIRST_YEAR, LAST_YEAR = 1950, 2150
MOST_PAGES = 100_000


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question about a measure; what is empty was not asked.

    `on` is the day asked about, `known_at` an edition, `by` a breakdown of the measure's page.
    `month` (2025-03), `verdict`, `team` and `group` (`sex:F`, one part of a breakdown) choose the
    cases of a list, `page` the part of the list.
    """

    measure: Measure
    on: date | None = None
    known_at: int | None = None
    by: str = ""
    month: str = ""
    verdict: str = ""
    team: str = ""
    group: str = ""
    page: int = 1
    breakdowns: tuple[str, ...] = ()
    """Those of the measure that this reader may ask for."""

    @property
    def group_parts(self) -> tuple[str, str]:
        """The breakdown and the part of it that `group` names."""
        by, _, part = self.group.partition(":")
        return by, part

    def period(self, day: date) -> Period:
        """The month asked for, else the twelve months to the day."""
        return period_named(self.month, as_at=day) if self.month else twelve_months_to(day)

    def changed(self, **parts: object) -> "Asked":
        """The same question but for these parts."""
        return replace(self, **parts)  # type: ignore[arg-type]

    def query(self, *names: str) -> tuple[tuple[str, str], ...]:
        """The parts that were asked, as they stand in an address; all, or those named."""
        every = {
            "on": self.on.isoformat() if self.on else "",
            "known_at": str(self.known_at or ""),
            "by": self.by,
            "period": self.month,
            "verdict": self.verdict,
            "team": self.team,
            "group": self.group,
            "page": str(self.page) if self.page > 1 else "",
        }
        return tuple((name, every[name]) for name in names or every if every[name])

    def measure_href(self) -> str:
        """The measure's own page, for the same day and edition."""
        return self._href("measure", "on", "known_at", "by")

    def cases_href(self, **parts: object) -> str:
        """The list of the cases asked for, from its first page unless `page` is said."""
        asked = self.changed(**({"page": 1} | parts))
        names = ("on", "known_at", "period", "verdict", "team", "group", "page")
        return asked._href("cases", *names)

    def address(self, name: str) -> str:
        """The address of a page of this measure, nothing asked."""
        return reverse(name, args=[self.measure.code])

    def _href(self, name: str, *parts: str) -> str:
        query = urlencode(self.query(*parts))
        return f"{self.address(name)}?{query}" if query else self.address(name)


def asked_of(request: PersonRequest, code: str) -> Asked:
    """What the request asks. Raises Http404 for what is not there, BadRequest for no such word."""
    measure = MEASURES.get(code)
    if measure is None:
        raise Http404("There is no such measure")
    asked = request.GET
    by, group = asked.get("by", ""), asked.get("group", "")
    breakdowns = breakdowns_for(request.sight, measure)
    for named in (by, group.partition(":")[0]):
        if named and named not in breakdowns:
            raise Http404("The measure has no such breakdown")
    return Asked(
        measure=measure,
        on=_day(asked.get("on", "")),
        known_at=_number(asked.get("known_at", "")),
        by=by,
        month=_month(asked.get("period", "")),
        verdict=_verdict(asked.get("verdict", "")),
        team=_text(asked.get("team", "")),
        group=_text(group),
        page=min(_number(asked.get("page", "")) or 1, MOST_PAGES),
        breakdowns=breakdowns,
    )


def edition_asked(request: PersonRequest, name: str) -> int | None:
    """The edition that a part of the address names; None where it is left out."""
    return _number(request.GET.get(name, ""))


def child_href(handle: object) -> str:
    """The page of a child."""
    try:
        return reverse("child", args=[handle])
    except NoReverseMatch:
        return f"/children/{handle}/"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadRequest("not a day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadRequest("not a day of which anything could be known")
    return day


def _number(text: str) -> int | None:
    if not text:
        return None
    if not text.isascii() or not text.isdecimal() or len(text) > 15 or not int(text):
        raise BadRequest("not a number")
    return int(text)


def _month(text: str) -> str:
    if not text:
        return ""
    try:
        period_named(text)
    except NotAPeriod:
        raise BadRequest("not a month") from None
    return text


def _verdict(text: str) -> str:
    if text and text not in VERDICTS:
        raise BadRequest("not a verdict")
    return text


def _text(text: str) -> str:
    if "\0" in text or len(text) > 200:
        raise BadRequest("not a name")
    return text
