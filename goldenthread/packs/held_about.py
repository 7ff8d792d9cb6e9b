"""What was recorded here of children, as files that leave: the answer to a request for access, and
what is copied to the case file by reference."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.codes.exemptions import EXEMPTION
from goldenthread.packs.differences import harmless
from goldenthread.record.held_about import Holding


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """What a person decided of one thing: under which exemption it is left out, and why."""

    exemption: str
    why: str


class CannotBeWithheld(ValueError):
    """What is wrong with the list of what is to be left out, in one sentence."""


def withheld_in(text: str) -> dict[str, Withheld]:
    """The things to leave out, by reference, of a CSV with the headings reference, exemption and
    why. Raises CannotBeWithheld."""
    found = {}
    rows = csv.DictReader(io.StringIO(text))
    if not {"reference", "exemption", "why"} <= set(rows.fieldnames or ()):
        raise CannotBeWithheld("its headings are to be reference, exemption and why")
    for row in rows:
        reference, exemption = (row["reference"] or "").strip(), (row["exemption"] or "").strip()
        why = (row["why"] or "").strip()
        if not EXEMPTION.holds(exemption):
            named = ", ".join(EXEMPTION.values)
            raise CannotBeWithheld(f"{reference} names no exemption; they are {named}")
        if not why:
            raise CannotBeWithheld(f"{reference} does not say why it is left out")
        found[reference] = Withheld(exemption=exemption, why=why)
    return found


def for_a_request(holdings: Sequence[Holding], withheld: Mapping[str, Withheld]) -> str:
    """All that is held about a child, a line for each thing. Of what is left out the line says that
    there is one, under which exemption and why, and nothing that it holds. Raises CannotBeWithheld
    for one that is not held."""
    unknown = sorted(set(withheld) - {one.reference for one in holdings})
    if unknown:
        raise CannotBeWithheld(f"nothing of this child is held as {unknown[0]}")
    return _written(
        ("Reference", "Kind", "What it says", "By", "At", "Stands now", "Left out because"),
        (
            (one.reference, one.kind, "", "", "", "", _left_out(withheld[one.reference]))
            if one.reference in withheld
            else (one.reference, one.kind, *_in_full(one), "")
            for one in holdings
        ),
    )


def _in_full(one: Holding) -> tuple[str, ...]:
    says = "; ".join(f"{name.replace('_', ' ')}: {text}" for name, text in one.in_full.items())
    return (says, one.by, one.at.isoformat(timespec="minutes"), "yes" if one.holds else "no")


def _left_out(why: Withheld) -> str:
    return f"{EXEMPTION.label(why.exemption, year=0)}: {why.why}"


def for_the_case_file(holdings: Iterable[Holding]) -> str:
    """A line for each thing, to be copied to the case file: by reference, without its sentences."""
    return _written(
        ("Child", "Kind", "Number", "Said", "By", "At"),
        (
            (
                one.child_id,
                one.kind,
                one.reference,
                one.said,
                one.by,
                one.at.isoformat(timespec="minutes"),
            )
            for one in holdings
        ),
    )


def _written(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow(headings)
    for row in rows:
        lines.writerow([harmless(cell) for cell in row])
    return text.getvalue()
