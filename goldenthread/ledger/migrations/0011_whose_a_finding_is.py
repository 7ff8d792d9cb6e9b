from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0010_authority'),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='child_id',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='finding',
            name='row_key',
            field=models.TextField(default=''),
        ),
    ]
