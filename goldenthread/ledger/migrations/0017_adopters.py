from django.db import migrations, models

from goldenthread.ledger.guard import guard


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0016_looks_for_links'),
    ]

    operations = [
        migrations.CreateModel(
            name='AdoptersRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('council', models.TextField()),
                ('slice_id', models.BigIntegerField()),
                ('row_key', models.TextField()),
                ('adopter_id', models.TextField(null=True)),
                ('family', models.TextField(null=True)),
                ('sex', models.TextField(null=True)),
                ('ethnicity', models.TextField(null=True)),
                ('has_disability', models.BooleanField(null=True)),
                ('fostering_for_adoption', models.BooleanField(null=True)),
                ('enquired_on', models.DateField(null=True)),
                ('stage_one_started_on', models.DateField(null=True)),
                ('stage_one_ended_on', models.DateField(null=True)),
                ('stage_two_started_on', models.DateField(null=True)),
                ('stage_two_ended_on', models.DateField(null=True)),
                ('applied_on', models.DateField(null=True)),
                ('approved_on', models.DateField(null=True)),
                ('matched_on', models.DateField(null=True)),
                ('placed_on', models.DateField(null=True)),
                ('children_placed', models.IntegerField(null=True)),
                ('adopted_on', models.DateField(null=True)),
                ('left_on', models.DateField(null=True)),
                ('reason_left', models.TextField(null=True)),
                ('unreadable', models.TextField(default='')),
                ('load_id', models.BigIntegerField()),
                ('ordinal', models.IntegerField()),
                ('line', models.IntegerField()),
                ('opened_by', models.BigIntegerField()),
                ('closed_by', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'ledger_adopters',
                'indexes': [models.Index(fields=['opened_by'], name='opened_adopters'), models.Index(condition=models.Q(('closed_by__isnull', False)), fields=['closed_by'], name='closed_adopters')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_by__isnull', True)), fields=('slice_id', 'row_key'), name='one_open_adopters')],
            },
        ),
        migrations.RunSQL(guard("ledger_adopters"), migrations.RunSQL.noop),
    ]
