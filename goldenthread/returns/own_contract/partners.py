"""What schools, health services and housing know of a child, each in a small file of its own."""

from goldenthread.codes import partners
from goldenthread.returns.own_contract.cells import AS_AT, CHILD, day, flag, number
from goldenthread.returns.shape import Cell, Group, Reads, Return, Speaks

SCHOOL_ATTENDANCE = Return(
    kind="school_attendance",
    title="School attendance",
    speaks=Speaks.ALL_IT_HAS,
    groups=(
        Group(
            name="attendance",
            cells=(
                CHILD,
                Cell(name="school"),
                day("from", needed=True),
                day("to", needed=True),
                number("possible sessions", needed=True),
                number("attended sessions", needed=True),
                number("authorised absence"),
                number("unauthorised absence"),
                number("suspended sessions"),
                flag("on roll"),
                AS_AT,
            ),
        ),
    ),
)

WAS_NOT_BROUGHT = Return(
    kind="was_not_brought",
    title="Health appointments: was not brought",
    speaks=Speaks.ALL_IT_HAS,
    groups=(
        Group(
            name="appointment",
            cells=(
                CHILD,
                day("appointment on", needed=True, also=("appointment date",)),
                Cell(name="service"),
                Cell(
                    name="outcome",
                    reads=Reads.CODE,
                    codes=partners.APPOINTMENT_OUTCOME,
                    meaning=partners.outcome_as_code,
                    needed=True,
                ),
                Cell(name="reason"),
                AS_AT,
            ),
        ),
    ),
)

HEALTH_CONTACTS = Return(
    kind="health_contacts",
    title="Health contacts",
    speaks=Speaks.ALL_IT_HAS,
    groups=(
        Group(
            name="health_contact",
            cells=(
                CHILD,
                day("contact on", needed=True, also=("contact date",)),
                Cell(
                    name="contact by",
                    reads=Reads.CODE,
                    codes=partners.HEALTH_WORKER,
                    meaning=partners.health_worker_as_code,
                    needed=True,
                ),
                Cell(name="kind of contact"),
                flag("concern raised"),
                number("weeks when booked"),
                AS_AT,
            ),
        ),
    ),
)

HOUSING = Return(
    kind="housing",
    title="Housing",
    speaks=Speaks.ALL_IT_HAS,
    groups=(
        Group(
            name="housing_need",
            cells=(
                CHILD,
                Cell(name="family"),
                day("housing from", needed=True),
                day("housing to"),
                Cell(
                    name="housing need",
                    reads=Reads.CODE,
                    codes=partners.HOUSING,
                    meaning=partners.housing_as_code,
                    needed=True,
                ),
                AS_AT,
            ),
        ),
    ),
)
