"""A child and the other children of its family, side by side: age, worker, plan, home."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from goldenthread.access.one_child import SeenChild
from goldenthread.web.components.data_table import Cell, DataTable, Heading
from goldenthread.web.pages.children.child.band import age_of, allocated, plan_in_words

HOMES = {True: "the same postcode", False: "another postcode", None: "not known"}
OUT_OF_REACH = "A child of the family whom you cannot open is neither shown nor counted here."


def family_of(child: SeenChild, *, on: date, query: dict[str, str]) -> DataTable:
    """The family as one person may see it; `query` is what each address asks, as here."""
    tells_home = any(one.same_home is not None for one in child.siblings)
    rows = [
        (
            Cell(f"{child.shown.name} (this child)"),
            Cell(age_of(child, on)),
            Cell(plan_in_words(child.facts, on)),
            Cell(allocated(child.worker, child.team)),
            *([Cell("")] if tells_home else []),
        )
    ]
    for one in child.siblings:
        rows.append(
            (
                Cell(one.shown.name, _href(one.handle, query)),
                Cell(one.shown.age),
                Cell(plan_in_words(one.open_facts, on)),
                Cell(allocated(one.worker, one.team)),
                *([Cell(HOMES[one.same_home])] if tells_home else []),
            )
        )
    headings = ("Child", "Age", "Plan", "Allocated to", *(["Lives at"] if tells_home else []))
    return DataTable(
        caption="The children of the family, side by side",
        headings=tuple(map(Heading, headings)),
        rows=tuple(rows) if child.siblings else (),
        note=f"{_differ(child, on)} {OUT_OF_REACH}".strip(),
        compact=True,
        is_wide=True,
        nothing="No other child of the family is known whom you can open.",
    )


def _href(handle: UUID, query: dict[str, str]) -> str:
    address = reverse("child", args=[handle])
    return f"{address}?{urlencode(query)}" if query else address


def _differ(child: SeenChild, on: date) -> str:
    """That the plans differ, where they do: each may be right, and somebody should know why."""
    if not child.siblings:
        return ""
    kinds = {
        frozenset(fact.step for fact in facts if fact.is_help and fact.is_open_on(on))
        for facts in (child.facts, *(one.open_facts for one in child.siblings))
    }
    return "Their plans differ." if len(kinds) > 1 else ""
