"""Reads DfE's daily payload: JSON in, one raw table of text for each group of the return out.

What is marked `purge` is as if it were not there: a child that is purged whole is one of whom
nothing is left. Nothing here decides what a value means.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from goldenthread.ingest.findings import Finding, Refused, Severity
from goldenthread.ingest.raw import RawReturn, RawTable
from goldenthread.returns.dfe_payload import CHILD, DFE_PAYLOAD
from goldenthread.returns.shape import Group

LARGEST_FILE = 200_000_000
PURGE = "purge"


def read_payload(path: Path) -> RawReturn:
    """Read a file of payloads: an array of children. Raises Refused, with one plain sentence."""
    if path.stat().st_size > LARGEST_FILE:
        raise Refused(f"{path.name} is larger than any payload is; nothing was taken in.")
    try:
        children = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise Refused(f"{path.name} is damaged and cannot be read as JSON.") from None
    children = children if isinstance(children, list) else [children]
    if not all(isinstance(c, dict) and c.get("la_child_id") for c in children) or not children:
        raise Refused(
            f"{path.name} is no DfE daily payload: it should be an array of children, each with "
            "its la_child_id."
        )
    return payload(children)


def payload(children: Iterable[dict[str, Any]]) -> RawReturn:
    """The children of a payload as raw tables; each has its `la_child_id`."""
    reader = _Reader()
    named = set()
    for child in children:
        named.add(str(child["la_child_id"]).strip())
        if child.get(PURGE) is not True:
            reader.take(CHILD, child, 0)
    return RawReturn(
        kind=DFE_PAYLOAD.kind,
        header={},
        tables=reader.tables,
        findings=list(reader.findings()),
        only_children=frozenset(named),
    )


class _Reader:
    """Takes one object after another apart into the raw tables of the return."""

    def __init__(self) -> None:
        self.tables = {
            name: RawTable(cells=tuple(cell.name for cell in group.cells))
            for name, group in DFE_PAYLOAD.tables.items()
            if not group.made_from
        }
        self.unknown: dict[tuple[str, str], int] = {}

    def take(self, group: Group, said: dict[str, Any], parent: int) -> None:
        """One row of a group, and all that lies in it."""
        table = self.tables[group.name]
        number = len(table.rows) + 1
        whole = dict(_values(group, said))
        table.rows.append(
            [number, parent, number, *(_text(whole.get(cell.names[0])) for cell in group.cells)]
        )
        for listed in group.listed:
            values = whole.get(listed.wrapper)
            rows = self.tables[listed.cell.name].rows
            for value in values if isinstance(values, list) else ():
                rows.append([len(rows) + 1, number, number, _text(value)])
        for inner in group.groups:
            items = whole.get(inner.name)
            for item in items if isinstance(items, list) else [items]:
                if isinstance(item, dict) and item.get(PURGE) is not True:
                    self.take(inner, item, number)
        self._note_unknown(group, whole)

    def _note_unknown(self, group: Group, whole: dict[str, Any]) -> None:
        known = {name for cell in group.cells for name in cell.names} | {PURGE}
        known |= {listed.wrapper for listed in group.listed} | {g.name for g in group.groups}
        for name in whole.keys() - known - set(NOT_KEPT):
            where = (group.name, name)
            self.unknown[where] = self.unknown.get(where, 0) + 1

    def findings(self) -> Iterator[Finding]:
        """What stood in the payload and has no place in the return."""
        for (group, name), times in sorted(self.unknown.items()):
            yield Finding(
                code="unknown-column",
                table=group,
                column=name[:60],
                why=f"{name[:60]!r} is not part of this return ({times:,} times); it was not read.",
                severity=Severity.NOTE,
            )


NOT_KEPT = ("adoption", "care_leavers")
"""Blocks of the payload for which the record has fuller returns."""


def _values(group: Group, said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The object's own values, and those of the objects that only wrap them."""
    for name, value in said.items():
        if name not in group.inside:
            yield name, value
        elif isinstance(value, dict) and value.get(PURGE) is not True:
            yield from ((inner, held) for inner, held in value.items() if inner != PURGE)


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
