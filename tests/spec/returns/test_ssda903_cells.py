"""What is written in an SSDA903, and what is read; what is made of a child's episodes

On the left what stands in a cell, on the right what the record holds. Where the right is blank
nothing is held, and nothing is found wrong; where it is the same as the left, no code was seen in
it: it is kept, and is a finding.
"""

import pytest

from goldenthread.codes import ssda903, written
from goldenthread.codes.looked_after import CATEGORY_OF_NEED, LEGAL_STATUS, PLACEMENT_TYPE
from goldenthread.codes.written import Meaning
from tests.ingest.reading_903 import made, rows_of
from tests.spec.returns.test_annex_a_cells import lines

CELLS: dict[str, tuple[Meaning, str]] = {
    "CIN: category of need": (
        written.code_in(CATEGORY_OF_NEED),
        """
        written               | read
        N1                    | N1
        n1                    | N1
        N1 - Abuse or neglect | N1
        N10                   | N10
        NULL                  |
        """,
    ),
    "LS: legal status": (
        written.code_in(LEGAL_STATUS),
        """
        written             | read
        C2                  | C2
        C2: Full care order | C2
        W1                  | W1
        """,
    ),
    "LS: whether it is a short break": (
        ssda903.short_break,
        """
        written | read
        V3      | V3
        v4      | V4
        V2      |
        C1      |
        """,
    ),
    "PLACE: placement": (
        written.code_in(PLACEMENT_TYPE),
        """
        written | read
        U6      | U6
        K3      | K3
        Z14     | Z14
        Z15     | Z15
        """,
    ),
    "UPN: the number": (
        ssda903.upn,
        """
        written       | read
        A123456789012 | A123456789012
        UN3           |
        """,
    ),
    "UPN: why there is none": (
        ssda903.upn_unknown,
        """
        written       | read
        UN3           | UN3
        A123456789012 |
        """,
    ),
    "MOTHER": (
        ssda903.is_mother,
        """
        written | read
        1       | yes
        0       |
        """,
    ),
    "ACCOM: where a care leaver lives": (
        ssda903.accommodation,
        """
        written | read
        B1      | B
        Z2      | Z
        0       | 0
        01      | 01
        """,
    ),
    "ACCOM: whether that is suitable": (
        ssda903.suitable,
        """
        written | read
        B1      | yes
        Z2      | no
        0       |
        """,
    ),
    "DATE_PERM: the day of an earlier order": (
        ssda903.permanence_day,
        """
        written    | read
        05/06/2014 | 2014-06-05
        zz/06/2014 |
        zz/zz/2014 |
        31/02/2014 | 31/02/2014
        """,
    ),
    "DATE_PERM: its year": (
        ssda903.permanence_year,
        """
        written    | read
        05/06/2014 | 2014
        zz/zz/2014 | 2014
        31/02/2014 |
        """,
    ),
    "YEAR, where a file has it": (
        ssda903.year_ending,
        """
        written   | read
        2025      | 2025
        2024-25   | 2025
        2024/2025 | 2025
        24/25     | 24/25
        """,
    ),
}

EPISODES = ("DECOM", "RNE", "LS", "PLACE", "DEC", "REC")

