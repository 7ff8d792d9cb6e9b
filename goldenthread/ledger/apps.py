"""The ledger as a Django app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Append-only facts in PostgreSQL."""

    name = "goldenthread.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
