from django.db import migrations, models

from goldenthread.ledger.guard import guard


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0026_chairs_and_reviewing_officers'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseloadWeights',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('weights', models.TextField(help_text='Each kind and its weight, between blanks')),
                ('in_force_from', models.DateField()),
                ('why', models.TextField()),
                ('set_at', models.DateTimeField()),
                ('set_by', models.TextField()),
                ('opened_by', models.BigIntegerField()),
                ('closed_by', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'ledger_caseload_weights',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_by__isnull', True)), fields=('in_force_from',), name='one_open_set_of_weights')],
            },
        ),
        migrations.RunSQL(guard('ledger_caseload_weights'), migrations.RunSQL.noop),
    ]
