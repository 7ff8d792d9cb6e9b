"""What early help and partners write: outcomes, who met a child, housing needs, yes or no.

These sets are our own: no national return has them. Each may be written as its code or in words;
the words that services use for the same thing are brought to one code.
"""

from types import MappingProxyType

from goldenthread.codes.code_set import Code, CodeSet
from goldenthread.codes.written import brought_to_code, fold

BROUGHT, NOT_BROUGHT = "BROUGHT", "NOT_BROUGHT"

APPOINTMENT_OUTCOME = CodeSet(
    "Outcome of an appointment",
    (
        Code(code=BROUGHT, label="Brought"),
        Code(code=NOT_BROUGHT, label="Was not brought"),
        Code(code="CANCELLED_BY_SERVICE", label="Cancelled by the service"),
        Code(code="REARRANGED_BY_FAMILY", label="Rearranged by the family"),
    ),
)

HEALTH_WORKER = CodeSet(
    "Who met the child",
    (
        Code(code="GP", label="General practice"),
        Code(code="MIDWIFE", label="Midwife"),
        Code(code="HEALTH_VISITOR", label="Health visitor"),
        Code(code="SCHOOL_NURSE", label="School nurse"),
        Code(code="EMERGENCY", label="Emergency department or walk-in centre"),
        Code(code="HOSPITAL", label="Hospital"),
        Code(code="DENTIST", label="Dentist"),
        Code(code="MENTAL_HEALTH", label="Mental health service"),
        Code(code="OTHER", label="Another health service"),
    ),
)

HOUSING = CodeSet(
    "Housing",
    (
        Code(code="TEMPORARY", label="Temporary accommodation"),
        Code(code="HOMELESS", label="Homelessness application"),
        Code(code="OVERCROWDED", label="Overcrowded"),
        Code(code="ARREARS", label="Rent arrears"),
        Code(code="NOTICE", label="Notice to leave, or eviction"),
        Code(code="HAZARD", label="Hazard in the home, such as damp, cold or disrepair"),
        Code(code="SHARING", label="Staying with others, with no home of their own"),
        Code(code="OTHER", label="Another need"),
    ),
)

_YES_AND_NO = MappingProxyType(
    {
        **dict.fromkeys(("yes", "y", "true", "t", "1"), "yes"),
        **dict.fromkeys(("no", "n", "false", "f", "0"), "no"),
        **dict.fromkeys(("unknown", "notknown", "notrecorded", "na", "notasked"), ""),
    }
)

_OUTCOMES = MappingProxyType(
    {
        **dict.fromkeys(("attended", "seen", "arrived", "kept", "wasbrought"), BROUGHT),
        **dict.fromkeys(
            ("wnb", "dna", "didnotattend", "notbrought", "nonattendance", "failedtoattend"),
            NOT_BROUGHT,
        ),
        **dict.fromkeys(("cancelledbyhospital", "cancelledbyclinic"), "CANCELLED_BY_SERVICE"),
        **dict.fromkeys(
            ("cancelledbyfamily", "cancelledbypatient", "cancelledbyparent", "rescheduled"),
            "REARRANGED_BY_FAMILY",
        ),
    }
)

_WORKERS = MappingProxyType(
    {
        **dict.fromkeys(("doctor", "familydoctor", "surgery", "practicenurse"), "GP"),
        **dict.fromkeys(("midwifery", "maternity"), "MIDWIFE"),
        **dict.fromkeys(("hv", "healthvisiting"), "HEALTH_VISITOR"),
        **dict.fromkeys(("schoolnursing",), "SCHOOL_NURSE"),
        **dict.fromkeys(("ae", "aande", "ed", "accidentandemergency", "urgentcare"), "EMERGENCY"),
        **dict.fromkeys(("dental", "dentistry"), "DENTIST"),
        **dict.fromkeys(("camhs",), "MENTAL_HEALTH"),
    }
)

_HOUSING = MappingProxyType(
    {
        **dict.fromkeys(("temporary", "ta", "temporaryaccomodation"), "TEMPORARY"),
        **dict.fromkeys(("homelessapplication", "homelessness"), "HOMELESS"),
        **dict.fromkeys(("overcrowding",), "OVERCROWDED"),
        **dict.fromkeys(("rentarrears", "arrearsofrent"), "ARREARS"),
        **dict.fromkeys(("eviction", "evicted", "noticetoquit", "section21"), "NOTICE"),
        **dict.fromkeys(("damp", "mould", "disrepair", "hazards"), "HAZARD"),
        **dict.fromkeys(("sofasurfing", "concealedhousehold"), "SHARING"),
    }
)


def yes_or_no(text: str) -> str:
    """`yes` or `no`; nothing where it says that nobody knows, else the text as it is."""
    return _YES_AND_NO.get(fold(text), text)


outcome_as_code = brought_to_code(APPOINTMENT_OUTCOME, _OUTCOMES)
"""The code of an appointment's outcome; the text as it is where it is none."""

health_worker_as_code = brought_to_code(HEALTH_WORKER, _WORKERS)
"""The code of who met the child; the text as it is where it is none."""

housing_as_code = brought_to_code(HOUSING, _HOUSING)
"""The code of a housing need; the text as it is where it is none."""
