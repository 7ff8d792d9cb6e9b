"""A child's way through the steps: swim lanes to look at, and the same as a table to read."""

from dataclasses import dataclass, field
from datetime import date as Day

from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell

WIDTH = 1000
GUTTER = 190  # for the lanes' names
RIGHT = 30  # where an open span's arrow ends
TOP = 34  # for the dates
BANDS = 18  # more, for the words of bands
ROW = 26
LANE_GAP = 12
MARK = 40  # the width kept for an event and its number
SHORTEST = 26  # the shortest bar that still holds its number
DIGIT = 9  # the width of a figure of an entry's number
LETTER = 6.9  # the width of a letter at the size the picture is drawn in
EDGE_LABEL = 150  # what the last day's own label needs of the axis


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of time in a step; without a last day it is still open."""

    text: str
    first_day: Day
    last_day: Day | None = None
    href: str = ""
    source: str = ""
    short: str = ""

    @property
    def drawn_as(self) -> str:
        """Its words in the picture, which has less room than the table."""
        return self.short or self.text


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened on one day."""

    text: str
    on: Day
    href: str = ""
    source: str = ""
    short: str = ""
    is_slight: bool = False

    @property
    def drawn_as(self) -> str:
        """Its words in the picture, which has less room than the table."""
        return self.short or self.text


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A step, with what lies in it. A lane with nothing in it is shown too: `nothing` says why. The
    events of one that `is_dense` (visits, say) are drawn as strokes, without their numbers; those
    that are slight as short ones."""

    name: str
    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    nothing: str = ""
    is_dense: bool = False

    @property
    def entries(self) -> tuple[Span | Event, ...]:
        """All that lies in the lane, in the order of its first days."""
        entries: tuple[Span | Event, ...] = (*self.spans, *self.events)
        return tuple(sorted(entries, key=lambda entry: _days(entry)[0]))


@dataclass(frozen=True, kw_only=True)
class Band:
    """A stretch that is drawn behind all lanes, such as a plan in which the rest happened."""

    text: str
    first_day: Day
    last_day: Day | None = None


@dataclass(frozen=True)
class DrawnBand:
    """A band as drawn, with its words where they fit."""

    x: float
    width: float
    text: str


@dataclass(frozen=True)
class Tick:
    """A date on the axis."""

    x: float
    label: str


@dataclass(frozen=True)
class Label:
    """An entry's words as drawn: inside its bar, or beside it where there is room."""

    text: str
    x: float
    anchor: str = "start"
    inside: bool = False


@dataclass(frozen=True)
class Bar:
    """A span as drawn, numbered as in the table."""

    x: float
    y: float
    width: float
    number: int
    open: bool
    label: Label | None


@dataclass(frozen=True)
class Mark:
    """An event as drawn, numbered as in the table."""

    x: float
    y: float
    number: int
    label: Label | None


