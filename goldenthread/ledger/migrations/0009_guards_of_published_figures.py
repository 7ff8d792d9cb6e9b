"""The rows of published figures, and of lists of neighbours, may only be closed, as all others."""

from django.db import migrations

from goldenthread.ledger.guard import guard

TABLES = ("ledger_published_figures", "ledger_statistical_neighbours")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0008_published_figures")]
    operations = [
        migrations.RunSQL(guard(table), migrations.RunSQL.noop) for table in TABLES
    ]
