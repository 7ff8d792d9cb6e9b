import django.db.models.deletion
from django.db import migrations, models


FROM_THE_LOADS = """
insert into ledger_slice_tables (slice_id, "table", extent)
select distinct on (l.slice_id, t."table") l.slice_id, t."table", t.extent
from ledger_loads l join ledger_loaded_tables t on t.load_id = l.id
where l.changed order by l.slice_id, t."table", l.id desc
"""


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0019_receipts'),
    ]

    operations = [
        migrations.CreateModel(
            name='SliceTable',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.TextField()),
                ('extent', models.TextField()),
            ],
            options={
                'db_table': 'ledger_slice_tables',
            },
        ),
        migrations.AddIndex(
            model_name='load',
            index=models.Index(fields=['edition'], name='load_of_an_edition'),
        ),
        migrations.AddField(
            model_name='slicetable',
            name='slice',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.slice'),
        ),
        migrations.AddConstraint(
            model_name='slicetable',
            constraint=models.UniqueConstraint(fields=('slice', 'table'), name='one_extent_of_a_table'),
        ),
        migrations.RunSQL(FROM_THE_LOADS, migrations.RunSQL.noop),
    ]
