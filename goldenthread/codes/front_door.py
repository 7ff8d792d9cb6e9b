"""Codes of an episode of need: who referred, the main need, and why it closed.

Source: the children in need census code sets (DfE), 2016-17 to 2026-27 editions.
"""

from __future__ import annotations

from goldenthread.codes.code_set import Code, CodeSet

REFERRAL_SOURCE = CodeSet(
    "Referral source",
    (
        Code(code="1A", label="Individual: family member, relative or carer"),
        Code(code="1B", label="Individual: acquaintance, neighbour or child minder"),
        Code(code="1C", label="Individual: self"),
        Code(code="1D", label="Individual: other, such as a stranger or an MP"),
        Code(code="2A", label="Schools"),
        Code(code="2B", label="Education services"),
        Code(code="3A", label="Health: general practitioner"),
        Code(code="3B", label="Health: health visitor"),
        Code(code="3C", label="Health: school nurse"),
        Code(code="3D", label="Health: other primary health service"),
        Code(code="3E", label="Health: accident and emergency"),
        Code(code="3F", label="Health: other, such as a hospice"),
        Code(code="4", label="Housing"),
        Code(code="5A", label="Council: social care, such as adults' services"),
        Code(code="5B", label="Council: other department, such as youth justice"),
        Code(code="5C", label="Council: services of another council"),
        Code(code="5D", label="Council: early help", since=2023),
        Code(code="6", label="Police"),
        Code(code="7", label="Other legal agency, such as a court, probation or CAFCASS"),
        Code(code="8", label="Other, such as a children's centre or a voluntary body"),
        Code(code="9", label="Anonymous"),
        Code(code="10", label="Unknown"),
    ),
)

# N1 never isolates neglect: it is abuse or neglect together, in every edition.
ABUSE_OR_NEGLECT = "N1"

PRIMARY_NEED = CodeSet(
    "Primary need",
    (
        Code(
            code="N1",
            label="Abuse or neglect",
            labels=((2026, "Abuse, neglect and exploitation"),),
        ),
        Code(code="N2", label="Child's disability"),
        Code(code="N3", label="Parental disability or illness"),
        Code(code="N4", label="Family in acute stress"),
        Code(code="N5", label="Family dysfunction"),
        Code(code="N6", label="Socially unacceptable behaviour"),
        Code(code="N7", label="Low income"),
        Code(code="N8", label="Absent parenting"),
        Code(code="N9", label="Case other than a child in need"),
        Code(code="N0", label="Not stated"),
    ),
)

CLOSURE_REASON = CodeSet(
    "Reason for closure",
    (
        Code(code="RC1", label="Adopted"),
        Code(code="RC2", label="Died"),
        Code(code="RC3", label="Child arrangements order"),
        Code(code="RC4", label="Special guardianship order"),
        Code(code="RC5", label="Transferred to another council"),
        Code(code="RC6", label="Transferred to adult social care"),
        Code(code="RC7", label="Services ceased for another reason, such as no longer in need"),
        Code(code="RC8", label="Closed after assessment, no further action"),
        Code(code="RC9", label="Closed after assessment, referred to early help", since=2023),
    ),
)

CASE_STATUS = CodeSet(
    "Status of a case",
    (
        Code(code="LAC", label="Looked after"),
        Code(code="CPP", label="Child protection plan"),
        Code(code="CIN", label="Child in need plan"),
        Code(code="ASSESSMENT", label="Open assessment"),
        Code(code="CLOSED", label="Closed"),
    ),
)
"""Our own codes for the choices of Ofsted's Annex A, list 6, the furthest first: one a case."""
