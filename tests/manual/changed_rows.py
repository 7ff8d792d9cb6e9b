"""The page for whoever writes what sends changed rows."""

from goldenthread.ingest.live_rows.batch import CHANGED_AT, DELETED
from goldenthread.ingest.live_rows.reached import reached_from
from goldenthread.returns.standard_safeguarding.by_number import (
    ARRIVING,
    OF_NO_CHILD,
    child_in,
    own_number,
)
from goldenthread.web.api.forms import CSV, JSON, LINES, MOST_ROWS, REFUSALS_OF_ROWS
from tests.manual.markdown import Page, table

EXAMPLE = f"""```
goldenthread supplier "Case system"        # once: prints the id, the secret and the key

curl -s -d grant_type=client_credentials -u ID:SECRET https://HOST/api/oauth2/token

curl -s https://HOST/api/record/ssd_cp_plans -H "Authorization: Bearer TOKEN" \\
  -H "Content-Type: {JSON}" -d '[{{
    "cppl_cp_plan_id": 771, "cppl_person_id": "C1042", "cppl_referral_id": 512,
    "cppl_cp_plan_start_date": "2025-10-20", "cppl_cp_plan_initial_category": "NEG",
    "{CHANGED_AT}": "2025-11-03T09:30:00Z"}},
   {{"cppl_cp_plan_id": 640, "{DELETED}": true, "{CHANGED_AT}": "2025-11-03T09:31:00Z"}}]'
```"""

RECEIPT = """```
{"load": 318, "edition": 305, "speaks_to": "2025-11-03",
 "tables": {"ssd_cp_plans":
   {"read": 2, "changed": 2, "unchanged": 0, "older": 0, "held_back": 0}},
 "record": {"child_protection_plans":
   {"read": 3, "loaded": 1, "unchanged": 2, "closed": 1, "held_back": 0}},
 "findings": [], "not_read": []}
```"""


WHAT_A_ROW_MUST_BE = (
    "- Whole: a column that it does not have is blank from then on.\n"
    "- With its own number and its child's. Numbers may be those of the night's feed or the case "
    "system's own, but the same in both, and the same from one night to the next: where most are "
    "given anew, what was sent is let go of when the feed comes, and the load says so.\n"
    f"- With `{CHANGED_AT}`, when the case system changed it. Of two sayings of a row the later "
    "stands, in whatever order they come; sent twice it changes nothing. Without it the moment of "
    "arrival is taken, and order matters.\n"
    f"- `{DELETED}` where the case system took the row back. Its number is enough then.\n"
    "- In any order: what belongs together may come apart. A plan whose referral has not come "
    "comes right when it comes."
)

WHAT_COMES_OF_IT = (
    "- Under `tables`, each row sent is in one of four counts: `changed`; `unchanged` (said "
    "again); `older` (a later saying is held); `held_back` (kept, and in no table of the record "
    "until the row that it belongs to comes).\n"
    "- Under `record`, the rows of the children whom the batch touched, table by table.\n"
    "- `findings` tell of cells that cannot be read, by the row's place from 0. Such a row is "
    "taken: clocks over it cannot be worked out until it is corrected.\n"
    "- No answer repeats a value that was sent."
)


def changed_rows_page() -> Page:
    """How to send, what comes of it, and the tables."""
    return Page(
        name="changed-rows",
        title="Sending changed rows",
        about="How a case system sends a row when it changes, so that it is on the screen soon "
        "after.",
        parts=(
            "`POST /api/record/{table}` takes rows of one table of the [Standard Safeguarding "
            f"Dataset](standard-safeguarding-dataset.md): `{JSON}` (an array), `{LINES}` (a row a "
            f"line) or `{CSV}`, no more than {MOST_ROWS:,} rows. The description for programs is "
            "at `/api/openapi.json`.",
            EXAMPLE,
            "## What a row must be",
            WHAT_A_ROW_MUST_BE,
            "## What comes of it",
            RECEIPT,
            WHAT_COMES_OF_IT,
            "Load the whole dataset once, from files: it says from when rows are held. Send every "
            "change of every table after that; the night's feed may go on beside, and mends what "
            "was missed.",
            table(["Status", "Why"], [("200", "Taken whole."), *REFUSALS_OF_ROWS.items()]),
            "## The tables",
            _tables(),
        ),
    )


def _tables() -> str:
    return table(
        ["Table", "Known by", "Of the child", "May change in the record"],
        [
            (
                f"`{name}`",
                f"`{own_number(group).names[0]}`",
                _child(name),
                ", ".join(sorted(reached_from(name).record)),
            )
            for name, group in ARRIVING.items()
        ],
    )


def _child(name: str) -> str:
    if name in OF_NO_CHILD:
        return "none"
    child = child_in(ARRIVING[name])
    return f"`{child.names[0]}`" if child else "of the row that it belongs to"
