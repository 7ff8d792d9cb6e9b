"""Why something that is held about a child may be left out of an answer to a request for it.

Data Protection Act 2018, Schedules 2 and 3. Whether one applies is decided by a person, for each
thing that is left out.
"""

from goldenthread.codes.code_set import Code, CodeSet

EXEMPTION = CodeSet(
    "Exemption from a request for access",
    (
        Code(code="ANOTHER_PERSON", label="It tells of another person (Schedule 2, paragraph 16)"),
        Code(
            code="LEGAL_PRIVILEGE", label="Legal professional privilege (Schedule 2, paragraph 19)"
        ),
        Code(
            code="CRIME",
            label="It would prejudice the prevention of crime (Schedule 2, paragraph 2)",
        ),
        Code(
            code="SERIOUS_HARM",
            label="Social work: serious harm is likely (Schedule 3, paragraph 11)",
        ),
        Code(
            code="CHILD_ABUSE",
            label="Child abuse: against the child's interests (Schedule 3, paragraph 21)",
        ),
    ),
)
