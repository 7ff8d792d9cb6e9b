"""What partners know of a child: school attendance, appointments, health contacts, housing."""

from goldenthread.codes import partners
from goldenthread.record.people import CHILD_ID
from goldenthread.record.table import Column, Holds, RecordTable


def _sessions(name: str, means: str) -> Column:
    return Column(name=name, holds=Holds.NUMBER, means=f"{means}, in half-day sessions")


SCHOOL_ATTENDANCE = RecordTable(
    name="school_attendance",
    title="School attendance",
    means="How often a child was at school in a week, a term or another stretch of days.",
    key=("child_id", "school", "started_on"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="school", means="School, by its name or number"),
        Column(name="started_on", holds=Holds.DATE, means="First day that is counted"),
        Column(name="ended_on", holds=Holds.DATE, means="Last day that is counted"),
        _sessions("possible", "How often the child could have been there"),
        _sessions("attended", "How often the child was there"),
        _sessions("authorised_absence", "Absence that the school allowed"),
        _sessions("unauthorised_absence", "Absence that the school did not allow"),
        _sessions("suspended", "Suspended from school"),
        Column(
            name="on_roll",
            holds=Holds.FLAG,
            means="The child was on a school's roll; blank where nobody said",
        ),
    ),
)

APPOINTMENTS = RecordTable(
    name="appointments",
    title="Health appointments",
    means="An appointment that a health service made for a child, and whether it was brought.",
    key=("child_id", "appointment_on", "service"),
    spans=("appointment_on",),
    columns=(
        CHILD_ID,
        Column(name="appointment_on", holds=Holds.DATE, means="Day of the appointment"),
        Column(name="service", means="Service, such as dentistry or paediatrics"),
        Column(
            name="outcome",
            means="Whether the child was brought; blank before the appointment",
            codes=partners.APPOINTMENT_OUTCOME,
        ),
        Column(name="reason", means="Why the child was not brought, in the service's own words"),
    ),
)

HEALTH_CONTACTS = RecordTable(
    name="health_contacts",
    title="Health contacts",
    means="A meeting of a child, or of its mother before birth, with a health service.",
    key=("child_id", "contact_on", "contact_by", "kind"),
    spans=("contact_on",),
    columns=(
        CHILD_ID,
        Column(name="contact_on", holds=Holds.DATE, means="Day of the contact"),
        Column(name="contact_by", means="Who met the child", codes=partners.HEALTH_WORKER),
        Column(name="kind", means="What kind of contact, in the service's own words"),
        Column(
            name="concern_raised",
            holds=Holds.FLAG,
            means="The service raised a concern about the child's care",
        ),
        Column(
            name="weeks_when_booked",
            holds=Holds.NUMBER,
            means="At a booking with a midwife: weeks of pregnancy",
        ),
    ),
)

HOUSING = RecordTable(
    name="housing",
    title="Housing",
    means="A need for housing of a child's family, from its first to its last day.",
    key=("child_id", "started_on", "need"),
    spans=("started_on", "ended_on"),
    columns=(
        CHILD_ID,
        Column(name="family", means="Family group, by the housing service's own number"),
        Column(name="started_on", holds=Holds.DATE, means="First day of the need"),
        Column(
            name="ended_on",
            holds=Holds.DATE,
            means="Day on which the need ended; blank while it lasts",
        ),
        Column(name="need", means="What the need is", codes=partners.HOUSING),
    ),
)

TABLES = (SCHOOL_ATTENDANCE, APPOINTMENTS, HEALTH_CONTACTS, HOUSING)
