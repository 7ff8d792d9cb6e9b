"""The Django app of what people record here."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Label `casework`: drafts. What is saved is in the ledger."""

    name = "goldenthread.casework"
    label = "casework"
    verbose_name = "What people record here"