@dataclass(frozen=True)
class DrawnLane:
    """A lane as drawn."""

    name: str
    nothing: str
    y: float
    height: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    strokes: tuple[tuple[float, bool], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The lanes from `first_day` to `last_day`, the day that the record speaks to.

    What began before the first day is drawn from the edge; the table has its true date. Where it is
    read `since` a day, what was over before that day stands in a table of its own, folded.
    """

    title: str
    lanes: tuple[Lane, ...]
    first_day: Day
    last_day: Day
    bands: tuple[Band, ...] = ()
    since: Day | None = None
    note: str = ""
    key: str = "timeline"
    width: int = field(default=WIDTH, init=False)
    gutter: int = field(default=GUTTER, init=False)

    @property
    def description(self) -> str:
        """What a reader who does not see the picture is told of it."""
        count = words.plural(len(self._entries()), "entry", "entries")
        return (
            f"{count} in {words.plural(len(self.lanes), 'step')}, "
            f"from {words.date(self.first_day)} to {words.date(self.last_day)}. "
            "The table below says the same."
        )

    @property
    def edge(self) -> float:
        """Where the last day stands."""
        return WIDTH - RIGHT

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Dates for the axis: months, quarters, half-years or years, ten at most."""
        months = (self.last_day.year - self.first_day.year) * 12 + 12
        step = next((s for s in (1, 3, 6, 12) if months / s <= 10), 12 * -(-months // 120))
        starts = (
            Day(self.first_day.year + n // 12, n % 12 + 1, 1) for n in range(0, months + 1, step)
        )
        shown = [day for day in starts if self.first_day <= day < self.last_day]
        last = WIDTH - EDGE_LABEL
        return tuple(
            Tick(self._x(day), f"{day:%Y}" if step >= 12 else f"{day:%b %Y}")
            for day in shown
            if self._x(day) < last
        )

    @property
    def drawn(self) -> tuple[DrawnLane, ...]:
        """The lanes with their places, each as high as what overlaps in it needs."""
        numbers = {id(entry): n for n, (_, entry) in enumerate(self._entries(), start=1)}
        lanes: list[DrawnLane] = []
        y = float(self.top)
        for lane in self.lanes:
            drawn = self._draw(lane, y, numbers)
            lanes.append(drawn)
            y += drawn.height
        return tuple(lanes)

    @property
    def height(self) -> float:
        """The height of the whole picture."""
        return self.top + sum(lane.height for lane in self.drawn) + 6

    @property
    def top(self) -> int:
        """Where the lanes begin: under the dates, and the words of the bands."""
        return TOP + (BANDS if self.bands else 0)

    @property
    def drawn_bands(self) -> tuple[DrawnBand, ...]:
        """The bands with their places."""
        drawn = []
        for band in self.bands:
            left = self._x(band.first_day)
            width = round((self._x(band.last_day) if band.last_day else self.edge) - left, 1)
            fits = len(band.text) * LETTER < width
            drawn.append(DrawnBand(left, width, band.text if fits else ""))
        return tuple(drawn)

    @property
    def table(self) -> DataTable:
        """Every entry in the order of its dates, numbered as in the picture."""
        return self._table(f"{self.title}, as a table", self._numbered())

    @property
    def tables(self) -> tuple[DataTable, ...]:
        """The same, or in two where it is read since a day: of each the newest first."""
        if self.since is None:
            return (self.table,)
        since, every = self.since, list(reversed(self._numbered()))
        recent = [one for one in every if (_days(one[2])[1] or self.last_day) >= since]
        before = [one for one in every if one not in recent]
        recently = f"{self.title}, as a table: since {words.date(since)}, and what lasted to then"
        return (
            self._table(recently, recent),
            *([self._table(f"What was over by {words.date(since)}", before)] if before else []),
        )

    def _table(self, caption: str, numbered: list[tuple[int, Lane, Span | Event]]) -> DataTable:
        sources = any(entry.source for _, _, entry in numbered)
        headings = ("Number", "Step", "What", "From, or on", "To", *(["Source"] if sources else []))
        return DataTable(
            caption=caption,
            headings=tuple(Heading(text) for text in headings),
            rows=tuple(
                (*_cells(number, lane, entry), *([Cell(entry.source)] if sources else []))
                for number, lane, entry in numbered
            ),
            sortable=True,
            compact=sources,
            nothing="Nothing is recorded.",
        )

    def _numbered(self) -> list[tuple[int, Lane, Span | Event]]:
        return [(n, lane, entry) for n, (lane, entry) in enumerate(self._entries(), start=1)]

    def _entries(self) -> list[tuple[Lane, Span | Event]]:
        entries = [(lane, entry) for lane in self.lanes for entry in lane.entries]
        return sorted(entries, key=lambda pair: _days(pair[1])[0])

    def _x(self, day: Day) -> float:
        whole = max((self.last_day - self.first_day).days, 1)
        share = min(max((day - self.first_day).days / whole, 0), 1)
        return round(GUTTER + share * (self.edge - GUTTER), 1)

    def _draw(self, lane: Lane, y: float, numbers: dict[int, int]) -> DrawnLane:
        if lane.is_dense:
            strokes = tuple((self._x(event.on), event.is_slight) for event in lane.events)
            return DrawnLane(lane.name, lane.nothing, y, ROW + LANE_GAP, (), (), strokes)
        bars: list[Bar] = []
        marks: list[Mark] = []
        ends: list[float] = []  # where each row of the lane is taken up to
        said: list[float] = []  # and up to where the words of its entries reach
        places = [self._place(entry) for entry in lane.entries]
        for n, entry in enumerate(lane.entries):
            left, width = places[n]
            row = next((n for n, end in enumerate(ends) if end + 2 <= left), len(ends))
            free_from = said[row] if row < len(said) else float(GUTTER)
            free_to = places[n + 1][0] if n + 1 < len(places) else self.edge
            ends[row : row + 1] = [left + width]
            top, number = y + LANE_GAP / 2 + row * ROW, numbers[id(entry)]
            label = _label(entry, left, width, free_from, free_to, number)
            said[row : row + 1] = [_reach(label, left + width)]
            if isinstance(entry, Event):
                marks.append(Mark(left + 9, top, number, label))
            else:
                bars.append(Bar(left, top, width, number, entry.last_day is None, label))
        height = max(len(ends), 1) * ROW + LANE_GAP
        return DrawnLane(lane.name, lane.nothing, y, height, tuple(bars), tuple(marks))

    def _place(self, entry: Span | Event) -> tuple[float, float]:
        """Where an entry begins on the picture, and how wide it is."""
        left = self._x(_days(entry)[0])
        if isinstance(entry, Event):
            return left - 9, float(MARK)
        right = self._x(entry.last_day) if entry.last_day else self.edge
        width = round(max(right - left, SHORTEST), 1)
        return min(left, self.edge - width), width


def _cells(number: int, lane: Lane, entry: Span | Event) -> tuple[Cell, ...]:
    first, last = _days(entry)
    until = date_cell(last) if last else Cell("still open", sort="9999-12-31")
    if isinstance(entry, Event):
        until = Cell("")
    what = Cell(entry.text, entry.href)
    return (Cell(str(number)), Cell(lane.name), what, date_cell(first), until)


def _days(entry: Span | Event) -> tuple[Day, Day | None]:
    if isinstance(entry, Event):
        return entry.on, entry.on
    return entry.first_day, entry.last_day


def _reach(label: Label | None, right: float) -> float:
    """Up to where an entry and its words take its row up."""
    if label is None or label.inside or label.anchor == "end":
        return right
    return label.x + len(label.text) * LETTER


def _label(
    entry: Span | Event, left: float, width: float, free_from: float, free_to: float, number: int
) -> Label | None:
    """Where an entry's words go, or none where they would run into another entry's place."""
    wide = len(entry.drawn_as) * LETTER
    after_number = 12 + len(str(number)) * DIGIT
    if isinstance(entry, Span) and wide < width - after_number - 8:
        return Label(entry.drawn_as, left + after_number, inside=True)
    if wide + 14 < left - free_from:
        return Label(entry.drawn_as, left - 6, "end")
    if left + width + wide + 6 < free_to:
        return Label(entry.drawn_as, left + width + 4)
    return None
