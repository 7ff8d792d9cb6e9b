"""No two of our own contracts, and no table of another return, can be mistaken for one another.

A return is told by its headings alone. Each of ours is put before all returns that are read: with
the cells that it needs and no others, with every cell, and with any others in any order.
"""

import random
from collections.abc import Sequence

import pyarrow as pa
import pytest

from goldenthread.ingest.recognising import FEWEST_HEADINGS, recognise
from goldenthread.ingest.tables_in_files import FoundTable
from goldenthread.returns.catalogue import in_tables
from goldenthread.returns.own_contract import OWN_CONTRACT, PEOPLE_AND_ALLOCATIONS
from goldenthread.returns.shape import Cell, Group, Return

OTHERS = [
    pytest.param(shape, group, id=f"{shape.kind}.{group.name}")
    for shape in in_tables()
    if shape not in OWN_CONTRACT
    for group in shape.groups
    if not group.made_from
]


def kind_of(headings: Sequence[str], returns: Sequence[Return]) -> str:
    """The kind of return that a table with these headings is taken for."""
    empty = {"line": pa.array([], pa.int32())}
    empty |= {f"c{place}": pa.array([], pa.string()) for place in range(len(headings))}
    found = FoundTable(name="export", headings=list(headings), cells=pa.table(empty))
    recognised = recognise([found], returns)
    return recognised.shape.kind if recognised else ""


def either_way(headings: Sequence[str]) -> set[str]:
    """What they are taken for, in whatever order the returns are tried."""
    returns = in_tables()
    return {kind_of(headings, returns), kind_of(headings, returns[::-1])}


def needed_of(shape: Return) -> list[str]:
    return [cell.names[0] for cell in shape.root.cells if cell.needed]


def others_of(shape: Return) -> list[Cell]:
    return [cell for cell in shape.root.cells if not cell.needed]


@pytest.mark.parametrize("shape", OWN_CONTRACT, ids=lambda shape: shape.kind)
def test_it_is_known_by_the_cells_that_it_needs(shape: Return) -> None:
    headings = needed_of(shape)
    if shape is PEOPLE_AND_ALLOCATIONS:  # a child's number alone makes no return: some other cell
        assert len(headings) < FEWEST_HEADINGS
        for cell in others_of(shape):
            assert either_way([*headings, cell.names[0]]) == {shape.kind}
        return
    assert len(headings) >= FEWEST_HEADINGS
    assert either_way(headings) == {shape.kind}


@pytest.mark.parametrize("shape", OWN_CONTRACT, ids=lambda shape: shape.kind)
@pytest.mark.parametrize("seed", range(20))
def test_it_is_known_with_any_of_its_other_cells_in_any_order(shape: Return, seed: int) -> None:
    dice = random.Random(f"{shape.kind} {seed}")
    others = others_of(shape)
    some = others if seed == 0 else dice.sample(others, k=dice.randint(1, len(others)))
    headings = needed_of(shape) + [dice.choice(cell.names) for cell in some]
    headings = [dice.choice((str.upper, str.title, str))(heading) for heading in headings]
    dice.shuffle(headings)
    assert either_way(headings) == {shape.kind}


@pytest.mark.parametrize("shape", OWN_CONTRACT, ids=lambda shape: shape.kind)
def test_it_is_known_in_a_file_that_has_columns_of_others_too(shape: Return) -> None:
    """A system's export brings more than was asked for: a name, a team, a school."""
    own = [cell.names[0] for cell in shape.root.cells]
    extra = [h for h in ("name", "team", "sex", "school", "ward", "reason") if h not in own]
    assert either_way([*extra, *own]) == {shape.kind}


@pytest.mark.parametrize(("shape", "group"), OTHERS)
def test_no_table_of_another_return_is_taken_for_one_of_ours(shape: Return, group: Group) -> None:
    ours = {one.kind for one in OWN_CONTRACT}
    needed = [cell.names[0] for cell in group.cells if cell.needed]
    for headings in ([cell.names[0] for cell in group.cells], needed):
        if len(headings) >= FEWEST_HEADINGS:
            assert not either_way(headings) & ours, headings
