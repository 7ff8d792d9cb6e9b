"""Codes of health in care, of adoption and permanence, and of young people who have left care.

Source: DfE's SSDA903 collections of 2016-17 to 2026-27 (files OC2, OC3, AD1, placed for adoption,
previous permanence), and Ofsted's Annex A, lists 8 to 10. Labels are in our own words.
"""

from __future__ import annotations

from goldenthread.codes.looked_after import labelled

SDQ_REASON = labelled(
    "Reason that there is no strengths and difficulties score",
    {
        "SDQ1": "Under 4 or over 17 at the latest assessment",
        "SDQ2": "Carer refused to complete it",
        "SDQ3": "Not possible because of the severity of the child's disability",
        "SDQ4": "Other",
        "SDQ5": "Child refused",
    },
)

HEALTH_CHECK = labelled(
    "Kind of health check",
    {
        "ASSESSMENT": "Health assessment",
        "DENTAL": "Dental check",
        "DEVELOPMENT": "Development check",
        "OPTICAL": "Eye test",
        "OTHER": "Other",
    },
)
"""Our own codes: the returns write kinds of health check in words, or have a column for each."""

PREVIOUS_PERMANENCE = labelled(
    "Earlier permanent arrangement",
    {
        "P1": "Adoption",
        "P2": "Special guardianship order",
        "P3": "Residence order",
        "P4": "Child arrangements order",
        "Z1": "None, or not known",
    },
)

NO_LONGER_FOR_ADOPTION = labelled(
    "Reason that a child is no longer to be placed for adoption",
    {
        "RD1": "The child's needs changed after the decision",
        "RD2": "The court made no placement order",
        "RD3": "No adopters could be found",
        "RD4": "Other",
    },
)

SEX_OF_ADOPTERS = labelled(
    "Sex of the adopters",
    {
        "M1": "One man",
        "F1": "One woman",
        "MM": "Two men",
        "FF": "Two women",
        "MF": "A man and a woman",
    },
)

LEGAL_STATUS_OF_ADOPTERS = labelled(
    "Legal status of the adopters",
    {
        "L0": "Single adopter",
        "L11": "Married, man and woman",
        "L12": "Married, same sex",
        "L2": "Civil partnership",
        "L3": "Not married, man and woman",
        "L4": "Not married, same sex",
    },
)

IN_TOUCH = labelled(
    "In touch with a care leaver",
    {
        "YES": "In touch",
        "NO": "Not in touch",
        "DIED": "Died after leaving care",
        "REFU": "Refuses contact",
        "NREQ": "No longer requires services",
        "RHOM": "Returned home",
    },
)

ACTIVITY = labelled(
    "Activity of a care leaver",
    {
        "F1": "Higher education, full time",
        "P1": "Higher education, part time",
        "F2": "Other education, full time",
        "P2": "Other education, part time",
        "F3": "Training or employment, full time",
        "P3": "Training or employment, part time",
        "F4": "Apprenticeship, full time",
        "P4": "Apprenticeship, part time",
        "F5": "Training or employment other than an apprenticeship, full time",
        "P5": "Training or employment other than an apprenticeship, part time",
        "G4": "Not in education, employment or training: illness or disability",
        "G5": "Not in education, employment or training: other circumstances",
        "G6": "Not in education, employment or training: pregnancy or parenting",
        "0": "Not known",
    },
    until={"F3": 2021, "P3": 2021},
)

ACCOMMODATION = labelled(
    "Accommodation of a care leaver",
    {
        "B": "With parents or relatives",
        "C": "Community home or other residential care",
        "D": "Semi-independent or transitional accommodation",
        "E": "Supported lodgings",
        "G": "Gone abroad",
        "H": "Deported",
        "K": "Ordinary lodgings",
        "R": "Residence not known",
        "S": "No fixed abode",
        "T": "Foyer or similar supported accommodation",
        "U": "Independent living",
        "V": "Emergency accommodation",
        "W": "Bed and breakfast",
        "X": "In custody",
        "Y": "Other accommodation",
        "Z": "With former foster carer",
        "0": "Not known",
    },
)
"""DfE writes a figure after the letter, 1 suitable and 2 not, which is a column of its own here."""

ELIGIBILITY = labelled(
    "Eligibility of a care leaver",
    {
        "ELIGIBLE": "Eligible",
        "RELEVANT": "Relevant",
        "FORMER RELEVANT": "Former relevant",
        "QUALIFYING": "Qualifying",
    },
)
"""Our own codes for the choices of Ofsted's Annex A, list 9."""
