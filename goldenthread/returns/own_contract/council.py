"""What a census cannot say of its own council: workers, teams, names, families and populations."""

from goldenthread.codes import people
from goldenthread.returns.own_contract.cells import CHILD, day
from goldenthread.returns.shape import Cell, Group, Reads, Return, Speaks

PEOPLE_AND_ALLOCATIONS = Return(
    kind="people_and_allocations",
    title="People and allocations",
    speaks=Speaks.NO_DAYS,
    groups=(
        Group(
            name="allocation",
            cells=(
                CHILD,
                Cell(name="name"),
                Cell(name="family"),
                Cell(name="worker"),
                Cell(name="team"),
                day("from"),
                day("to"),
            ),
        ),
    ),
)

POPULATION = Return(
    kind="population",
    title="Population",
    speaks=Speaks.NO_DAYS,
    groups=(
        Group(
            name="estimate",
            cells=(
                Cell(name="year", reads=Reads.NUMBER, needed=True),
                Cell(name="age", reads=Reads.NUMBER, needed=True),
                Cell(name="sex", reads=Reads.CODE, codes=people.SEX),
                Cell(name="ethnicity", reads=Reads.CODE, codes=people.ETHNICITY),
                Cell(name="ward"),
                Cell(name="people", reads=Reads.NUMBER, needed=True),
            ),
        ),
    ),
)
