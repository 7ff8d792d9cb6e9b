"""Tools from outside by which a worker grades the care of a child: what they are called, and
nothing of what they ask. The Graded Care Profile 2 is licensed by the NSPCC; its area names and its
five grades are public.
"""

from goldenthread.codes.looked_after import labelled

TOOL = labelled(
    "Assessment tool",
    {
        "GCP2": "Graded Care Profile 2",
        "GCP2A": "Graded Care Profile 2 antenatal",
        "GCP": "Graded Care Profile",
    },
)
"""Our own codes."""

AREA_OF_CARE = labelled(
    "Area of care that a tool grades",
    {
        "PHYSICAL": "Physical care",
        "SAFETY": "Care of safety",
        "EMOTIONAL": "Emotional care",
        "DEVELOPMENTAL": "Developmental care",
    },
)
"""Our own codes for the four areas of the Graded Care Profile 2."""

GRADE = labelled("Grade of an assessment tool", {str(n): f"Grade {n}" for n in range(1, 6)})
"""1 is the best and 5 the worst."""
