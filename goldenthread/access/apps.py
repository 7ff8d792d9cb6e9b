"""The Django app of who may enter and what each may see."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Label `access`: people, appointments, grants and the access log."""

    name = "goldenthread.access"
    label = "access"
    verbose_name = "Who may see what"
