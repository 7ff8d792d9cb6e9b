"""How cells and tables of the Standard Safeguarding Dataset are declared, in few words each."""

from collections.abc import Callable

from goldenthread.codes import standard_safeguarding as meanings
from goldenthread.codes.code_set import CodeSet
from goldenthread.returns.shape import NOWHERE, Cell, Group, Link, Reads

Meaning = Callable[[str], str]


def number_of(name: str, *also: str, needed: bool = False) -> Cell:
    """The number of a row or of a person, which the system may give anew every night."""
    return Cell(name=name, also=also, needed=needed, meaning=meanings.number_of)


def person(name: str, *, needed: bool = True) -> Cell:
    """The number by which a person is known in every table."""
    return number_of(name, needed=needed)


def text(name: str, *also: str) -> Cell:
    """Words as they stand."""
    return Cell(name=name, also=also, meaning=meanings.as_written)


def day(name: str, *also: str) -> Cell:
    """A day. Earlier versions leave off what says that it is one."""
    shorter = (name.removesuffix("_date"),) if name.endswith("_date") else ()
    return Cell(name=name, also=(*also, *shorter), reads=Reads.DATE, meaning=meanings.day)


def flag(name: str, *also: str) -> Cell:
    """Yes or no."""
    return Cell(name=name, also=also, reads=Reads.FLAG, meaning=meanings.flag)


def whole(name: str) -> Cell:
    """A whole number, or one of decimals of which the nearest is taken."""
    return Cell(name=name, reads=Reads.NUMBER, meaning=meanings.whole)


def code(name: str, codes: CodeSet, meaning: Meaning, *also: str, words_of: str = "") -> Cell:
    """A code, written as one or in words; `words_of` names the cell with the code itself."""
    return Cell(
        name=name, also=also, reads=Reads.CODE, codes=codes, meaning=meaning, words_of=words_of
    )


def read_again(
    name: str,
    cell: Cell,
    meaning: Meaning,
    reads: Reads = Reads.TEXT,
    codes: CodeSet | None = None,
) -> Cell:
    """What else is read from the column of another cell."""
    return Cell(
        name=name, heading=cell.name, also=cell.also, meaning=meaning, reads=reads, codes=codes
    )


def filled(name: str, reads: Reads = Reads.TEXT, codes: CodeSet | None = None) -> Cell:
    """A cell that is filled from other tables."""
    return Cell(name=name, heading=NOWHERE, reads=reads, codes=codes)


def table(
    name: str, *cells: Cell, also: tuple[str, ...] = (), links: tuple[Link, ...] = ()
) -> Group:
    """A table of the dataset. Its file may leave off the dataset's own letters, or an s."""
    short = name.removeprefix("ssd_")
    singular = {one.removesuffix("s") for one in (name, short)}
    names = {short, *singular, *(f"{one}s" for one in singular), *also} - {name}
    return Group(name=name, cells=cells, also=tuple(sorted(names)), links=links)


EPISODE = "ssd_cin_episodes"


def of_referral(by: str) -> Link:
    """The link to the episode that a referral opened."""
    return Link(by=by, group=EPISODE, to="cine_referral_id")
