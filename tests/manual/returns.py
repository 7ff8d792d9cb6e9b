"""The pages of returns, of codes and of the rules of the census."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import goldenthread.codes
from goldenthread.codes.code_set import Code, CodeSet
from goldenthread.ingest.rules.registry import rules_table
from goldenthread.record.catalogue import meaning_of
from goldenthread.returns import own_contract
from goldenthread.returns.cin_census import CIN_CENSUS, EARLIEST_SEX, EDITIONS
from goldenthread.returns.own_contract import AS_AT, AS_AT_MEANS, OWN_CONTRACT
from goldenthread.returns.shape import Cell, Group, Return
from tests.manual.markdown import Page, anchor, census_year, table


def returns_page() -> Page:
    """The shape of the census, and our own contracts."""
    first, last = census_year(EDITIONS[0]), census_year(EDITIONS[-1])
    parts = [
        f"## {CIN_CENSUS.title}",
        f"XML, every edition from {first} to {last}, with or without a namespace, its elements in "
        "any order. An element that an edition does not have is simply absent. Before "
        f"{census_year(EARLIEST_SEX)} `Sex` was `GenderCurrent`, with other codes.",
    ]
    for group, parent in CIN_CENSUS.root.every():
        parts += _group(CIN_CENSUS, group, parent)
    parts.append("## Our own contract")
    parts.append(" ".join((inspect.getdoc(own_contract) or "").split("\n\n", 1)[-1].split()))
    for shape in OWN_CONTRACT:
        parts.append(f"### {shape.title} (`{shape.kind}`)")
        parts.append(_own_cells(shape))
    return Page(
        name="returns",
        title="The returns that are read",
        about="What may be loaded: the shape of the census, and small CSV files of our own.",
        parts=tuple(parts),
    )


def _group(shape: Return, group: Group, parent: Group | None) -> Iterator[str]:
    yield f"### `{group.name}`"
    said = [f"Inside `{parent.name}`." if parent else "One for each child."]
    for listed in parent.listed if parent else ():
        if listed.cell.name == group.name:
            said.append(f"Each element in `{listed.wrapper}` is one row.")
    if group.inside:
        said.append(f"Its cells lie in {' and '.join(f'`{name}`' for name in group.inside)}.")
    if group.since:
        said.append(f"Collected since {census_year(group.since)}.")
    yield " ".join(said)
    yield table(
        ["Element", "Number", "Reads", "Codes", "Also called", "Must be there"],
        [
            (
                f"`{cell.name}`",
                cell.number,
                cell.reads,
                _codes(cell),
                ", ".join(f"`{name}`" for name in cell.also),
                "yes" if cell.needed else "",
            )
            for cell in group.cells
        ],
    )


def _codes(cell: Cell) -> str:
    return f"[{cell.codes.name}](codes.md#{anchor(cell.codes.name)})" if cell.codes else ""


def _own_cells(shape: Return) -> str:
    return table(
        ["Heading", "Reads", "Meaning", "Codes", "Must be there"],
        [
            (
                f"`{cell.names[0]}`",
                cell.reads,
                AS_AT_MEANS
                if cell is AS_AT
                else meaning_of(shape.kind, f"{shape.root.name}.{cell.name}"),
                _codes(cell),
                "yes" if cell.needed else "",
            )
            for cell in shape.root.cells
        ],
    )


def code_sets() -> list[CodeSet]:
    """Every code set that is declared, file by file."""
    found: list[CodeSet] = []
    for module in sorted(pkgutil.iter_modules(goldenthread.codes.__path__), key=lambda m: m.name):
        held = importlib.import_module(f"{goldenthread.codes.__name__}.{module.name}")
        found += [value for value in vars(held).values() if isinstance(value, CodeSet)]
    return found


def codes_page() -> Page:
    """Every code, with its words in each edition."""
    parts = ["A code outside its years, or in no edition, is kept and is a finding, never a loss."]
    for codes in code_sets():
        parts.append(f"## {codes.name}")
        parts.append(
            table(["Code", "Label", "Offered"], [(c.code, _label(c), _offered(c)) for c in codes])
        )
    return Page(
        name="codes",
        title="The code sets",
        about="Every code set of the census, with what each code was called in which edition.",
        parts=tuple(parts),
    )


def _label(code: Code) -> str:
    later = [f"from {census_year(year)}: {label}" for year, label in sorted(code.labels)]
    return "; ".join([code.label, *later])


def _offered(code: Code) -> str:
    if code.since and code.until:
        return f"{census_year(code.since)} to {census_year(code.until)}"
    if code.since:
        return f"since {census_year(code.since)}"
    return f"until {census_year(code.until)}" if code.until else ""


def rules_page() -> Page:
    """DfE's validation rules that are checked, area by area."""
    parts = [
        "The code is DfE's own; a Q at its end marks a query, which may be right after all. A "
        "finding is a question to a person: no row is turned away for it.",
    ]
    area = ""
    rows: list[tuple[object, ...]] = []
    headings = ["Code", "Rule", "Severity", "Protects", "Since", "Source"]
    for rule in rules_table():
        if rule["area"] != area:
            parts += [table(headings, rows)] if rows else []
            area, rows = rule["area"], []
            parts.append(f"## {area}")
        since = census_year(rule["since"]) if rule["since"] else ""
        rows.append(
            (rule["code"], rule["title"], rule["severity"], rule["protects"], since, rule["source"])
        )
    return Page(
        name="rules",
        title="The rules of the census that are checked",
        about="DfE's validation rules that are checked on loading, and what each protects.",
        parts=(*parts, table(headings, rows)),
    )
