"""What is written in a Standard Safeguarding Dataset, and what is read

On the left what stands in a cell, on the right what the record holds. Where the right is blank
nothing is held, and nothing is found wrong; where it is the same as the left, no code was seen in
it: it is kept, and is a finding.
"""

import pytest

from goldenthread.codes import pre_proceedings_in_words, standard_safeguarding
from goldenthread.codes.lists_in_json import factors, outcome
from goldenthread.codes.written import Meaning
from tests.spec.returns.test_annex_a_cells import lines


def factors_told(text: str) -> str:
    """The factors of a cell, and whether it is damaged."""
    found = factors(text)
    return " ".join(found.codes) + (" (damaged)" if found.damaged else "")


CELLS: dict[str, tuple[Meaning, str]] = {
    "Factors of an assessment": (
        factors_told,
        """
        written                                 | read
        ["2B","16A"]                            | 2B 16A
        ["2B", "2B", "16a"]                     | 2B 16A
        {"1A":"Y","2B":"N","16A":"Yes"}         | 1A 16A
        {"factor_16A": true, "factor_2B": false} | 16A
        {"16A": {"value": "Y"}}                 | 16A
        [{"code":"2B","value":"N"},{"code":"16A","value":"Y"}] | 16A
        "[\\"2B\\",\\"16A\\"]"                  | 2B 16A
        [""2B"",""16A""]                        | 2B 16A
        ['2B','16A']                            | 2B 16A
        2B, 16A                                 | 2B 16A
        ["Neglect"]                             | 16A
        ["2B - Drug misuse"]                    | 2B
        []                                      |
        {}                                      |
        null                                    |
        ["2B","16A                              | 2B 16A (damaged)
        {"1A":"Y","16A":"Y","2B                 | 1A 16A (damaged)
        {"16A":"perhaps"}                       | (damaged)
        """,
    ),
    "No further action, out of the outcomes": (
        outcome("NFA", r"\bnfa\b|\bno further action\b"),
        """
        written                                          | read
        {"NFA_FLAG":"Y","CP_FLAG":"N"}                   | yes
        {"OUTCOME_NFA_FLAG": "N"}                        | no
        {"NFA_FLAG":true}                                | yes
        {"NFA_FLAG":"","CP_FLAG":"Y"}                    |
        {"NFA_FLAG": "N","COMMENTS": "said "never again""} | no
        ["NFA"]                                          | yes
        No further action                                | yes
        CIN Referral                                     |
        """,
    ),
    "A day": (
        standard_safeguarding.day,
        """
        written                 | read
        2025-03-31              | 2025-03-31
        2025-03-31 00:00:00.000 | 2025-03-31
        31/03/2025              | 2025-03-31
        45747                   | 2025-03-31
        1900-01-01              |
        9999-12-31 00:00:00     |
        SSD_PH                  |
        NULL                    |
        2025-02-31              | 2025-02-31
        """,
    ),
    "A number of a row or a person": (
        standard_safeguarding.number_of,
        """
        written | read
        10482   | 10482
        10482.0 | 10482
        0012    | 0012
        -1      |
        0       |
        NULL    |
        SSD_PH  |
        """,
    ),
    "Category of abuse": (
        standard_safeguarding.category_of_abuse,
        """
        written                       | read
        NEG                           | NEG
        Neglect                       | NEG
        Multiple: Neglect, Physical   | MUL
        Multiple: [Neglect, Physical] | MUL
        Emotional Abuse               | EMO
        SSD_PH                        |
        """,
    ),
    "Whether a category names neglect": (
        standard_safeguarding.names_neglect,
        """
        written                       | read
        NEG                           | yes
        Multiple: Neglect, Physical   | yes
        Multiple: Physical, Emotional | no
        MUL                           |
        """,
    ),
    "Legal status": (
        standard_safeguarding.legal_status,
        """
        written                                         | read
        C2                                              | C2
        Interim care order Sec. 38(1)                   | C1
        Care Order Sec. 31(a)                           | C2
        Care Order Sec.31(a) & Placement Order (Sec. 21) | E1
        Single placement acc. by LA S20(1) CA under 16  | V2
        Series of short term breaks                     | V3
        Police protection power Sec.38(1)               | L1
        """,
    ),
    "Ethnicity": (
        standard_safeguarding.ethnicity,
        """
        written       | read
        WBRI          | WBRI
        A1            | WBRI
        White British | WBRI
        ORAB          | OOTH
        E4            | NOBT
        SSD_PH        |
        """,
    ),
    "Sex": (
        standard_safeguarding.sex,
        """
        written    | read
        M          | M
        02         | F
        Woman      | F
        I          | U
        SSD_PH     |
        9434765919 |
        """,
    ),
    "Who referred": (
        standard_safeguarding.source_by_code,
        """
        written | read
        2A      | 2A
        Police  | 6
        10      | 10
        20131   |
        """,
    ),
    "How pre-proceedings ended": (
        pre_proceedings_in_words.decision,
        """
        written                            | read
        Decision to Issue Care Proceedings | ISSUE
        Decision to step down              | STEP DOWN
        SSD_PH                             |
        """,
    ),
    "Outcome of the legal gateway": (
        pre_proceedings_in_words.legal_gateway,
        """
        written                     | read
        B                           | B
        A - continue current plan   | A
        Start pre-proceedings (PLO) | B
        Issue care proceedings      | C
        """,
    ),
    "A role that is plainly not the case holder's": (
        standard_safeguarding.holds_no_case,
        """
        written                       | read
        Allocated Case Worker         |
        Social Worker                 |
        Independent Reviewing Officer | yes
        Personal Advisor              | yes
        """,
    ),
}

EVERY_LINE = [
    (meaning, written, read) for meaning, text in CELLS.values() for written, read in lines(text)
]


@pytest.mark.parametrize(("meaning", "written", "read"), EVERY_LINE)
def test_what_is_written_is_read(meaning: Meaning, written: str, read: str) -> None:
    assert meaning(written).strip() == read
