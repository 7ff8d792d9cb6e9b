from django.db import migrations, models

from goldenthread.ledger.guard import guard


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0009_said_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='Authority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table_name', models.TextField()),
                ('kinds', models.TextField(blank=True, help_text='In order, between blanks; empty where the later day speaks')),
                ('why', models.TextField(blank=True)),
                ('decided_on', models.DateField()),
                ('chosen_at', models.DateTimeField()),
                ('chosen_by', models.TextField()),
                ('opened_by', models.BigIntegerField()),
                ('closed_by', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'ledger_authority',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_by__isnull', True)), fields=('table_name',), name='one_open_authority')],
            },
        ),
        migrations.RunSQL(guard('ledger_authority'), migrations.RunSQL.noop),
    ]
