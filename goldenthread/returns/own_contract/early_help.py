"""Early help: who was helped, from when until when, why, and what became of it.

No statutory return has this. The number of the child may be the early help system's own: name, day
of birth, sex and pupil number are there so that it can be linked to the case system's.
"""

from goldenthread.codes import people
from goldenthread.returns.own_contract.cells import AS_AT, CHILD, day, flag
from goldenthread.returns.shape import Cell, Group, Reads, Return, Speaks

EARLY_HELP = Return(
    kind="early_help",
    title="Early help",
    speaks=Speaks.ALL_IT_HAS,
    groups=(
        Group(
            name="early_help_episode",
            cells=(
                CHILD,
                Cell(name="family"),
                day("help from", needed=True),
                day("help to"),
                Cell(name="reason"),
                flag("neglect"),
                Cell(name="end reason"),
                Cell(name="organisation"),
                Cell(name="lead worker"),
                day("assessment completed"),
                Cell(name="name"),
                day("born"),
                Cell(name="sex", reads=Reads.CODE, codes=people.SEX),
                Cell(name="upn"),
                AS_AT,
            ),
        ),
    ),
)
