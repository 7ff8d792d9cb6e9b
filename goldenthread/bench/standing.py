"""Django, set up for a benchmark of this process's own."""

import django
from django.core.management import call_command


def ready() -> None:
    """Set Django up and migrate."""
    django.setup()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
