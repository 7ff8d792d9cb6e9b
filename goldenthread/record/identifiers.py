"""The numbers by which a child is known elsewhere, and was known before."""

from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

IDENTIFIERS = RecordTable(
    name="identifiers",
    title="Other numbers of a child",
    means="A number by which a child is or was known in another system or service.",
    key=("child_id", "kind", "identifier"),
    columns=(
        CHILD_ID,
        Column(
            name="kind",
            means="What kind of number: UPN, former UPN, NHS number, legacy id, early help id, or "
            "in the council's own words",
        ),
        Column(name="identifier", means="The number", identifies=True),
        Column(name="started_on", holds=Holds.DATE, means="First day on which it was valid"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day on which it was valid; blank while it is",
        ),
    ),
)

TABLES = (IDENTIFIERS,)
