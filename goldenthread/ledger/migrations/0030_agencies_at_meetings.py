from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0029_absences'),
    ]

    operations = [
        migrations.AddField(
            model_name='meetingagenciesrow',
            name='apologies',
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name='meetingagenciesrow',
            name='not_invited_because',
            field=models.TextField(null=True),
        ),
    ]
