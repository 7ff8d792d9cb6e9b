from django.db import migrations, models

from goldenthread.ledger.guard import guard


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0017_adopters'),
    ]

    operations = [
        migrations.CreateModel(
            name='ToolResultsRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('council', models.TextField()),
                ('slice_id', models.BigIntegerField()),
                ('row_key', models.TextField()),
                ('child_id', models.TextField(null=True)),
                ('scored_on', models.DateField(null=True)),
                ('tool', models.TextField(null=True)),
                ('area', models.TextField(null=True)),
                ('grade', models.TextField(null=True)),
                ('graded_by', models.TextField(null=True)),
                ('unreadable', models.TextField(default='')),
                ('load_id', models.BigIntegerField()),
                ('ordinal', models.IntegerField()),
                ('line', models.IntegerField()),
                ('opened_by', models.BigIntegerField()),
                ('closed_by', models.BigIntegerField(null=True)),
            ],
            options={
                'db_table': 'ledger_tool_results',
                'indexes': [models.Index(fields=['opened_by'], name='opened_tool_results'), models.Index(condition=models.Q(('closed_by__isnull', False)), fields=['closed_by'], name='closed_tool_results')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_by__isnull', True)), fields=('slice_id', 'row_key'), name='one_open_tool_results')],
            },
        ),
        migrations.RunSQL(guard("ledger_tool_results"), migrations.RunSQL.noop),
    ]
