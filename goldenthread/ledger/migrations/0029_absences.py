from django.db import migrations, models

from goldenthread.ledger.guard import guard


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0028_date_decisions'),
    ]

    operations = [
        migrations.CreateModel(
            name='WorkerAbsence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('worker', models.TextField(help_text='The code under which the case system knows the worker')),
                ('team', models.TextField()),
                ('first_on', models.DateField()),
                ('last_on', models.DateField(help_text='Null while nobody knows', null=True)),
                ('look_again_on', models.DateField(help_text='Where there is no last day', null=True)),
                ('cover', models.TextField(help_text='A worker of the same team; empty where nobody is', blank=True)),
                ('reason', models.TextField(help_text='Leave, or other: nothing of anybody’s health')),
                ('set_at', models.DateTimeField()),
                ('set_by', models.TextField()),
                ('opened_by', models.BigIntegerField()),
                ('closed_by', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'ledger_absences',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_by__isnull', True)), fields=('worker', 'team', 'first_on'), name='one_open_absence')],
            },
        ),
        migrations.RunSQL(guard('ledger_absences'), migrations.RunSQL.noop),
    ]
