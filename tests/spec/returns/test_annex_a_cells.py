"""What is written in an Annex A, and what is read

On the left what stands in a cell, on the right what the record holds. Where the right is blank
nothing is held, and nothing is found wrong; where it is the same as the left, no code was seen in
it: it is kept, and is a finding.
"""

import pytest

from goldenthread.codes import annex_a, annex_a_care
from goldenthread.codes.written import Meaning

CELLS: dict[str, tuple[Meaning, str]] = {
    "Whether words name neglect": (
        annex_a.names_neglect,
        """
        written                                      | read
        a) Neglect                                   | yes
        Likelihood of Neglect                        | yes
        Neglect Physical                             | yes
        Emotional abuse, Neglect                     | yes
        Multiple: Neglect, Sexual Abuse              | yes
        N1j - Neglect                                | yes
        1d Neglect                                   | yes
        Abuse or Neglect - Neglect & Emotional Abuse | yes
        YNNN                                         | yes
        b) Physical abuse                            | no
        Multiple: Physical Abuse, Sexual Abuse       | no
        N2 - Child's disability                      | no
        Emotional abuse, no neglect                  | no
        Neglect ruled out                            | no
        N1 - Abuse or neglect                        |
        N1 - Abuse, neglect and exploitation         |
        e) Multiple/not recommended                  |
        Suspected abuse/neglect                      |
        """,
    ),
    "Category of abuse": (
        annex_a.category_of_abuse,
        """
        written                     | read
        a) Neglect                  | NEG
        b) Physical abuse           | PHY
        Likelihood of Sexual        | SAB
        EMO                         | EMO
        e) Multiple/not recommended | MUL
        Neglect Physical            | MUL
        NNYN                        | SAB
        Emotional abuse, no neglect | EMO
        Abuse or neglect            | Abuse or neglect
        #N/A                        |
        """,
    ),
    "Primary need": (
        annex_a.primary_need,
        """
        written                   | read
        N1 - Abuse or neglect     | N1
        N1j - Neglect             | N1
        ABS_NEG                   | N1
        N4                        | N4
        Family in acute stress    | N4
        N10                       | N10
        """,
    ),
    "Yes or no": (
        annex_a.flag,
        """
        written    | read
        a) Yes     | yes
        Y          | yes
        1          | yes
        b) No      | no
        0 - No     | no
        c) Unknown |
        #N/A       |
        perhaps    | perhaps
        """,
    ),
    "A date": (
        annex_a.day,
        """
        written                 | read
        31/03/2025              | 2025-03-31
        31.3.2025 00:00:00      | 2025-03-31
        2025-03-31T00:00:00.000 | 2025-03-31
        31st March 2025         | 2025-03-31
        45747                   | 2025-03-31
        #N/A                    |
        31/03/25                | 31/03/25
        31/02/2025              | 31/02/2025
        """,
    ),
    "Case status": (
        annex_a.case_status,
        """
        written                  | read
        a) Looked after child    | LAC
        b) Child Protection plan | CPP
        CP/CLA                   | LAC
        c) Child in need plan    | CIN
        d) Open assessment       | ASSESSMENT
        e) Closed episode        | CLOSED
        """,
    ),
    "Legal status": (
        annex_a_care.legal_status,
        """
        written                                  | read
        C1: ICO                                  | C1
        Full Care Order                          | C2
        V2: Single period under S20              | V2
        V4: Short term breaks, agreements recorded | V4
        Ward of court                            | Ward of court
        """,
    ),
}


def lines(text: str) -> list[tuple[str, str]]:
    """The lines of a table below its headings."""
    told = [line.split("|") for line in text.strip().splitlines()[1:]]
    return [(written.strip(), read.strip()) for written, read in told]


EVERY_LINE = [
    (meaning, written, read) for meaning, text in CELLS.values() for written, read in lines(text)
]


@pytest.mark.parametrize(("meaning", "written", "read"), EVERY_LINE)
def test_what_is_written_is_read(meaning: Meaning, written: str, read: str) -> None:
    assert meaning(written) == read
