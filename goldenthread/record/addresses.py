"""Where children live: the postcodes of their addresses, and nothing more of them."""

from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable

ADDRESSES = RecordTable(
    name="addresses",
    title="Addresses",
    means="An address of a child by its postcode, from the first to the last day there.",
    key=("child_id", "kind", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="kind", means="What the address is to the child, in the council's own words"),
        Column(name="started_on", holds=Holds.DATE, means="First day at the address"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Last day at the address; blank while it lasts",
        ),
        Column(name="postcode", means="Postcode", identifies=True),
    ),
)

TABLES = (ADDRESSES,)
