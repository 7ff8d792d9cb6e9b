"""The cells that several returns of our own contract have in common."""

from goldenthread.codes.days import day_as_written
from goldenthread.codes.partners import yes_or_no
from goldenthread.codes.written import number_in_a_list
from goldenthread.returns.shape import Cell, Reads

CHILD = Cell(name="child", needed=True, also=("child id",), meaning=number_in_a_list)

AS_AT = Cell(name="as_at", heading="as at", reads=Reads.DATE, meaning=day_as_written)
AS_AT_MEANS = (
    "The day on which the file was made: it speaks up to the newest in it. Left out, the newest "
    "day on which anything in it happened is taken"
)


def day(name: str, *, needed: bool = False, also: tuple[str, ...] = ()) -> Cell:
    """A day."""
    return Cell(name=name, reads=Reads.DATE, meaning=day_as_written, needed=needed, also=also)


def flag(name: str) -> Cell:
    """Yes or no; blank, or `not known`, where nobody said."""
    return Cell(name=name, reads=Reads.FLAG, meaning=yes_or_no)


def number(name: str, *, needed: bool = False) -> Cell:
    """A whole number."""
    return Cell(name=name, reads=Reads.NUMBER, needed=needed)
