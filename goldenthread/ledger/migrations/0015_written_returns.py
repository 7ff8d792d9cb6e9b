from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0014_links_of_children'),
    ]

    operations = [
        migrations.CreateModel(
            name='WrittenReturn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sha256', models.TextField(unique=True)),
                ('kind', models.TextField()),
                ('period', models.TextField(help_text='The census year, as 2024-25, or the day')),
                ('edition', models.BigIntegerField(help_text='At which the record was written out')),
                ('written_at', models.DateTimeField()),
                ('written_by', models.TextField()),
            ],
            options={
                'db_table': 'ledger_written_returns',
            },
        ),
    ]
