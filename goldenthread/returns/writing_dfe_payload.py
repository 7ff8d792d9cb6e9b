"""Writes DfE's daily payload: JSON, in arrays of no more than a hundred children.

A child is a mapping of its cells by name, with a list of mappings under each group's name and a
list of values under each listed cell's. Cells that hold nothing are left out.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from goldenthread.returns.dfe_payload import CHILD, MOST_CHILDREN
from goldenthread.returns.shape import Group

Tree = Mapping[str, Any]
DETAILS, HEALTH = CHILD.inside
OF_THE_CHILD = ("la_child_id", "mis_child_id")
"""What stands beside the child's details, not in them."""


def write_payload(folder: Path, name: str, children: Sequence[Tree]) -> list[Path]:
    """Write the children into a folder that is there, a file a batch: `name_001.json` ..."""
    paths = []
    for number, batch in enumerate(batches(children), start=1):
        path = folder / f"{name}_{number:03d}.json"
        path.write_text(
            json.dumps([as_json(child) for child in batch], ensure_ascii=False, indent=1),
            encoding="utf-8",
        )
        paths.append(path)
    return paths


def batches(children: Sequence[Tree]) -> Iterator[Sequence[Tree]]:
    """The children, no more than one array may hold at a time."""
    for start in range(0, len(children), MOST_CHILDREN):
        yield children[start : start + MOST_CHILDREN]


def as_json(child: Tree) -> dict[str, Any]:
    """One child as the payload has it."""
    cells = _cells(CHILD, child)
    found = {name: cells.pop(name) for name in OF_THE_CHILD if name in cells}
    if child.get("purge") is True:
        return found | {"purge": True}
    details = cells | _listed(CHILD, child)
    if details:
        found[DETAILS] = details
    for group in CHILD.groups:
        rows = _rows(group, child)
        if rows:
            found |= (
                {HEALTH: {group.name: rows}} if group.name.startswith("sdq") else {group.name: rows}
            )
    return found


def _rows(group: Group, owner: Tree) -> list[dict[str, Any]]:
    return [_row(group, row) for row in owner.get(group.name) or ()]


def _row(group: Group, row: Tree) -> dict[str, Any]:
    inner = {one.name: rows for one in group.groups if (rows := _rows(one, row))}
    return _cells(group, row) | _listed(group, row) | inner


def _cells(group: Group, row: Tree) -> dict[str, Any]:
    names: Iterable[str] = dict.fromkeys(cell.names[0] for cell in group.cells)
    return {name: _said(row[name]) for name in names if row.get(name) is not None}


def _listed(group: Group, row: Tree) -> dict[str, Any]:
    return {
        listed.wrapper: [_said(value) for value in dict.fromkeys(values)]
        for listed in group.listed
        if (values := row.get(listed.cell.name))
    }


def _said(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
