"""A child's way through the steps: swim lanes to look at, and the same as a table to read."""

from dataclasses import dataclass, field
from datetime import date as Day

from goldenthread.web import words
from goldenthread.web.components.data_table import Cell, DataTable, Heading, date_cell

WIDTH = 1000
GUTTER = 190  # for the lanes' names
RIGHT = 30  # where an open span's arrow ends
TOP = 34  # for the dates
ROW = 26
LANE_GAP = 12
MARK = 40  # the width kept for an event and its number
SHORTEST = 26  # the shortest bar that still holds its number
LETTER = 6.9  # the width of a letter at the size the picture is drawn in
EDGE_LABEL = 150  # what the last day's own label needs of the axis


@dataclass(frozen=True, kw_only=True)
class Span:
    """A stretch of time in a step; without a last day it is still open."""

    text: str
    first_day: Day
    last_day: Day | None = None
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened on one day."""

    text: str
    on: Day
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A step, with what lies in it. A lane with nothing in it is shown too: `nothing` says why."""

    name: str
    spans: tuple[Span, ...] = ()
    events: tuple[Event, ...] = ()
    nothing: str = ""

    @property
    def entries(self) -> tuple[Span | Event, ...]:
        """All that lies in the lane, in the order of its first days."""
        entries: tuple[Span | Event, ...] = (*self.spans, *self.events)
        return tuple(sorted(entries, key=lambda entry: _days(entry)[0]))


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


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """The lanes from `first_day` to `last_day`, the day that the record speaks to.

    What began before the first day is drawn from the edge; the table has its true date.
    """

    title: str
    lanes: tuple[Lane, ...]
    first_day: Day
    last_day: Day
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
        y = float(TOP)
        for lane in self.lanes:
            drawn = self._draw(lane, y, numbers)
            lanes.append(drawn)
            y += drawn.height
        return tuple(lanes)

    @property
    def height(self) -> float:
        """The height of the whole picture."""
        return TOP + sum(lane.height for lane in self.drawn) + 6

    @property
    def table(self) -> DataTable:
        """Every entry in the order of its dates, numbered as in the picture."""
        rows = []
        for n, (lane, entry) in enumerate(self._entries(), start=1):
            first, last = _days(entry)
            until = date_cell(last) if last else Cell("still open", sort="9999-12-31")
            if isinstance(entry, Event):
                until = Cell("")
            step = Cell(lane.name)
            rows.append((Cell(str(n)), step, Cell(entry.text, entry.href), date_cell(first), until))
        headings = ("Number", "Step", "What", "From, or on", "To")
        return DataTable(
            caption=f"{self.title}, as a table",
            headings=tuple(Heading(text) for text in headings),
            rows=tuple(rows),
            sortable=True,
            nothing="Nothing is recorded.",
        )

    def _entries(self) -> list[tuple[Lane, Span | Event]]:
        entries = [(lane, entry) for lane in self.lanes for entry in lane.entries]
        return sorted(entries, key=lambda pair: _days(pair[1])[0])

    def _x(self, day: Day) -> float:
        whole = max((self.last_day - self.first_day).days, 1)
        share = min(max((day - self.first_day).days / whole, 0), 1)
        return round(GUTTER + share * (self.edge - GUTTER), 1)

    def _draw(self, lane: Lane, y: float, numbers: dict[int, int]) -> DrawnLane:
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
            label = _label(entry, left, width, free_from, free_to)
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
    entry: Span | Event, left: float, width: float, free_from: float, free_to: float
) -> Label | None:
    """Where an entry's words go, or none where they would run into another entry's place."""
    wide = len(entry.text) * LETTER
    if isinstance(entry, Span) and wide < width - 30:
        return Label(entry.text, left + 22, inside=True)
    if wide + 14 < left - free_from:
        return Label(entry.text, left - 6, "end")
    if left + width + wide + 6 < free_to:
        return Label(entry.text, left + width + 4)
    return None