MADE: dict[str, tuple[str, str]] = {
    "A child comes into care, moves, and goes home": (
        """
        2024-05-01 | S | C1 | U6 | 2024-06-10 | X1
        2024-06-10 | P | C1 | K2 | 2024-09-02 | X1
        2024-09-02 | L | C2 | K2 | 2024-12-20 | E4A
        """,
        """
        in care      | 2024-05-01 | 2024-12-20 | E4A
        placement    | 2024-05-01 | 2024-06-10 | U6
        placement    | 2024-06-10 | 2024-12-20 | K2
        legal status | 2024-05-01 | 2024-09-02 | C1
        legal status | 2024-09-02 | 2024-12-20 | C2
        """,
    ),
    "Care that goes on": (
        """
        2024-05-01 | S | V2 | U6 | |
        """,
        """
        in care      | 2024-05-01 | |
        placement    | 2024-05-01 | | U6
        legal status | 2024-05-01 | | V2
        """,
    ),
    "Short breaks are no care": (
        """
        2024-05-01 | S | V4 | U6 | |
        2024-06-01 | S | V3 | U6 | 2024-06-03 | E8
        """,
        "",
    ),
    "Care that began before the file: its first day is only the first that is told": (
        """
        2022-03-01 | P | C2 | U6 | |
        """,
        """
        in care      | 2022-03-01 or before | |
        placement    | 2022-03-01           | | U6
        legal status | 2022-03-01 or before | | C2
        """,
    ),
    "Home, and back into care": (
        """
        2024-05-01 | S | C1 | U6 | 2024-07-01 | E4B
        2024-11-03 | S | C1 | U6 | |
        """,
        """
        in care      | 2024-05-01 | 2024-07-01 | E4B
        in care      | 2024-11-03 |            |
        placement    | 2024-05-01 | 2024-07-01 | U6
        placement    | 2024-11-03 |            | U6
        legal status | 2024-05-01 | 2024-07-01 | C1
        legal status | 2024-11-03 |            | C1
        """,
    ),
    "Another episode should follow and none does: whether care goes on cannot be told": (
        """
        2024-05-01 | S | C1 | U6 | 2024-07-01 | X1
        """,
        """
        in care      | 2024-05-01 | cannot be told |
        placement    | 2024-05-01 | cannot be told | U6
        legal status | 2024-05-01 | cannot be told | C1
        """,
    ),
    "A reason for ceasing and no day": (
        """
        2024-05-01 | S | C1 | U6 | | E4A
        """,
        """
        in care      | 2024-05-01 | cannot be told | E4A
        placement    | 2024-05-01 | cannot be told | U6
        legal status | 2024-05-01 | cannot be told | C1
        """,
    ),
    "A day and no reason is the end of care": (
        """
        2024-05-01 | S | C1 | U6 | 2024-07-01 |
        """,
        """
        in care      | 2024-05-01 | 2024-07-01 |
        placement    | 2024-05-01 | 2024-07-01 | U6
        legal status | 2024-05-01 | 2024-07-01 | C1
        """,
    ),
    "Days between two episodes that say that care went on part no period": (
        """
        2024-05-01 | S | C1 | U6 | 2024-07-01 | X1
        2024-07-05 | P | C1 | K2 | |
        """,
        """
        in care      | 2024-05-01 |            |
        placement    | 2024-05-01 | 2024-07-01 | U6
        placement    | 2024-07-05 |            | K2
        legal status | 2024-05-01 |            | C1
        """,
    ),
    "An end that cannot be read leaves nothing open": (
        """
        2024-05-01 | S | C1 | U6 | 31 February | E4A
        """,
        """
        in care      | 2024-05-01 | cannot be told | E4A
        placement    | 2024-05-01 | cannot be told | U6
        legal status | 2024-05-01 | cannot be told | C1
        """,
    ),
    "An episode without an end that another follows ended when that one began": (
        """
        2024-05-01 | S | C1 | U6 | |
        2024-07-05 | P | C1 | K2 | |
        """,
        """
        in care      | 2024-05-01 |            |
        placement    | 2024-05-01 | 2024-07-05 | U6
        placement    | 2024-07-05 |            | K2
        legal status | 2024-05-01 |            | C1
        """,
    ),
}

KINDS = {
    "in care": ("periods_of_care", "REC"),
    "placement": ("placements", "PLACE"),
    "legal status": ("legal_statuses", "LS"),
}


def rows_in(text: str) -> list[tuple[str, ...]]:
    """The lines of a table, each as its cells."""
    return [
        tuple(cell.strip() for cell in line.split("|"))
        for line in text.strip().splitlines()
        if line.strip()
    ]


EVERY_LINE = [
    (meaning, written, read) for meaning, text in CELLS.values() for written, read in lines(text)
]


@pytest.mark.parametrize(("meaning", "written", "read"), EVERY_LINE)
def test_what_is_written_is_read(meaning: Meaning, written: str, read: str) -> None:
    assert meaning(written) == read


@pytest.mark.parametrize("title", MADE)
def test_what_is_made_of_episodes(title: str) -> None:
    episodes, expected = MADE[title]
    given = [
        {"CHILD": "C1"} | {n: cell or None for n, cell in zip(EPISODES, cells, strict=True)}
        for cells in rows_in(episodes)
    ]
    connection, _ = made({"episodes": given})
    found = []
    for kind, (table, what) in KINDS.items():
        columns = ["STARTED", "BEGAN_EARLIER", "ENDED", "ENDED text", what]
        for started, earlier, ended, text, told in rows_of(connection, table, columns, "STARTED"):
            first = f"{started} or before" if earlier else str(started)
            last = str(ended or ("cannot be told" if text else ""))
            found.append((kind, first, last, told or ""))
    assert found == rows_in(expected)
