"""A ledger row may only be closed, once: the database itself refuses anything else."""

from django.db import migrations

from goldenthread.ledger.guard import FUNCTION, guard

TABLES = (
    "people",
    "disabilities",
    "names",
    "allocations",
    "population",
    "referrals",
    "assessments",
    "assessment_factors",
    "cin_plans",
    "section_47_enquiries",
    "conferences",
    "child_protection_plans",
    "child_protection_reviews",
    "pre_proceedings",
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTION, migrations.RunSQL.noop),
        *(migrations.RunSQL(guard(f"ledger_{table}"), migrations.RunSQL.noop) for table in TABLES),
    ]
